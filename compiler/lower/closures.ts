// Function values: closures of arrow and function expressions, module-level functions used as values, and adapters
// between function types whose parameters are represented differently.

import { ts } from "ts-morph";
import {
  sharedUnit,
  type Expr,
  type Fn,
  type Global,
  type Layout,
  type Local,
  type Position,
  type Signature,
} from "../ir.ts";
import { refusals } from "../refusals.ts";
import { isLibraryPath } from "../library_paths.ts";
import { shownMemberName } from "../symbol_names.ts";
import {
  arrayType,
  type Environment,
  type FunctionType,
  functionType,
  isNullish,
  isUntyped,
  membersOf,
  nonNullable,
  sameType,
  type Type,
  types,
  widen,
} from "../types.ts";
import {
  anyRef,
  assign,
  closureParameter,
  ifStatement,
  localExpr,
  not,
  nowhere,
  sameIrType,
  unlessSet,
  unnamedParameters,
} from "./build.ts";
import { adaptArguments } from "./adapt_arguments.ts";
import { calledAs } from "./callable_objects.ts";
import { castTo } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { testNullish } from "./value_tests.ts";
import { coroutineKind } from "./coroutines.ts";
import { predeclareVariable } from "./destructuring.ts";
import { FunctionLowering, type KnownClosure, type LiteralMember, type Operand } from "./function.ts";
import { adaptedResult } from "./given_results.ts";
import { lowerWhole } from "./functions.ts";
import { isEndless, lowerCaptures, noteGeneric, noteGenericValue } from "./generic_closures.ts";
import { argumentsWanted } from "./generic_functions.ts";
import { type FunctionInstance, isThisParameter, storable } from "./instances.ts";
import type { ProgramLowering } from "./program.ts";
import { isReadAs } from "./storage.ts";
import { isPromise, refuse } from "./resolve_types.ts";
import { hasOwnThis, skipOuterExpressions } from "./syntax.ts";

/** The C signature of calls through a function type; the closure object comes before these, `this` first among them. */
export function signatureOf(program: ProgramLowering, type: FunctionType): Signature {
  const given = type.self === null ? type.params : [type.self, ...type.params];
  const params = given.map((param) => storable(program.representation(param)));
  if (type.rest !== null) params.push(program.representation(arrayType(type.rest)));
  return { params, returns: program.instances.returnRepresentation(type.returns) };
}

/** What becomes a closure: function expressions, local functions, and the methods and accessors of literals. */
export type ClosureNode =
  ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration | ts.AccessorDeclaration;

/** The function type that an expected type asks for, if exactly one. */
export function expectedFunction(expected: Type | undefined): FunctionType | null {
  if (expected === undefined) return null;
  const functions = membersOf(nonNullable(expected)).flatMap((one) => calledAs(one) ?? []);
  return functions.length === 1 ? functions[0] : null;
}

export function lowerFunctionExpression(
  f: FunctionLowering,
  node: ClosureNode,
  expected?: Type,
  generic?: GenericUse,
): Operand & { known: KnownClosure } {
  const wanted = expectedFunction(expected);
  const parameters = (node.typeParameters ?? []).map((one) => f.program.instances.typeParameterSymbol(one));
  const typeArgs = parameters.length === 0 ? [] : (generic?.args ?? argumentsWanted(f, node, wanted));
  const environment = f.environment.extend(parameters, typeArgs);
  const type = closureType(f, node, wanted, environment);
  const program = f.program;
  const position = f.position(node);
  const name = closureName(program, node);
  const use =
    generic === undefined ? "" : `<${typeArgs.map((arg) => arg.key).join(",")}>${placeOf(f.position(generic.use))}`;
  const key = `${f.fn.cName}/${name}@${placeOf(position)}${use}`;
  const unit = f.fn.unit;
  const fn = program.newFunction(name === "anonymous" ? "<anonymous>" : name, key, unit, position, {
    returns: program.instances.returnRepresentation(type.returns),
    isClosure: true,
  });
  const shown = name === "anonymous" ? "" : name;
  const layout = newClosureLayout(program, key, unit, fn, `${kindPrefix(node)}${shown}`, type);
  noteFunction(program, layout, type, node);
  const known: KnownClosure = { fn, type };
  const member = generic === undefined ? deferredMember(f, node) : null;
  const isLater = member !== null || (isEndless(f, node) && generic === undefined);
  const lowerBody = isLater ? lowerCaptures : lowerWhole;
  const inner = lowerBodyOfClosure(
    f,
    node,
    known,
    layout,
    environment,
    (body, closure) => generic?.declareSelf(body, closure, type, known),
    lowerBody,
  );
  if (member !== null)
    program.deferredMembers.add(member, node, () => {
      lowerOtherBody(f, node, known, layout, environment, inner);
      noteGeneric(f, node, inner, type);
    });
  else if (generic === undefined) noteGeneric(f, node, inner, type);
  return {
    expr: { kind: "closure", type: { kind: "ref", to: layout }, layout, captures: inner.capturedValues(), position },
    type,
    known,
  };
}

