// Functions by (declaration, type arguments): each pair is lowered once, when something first reaches it.

import { ts } from "ts-morph";
import type { Fn, IrType, Local } from "../ir.ts";
import {
  arrayType,
  type ClassType,
  type Environment,
  functionType,
  type FunctionType,
  restElement,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import { refusals } from "../refusals.ts";
import { shownMemberName } from "../symbol_names.ts";
import { lowerConstructorBody, takesAnyArguments } from "./classes.ts";
import { lowerBody } from "./functions.ts";
import { innerGeneric } from "./generic_functions.ts";
import { inferReturnType, refineWidth, orUnset, staticType } from "./infer.ts";
import type { ProgramLowering } from "./program.ts";
import { classNameOf, refuse } from "./resolve_types.ts";
import { staticInstance } from "./static_this.ts";
import { argumentsIn, memberName } from "./syntax.ts";

export interface FunctionInstance {
  readonly fn: Fn;
  readonly type: FunctionType;
  /** The receiver's type, when the function has one (as its first C parameter). */
  readonly receiver: Type | null;
  readonly environment: Environment;
  readonly declaration: ts.Node;
  /** In whose body it was first asked for. */
  readonly askedBy: FunctionInstance | null;
}

export type Callable =
  | ts.FunctionDeclaration
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction;

/** A function of a module: a declaration, or what a constant at the top level holds. */
export type ModuleFunction = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

export function isModuleFunction(node: ts.Node | null): node is ModuleFunction {
  if (node === null) return false;
  return ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function functionName(declaration: ModuleFunction): string {
  if (declaration.name !== undefined) return declaration.name.text;
  const { parent } = declaration;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : "default";
}

/** More instances of one declaration than any sensible program has. */
const instanceLimit = 500;

/** Types within types deeper than any sensible program has them: `parser<T>` that makes a `parser<T[]>`. */
const depthLimit = 16;

function isTooDeep({ key }: Type): boolean {
  let depth = 0;
  for (const character of key.replaceAll("=>", "")) {
    if ("<[{".includes(character)) depth++;
    else if (">]}".includes(character)) depth--;
    if (depth > depthLimit) return true;
  }
  return false;
}

/** Does a type argument hold one of these, as `T[]` does? */
function isLarger(one: Environment, other: Environment): boolean {
  const keys = [...other.entries()].map(([, { key }]) => key);
  return [...one.entries()].some(([, { key }]) => keys.some((held) => key !== held && key.includes(held)));
}

const folderRanks = ["std/", "kernel/", "liveupdate/"];

export class Instances {
  private readonly known = new Map<string, FunctionInstance>();
  private readonly counts = new Map<ts.Node, number>();

  constructor(private readonly program: ProgramLowering) {}

  /** The outermost module among the declaration and the type arguments: application before liveupdate, kernel, std. */
  unitOf(declaration: ts.Node, args: readonly Type[]): string {
    return args.reduce((unit, arg) => outerUnit(unit, arg.key), this.program.pathOf(declaration.getSourceFile()));
  }

  /** The implementation among a function's overloads; of a module's constant the generic function that it holds. */
  implementationOf(symbol: ts.Symbol): ModuleFunction | ts.MethodDeclaration | null {
    for (const declaration of symbol.declarations ?? [])
      if (
        (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) &&
        declaration.body !== undefined
      )
        return declaration;
    // `declare const setTimeout: typeof import(...).setTimeout` stands for the function itself.
    const variable = symbol.valueDeclaration;
    if (variable !== undefined && ts.isVariableDeclaration(variable) && this.program.isGlobalDeclaration(variable)) {
      const behind = this.program.checker.getTypeOfSymbol(symbol).symbol as ts.Symbol | undefined;
      if (behind !== undefined && behind !== symbol && behind.flags & ts.SymbolFlags.Function)
        return this.implementationOf(behind);
    }
    const generic = innerGeneric(symbol);
    return generic !== null && this.program.modules.isGlobal(symbol) ? generic : null;
  }

  functionInstance(declaration: ModuleFunction, environment: Environment, args: readonly Type[]): FunctionInstance {
    const name = functionName(declaration);
    const thisParam = declaration.parameters.find(isThisParameter);
    const receiver = thisParam?.type === undefined ? null : this.program.types.fromNode(thisParam.type, environment);
    const base = this.program.types.declarationName(declaration, name);
    return this.instance(declaration, base, name, environment, args, receiver);
  }

  methodInstance(
    declaration: ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration,
    asked: ClassType,
    args: readonly Type[],
  ): FunctionInstance {
    const isStatic = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
    const parameters = (declaration.typeParameters ?? []).map((one) => this.typeParameterSymbol(one));
    const home = isStatic
      ? staticInstance(this.program, declaration, asked)
      : { owner: asked, environment: asked.environment };
    const { owner } = home;
    const environment = home.environment.extend(parameters, args);
    const prefix = ts.isGetAccessor(declaration) ? "get " : ts.isSetAccessor(declaration) ? "set " : "";
    const name = `${prefix}${this.program.types.memberName(declaration.name)}`;
    const className = classNameOf(owner.declaration);
    const key = `${isStatic ? "static " : ""}${owner.key}.${name}${this.levelsAbove(owner, declaration)}`;
    return this.instance(
      declaration,
      key,
      `${className}.${shownMemberName(name)}`,
      environment,
      args,
      isStatic ? null : owner,
    );
  }

  /** What tells an inherited static member, which is compiled for its `this`, from the one that overrides it: `super.make()`. */
  private levelsAbove(owner: ClassType, { parent }: ts.ClassElement): string {
    let levels = "";
    for (let one: ClassType | null = owner; one !== null; one = this.program.classes.baseOf(one), levels += "^")
      if (one.declaration === parent) return levels;
    return "";
  }

  /** The type of a method or accessor, without asking for its body. */
  memberType(
    declaration: ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration,
    owner: ClassType,
    args: readonly Type[],
  ): FunctionType {
    const parameters = (declaration.typeParameters ?? []).map((one) => this.typeParameterSymbol(one));
    return this.declaredType(declaration, owner.environment.extend(parameters, args), null);
  }

  /** The function that initialises a new instance: `init(this, ...parameters)`. */
  constructorInstance(owner: ClassType): FunctionInstance {
    const key = `${owner.key}.constructor`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const declaration = constructorOf(owner.declaration);
    const base = this.program.classes.baseOf(owner);
    let type: FunctionType;
    if (declaration !== null && base !== null && takesAnyArguments(declaration))
      type = this.constructorInstance(base).type;
    else if (declaration !== null) type = this.declaredType(declaration, owner.environment, types.void);
    else if (base !== null) type = this.constructorInstance(base).type;
    else type = functionType([], null, types.void);
    const className = classNameOf(owner.declaration);
    const fn = this.makeFunction(`new ${className}`, key, owner.declaration, owner.args, type, owner);
    const instance: FunctionInstance = {
      fn,
      type,
      receiver: owner,
      environment: owner.environment,
      declaration: declaration ?? owner.declaration,
      askedBy: this.around,
    };
    this.known.set(key, instance);
    this.enqueueWithin(instance, () => lowerConstructorBody(this.program, instance, owner, declaration));
    return instance;
  }

  private instance(
    declaration: Callable,
    baseKey: string,
    name: string,
    environment: Environment,
    args: readonly Type[],
    receiver: Type | null,
  ): FunctionInstance {
    const key = args.length > 0 ? `${baseKey}<${args.map((arg) => arg.key).join(",")}>` : baseKey;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.count(declaration, name, args);
    const type = this.declaredType(declaration, environment, null);
    const ownerArgs = receiver?.kind === "class" ? receiver.args : [];
    const fn = this.makeFunction(name, key, declaration, [...args, ...ownerArgs], type, receiver);
    const instance: FunctionInstance = { fn, type, receiver, environment, declaration, askedBy: this.around };
    this.known.set(key, instance);
    this.enqueueWithin(instance, () => lowerBody(this.program, instance, declaration));
    return instance;
  }

  private readonly missing = new Map<FunctionInstance, FunctionInstance>();

  /** The same function with a result that may be undefined. */
  perhapsMissing(instance: FunctionInstance): FunctionInstance {
    const known = this.missing.get(instance);
    if (known !== undefined) return known;
    const { fn, receiver, type } = instance;
    const declaration = instance.declaration as Callable;
    const returns = unionType([type.returns, types.undefined]);
    const widened = functionType(type.params, type.rest, returns, type.self, type.optional);
    const other: FunctionInstance = {
      ...instance,
      fn: this.program.newFunction(fn.name, `${fn.cName}?`, fn.unit, fn.position, {
        returns: this.returnRepresentation(returns),
      }),
      type: widened,
      askedBy: this.around,
    };
    other.fn.params = this.parameterLocals(declaration, widened, receiver, 0);
    this.missing.set(instance, other);
    this.enqueueWithin(other, () => lowerBody(this.program, other, declaration));
    return other;
  }

  /** The instance whose body is being lowered, or what belongs to it. */
  private around: FunctionInstance | null = null;

  private enqueueWithin(instance: FunctionInstance, work: () => void): void {
    this.program.enqueue(instance.declaration, () => this.within(instance, work));
  }

  private within<T>(instance: FunctionInstance | null, work: () => T): T {
    const outer = this.around;
    this.around = instance;
    try {
      return work();
    } finally {
      this.around = outer;
    }
  }

  /** `work` for later: what it asks for is asked for in the body that is being lowered now. */
  bind<Arguments extends unknown[], Result>(work: (...args: Arguments) => Result): (...args: Arguments) => Result {
    const { around } = this;
    return (...args) => this.within(around, () => work(...args));
  }

  /**
   * Is the body that is being lowered one for larger types than another of the same function, in which it was asked for? If all
   * that it holds were lowered as well (`many(): Parser<T[]>` in what makes parsers), there would be no end.
   */
  get isGrowing(): boolean {
    const { around } = this;
    for (let outer = around?.askedBy ?? null; outer !== null; outer = outer.askedBy)
      if (outer.declaration === around!.declaration && isLarger(around!.environment, outer.environment)) return true;
    return false;
  }

  /** Has one been stopped? Nothing more is lowered then. */
  isEndless = false;

  /** Stops a generic function or class that asks for ever new instances of itself. */
  count(declaration: ts.Declaration, name: string, args: readonly Type[]): void {
    const count = (this.counts.get(declaration) ?? 0) + 1;
    this.counts.set(declaration, count);
    if (count <= instanceLimit && !args.some(isTooDeep)) return;
    this.isEndless = true;
    refuse(refusals.endlessInstances, declaration, name);
  }

  private makeFunction(
    name: string,
    key: string,
    declaration: ts.Node,
    args: readonly Type[],
    type: FunctionType,
    receiver: Type | null,
  ): Fn {
    const program = this.program;
    const fn = program.newFunction(name, key, this.unitOf(declaration, args), program.positionOf(declaration), {
      returns: this.returnRepresentation(type.returns),
    });
    fn.params = this.parameterLocals(declaration, type, receiver, 0);
    return fn;
  }

  returnRepresentation(type: Type): IrType {
    return type.key === "never" ? "void" : this.program.representation(type);
  }

  /** The C parameters: the receiver, each declared parameter, the rest array. */
  parameterLocals(declaration: ts.Node, type: FunctionType, receiver: Type | null, firstId: number): Local[] {
    const names = ts.isFunctionLike(declaration)
      ? declaration.parameters
          .filter((one) => !isThisParameter(one))
          .map((one) => (ts.isIdentifier(one.name) ? one.name.text : "$p"))
      : [];
    const all: [string, Type][] = [];
    if (receiver !== null) all.push(["this", receiver]);
    type.params.forEach((param, index) => all.push([names[index] ?? "$p", param]));
    if (type.rest !== null) all.push([names[type.params.length] ?? "$rest", arrayType(type.rest)]);
    return all.map(([name, param], index) => ({
      name,
      id: firstId + index,
      type: storable(this.program.representation(param)),
      volatile: false,
    }));
  }

  /** The function type of a declaration, from its annotations where it has them and inferred where not. */
  declaredType(declaration: Callable, environment: Environment, returns: Type | null): FunctionType {
    const program = this.program;
    const params: Type[] = [];
    let rest: Type | null = null;
    let optional = 0;
    // All that it is called with comes in one array then, from which the parameters are taken.
    const takesAll = argumentsIn(declaration) !== null;
    if (takesAll) rest = types.unknown;
    for (const parameter of takesAll ? [] : declaration.parameters) {
      if (isThisParameter(parameter)) continue;
      const type = this.parameterType(parameter, environment);
      if (parameter.dotDotDotToken !== undefined) {
        if (type.kind === "tuple") params.push(...type.elements);
        else rest = restElement(type);
      } else if (parameter.initializer !== undefined || parameter.questionToken !== undefined) {
        params.push(unionType([type, types.undefined]));
        optional++;
      } else {
        params.push(type);
        optional = 0;
      }
    }
    if (returns === null) {
      if (declaration.type !== undefined) returns = declaredResult(program, declaration.type, environment);
      else if (ts.isSetAccessor(declaration)) returns = types.void;
      else returns = inferReturnType(program, declaration, environment);
    }
    return functionType(params, rest, widen(returns), null, rest === null ? optional : 0);
  }

  /** The type of a parameter as its own function sees it (a default value has removed undefined). */
  parameterType(parameter: ts.ParameterDeclaration, environment: Environment): Type {
    const program = this.program;
    if (parameter.type !== undefined) {
      const type = widen(program.types.fromNode(parameter.type, environment));
      return orUnset(type, program.missingElements.givenFor(parameter));
    }
    const type = widen(program.types.at(parameter, environment));
    if (parameter.initializer !== undefined) {
      // The place that the function goes to may say more than the default value, which knows its width.
      const byDefault = widen(staticType(program, parameter.initializer, environment));
      return type.key === "unknown" ? byDefault : refineWidth(type, byDefault);
    }
    const symbol = ts.isIdentifier(parameter.name) ? program.checker.getSymbolAtLocation(parameter.name) : undefined;
    return symbol !== undefined && program.missingElements.mayBeMissing(symbol)
      ? unionType([type, types.undefined])
      : type;
  }

  typeParameterSymbol(declaration: ts.TypeParameterDeclaration): ts.Symbol {
    const symbol = this.program.checker.getSymbolAtLocation(declaration.name);
    if (symbol === undefined) throw new Error(`no symbol for type parameter ${declaration.name.text}`);
    return symbol;
  }
}

function rank(path: string): number {
  const index = folderRanks.findIndex((folder) => path.startsWith(folder));
  return index < 0 ? folderRanks.length : index;
}

/** The module of a type's canonical name, "kernel/net/tcp.ts#Segment". */
export function unitOfName(name: string): string | null {
  return /^([\w./-]+\.ts)#/.exec(name)?.[1] ?? null;
}

/** The outermost module among one and those that the key of a type names. */
export function outerUnit(unit: string, key: string): string {
  for (const [, path] of key.matchAll(/([\w./-]+\.ts)#/g)) if (rank(path) > rank(unit)) unit = path;
  return unit;
}

/** Nothing can be stored as C's void; a void parameter is passed as undefined. */
export function storable(type: IrType): IrType {
  return type === "void" ? "value" : type;
}

/** What a type operator makes `never` of is no promise that the function does not return: `Exclude<T, string>`. */
function declaredResult(program: ProgramLowering, node: ts.TypeNode, environment: Environment): Type {
  const type = program.types.fromNode(node, environment);
  return type.key === "never" && node.kind !== ts.SyntaxKind.NeverKeyword ? types.unknown : type;
}

export function isThisParameter(parameter: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(parameter.name) && parameter.name.text === "this";
}

/** As the resolver's `memberName`; null where the name is known only when the program runs. */
export function propertyNameOf(program: ProgramLowering, name: ts.PropertyName): string | null {
  return ts.isComputedPropertyName(name) ? program.types.nameInBrackets(name.expression) : memberName(name);
}

export function constructorOf(declaration: ts.ClassLikeDeclaration): ts.ConstructorDeclaration | null {
  for (const member of declaration.members)
    if (ts.isConstructorDeclaration(member) && member.body !== undefined) return member;
  return null;
}
