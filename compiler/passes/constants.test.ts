// Which parameters the pass finds, in programs built by hand.

import assert from "node:assert/strict";
import type { Expr, Fn, Local, Program, Stmt } from "../ir.ts";
import { constants } from "./constants.ts";

const position = { file: "test/hand.ts", line: 1, column: 1 };
const number = (value: number): Expr => ({ kind: "number", type: "f64", value });
const param: Local = { name: "width", id: 1, type: "f64", volatile: false };
const read: Extract<Expr, { kind: "local" }> = { kind: "local", type: "f64", local: param };

function fn(name: string, unit: string, params: Local[], body: Stmt[]): Fn {
  const fixed = { inline: false, temperature: "normal", outOfLine: false, isClosure: false } as const;
  return { name, cName: name, unit, params, returns: "void", body, position, ...fixed };
}

function call(callee: Fn, value: Expr): Stmt {
  return { kind: "expr", position, expr: { kind: "call", type: "void", function: callee, args: [value], position } };
}

/** What the functions hold from the start, in a program that begins with `body`. */
function found(body: Stmt[], functions: Fn[]): unknown[] {
  const init = fn("init", "main.ts", [], body);
  const program: Program = {
    name: "hand",
    layouts: [],
    functions: [init, ...functions],
    globals: [],
    selectors: [],
    modules: [{ name: "main.ts", init, variables: null }],
    entry: [],
    coldFiles: new Set(),
    libraryModules: new Map(),
    wellKnown: new Map(),
  };
  constants(program);
  return functions.map(({ body: [first] }) =>
    first?.kind === "assign" && first.value.kind === "number" ? first.value.value : null,
  );
}

describe("constant parameters", () => {
  const other = (name: string, body: Stmt[] = []): Fn => fn(name, "other.ts", [{ ...param }], body);

  it("are those for which every call has the same", () => {
    const same = other("same");
    const different = other("different");
    const signed = other("signed");
    const body = [
      ...[call(same, number(3)), call(same, number(3)), call(different, number(3)), call(different, number(4))],
      ...[call(signed, number(0)), call(signed, number(-0))],
    ];
    assert.deepEqual(found(body, [same, different, signed]), [3, null, null]);
  });

  it("are handed on, unless they are changed before", () => {
    const callee = fn("callee", "third.ts", [{ ...param }], []);
    const caller = fn("caller", "other.ts", [param], [call(callee, read)]);
    assert.deepEqual(found([call(caller, number(3))], [caller, callee]), [3, 3]);
    const change: Stmt = { kind: "assign", target: read, value: number(4), position };
    const changing = fn("changing", "other.ts", [param], [change, call(callee, read)]);
    callee.body = [];
    assert.deepEqual(found([call(changing, number(3))], [changing, callee]), [3, null]);
  });

  it("are left to clang where all calls are in the function's own file", () => {
    const near = fn("near", "main.ts", [{ ...param }], []);
    assert.deepEqual(found([call(near, number(3))], [near]), [null]);
  });

  it("are none where something else than a direct call may pass another", () => {
    const closure: Fn = { ...other("closure"), isClosure: true };
    assert.deepEqual(found([call(closure, number(3))], [closure]), [null]);
  });
});