/** Lowers a body over the captures that the layout has, or gets by it. */
export function lowerBodyOfClosure(
  f: FunctionLowering,
  node: ClosureNode,
  { fn, type }: KnownClosure,
  layout: Layout,
  environment: Environment,
  prepare: (inner: FunctionLowering, closure: Local) => void,
  lowerBody: typeof lowerWhole = lowerWhole,
): FunctionLowering {
  const { program } = f;
  const closure = closureParameter(layout);
  fn.params = [closure, ...program.instances.parameterLocals(node, type, type.self, 1)];
  const inner = new FunctionLowering(program, fn, environment, type.returns, f, layout);
  inner.scope = node;
  inner.predeclare = (symbol) => predeclareVariable(inner, symbol);
  const ownName = ts.isFunctionExpression(node) && node.name !== undefined ? program.symbolAt(node.name) : undefined;
  if (ownName !== undefined) inner.declare(ownName, { local: closure, type, cell: null, known: { fn, type } });
  prepare(inner, closure);
  const first = type.self === null ? 1 : 2;
  if (type.self !== null && (hasOwnThis(node) || takesObject(type)))
    inner.thisBinding = { local: fn.params[1], type: type.self, cell: null, known: null };
  lowerBody(inner, node, first, type.params);
  fn.body = [...inner.captureLoads(), ...inner.statements];
  return inner;
}

/** Another body over the captures that the first one of the closure has. */
export function lowerOtherBody(
  f: FunctionLowering,
  node: ClosureNode,
  body: KnownClosure,
  layout: Layout,
  environment: Environment,
  first: FunctionLowering,
): void {
  const inner = lowerBodyOfClosure(f, node, body, layout, environment, (second) => second.shareCaptures(first));
  if (inner.captures.size <= first.captures.size) return;
  const reason = "for these type arguments it uses other variables of the functions around it";
  refuse(refusals.unsupportedType, node, body.type.key, reason, "give it what it uses as parameters");
}

/** The literal's member that the function is lowered for, if it can be lowered when somebody asks for that. */
function deferredMember(f: FunctionLowering, node: ClosureNode): LiteralMember | null {
  return f.literalMember?.function === node && f.program.instances.isGrowing ? f.literalMember : null;
}

/** What the library tells async functions and generators by, in front of their names (std/function_names.ts). */
function kindPrefix(node: ts.Node): string {
  const kind = coroutineKind(node);
  return kind === null
    ? ""
    : { async: "async function ", generator: "function* ", asyncGenerator: "async function* " }[kind];
}

function noteFunction(program: ProgramLowering, layout: Layout, type: FunctionType, node: ts.Node): void {
  program.functionLengths.set(layout, lengthOf(node));
  if (!program.isTrusted(node.getSourceFile())) program.ownFunctions.set(type.key, type);
}

