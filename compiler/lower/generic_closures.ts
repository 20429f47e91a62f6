// Closures of generic functions that are made without knowing their type arguments: what a literal has for the interface's
// `wrap<T>(value: T): T[]`, what a variable holds. Whoever calls one knows them, and how the values are stored: the closure
// gets a body for each combination that it is called with, over the same captures.

import { ts } from "ts-morph";
import { sharedUnit, type Expr, type Fn, type Layout } from "../ir.ts";
import {
  type Environment,
  type FunctionType,
  functionType,
  isStringLike,
  membersOf,
  sameType,
  type Type,
  types,
  widen,
} from "../types.ts";
import { adaptArguments } from "./adapt_arguments.ts";
import {
  anyRef,
  boolLiteral,
  closureParameter,
  convert,
  ifStatement,
  localExpr,
  nowhere,
  undefinedOf,
  unnamedParameters,
  zeroOf,
} from "./build.ts";
import { throwTypeErrorUnless } from "./casts.ts";
import { isStatic } from "./classes.ts";
import {
  type ClosureNode,
  closureType,
  endWith,
  expectedFunction,
  lowerOtherBody,
  newClosureLayout,
  signatureOf,
} from "./closures.ts";
import { FunctionLowering, type KnownClosure, type Operand } from "./function.ts";
import { argumentsWanted } from "./generic_functions.ts";
import { type FunctionInstance, isModuleFunction } from "./instances.ts";
import { convertTo } from "./convert.ts";
import { convertLoosely, Conversions } from "./loose_classes.ts";
import type { ProgramLowering } from "./program.ts";
import { Refused } from "./resolve_types.ts";

/** A generic function whose closures have this layout. */
export interface GenericClosure {
  readonly layout: Layout;
  readonly type: ts.Type;
  readonly parameterCount: number;
  /** How it is called without knowing the type arguments. */
  readonly erased: FunctionType;
  /** The type arguments of the functions around it. */
  readonly environment: Environment;
  /** Its type for these type arguments, where one of the type `wanted` is called, and a call of its body for them. */
  instance(
    args: readonly Type[],
    wanted: FunctionType,
  ): { readonly type: FunctionType; call(closure: Expr, given: readonly Expr[]): Expr };
}

/** A function that calls any function of a generic type with these type arguments. */
interface Caller {
  readonly f: FunctionLowering;
  /** The generic types of what it is given. */
  readonly declared: Set<ts.Type>;
  readonly erased: FunctionType;
  readonly type: FunctionType;
  readonly args: readonly Type[];
  readonly node: ts.Node;
  readonly targets: Set<GenericClosure>;
  /** Is it called, as far as is known? */
  readonly isCalled: Set<() => boolean>;
}

/** Are they the same, but for the names that a text may be? */
function isAlike(one: Type, other: Type): boolean {
  const isText = (type: Type): boolean => membersOf(type).every(isStringLike);
  return sameType(widen(one), widen(other)) || (isText(one) && isText(other));
}

/** Does one take and give what the other does? */
function isAlikeFunction(one: FunctionType, other: FunctionType): boolean {
  const isTaken = one.params.every((param, index) => {
    const taken = other.params[index] as Type | undefined;
    return taken !== undefined && isAlike(param, taken);
  });
  const isRestAlike =
    one.rest === null || other.rest === null ? one.rest === other.rest : isAlike(one.rest, other.rest);
  return isTaken && one.params.length === other.params.length && isRestAlike && isAlike(one.returns, other.returns);
}

function isPlain(environment: Environment): boolean {
  return [...environment.entries()].length === 0;
}

export class GenericClosures {
  private readonly all: GenericClosure[] = [];
  private readonly callers = new Map<string, Caller>();

  constructor(private readonly program: ProgramLowering) {}

  add(closure: GenericClosure): void {
    this.all.push(closure);
  }

