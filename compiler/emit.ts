// Prints a program's IR as C: one self-contained file for each unit (some source modules), tables.S with what the runtime is
// told of the program, and program.c that starts it. Decides nothing: every conversion, check and jump is in the IR.
//
// Requires: selectors have slots (dispatch), volatile locals are marked (try).

import type { Expr, Fn, Global, Layout, Program } from "./ir.ts";
import { Accesses, noteAccesses } from "./emit/accesses.ts";
import { cType, declare, hasStruct } from "./emit/types.ts";
import { fieldName } from "./emit/expressions.ts";
import { groupModules } from "./emit/groups.ts";
import { functionHeader, functionStorage, functionText } from "./emit/statements.ts";
import { tablesText } from "./emit/tables.ts";
import { literalName, type ProgramFacts, Unit } from "./emit/unit.ts";
import { instanceBytes } from "./offsets.ts";
import { forEachExpression } from "./passes/walk.ts";

/** A C or assembler file: its name (no folder) and text. */
export interface CFile {
  readonly name: string;
  /** The unit's source module. */
  readonly unit: string;
  readonly text: string;
}

/**
 * All C files of a program, in a fixed order: first those of the application, which are most likely to need compiling.
 * `version` is what `imageVersion()` gives; `debug`: a debugger will look at
 * its variables; `checksAccesses`: each access is held against the object's type.
 */
export function* emit(program: Program, version: string, debug = false, checksAccesses = false): Generator<CFile> {
  const facts = programFacts(program, debug, checksAccesses);
  const names = unitNames(program, facts);
  const functions = groupBy(program.functions, (fn) => facts.groupOf(fn.unit));
  const globals = groupBy(program.globals, (global) => facts.groupOf(global.unit));
  const literals = new Set<string>();
  for (const unit of names) {
    const writer = new Unit(unit, facts);
    const text = unitText(writer, functions.get(unit) ?? [], globals.get(unit) ?? []);
    for (const literal of writer.literals) literals.add(literal);
    yield { name: `${cFileName(unit)}.c`, unit, text };
  }
  yield { name: "tables.S", unit: "", text: tablesText(program, facts, literals) };
  yield { name: "program.c", unit: "", text: programText(program, version) };
}

function unitNames(program: Program, facts: ProgramFacts): string[] {
  const names = new Set<string>();
  for (const one of [...program.functions, ...program.globals]) names.add(facts.groupOf(one.unit));
  const isApplication = (unit: string): number => (program.libraryModules.has(unit) ? 1 : 0);
  return [...names].sort((a, b) => isApplication(a) - isApplication(b) || (a < b ? -1 : 1));
}

/** "kernel/net/tcp.ts" -> "kernel_net_tcp". Two units must not meet in one name, hence the escaped underscore. */
function cFileName(unit: string): string {
  return unit
    .replace(/\.ts$/, "")
    .replaceAll("_", "__")
    .replace(/[^A-Za-z0-9_]/g, "_");
}

function programFacts(program: Program, debug: boolean, checksAccesses: boolean): ProgramFacts {
  const groups = groupModules(program.libraryModules);
  const groupOf = (unit: string): string => groups.get(unit) ?? unit;
  const interfaces = new Set<string>();
  if (checksAccesses) for (const name of noteAccesses(program)) interfaces.add(name);
  const callees = new Map<Fn, Set<Fn>>();
  for (const fn of program.functions) {
    const called = new Set<Fn>();
    forEachExpression(fn.body, (expr: Expr) => {
      if (expr.kind === "implements") interfaces.add(expr.interfaceName);
      else if (expr.kind === "call") called.add(expr.function);
    });
    callees.set(fn, called);
  }
  const users = new Map<Fn, Set<string>>();
  // An inline function's body is repeated in its callers' units: what it calls is used there too.
  const useBody = (fn: Fn, unit: string, within: ReadonlySet<Fn>): void => {
    for (const callee of callees.get(fn) ?? []) {
      const units = users.get(callee);
      if (units === undefined) users.set(callee, new Set([unit]));
      else units.add(unit);
      if (callee.inline && !within.has(callee)) useBody(callee, unit, new Set([...within, callee]));
    }
  };
  for (const fn of program.functions) useBody(fn, groupOf(fn.unit), new Set([fn]));
  const entries = new Set([
    ...program.layouts.flatMap(({ dispatch }) =>
      [...dispatch.values()].flatMap((entry) => (entry.kind === "method" ? [entry.function] : [])),
    ),
    ...program.modules.map(({ init }) => init),
    ...program.entry,
    ...program.wellKnown.values(),
  ]);
  const isInternal = (fn: Fn): boolean =>
    !fn.inline && !entries.has(fn) && [...(users.get(fn) ?? [])].every((unit) => unit === groupOf(fn.unit));
  const internal = new Set(program.functions.filter(isInternal));
  const parents = new Set(program.layouts.flatMap((layout) => (layout.parent === null ? [] : [layout.parent])));
  const numbers = new Map([...interfaces].sort().map((name, index) => [name, index]));
  return {
    interfaces: numbers,
    parents,
    internal,
    entries,
    callees,
    groupOf,
    functionNames: new Set(program.functions.map((fn) => fn.cName)),
    accesses: checksAccesses ? new Accesses(numbers) : null,
    debug,
  };
}

