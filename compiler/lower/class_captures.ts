// Classes in functions that use the function's variables: each instance holds them in hidden fields, filled before its
// constructor runs by whoever makes it (a cell where the variable changes, else its value, as closures hold them). Where such
// a class is a value, that holds them too, for those who make instances elsewhere.

import { ts } from "ts-morph";
import type { Expr, Field, Layout } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { type ClassType, type Type, types, widen } from "../types.ts";
import { variableAt } from "../variable_at.ts";
import { anyRef, assign, localExpr } from "./build.ts";
import { isLocalVariable } from "./captures.ts";
import { heldByClass, namedClass } from "./class_values.ts";
import { convertTo } from "./convert.ts";
import type { Binding, FunctionLowering } from "./function.ts";
import { variableType } from "./infer.ts";
import { needsFlag } from "./initialisation.ts";
import type { ObjectInfo } from "./layouts.ts";
import type { ProgramLowering } from "./program.ts";
import { refuse } from "./resolve_types.ts";

/** A variable of the function around, as the instances of a class hold it. */
export interface HeldVariable {
  readonly symbol: ts.Symbol;
  readonly field: Field;
  readonly type: Type;
  readonly cell: Layout | null;
}

const known = new WeakMap<ts.ClassLikeDeclaration, readonly ts.Symbol[]>();

/** The variables around a class that it uses, or that it needs to make instances of other classes around it. */
export function variablesAround(program: ProgramLowering, declaration: ts.ClassLikeDeclaration): readonly ts.Symbol[] {
  const found = known.get(declaration);
  if (found !== undefined) return found;
  if (ts.findAncestor(declaration.parent, (one) => ts.isFunctionLike(one) || ts.isBlock(one)) === undefined) return [];
  const symbols = new Set<ts.Symbol>();
  const classes = new Set([declaration]);
  // The set grows while it is walked.
  for (const one of classes) {
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) addUse(program, node, symbols, classes);
      ts.forEachChild(node, visit);
    };
    one.members.forEach(visit);
  }
  // What a class declares inside of itself is around this one only if that is in there too.
  const apart = [...classes].filter((one) => one === declaration || !isInside(declaration, one));
  const around = [...symbols].filter(
    ({ valueDeclaration }) => valueDeclaration !== undefined && !apart.some((one) => isInside(valueDeclaration, one)),
  );
  known.set(declaration, around);
  return around;
}

function addUse(
  program: ProgramLowering,
  node: ts.Identifier,
  symbols: Set<ts.Symbol>,
  classes: Set<ts.ClassLikeDeclaration>,
): void {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
  const symbol = variableAt(program.checker, node);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined) return;
  if (declaration.getSourceFile() !== node.getSourceFile()) return;
  if (ts.isClassLike(declaration) && !ts.isSourceFile(declaration.parent)) classes.add(declaration);
  else if (isLocalVariable(declaration) && !program.modules.isGlobal(symbol)) symbols.add(symbol);
}

function isInside(node: ts.Node, around: ts.Node): boolean {
  return ts.findAncestor(node, (one) => one === around) !== undefined;
}

/** Gives the layout of a class its hidden fields; a base's are there already. */
export function addHeldVariables(program: ProgramLowering, type: ClassType, info: ObjectInfo): void {
  for (const symbol of variablesAround(program, type.declaration)) {
    if (heldVariable(program, info, symbol) !== null) continue;
    const held = widen(variableType(program, symbol, type.environment));
    const cell = program.captures.needsCell(symbol)
      ? program.layouts.cell(held, needsFlag(program, symbol, held))
      : null;
    const word = cell === null ? program.representation(held) : ({ kind: "ref", to: cell } as const);
    const field = program.layouts.addField(info.layout, `$${symbol.name}`, word, held.key, false, true);
    info.held.push({ symbol, field, type: held, cell });
  }
  info.ownClass = info.base?.ownClass;
  if (info.held.length > 0)
    info.ownClass ??= program.layouts.addField(info.layout, "$class", anyRef, types.unknown.key, false, true);
}