/** What `length` says: how many parameters there are in front of the first that has a default or takes the rest. */
function lengthOf(node: ts.Node): number {
  const parameters = ts.isFunctionLike(node) ? node.parameters.filter((one) => !isThisParameter(one)) : [];
  const end = parameters.findIndex((one) => one.initializer !== undefined || one.dotDotDotToken !== undefined);
  return end < 0 ? parameters.length : end;
}

/** How an instance of a generic function comes about. */
interface GenericUse {
  readonly args: readonly Type[];
  /** Where it is asked for. */
  readonly use: ts.Node;
  /** Makes the function known inside of itself. */
  declareSelf(inner: FunctionLowering, closure: Local, type: FunctionType, known: KnownClosure): void;
}

/** Tells what one function has several of. */
export function placeOf({ line, column }: Position): string {
  return `${line}:${column}`;
}

/** Assignments to a variable name the function that they assign (ECMAScript 13.15.2). */
const namingOperators: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
]);

function closureName(program: ProgramLowering, node: ts.SignatureDeclaration): string {
  if (node.name !== undefined && ts.isIdentifier(node.name)) return node.name.text;
  if (node.name !== undefined && ts.isComputedPropertyName(node.name)) return nameByKey(program, node.name.expression);
  // Types around it and parentheses leave a function its name.
  let whole: ts.Node = node;
  while (
    ts.isParenthesizedExpression(whole.parent) ||
    ts.isAsExpression(whole.parent) ||
    ts.isSatisfiesExpression(whole.parent)
  )
    whole = whole.parent;
  const { parent } = whole;
  const isNamedByPlace =
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent);
  if (isNamedByPlace && parent.initializer === whole) {
    const name = ts.isComputedPropertyName(parent.name) ? parent.name.expression : parent.name;
    const isFixed =
      (ts.isIdentifier(name) && name === parent.name) ||
      ts.isPrivateIdentifier(name) ||
      ts.isStringLiteral(name) ||
      ts.isNumericLiteral(name);
    if (isFixed) return name.text;
    if (ts.isComputedPropertyName(parent.name)) return nameByKey(program, parent.name.expression);
  }
  if (ts.isExportAssignment(parent)) return "default";
  if (ts.isBinaryExpression(parent) && parent.right === whole && namingOperators.has(parent.operatorToken.kind))
    return ts.isIdentifier(parent.left) ? parent.left.text : "anonymous";
  return "anonymous";
}

/** What a member's name in brackets makes of its function's name: "[key]" of a symbol. */
function nameByKey(program: ProgramLowering, key: ts.Expression): string {
  const isSymbol = program.checker.getTypeAtLocation(key).flags & ts.TypeFlags.UniqueESSymbol;
  const name = isSymbol ? program.types.nameInBrackets(key) : null;
  return name === null ? "anonymous" : shownMemberName(name);
}

export function newClosureLayout(
  program: ProgramLowering,
  key: string,
  unit: string,
  fn: Fn,
  displayName = "",
  type?: FunctionType,
): Layout {
  const layout = program.layouts.create("closure", key, unit, { hint: `Closure_${fn.cName}`, displayName });
  layout.dispatch.set(0, { kind: "method", function: fn });
  if (type !== undefined) program.closureTypes.set(layout, type);
  return layout;
}

