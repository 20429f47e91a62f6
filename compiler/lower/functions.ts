// Bodies of functions: parameters with defaults and patterns, then the statements.

import { ts } from "ts-morph";
import type { Expr, Local, Position, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { arrayType, restElement, type TupleType, type Type, types, unionType, type UnionType } from "../types.ts";
import {
  assign,
  binary,
  boolLiteral,
  convert,
  ifStatement,
  localExpr,
  logical,
  numberLiteral,
  undefinedOf,
} from "./build.ts";
import { castTo, throwTypeErrorUnless } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { testMember, testUndefined } from "./value_tests.ts";
import { coroutineKind, finishCoroutine, lowerCoroutine, lowerCoroutineResult } from "./coroutines.ts";
import { bindPattern, declareVariable, hoistVariables, predeclareVariable } from "./destructuring.ts";
import { lowerEffect, lowerTo } from "./expressions.ts";
import { elementOf, sliceFrom } from "./elements.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { type Callable, type FunctionInstance, isThisParameter } from "./instances.ts";
import { predicateOf, testAssertion, testedPredicate } from "./predicates.ts";
import type { ProgramLowering } from "./program.ts";
import { refuse } from "./resolve_types.ts";
import { lowerStatements } from "./statements.ts";
import { argumentsIn } from "./syntax.ts";
import { testedCopy } from "./untyped_values.ts";

export function newFunctionLowering(program: ProgramLowering, instance: FunctionInstance): FunctionLowering {
  const f = new FunctionLowering(program, instance.fn, instance.environment, instance.type.returns, null, null);
  f.predeclare = (symbol) => predeclareVariable(f, symbol);
  if (instance.receiver !== null)
    f.thisBinding = { local: instance.fn.params[0], type: instance.receiver, cell: null, known: null };
  return f;
}

/** Lowers a function or method body into its Fn. */
export function lowerBody(program: ProgramLowering, instance: FunctionInstance, declaration: Callable): void {
  const f = newFunctionLowering(program, instance);
  f.scope = declaration;
  lowerWhole(f, declaration, instance.receiver === null ? 0 : 1, instance.type.params);
  instance.fn.body = [...f.prologue, ...f.statements];
}

/** Lowers parameters and statements; the Fn's params from `first` on have the types `outside`. */
export function lowerWhole(f: FunctionLowering, declaration: Callable, first: number, outside: readonly Type[]): void {
  const kind = coroutineKind(declaration);
  if (kind === "async" && declaration.parameters.some(isComputed)) {
    // What goes wrong in them rejects the promise: they belong to the body.
    lowerCoroutine(f, declaration, kind, (body) => {
      const locals = f.fn.params
        .slice(first)
        .map((local, index) => body.captureLocal(local, outside[index] ?? types.unknown));
      lowerParameters(body, declaration, 0, outside, locals);
    });
    return;
  }
  lowerParameters(f, declaration, first, outside);
  if (kind === null) lowerPlainBlock(f, declaration);
  else lowerCoroutine(f, declaration, kind);
}

/** Is something evaluated when the parameter is bound? */
function isComputed(parameter: ts.ParameterDeclaration): boolean {
  return parameter.initializer !== undefined || !ts.isIdentifier(parameter.name);
}

/** Binds the parameters to these locals (the Fn's params) from `first` on. */
export function lowerParameters(
  f: FunctionLowering,
  declaration: ts.SignatureDeclaration,
  first: number,
  outside: readonly Type[],
  locals: readonly Local[] = f.fn.params,
): void {
  const own = argumentsIn(declaration);
  if (own !== null) {
    const all: Operand = { expr: localExpr(locals[first]), type: arrayType(types.unknown) };
    f.declare(f.program.symbolAt(own)!, { local: locals[first], type: all.type, cell: null, known: null });
    const taken = takeArguments(f, declaration, all);
    lowerGiven(f, declaration, 0, taken.types, taken.locals);
  } else lowerGiven(f, declaration, first, outside, locals);
}

/** The parameters of a function that asks for `arguments`, each tested, as one that is called with anything. */
function takeArguments(
  f: FunctionLowering,
  declaration: ts.SignatureDeclaration,
  all: Operand,
): { types: Type[]; locals: Local[] } {
  const taken: { types: Type[]; locals: Local[] } = { types: [], locals: [] };
  const parameters = declaration.parameters.filter((one) => !isThisParameter(one));
  parameters.forEach((parameter, index) => {
    const inside = f.program.instances.parameterType(parameter, f.environment);
    const isPerhaps = parameter.initializer !== undefined || parameter.questionToken !== undefined;
    const type = isPerhaps ? unionType([inside, types.undefined]) : inside;
    let value: Expr;
    if (parameter.dotDotDotToken === undefined) {
      const given = elementOf(f, all, numberLiteral(index), parameter, true);
      value = castTo(f, { ...given, expr: f.temporary(given.expr, f.position(parameter)) }, type, parameter);
    } else if (inside.kind === "array") value = testedCopy(f, sliceFrom(f, all, index, parameter), inside, parameter);
    else
      return refuse(
        refusals.unsupportedSyntax,
        parameter,
        "a rest parameter of several types in a function that uses `arguments`",
        "how many there are is known only at run time",
        "use the rest parameter instead of `arguments`",
      );
    taken.types.push(type);
    taken.locals.push(f.temporary(value, f.position(parameter)).local);
  });
  return taken;
}

function lowerGiven(
  f: FunctionLowering,
  declaration: ts.SignatureDeclaration,
  first: number,
  outside: readonly Type[],
  locals: readonly Local[],
): void {
  let index = first;
  for (const parameter of declaration.parameters) {
    if (isThisParameter(parameter)) continue;
    const position = f.position(parameter);
    const isRest = parameter.dotDotDotToken !== undefined;
    const inside = f.program.instances.parameterType(parameter, f.environment);
    if (isRest && inside.kind === "tuple") {
      // Each element of the tuple is a parameter of its own.
      const given = locals.slice(index, index + inside.elements.length).map(localExpr);
      bindPattern(f, parameter.name, { expr: tupleOf(f, inside, given, position), type: inside });
      break;
    }
    const local = locals[index];
    if (local === undefined) break;
    if (isRest && inside.kind === "union") {
      bindPattern(f, parameter.name, { expr: restAsOneOf(f, local, inside, parameter), type: inside });
      break;
    }
    const outsideType = isRest ? inside : (outside[index - first] ?? inside);
    let value: Expr = localExpr(local);
    let type = outsideType;
    if (parameter.initializer !== undefined) {
      // Undefined (or nothing) asks for the default value.
      const initializer = parameter.initializer;
      const result = f.newLocal(local.name, f.program.representation(inside));
      f.emit({ kind: "let", local: result, init: null, position });
      const given = f.collect(() =>
        f.emit(
          assign(
            position,
            localExpr(result),
            convertTo(f, { expr: value, type: outsideType }, inside, parameter, "unbox"),
          ),
        ),
      );
      const defaulted = f.collect(() => f.emit(assign(position, localExpr(result), lowerTo(f, initializer, inside))));
      f.emit(
        ifStatement(
          position,
          testUndefined({ expr: value, type: outsideType }),
          defaulted.statements,
          given.statements,
        ),
      );
      value = localExpr(result);
      type = inside;
    } else if (parameter.questionToken !== undefined) type = outsideType;
    if (ts.isIdentifier(parameter.name)) {
      // A parameter property has two symbols of one name; inside the constructor the parameter's is meant.
      const symbol = ts.isParameterPropertyDeclaration(parameter, parameter.parent)
        ? f.checker.getSymbolsOfParameterPropertyDeclaration(parameter, parameter.name.text)[0]
        : f.program.symbolAt(parameter.name);
      if (symbol === undefined) continue;
      if (value.kind === "local" && !f.program.captures.needsCell(symbol))
        f.declare(symbol, { local: value.local, type, cell: null, known: null });
      else declareVariable(f, symbol, parameter.name.text, type, value, position);
    } else bindPattern(f, parameter.name, { expr: value, type });
    index++;
  }
}

/** `...args: [side: number] | [width: number, height: number]`: the tuple of as many elements, and of these where several have. */
function restAsOneOf(f: FunctionLowering, local: Local, type: UnionType, parameter: ts.ParameterDeclaration): Expr {
  const position = f.position(parameter);
  const array: Operand = { expr: localExpr(local), type: arrayType(restElement(type) ?? types.unknown) };
  const result = f.newLocal("$rest", f.program.representation(type));
  f.emit({ kind: "let", local: result, init: null, position });
  const tuples = type.members.filter((one) => one.kind === "tuple");
  const otherwise = f.collect(() =>
    throwTypeErrorUnless(f, boolLiteral(false), "the arguments are of none of the types that are declared", parameter),
  ).statements;
  const choice = tuples.reduceRight<Stmt[]>((rest, tuple) => {
    const count = tuple.elements.length;
    const isAlone = tuples.every((one) => one === tuple || one.elements.length !== count);
    const length: Expr = { kind: "length", type: "u32", array: array.expr };
    const made = f.collect(() => castTo(f, array, tuple, parameter));
    const taken = [
      ...made.statements,
      assign(position, localExpr(result), convertTo(f, { expr: made.result, type: tuple }, type, parameter)),
    ];
    const tested = f.collect(() =>
      (isAlone ? [] : tuple.elements).map((element, index) => {
        const given = elementOf(f, array, numberLiteral(index), parameter, true);
        const held = f.temporary(convert(given.expr, "value", "exact", position), position);
        return testMember(f, held, element, position);
      }),
    );
    const isOne = tested.result.reduce<Expr>((left, right) => logical("and", left, right), boolLiteral(true));
    const inside = isAlone ? taken : [...tested.statements, ifStatement(position, isOne, taken, rest)];
    return [ifStatement(position, binary("eq", length, numberLiteral(count, "u32")), inside, rest)];
  }, otherwise);
  choice.forEach((statement) => f.emit(statement));
  return localExpr(result);
}

/** The statements of a function, or of a coroutine's body. */
export function lowerPlainBlock(f: FunctionLowering, declaration: Callable): void {
  const body = declaration.body;
  if (body === undefined) {
    // An abstract method of a class that a cast lets be made all the same.
    throwTypeErrorUnless(f, boolLiteral(false), `${declaration.name?.getText()} is not a function`, declaration);
    return;
  }
  if (ts.isBlock(body)) {
    hoistVariables(f, declaration);
    lowerStatements(f, body.statements);
    finishBody(f, body, predicateOf(f, declaration));
    return;
  }
  const position = f.position(body);
  if (f.coroutine !== null)
    return finishCoroutine(f, f.coroutine, lowerCoroutineResult(f, f.coroutine, body), position);
  if (f.fn.returns === "void") {
    lowerEffect(f, body);
    return;
  }
  const value = lowerTo(f, body, f.returns);
  const predicate = predicateOf(f, declaration);
  f.emit({
    kind: "return",
    value: predicate === null ? value : testedPredicate(f, predicate, value, body),
    position,
  });
}

/** Falling off the end returns undefined where the type has it. */
function finishBody(f: FunctionLowering, body: ts.Block, predicate: ts.TypePredicateNode | null): void {
  if (f.fn.returns === "void") {
    if (predicate !== null) testAssertion(f, predicate);
    return;
  }
  const last = f.statements[f.statements.length - 1];
  if (last !== undefined && (last.kind === "return" || last.kind === "throw" || last.kind === "unreachable")) return;
  const position = f.position(body);
  if (f.coroutine !== null) return finishCoroutine(f, f.coroutine, undefinedOf(f.resultRepresentation), position);
  if (f.fn.returns === "value" || (typeof f.fn.returns === "object" && returnsNullish(f.returns)))
    f.emit({ kind: "return", value: undefinedOf(f.fn.returns), position });
  else f.emit({ kind: "unreachable", why: "the checker found no way to the end of this function", position });
}

function returnsNullish(type: Type): boolean {
  return type.kind === "union" && type.members.some((member) => member.key === "undefined" || member.key === "void");
}

/** A tuple of elements that have been passed one by one. */
function tupleOf(f: FunctionLowering, type: TupleType, elements: readonly Expr[], position: Position): Expr {
  const layout = f.program.layouts.tuple(type.elements, type.key);
  const tuple = f.newLocal("$tuple", { kind: "ref", to: layout });
  f.emit({ kind: "let", local: tuple, init: { kind: "new", type: tuple.type, layout, position }, position });
  elements.forEach((element, index) => {
    const field = layout.fields[index];
    f.emit(assign(position, { kind: "field", type: field.type, object: localExpr(tuple), layout, field }, element));
  });
  return localExpr(tuple);
}