/** How the instances of a class hold a variable around it. */
export function heldVariable(program: ProgramLowering, info: ObjectInfo, symbol: ts.Symbol): HeldVariable | null {
  for (const { held } of levelsTogether(program, info)) {
    const found = held.find((one) => one.symbol === symbol);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The class and what it extends by name. What a mixin extends is a value, and may be a class of the same mixin, with variables
 * of another call.
 */
function levelsTogether(program: ProgramLowering, info: ObjectInfo): ObjectInfo[] {
  const levels = [info];
  for (let one = info; one.base !== null && extendsByName(program, one.type as ClassType); one = one.base)
    levels.push(one.base);
  return levels;
}

function extendsByName(program: ProgramLowering, { declaration }: ClassType): boolean {
  const base = heritageOf(declaration);
  return base !== null && namedClass(program, base) !== null;
}

/** What follows `extends`. */
export function heritageOf(declaration: ts.ClassLikeDeclaration): ts.Expression | null {
  const clause = declaration.heritageClauses?.find((one) => one.token === ts.SyntaxKind.ExtendsKeyword);
  return clause?.types[0].expression ?? null;
}

/** Could instances of the class hold variables: its own, or some of a value that it extends? */
export function mayHoldVariables(program: ProgramLowering, declaration: ts.ClassLikeDeclaration): boolean {
  if (variablesAround(program, declaration).length > 0) return true;
  const base = heritageOf(declaration);
  if (base === null || program.isTrusted(declaration.getSourceFile())) return false;
  const named = namedClass(program, base);
  return named === null ? base.kind !== ts.SyntaxKind.NullKeyword : mayHoldVariables(program, named);
}

/** All variables that the instances of a class hold, those of what it extends first. */
export function allHeld(info: ObjectInfo): readonly HeldVariable[] {
  return info.base === null ? info.held : [...allHeld(info.base), ...info.held];
}

/** Fills in the hidden fields of a new instance. `made`: the class as a value, where it is at hand. */
export function storeHeldVariables(
  f: FunctionLowering,
  info: ObjectInfo,
  object: Expr,
  node: ts.Node,
  made: Expr | null = null,
): void {
  const all = allHeld(info);
  if (all.length === 0) return;
  const position = f.position(node);
  const store = (field: Field, value: Expr): void =>
    f.emit(assign(position, { kind: "field", type: field.type, object, layout: info.layout, field }, value));
  if (made !== null) {
    const owner = f.reusable(made, position);
    const values = heldByClass(f, info.type as ClassType, owner, node);
    for (const one of all) store(one.field, values.get(one)!);
    if (info.ownClass !== undefined) store(info.ownClass, owner);
    return;
  }
  const around = new Set(levelsTogether(f.program, info).flatMap(({ held }) => held));
  for (const one of all) {
    const value = around.has(one) ? variableAround(f, one, node) : null;
    if (value === null) return refuseOutside(node, info, one.symbol);
    store(one.field, value);
  }
}

/** The variable, or its cell, where it can be reached; null elsewhere. */
export function variableAround(f: FunctionLowering, held: HeldVariable, node: ts.Node): Expr | null {
  const binding = f.lookup(held.symbol) ?? f.predeclare(held.symbol);
  if (binding === null || binding.cell !== held.cell) return null;
  const local = localExpr(binding.local);
  return held.cell === null ? convertTo(f, { expr: local, type: binding.type }, held.type, node) : local;
}

function refuseOutside(node: ts.Node, info: ObjectInfo, symbol: ts.Symbol): never {
  return refuse(
    refusals.unsupportedSyntax,
    node,
    `making an instance of ${info.layout.displayName === "" ? "this class" : info.layout.displayName} here`,
    `its instances hold the variable \`${symbol.name}\`, which cannot be reached from here`,
    "call `new` by the class's name in the function that declares it, or pass the variable to the constructor",
  );
}

/** The variable as a method sees it: read from the object into a local at the start of the body. */
export function bindHeldVariable(f: FunctionLowering, self: Binding, symbol: ts.Symbol): Binding | null {
  if (self.type.kind !== "class") return null;
  const info = f.program.layouts.classInfo(self.type);
  const held = heldVariable(f.program, info, symbol);
  if (held === null) return null;
  const { field, type, cell } = held;
  const local = f.newLocal(symbol.name, field.type);
  const object = localExpr(self.local);
  const init: Expr = { kind: "field", type: field.type, object, layout: info.layout, field };
  f.prologue.push({ kind: "let", local, init, position: f.fn.position });
  const binding: Binding = { local, type, cell, known: null };
  f.declare(symbol, binding);
  return binding;
}