/** Parameters and result: as annotated, else as the place that the closure goes to expects, else as inferred. */
export function closureType(
  f: FunctionLowering,
  node: ClosureNode,
  wanted: FunctionType | null,
  environment: Environment,
): FunctionType {
  const returns = node.type === undefined && wanted !== null ? expectedResult(node, wanted.returns) : null;
  const { params: own, rest, returns: result, optional } = f.program.instances.declaredType(node, environment, returns);
  const declared = functionType(own, rest, result, ownThis(f, node, environment), optional);
  if (wanted === null) return declared;
  // A literal's method finds the object around it, but where its type says what else may be its `this`.
  const self = ts.isMethodDeclaration(node) && takesObject(wanted) ? wanted.self : declared.self;
  const params = declared.params.map((param, index) => {
    const parameter = node.parameters[index];
    // A rest parameter of a tuple's type stands for several.
    if (parameter === undefined || parameter.dotDotDotToken !== undefined) return param;
    const free = parameter.type === undefined && parameter.initializer === undefined;
    const asked = free ? wanted.params[index] : undefined;
    // The implementation behind overloads may say less than the overload that is called.
    // What is called with nothing, as the function for an error's value, keeps what the checker makes of it.
    if (asked === undefined || asked.key === "never" || (asked.key === "unknown" && param.key !== "unknown"))
      return param;
    // `with(change: (self: this) => void)` of a base: the checker knows whose method is called.
    const isNarrower = asked.kind === "class" && param.kind === "class" && f.program.classes.derivesFrom(param, asked);
    return isNarrower ? param : asked;
  });
  return functionType(params, declared.rest, declared.returns, self, declared.optional);
}

/** Does the type say what `this` is? */
function takesObject(type: FunctionType): boolean {
  return type.self !== null && !isUntyped(type);
}

/** The type of a literal's member that is given a function with a `this` of its own: whoever calls the member passes it. */
export function withOwnThis(f: FunctionLowering, type: Type, node: ts.Expression | ts.MethodDeclaration): Type {
  const made = ts.isMethodDeclaration(node) ? node : skipOuterExpressions(node);
  const isFunction = ts.isFunctionExpression(made) || ts.isMethodDeclaration(made);
  const own = isFunction ? ownThis(f, made, f.environment) : null;
  if (own === null || type.kind !== "function" || type.self !== null) return type;
  return functionType(type.params, type.rest, type.returns, own, type.optional);
}

/** What `this` is in a function, by its declaration or by what the checker says of its uses; null: it has no use for it. */
function ownThis(f: FunctionLowering, node: ClosureNode, environment: Environment): Type | null {
  const declared = node.parameters.find(isThisParameter)?.type;
  // A literal's method that does not declare it finds the object around it.
  if ((!hasOwnThis(node) && declared === undefined) || node.body === undefined) return null;
  const use = declared === undefined ? findThis(node.body) : undefined;
  const type =
    declared !== undefined
      ? f.program.types.fromNode(declared, environment)
      : use === undefined
        ? types.void
        : f.program.types.at(use, environment);
  return isNullish(type) ? null : widen(type);
}

/** A `this` of the function itself. */
function findThis(node: ts.Node): ts.Node | undefined {
  if (node.kind === ts.SyntaxKind.ThisKeyword) return node;
  if (ts.isClassLike(node) || hasOwnThis(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node)) return undefined;
  return ts.forEachChild(node, findThis);
}

/** What the place that a closure goes to wants it to return; null where that says nothing. */
function expectedResult(node: ts.Node, wanted: Type): Type | null {
  if (wanted.key === "never" || wanted.key === "void") return null;
  const kind = coroutineKind(node);
  if (kind === null) return wanted;
  // An async function may go where nothing is wanted, or a value or a promise of it.
  return kind === "async" ? (membersOf(wanted).find(isPromise) ?? null) : null;
}

/**
 * A function of a module or a method as a value: one closure object per function, so that it equals itself. A method has
 * lost its object: where the value goes by a type that has no `this` it is undefined.
 */
export function functionValue(f: FunctionLowering, instance: FunctionInstance): Operand {
  const { program } = f;
  const { params, rest, returns, optional } = instance.type;
  const type = functionType(params, rest, returns, instance.receiver, optional);
  const getter = program.functionValues.get(instance.fn) ?? makeFunctionValue(program, instance, type);
  program.functionValues.set(instance.fn, getter);
  // What the application takes of the library may go to its casts, as its own functions.
  if (!isLibraryPath(f.fn.position.file)) program.ownFunctions.set(type.key, type);
  return {
    expr: { kind: "call", type: anyRef, function: getter, args: [], position: instance.fn.position },
    type,
  };
}

