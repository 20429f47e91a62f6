// A program built by hand from IR, through emission, clang and lld, to its output: the back end without the front end.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { emit } from "./emit.ts";
import type { Expr, Fn, IrType, Layout, Local, Position, Program, Stmt } from "./ir.ts";
import { runPasses } from "./passes.ts";
import { link } from "./toolchain.ts";

const root = path.resolve(import.meta.dirname, "..");
const unit = "test/hand.ts";
const at = (line: number): Position => ({ file: unit, line, column: 1 });
const nowhere = at(1);

function layout(name: string, kind: Layout["kind"], fields: [string, IrType][], element: IrType | null = null): Layout {
  return {
    name,
    displayName: name,
    cName: name,
    kind,
    unit,
    parent: null,
    fields: fields.map(([field, type]) => ({
      name: field,
      cName: field,
      type,
      typeText: typeof type === "string" ? type : "object",
      optional: false,
      hidden: false,
    })),
    element,
    dispatch: new Map(),
    implemented: new Set(),
  };
}

const string = layout("string", "string", []);
const stringRef: IrType = { kind: "ref", to: string };
let ids = 0;
const local = (name: string, type: IrType): Local => ({ name, id: ++ids, type, volatile: false });
const read = (one: Local): Extract<Expr, { kind: "local" }> => ({ kind: "local", type: one.type, local: one });
const number = (value: number, type: IrType = "f64"): Expr => ({ kind: "number", type, value });
const text = (value: string): Expr => ({ kind: "string", type: stringRef, value });
const runtime = (name: string, type: IrType, args: Expr[]): Expr => ({
  kind: "callRuntime",
  type,
  name,
  args,
  pure: false,
  position: nowhere,
});
const print = (value: Expr, line = 1): Stmt => ({
  kind: "expr",
  expr: runtime("rt_console_write", "void", [value]),
  position: at(line),
});

function fn(name: string, params: Local[], returns: IrType, body: Stmt[], line = 1): Fn {
  return {
    name,
    cName: `hand_${name}`,
    unit,
    params,
    returns,
    body,
    position: at(line),
    inline: false,
    temperature: "normal",
    outOfLine: false,
    isClosure: false,
  };
}

function program(body: Stmt[], functions: Fn[], layouts: Layout[]): Program {
  const init = fn("init", [], "void", body);
  return {
    name: "hand",
    layouts: [string, ...layouts],
    functions: [init, ...functions],
    globals: [],
    selectors: [],
    modules: [{ name: unit, init, variables: null }],
    entry: [],
    coldFiles: new Set(),
    libraryModules: new Map(),
    wellKnown: new Map(),
  };
}

interface Outcome {
  stdout: string;
  stderr: string;
  code: number | null;
}