  /**
   * What calls a function of the generic type `declared` with type arguments that make it `type`: it takes the closure, and
   * what a function of `type` takes; `isCalled` says later whether it is needed at all. What is none of the application's generic functions is called as `erased`, which knows
   * nothing of the type arguments.
   */
  caller(
    declared: ts.Type,
    erased: FunctionType,
    type: FunctionType,
    args: readonly Type[],
    node: ts.Node,
    isCalled: () => boolean = () => true,
  ): Fn {
    const { program } = this;
    const key = `generic ${erased.key} as ${type.key} of <${args.map((arg) => arg.key).join(",")}>`;
    const known = this.callers.get(key);
    if (known !== undefined) {
      known.declared.add(declared);
      known.isCalled.add(isCalled);
      return known.f.fn;
    }
    const signature = signatureOf(program, type);
    const fn = program.newFunction("(call)", key, sharedUnit, nowhere, { returns: signature.returns });
    fn.params = unnamedParameters([anyRef, ...signature.params]);
    const f = new FunctionLowering(program, fn, program.emptyEnvironment, type.returns, null, null);
    this.callers.set(key, {
      f,
      declared: new Set([declared]),
      erased,
      type,
      args,
      node,
      targets: new Set(),
      isCalled: new Set([isCalled]),
    });
    this.callErased(f, erased, type, node);
    return fn;
  }

  /** Lets the callers know what was found since; true if there was anything for one. */
  findTargets(): boolean {
    let hasFound = false;
    // Both lists grow while they are walked.
    for (const caller of this.callers.values())
      for (const closure of [...caller.isCalled].some((isCalled) => isCalled()) ? this.all : []) {
        if (this.program.instances.isEndless) return false;
        if (caller.targets.has(closure) || !this.isCalledBy(closure, caller)) continue;
        caller.targets.add(closure);
        hasFound = true;
        this.program.guard(caller.node, () => this.addTarget(caller, closure));
      }
    return hasFound;
  }

  /** To the checker one within generic functions is of a type that still has their parameters in it. */
  private isCalledBy({ type, parameterCount, erased, environment }: GenericClosure, caller: Caller): boolean {
    if (parameterCount !== caller.args.length) return false;
    if (isPlain(environment))
      return [...caller.declared].some((declared) => this.program.checker.isTypeAssignableTo(type, declared));
    const { params, returns } = caller.erased;
    const isTaken = erased.params.every((param, index) => params[index] !== undefined && isAlike(param, params[index]));
    return isTaken && sameType(erased.returns, returns);
  }

  private addTarget({ f, type, args, node }: Caller, { layout, instance, environment }: GenericClosure): void {
    const own = instance(args, type);
    // A cast may have brought what the checker has not compared.
    const isCompared = isPlain(environment) || new Conversions(this.program).callsFit(own.type, type);
    const conversion = isCompared ? convertTo : convertLoosely;
    const [closure, ...given] = f.fn.params.map(localExpr);
    const otherwise = f.fn.body;
    const { statements } = f.collect(() => {
      const object = convert(closure, { kind: "ref", to: layout }, "static", nowhere);
      const expr = own.call(object, adaptArguments(f, given, type, own.type, node, conversion));
      endWith(f, { expr, type: own.type.returns }, type.returns, node, conversion);
    });
    const isOne: Expr = { kind: "hasLayout", type: "bool", object: closure, layouts: [layout] };
    f.fn.body = [ifStatement(nowhere, isOne, statements, otherwise)];
  }

  /** What a function that knows no type arguments returns depends on none of them, or is tested. */
  private callErased(f: FunctionLowering, erased: FunctionType, type: FunctionType, node: ts.Node): void {
    const isOpen = ["unknown", "void"].includes(erased.returns.key);
    if (isOpen || sameType(erased.returns, type.returns))
      try {
        const [closure, ...given] = f.fn.params.map(localExpr);
        const args = adaptArguments(f, given, type, erased, node, convertLoosely);
        const signature = signatureOf(this.program, erased);
        const { returns } = signature;
        const expr: Expr = { kind: "callClosure", type: returns, closure, signature, args, position: nowhere };
        return endWith(f, { expr, type: erased.returns }, type.returns, node, convertLoosely);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        f.statements = [];
      }
    throwUnknown(f, node);
  }
}