function unitText(unit: Unit, functions: readonly Fn[], globals: readonly Global[]): string {
  // The unit's own variables are the first to choose their names.
  const definitions = globals.map((global) => unit.globalDefinition(global));
  const bodies = functions.filter((fn) => !unit.repeats(fn)).map((fn) => functionText(fn, unit));
  const inlined = inlineBodies(unit);

  // What the declarations themselves mention grows while they are printed: functions first, structs last.
  const prototypes = [...unit.functions, ...functions.filter((fn) => !unit.functions.has(fn))]
    .filter((fn) => !unit.repeats(fn))
    .map((fn) => `${functionStorage(fn, unit)}${functionHeader(fn, unit, null)};`);
  const ownGlobals = new Set(globals);
  const externs = [...unit.globals.keys()]
    .filter((global) => !ownGlobals.has(global))
    .map((global) => (unit.mention(global.type), `extern ${declare(global.type, unit.global(global))};`));
  const structs = [...unit.structs].sort(byCName).map((layout) => structText(layout, unit));
  const types = [...unit.types].sort(byCName);
  const literals = [...unit.literals].sort();
  const names = [...new Set([...unit.structNames, ...[...unit.structs].map((one) => one.cName)])].sort();

  const sections = [
    `// Generated from ${unit.name}.`,
    `#include "runtime.h"`,
    names.map((name) => `struct ${name};`).join("\n"),
    structs.join("\n"),
    types.map((layout) => `extern uint32_t T_${layout.cName};`).join("\n"),
    [...externs.sort(), ...definitions].join("\n"),
    prototypes.sort().join("\n"),
    literals.map((text) => `extern rt_ref ${literalName(text)}; // ${JSON.stringify(text)}`).join("\n"),
    inlined.join("\n\n"),
    bodies.join("\n\n"),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

/** Bodies of the inline functions that the unit calls, callees first. */
function inlineBodies(unit: Unit): string[] {
  const texts = new Map<Fn, string>();
  const visit = (fn: Fn): void => {
    if (!unit.repeats(fn) || texts.has(fn)) return;
    texts.set(fn, "");
    unit.facts.callees.get(fn)?.forEach(visit);
    texts.delete(fn);
    texts.set(fn, functionText(fn, unit));
  };
  [...unit.functions].sort(byCName).forEach(visit);
  // Two that call each other need to be known before either.
  const prototypes = [...texts.keys()].map((fn) => `static inline ${functionHeader(fn, unit, null)};`);
  return prototypes.length === 0 ? [] : [prototypes.join("\n"), ...texts.values()];
}

function byCName(a: { readonly cName: string }, b: { readonly cName: string }): number {
  return a.cName < b.cName ? -1 : a.cName > b.cName ? 1 : 0;
}

function structText(layout: Layout, unit: Unit): string {
  const members = layout.fields.map((field) => {
    unit.mention(field.type);
    return `  ${declare(field.type, fieldName(field))};`;
  });
  const { cName } = layout;
  const check = `static_assert(sizeof(struct ${cName}) == ${instanceBytes(layout)});`;
  return `struct ${cName} {\n  rt_object header;\n${members.map((member) => `${member}\n`).join("")}};\n${check}`;
}

/** program.c: module initialisers in order, and the functions that the runtime calls by role. */
function programText(program: Program, version: string): string {
  const initialisers = program.modules.map((module) => module.init);
  const roles = [
    ["rt_make_range_error", "makeRangeError", "rt_ref (*const %)(rt_ref)"],
    ["rt_make_type_error", "makeTypeError", "rt_ref (*const %)(rt_ref)"],
    ["rt_on_evaluation_error", "onEvaluationError", "void (*const %)(rt_value)"],
    ["rt_report_uncaught", "reportUncaught", "void (*const %)(rt_value)"],
  ].map(([name, role, type]) => {
    const fn = program.wellKnown.get(role);
    const target = fn === undefined ? "0" : `(${type.replace("const %", "").trim()})${fn.cName}`;
    return `${type.replace("%", name)} = ${target};`;
  });
  const called = new Set([...initialisers, ...program.entry, ...program.wellKnown.values()]);
  return [
    `// Generated: what starts the program.`,
    `#include "runtime.h"`,
    [...called]
      .map((fn) => `${cType(fn.returns) === "void" ? "void" : "rt_ref"} ${fn.cName}(${prototype(fn)});`)
      .join("\n"),
    `const char rt_program_version[] = ${JSON.stringify(version.replace(/[^ -~]/g, "?"))};`,
    roles.join("\n"),
    functionCalling("rt_program_evaluate", initialisers),
    functionCalling("rt_program_serve", program.entry),
    "",
  ].join("\n\n");
}

function functionCalling(name: string, called: readonly Fn[]): string {
  return `void ${name}(void) {\n${called.map((fn) => `  ${fn.cName}();\n`).join("")}}`;
}

function prototype(fn: Fn): string {
  if (fn.params.length === 0) return "void";
  return fn.params
    .map((param) =>
      typeof param.type !== "string" && param.type.to !== null && hasStruct(param.type.to)
        ? "rt_ref"
        : cType(param.type),
    )
    .join(", ");
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