async function outcome(made: Program, sanitize = false, checksAccesses = false): Promise<Outcome> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "emit-"));
  try {
    const output = path.join(folder, "hand");
    const displayNames = new Map(made.functions.map((one) => [one.cName, one.name]));
    await link(
      emit(runPasses(made), "1", false, checksAccesses),
      { root, target: "host", output, optimize: "2", sanitize, displayNames, isApplication: () => true },
      () => {},
    );
    return await promisify(execFile)(output).then(
      (result) => ({ ...result, code: 0 }),
      (error: Outcome) => error,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("emit", function () {
  this.timeout(120_000);

  for (const sanitize of [false, true])
    it(`prints, loops, keeps objects across a collection${sanitize ? " (sanitizers)" : ""}`, async () => {
      const node = layout("Node", "object", []);
      node.fields = layout("", "object", [
        ["next", { kind: "ref", to: node }],
        ["value", "f64"],
      ]).fields;
      const nodeRef: IrType = { kind: "ref", to: node };
      const list = local("list", nodeRef);
      const made = local("made", nodeRef);
      const i = local("i", "i32");
      const sum = local("sum", "f64");
      const label = { name: "", id: ++ids };
      const walk = { name: "", id: ++ids };
      const field = (object: Expr, index: number): Extract<Expr, { kind: "field" }> => ({
        kind: "field",
        type: node.fields[index].type,
        object,
        layout: node,
        field: node.fields[index],
      });
      const body: Stmt[] = [
        { kind: "let", local: list, init: { kind: "undefined", type: nodeRef }, position: at(2) },
        { kind: "let", local: i, init: number(0, "i32"), position: at(3) },
        {
          kind: "loop",
          label,
          position: at(3),
          body: [
            {
              kind: "if",
              test: { kind: "binary", type: "bool", op: "ge", left: read(i), right: number(1_000_000, "i32") },
              then: [{ kind: "break", label, position: at(3) }],
              else: [],
              position: at(3),
            },
            {
              kind: "let",
              local: made,
              init: { kind: "new", type: nodeRef, layout: node, position: at(4) },
              position: at(4),
            },
            {
              kind: "assign",
              target: field(read(made), 1),
              value: { kind: "convert", type: "f64", operand: read(i), mode: "exact", position: at(4) },
              position: at(4),
            },
            // Every hundredth stays alive.
            {
              kind: "if",
              test: {
                kind: "binary",
                type: "bool",
                op: "eq",
                left: { kind: "binary", type: "i32", op: "rem", left: read(i), right: number(100, "i32") },
                right: number(0, "i32"),
              },
              then: [
                { kind: "assign", target: field(read(made), 0), value: read(list), position: at(5) },
                { kind: "assign", target: read(list), value: read(made), position: at(5) },
              ],
              else: [],
              position: at(5),
            },
          ],
          update: [
            {
              kind: "assign",
              target: read(i),
              value: { kind: "binary", type: "i32", op: "add", left: read(i), right: number(1, "i32") },
              position: at(3),
            },
          ],
        },
        { kind: "let", local: sum, init: number(0), position: at(8) },
        {
          kind: "loop",
          label: walk,
          position: at(9),
          body: [
            {
              kind: "if",
              test: {
                kind: "binary",
                type: "bool",
                op: "eq",
                left: read(list),
                right: { kind: "undefined", type: nodeRef },
              },
              then: [{ kind: "break", label: walk, position: at(9) }],
              else: [],
              position: at(9),
            },
            {
              kind: "assign",
              target: read(sum),
              value: { kind: "binary", type: "f64", op: "add", left: read(sum), right: field(read(list), 1) },
              position: at(9),
            },
            { kind: "assign", target: read(list), value: field(read(list), 0), position: at(9) },
          ],
          update: [],
        },
        {
          kind: "if",
          test: { kind: "binary", type: "bool", op: "eq", left: read(sum), right: number(4_999_500_000) },
          then: [print(text("sum right\n"))],
          else: [print(text("sum wrong\n"))],
          position: at(10),
        },
        print(text("\u2713 \u00e9\n")),
        {
          kind: "if",
          test: {
            kind: "binary",
            type: "bool",
            op: "gt",
            left: runtime("rt_collection_count", "u32", []),
            right: number(2, "u32"),
          },
          then: [print(text("collected\n"))],
          else: [],
          position: at(11),
        },
      ];
      const result = await outcome(program(body, [], [node]), sanitize);
      assert.equal(result.stderr, "");
      assert.equal(result.stdout, "sum right\n✓ é\ncollected\n");
    });

  it("catches what a callee throws, keeps locals that changed in the try block, and traces it", async () => {
    const thrower = fn("thrower", [local("x", "f64")], "f64", [], 20);
    thrower.body = [
      {
        kind: "if",
        test: { kind: "binary", type: "bool", op: "gt", left: read(thrower.params[0]), right: number(1) },
        then: [{ kind: "throw", value: { kind: "string", type: "value", value: "boom" }, position: at(21) }],
        else: [],
        position: at(21),
      },
      { kind: "return", value: read(thrower.params[0]), position: at(22) },
    ];
    const count = local("count", "f64");
    const caught = local("caught", "value");
    const trace = local("$trace", { kind: "ref", to: null });
    const result = await outcome(
      program(
        [
          { kind: "let", local: count, init: number(0), position: at(1) },
          {
            kind: "try",
            body: [
              { kind: "assign", target: read(count), value: number(5), position: at(2) },
              {
                kind: "expr",
                expr: { kind: "call", type: "f64", function: thrower, args: [number(2)], position: at(3) },
                position: at(3),
              },
              { kind: "assign", target: read(count), value: number(7), position: at(4) },
            ],
            caught,
            handler: [
              {
                kind: "if",
                test: { kind: "binary", type: "bool", op: "eq", left: read(count), right: number(5) },
                then: [
                  print({
                    kind: "convert",
                    type: stringRef,
                    operand: read(caught),
                    mode: "checked",
                    position: nowhere,
                  }),
                ],
                else: [],
                position: at(5),
              },
            ],
            position: at(2),
          },
          {
            kind: "let",
            local: trace,
            init: runtime("rt_trace_capture", { kind: "ref", to: null }, [number(0, "u32")]),
            position: at(8),
          },
          print(runtime("rt_trace_text", stringRef, [read(trace), read(trace)]), 9),
        ],
        [thrower],
        [],
      ),
    );
    assert.equal(result.stderr, "");
    assert.equal(result.stdout, `boom\n    at init (${unit}:8)`);
  });

  for (const checksAccesses of [false, true])
    it(`${checksAccesses ? "stops at" : "does not see"} a field of another type's object where accesses are ${checksAccesses ? "" : "not "}checked`, async () => {
      const [whole, part] = [
        layout("Whole", "object", [["size", "f64"]]),
        layout("Part", "object", [["share", "f64"]]),
      ];
      const wholeRef: IrType = { kind: "ref", to: whole };
      const made = local("made", { kind: "ref", to: part });
      const taken: Expr = { kind: "convert", type: wholeRef, operand: read(made), mode: "static", position: nowhere };
      const body: Stmt[] = [
        {
          kind: "let",
          local: made,
          init: { kind: "new", type: made.type, layout: part, position: at(1) },
          position: at(1),
        },
        {
          kind: "if",
          test: {
            kind: "binary",
            type: "bool",
            op: "eq",
            left: { kind: "field", type: "f64", object: taken, layout: whole, field: whole.fields[0] },
            right: number(0),
          },
          then: [print(text("read"))],
          else: [],
          position: at(2),
        },
      ];
      const result = await outcome(program(body, [], [whole, part]), false, checksAccesses);
      if (!checksAccesses) return assert.equal(result.stdout, "read");
      assert.match(
        result.stderr,
        /size .* is taken from a Part, which has none\npanic: the compiler has taken an object/,
      );
    });

  it("ends with status 1 on an uncaught exception", async () => {
    const result = await outcome(
      program([{ kind: "throw", value: { kind: "string", type: "value", value: "x" }, position: at(1) }], [], []),
    );
    assert.equal(result.code, 1);
    assert.match(result.stderr, /Uncaught/);
  });
});