/** What runs where nobody knows the type arguments that a function needs. */
function throwUnknown(f: FunctionLowering, node: ts.Node): void {
  throwTypeErrorUnless(f, boolLiteral(false), "the function knows nothing of its type arguments", node);
  const nothing: Operand = { expr: undefinedOf("value"), type: types.never };
  endWith(f, nothing, types.void, node, () => zeroOf(f.fn.returns));
}

/**
 * Is it a generic function where nothing is known of the types around it either? `then<U>(next: Parser<U>): Parser<[T, U]>` would
 * make a parser of [T, unknown], that one of [[T, unknown], unknown], without end: it has bodies for the types of calls alone.
 */
export function isEndless(f: FunctionLowering, node: ClosureNode): boolean {
  const isOpen = [...f.environment.entries()].some(([, type]) => /\bunknown\b/.test(type.key));
  return isOpen && !f.program.isTrusted(node.getSourceFile()) && typeParametersOf(f.program, node).length > 0;
}

function typeParametersOf(program: ProgramLowering, node: ClosureNode): ts.Symbol[] {
  const [signature] = program.checker.getTypeAtLocation(node).getCallSignatures();
  return (signature?.getTypeParameters() ?? []).map(({ symbol }) => symbol);
}

/**
 * A closure of a generic function where a function of known types is wanted: `lists.map(take(2))`, where `take` gives a function
 * of any list. A closure around it calls it with the type arguments that make it what is wanted.
 */
export function instantiated(f: FunctionLowering, operand: Operand, wanted: Type, node: ts.Expression): Operand {
  const { checker, genericClosures, types: resolver } = f.program;
  const erased = operand.type;
  if (erased.kind !== "function" || erased.self !== null || f.program.isTrusted(node.getSourceFile())) return operand;
  const target = expectedFunction(wanted);
  if (target === null || isAlikeFunction(erased, target)) return operand;
  const declared = checker.getTypeAtLocation(node);
  const [signature, ...others] = declared.getCallSignatures() as (ts.Signature | undefined)[];
  const parameters = signature?.getTypeParameters()?.map(({ symbol }) => symbol) ?? [];
  if (signature?.declaration === undefined || others.length > 0 || parameters.length === 0) return operand;
  // What the checker wants here knows more than the implementation of an overload.
  const contextual = checker.getContextualType(node);
  const known = contextual === undefined ? null : expectedFunction(resolver.convert(contextual, f.environment, node));
  const args = argumentsWanted(f, signature.declaration as ts.SignatureDeclaration, known ?? target);
  const type = resolver.functionOf(signature, f.environment.extend(parameters, args), node);
  if (sameType(type, erased)) return operand;
  const key = `instance ${erased.key} as ${type.key} of <${args.map((arg) => arg.key).join(",")}>`;
  let adapter = f.program.adapters.get(key);
  if (adapter === undefined) {
    const caller = genericClosures.caller(declared, erased, type, args, node);
    const name = "(adapter)";
    const fn = f.program.newFunction(name, key, sharedUnit, nowhere, { returns: caller.returns, isClosure: true });
    const layout = newClosureLayout(f.program, key, sharedUnit, fn, name, type);
    const field = f.program.layouts.addField(layout, "target", anyRef, erased.key, false, true);
    const closure = closureParameter(layout);
    fn.params = [closure, ...unnamedParameters(signatureOf(f.program, type).params)];
    const held: Expr = { kind: "field", type: anyRef, object: localExpr(closure), layout, field };
    const inner = new FunctionLowering(f.program, fn, f.environment, type.returns, null, null);
    const expr = callOf(caller, [held, ...fn.params.slice(1).map(localExpr)]);
    endWith(inner, { expr, type: type.returns }, type.returns, node);
    adapter = { fn, layout };
    f.program.adapters.set(key, adapter);
  }
  const position = f.position(node);
  return { expr: { kind: "closure", type: anyRef, layout: adapter.layout, captures: [operand.expr], position }, type };
}