function makeFunctionValue(program: ProgramLowering, instance: FunctionInstance, type: FunctionType): Fn {
  const target = instance.fn;
  const position = target.position;
  const wrapper = program.newFunction(target.name, `${target.cName}$value`, target.unit, position, {
    returns: target.returns,
    isClosure: true,
  });
  const shown = `${kindPrefix(instance.declaration)}${target.name}`;
  const layout = newClosureLayout(program, `${target.cName}$value`, target.unit, wrapper, shown, type);
  noteFunction(program, layout, type, instance.declaration);
  noteGenericValue(program, instance.declaration, layout, type);
  const closure = closureParameter(layout);
  const params = program.instances.parameterLocals(instance.declaration, type, type.self, 1);
  // Without an object of its own it has no use for the one that is passed to whatever is called with anything.
  const given = type.self !== null && instance.receiver === null ? params.slice(1) : params;
  wrapper.params = [closure, ...params];
  const call: Expr = {
    kind: "call",
    type: target.returns,
    function: target,
    args: given.map(localExpr),
    position,
  };
  wrapper.body =
    target.returns === "void" ? [{ kind: "expr", expr: call, position }] : [{ kind: "return", value: call, position }];

  const global: Global = program.newGlobal(target.name, `${target.cName}$closure`, target.unit, anyRef);
  const place: Extract<Expr, { kind: "global" }> = { kind: "global", type: anyRef, global };
  const getter = program.newFunction(target.name, `${target.cName}$function`, target.unit, position, {
    returns: anyRef,
  });
  getter.body = [
    unlessSet(place, position, [
      assign(position, place, { kind: "closure", type: anyRef, layout, captures: [], position }),
    ]),
    { kind: "return", value: place, position },
  ];
  return getter;
}

/** Can a function of type `source` be called by C code that expects `wanted`? Extra arguments are ignored. */
export function callsAlike(program: ProgramLowering, source: FunctionType, wanted: FunctionType): boolean {
  if (!takesThisAlike(program, source, wanted)) return false;
  const from = signatureOf(program, source);
  const to = signatureOf(program, wanted);
  if (source.rest !== null && (wanted.rest === null || source.params.length !== wanted.params.length)) return false;
  if (source.rest !== null && wanted.rest !== null)
    if (!sameIrType(program.representation(source.rest), program.representation(wanted.rest))) return false;
  if (from.params.length > to.params.length) return false;
  if (wanted.rest !== null && source.rest === null && source.params.length > wanted.params.length) return false;
  if (!from.params.every((param, index) => sameIrType(param, to.params[index]))) return false;
  if (!takeAlike(program, source, wanted)) return false;
  return to.returns === "void" || sameIrType(from.returns, to.returns);
}

/** Is the `this` that callers pass, if they do, what the function takes for its own? */
export function takesThisAlike(
  program: ProgramLowering,
  { self: own, params, rest }: FunctionType,
  wanted: FunctionType,
): boolean {
  const given = wanted.self;
  if (own === null) return given === null || (params.length === 0 && rest === null);
  if (given === null) return false;
  if (sameType(own, given) || own.key === "unknown") return true;
  return own.kind === "class" && given.kind === "class" && program.classes.derivesFrom(given, own);
}

/** Are the arguments read as they are stored, and is what is returned? */
export function takeAlike(program: ProgramLowering, source: FunctionType, wanted: FunctionType): boolean {
  const isTaken = (param: Type, index: number): boolean =>
    wanted.params[index] === undefined || isReadAs(program, wanted.params[index], param);
  return source.params.every(isTaken) && isReadAs(program, source.returns, wanted.returns);
}

/** How a `Function` is called. */
export const untypedFunction: FunctionType = functionType([], types.unknown, types.unknown);

/** How an adapter turns what it is given into what its function takes. */
type Conversion = typeof convertTo;

export function adaptFunction(
  f: FunctionLowering,
  operand: Operand,
  source: FunctionType,
  wanted: FunctionType,
  node: ts.Node,
  conversion: Conversion = convertTo,
): Expr {
  const program = f.program;
  const to = anyRef;
  if (conversion === convertTo && (isUntyped(source) || isUntyped(wanted))) conversion = castTo;
  const isCast = conversion !== convertTo;
  if (!isCast && callsAlike(program, source, wanted))
    return operand.expr.type === "value"
      ? { kind: "convert", type: to, operand: operand.expr, mode: "checked", position: f.position(node) }
      : operand.expr;
  const target = operand.expr;
  const position = f.position(node);
  const kind = conversion === convertTo ? "adapter" : conversion === castTo ? "cast" : "tested";
  // Only a rest parameter can tell what has been left out.
  const leftOut = source.rest === null || wanted.optional === 0 ? "" : ` without ${wanted.optional}`;
  const key = `${kind} ${source.key} as ${wanted.key}${leftOut}`;
  let adapter = program.adapters.get(key);
  if (adapter === undefined) {
    adapter = makeAdapter(f, key, source, wanted, node, conversion);
    program.adapters.set(key, adapter);
  }
  const make = (captured: Expr): Expr => ({
    kind: "closure",
    type: to,
    layout: adapter.layout,
    captures: [captured],
    position,
  });
  if (calledAs(operand.type) !== null) return make(target);
  // A missing function stays missing.
  const held = f.reusable(target, position);
  const result = f.newLocal("$adapted", to);
  f.emit({
    kind: "let",
    local: result,
    init: { kind: "convert", type: to, operand: held, mode: "static", position },
    position,
  });
  f.emit(
    ifStatement(position, not(testNullish({ expr: held, type: operand.type })), [
      assign(position, localExpr(result), make(held)),
    ]),
  );
  return localExpr(result);
}

export interface Adapter {
  readonly fn: Fn;
  readonly layout: Layout;
}

function makeAdapter(
  f: FunctionLowering,
  key: string,
  source: FunctionType,
  wanted: FunctionType,
  node: ts.Node,
  conversion: Conversion,
): Adapter {
  const program = f.program;
  // What goes by a type without a result still gives what its function gives.
  const type = wanted.returns.key === "void" ? { ...wanted, returns: source.returns } : wanted;
  const signature = signatureOf(program, type);
  const name = isUntyped(wanted) ? "(adapter of any)" : "(adapter)";
  const fn = program.newFunction("(adapter)", key, sharedUnit, nowhere, {
    returns: signature.returns,
    isClosure: true,
  });
  const layout = newClosureLayout(program, key, sharedUnit, fn, name, type);
  const field = program.layouts.addField(layout, "target", anyRef, source.key, false, true);
  const closure = closureParameter(layout);
  fn.params = [closure, ...unnamedParameters(signature.params)];
  const inner = new FunctionLowering(program, fn, f.environment, type.returns, null, null);
  const args = adaptArguments(inner, fn.params.slice(1).map(localExpr), wanted, source, node, conversion);
  const sourceSignature = signatureOf(program, source);
  const call: Extract<Expr, { kind: "callClosure" }> = {
    kind: "callClosure",
    type: sourceSignature.returns,
    closure: { kind: "field", type: anyRef, object: localExpr(closure), layout, field },
    signature: sourceSignature,
    args,
    position: nowhere,
  };
  const given = source.returns.key === "void" ? adaptedResult(inner, call, type.returns, node) : null;
  if (given === null) endWith(inner, { expr: call, type: source.returns }, type.returns, node, conversion);
  else endWith(inner, given, type.returns, node);
  return { fn, layout };
}

/** The end of a function around a call: what that gives is what it returns. */
export function endWith(
  f: FunctionLowering,
  result: Operand,
  type: Type,
  node: ts.Node,
  conversion: Conversion = convertTo,
): void {
  if (f.fn.returns === "void") f.emit({ kind: "expr", expr: result.expr, position: nowhere });
  else f.emit({ kind: "return", value: conversion(f, result, type, node), position: nowhere });
  f.fn.body = f.statements;
}