/** A body that only throws, in a closure that holds all that other bodies use. */
export function lowerCaptures(f: FunctionLowering, node: ts.Node): void {
  const capture = (one: ts.Node): void => {
    const symbol = ts.isIdentifier(one) ? f.program.symbolAt(one) : undefined;
    if (symbol !== undefined) f.lookup(symbol);
    if (one.kind === ts.SyntaxKind.ThisKeyword) f.lookupThis();
    ts.forEachChild(one, capture);
  };
  ts.forEachChild(node, capture);
  throwUnknown(f, node);
}

/** A closure of a generic function of the application gets bodies for the type arguments that it is called with. */
export function noteGeneric(f: FunctionLowering, node: ClosureNode, first: FunctionLowering, type: FunctionType): void {
  const { program } = f;
  const layout = first.closureLayout!;
  const parameters = typeParametersOf(program, node);
  if (parameters.length === 0 || program.isTrusted(node.getSourceFile())) return;
  const bodies = new Map<string, KnownClosure>();
  const bodyFor = program.instances.bind((args: readonly Type[], wanted: FunctionType): KnownClosure => {
    const key = `<${args.map((arg) => arg.key).join(",")}> as ${wanted.key}`;
    const known = bodies.get(key);
    if (known !== undefined) return known;
    program.instances.count(node, first.fn.name, args);
    const environment = f.environment.extend(parameters, args);
    const { params, rest, returns, optional } = closureType(f, node, null, environment);
    // What is cast to `never` is what is wanted.
    const given = returns.key === "never" ? wanted.returns : returns;
    const own = functionType(params, rest, given, type.self, optional);
    const fn = program.newFunction(first.fn.name, `${layout.name}${key}`, first.fn.unit, first.fn.position, {
      returns: program.instances.returnRepresentation(given),
      isClosure: true,
    });
    const body: KnownClosure = { fn, type: own };
    bodies.set(key, body);
    lowerOtherBody(f, node, body, layout, environment, first);
    return body;
  });
  program.genericClosures.add({
    layout,
    type: program.checker.getTypeAtLocation(node),
    parameterCount: parameters.length,
    erased: type,
    environment: f.environment,
    instance: (args, wanted) => {
      const body = bodyFor(args, wanted);
      return { type: body.type, call: (closure, given) => callOf(body.fn, [closure, ...given]) };
    },
  });
}

function callOf(fn: Fn, args: Expr[]): Expr {
  return { kind: "call", type: fn.returns, function: fn, args, position: nowhere };
}

/** A generic function of a module or class as a value: whoever knows the type arguments calls its instance for them. */
export function noteGenericValue(
  program: ProgramLowering,
  declaration: ts.Node,
  layout: Layout,
  erased: FunctionType,
): void {
  const instanceFor = instancesOf(program, declaration);
  const parameterCount = ts.isFunctionLike(declaration) ? (declaration.typeParameters?.length ?? 0) : 0;
  if (instanceFor === null || parameterCount === 0) return;
  program.genericClosures.add({
    layout,
    type: program.checker.getTypeAtLocation(declaration),
    parameterCount,
    erased,
    environment: program.emptyEnvironment,
    instance: (args) => {
      const { fn, type } = instanceFor(args);
      return { type, call: (_, given) => callOf(fn, [...given]) };
    },
  });
}

/** What makes the instances of a function of a module, or of a static method; null: it is neither. */
function instancesOf(
  program: ProgramLowering,
  declaration: ts.Node,
): ((args: readonly Type[]) => FunctionInstance) | null {
  const { instances, emptyEnvironment } = program;
  if (isModuleFunction(declaration)) {
    const parameters = (declaration.typeParameters ?? []).map((one) => instances.typeParameterSymbol(one));
    return (args) => instances.functionInstance(declaration, emptyEnvironment.extend(parameters, args), args);
  }
  if (!ts.isMethodDeclaration(declaration) || !isStatic(declaration) || !ts.isClassLike(declaration.parent))
    return null;
  const owner = program.types.classType(declaration.parent, [], []);
  return (args) => instances.methodInstance(declaration, owner, args);
}
