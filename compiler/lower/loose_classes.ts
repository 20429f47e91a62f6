// Generic classes of which one instance is used as another: `class None extends Option<never>` as an `Option<number>`, a
// `Box<number>` as a `Box<unknown>`. Each instance of a generic class is lowered on its own, so what is behind such a type
// is looked up by dispatch, which tests what members take and give. An instance of `never` is lowered as one of `unknown`.

import { ts } from "ts-morph";
import { isClassInstance } from "../check/relation.ts";
import type { Expr } from "../ir.ts";
import { returnedBy } from "../new_arrays.ts";
import {
  type ArrayType,
  type ClassType,
  type FunctionType,
  isHeapType,
  membersOf,
  type ObjectType,
  sameType,
  type Type,
  widen,
} from "../types.ts";
import { castTo } from "./casts.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { memberTypeOf } from "./members.ts";
import type { ProgramLowering } from "./program.ts";
import { isCovariant } from "./resolve_types.ts";
import { skipOuterExpressions } from "./syntax.ts";
import { isReadAs } from "./storage.ts";
import { testedCopy } from "./untyped_values.ts";

/** What nothing is known of, by its name or as the default of a type parameter (`class Node<T = any>`), or never. */
function isOpen({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.Never | ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0;
}

/** A text, number or boolean by its value, several, or a type parameter that stands for one of them. */
function isLiteral(checker: ts.TypeChecker, type: ts.Type): boolean {
  const known = isParameter(type) ? (checker.getBaseConstraintOfType(type) ?? type) : type;
  return (known.isUnion() ? known.types : [known]).every(({ flags }) => (flags & ts.TypeFlags.Literal) !== 0);
}

/** The members of the type, or of what the lists among them hold, that are instances of classes, and what these extend. */
function instancesIn(checker: ts.TypeChecker, type: ts.Type): ts.Type[] {
  const members = (one: ts.Type): readonly ts.Type[] => (one.isUnion() ? one.types : [one]);
  const withBases = (one: ts.Type): ts.Type[] => {
    const bases = one.isClassOrInterface() ? checker.getBaseTypes(one) : [];
    return isClassInstance(one) ? [one, ...bases.flatMap(withBases)] : [];
  };
  return members(type)
    .flatMap((one) =>
      checker.isArrayType(one) ? members(checker.getTypeArguments(one as ts.TypeReference)[0]) : [one],
    )
    .flatMap(withBases);
}

function isAny({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Any) !== 0;
}

/** What is tested by `instanceof`, as it is written. */
function testedByInstanceof(node: ts.Node): string[] {
  const found: string[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...testedByInstanceof(child));
  });
  const isTest = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  return isTest ? [...found, node.left.getText()] : found;
}

/** A type parameter without a constraint, which an implementation has instead of its overload's. */
function isFree(type: ts.Type): boolean {
  const declaration = isParameter(type) ? type.symbol.declarations?.[0] : undefined;
  return declaration !== undefined && ts.isTypeParameterDeclaration(declaration) && !declaration.constraint;
}

/** Does the type name a type parameter, in its own arguments or as what a function takes or gives? */
function holdsParameter(checker: ts.TypeChecker, type: ts.Type, depth = 0): boolean {
  if (isParameter(type) || depth > 3) return isParameter(type);
  const holds = (one: ts.Type): boolean => holdsParameter(checker, one, depth + 1);
  if (type.isUnionOrIntersection()) return type.types.some(holds);
  if (!(type.flags & ts.TypeFlags.Object)) return (type.flags & ts.TypeFlags.Instantiable) !== 0;
  const args =
    (type as ts.TypeReference).target === undefined ? [] : checker.getTypeArguments(type as ts.TypeReference);
  const named = [...args, ...(type.aliasTypeArguments ?? [])];
  const calls = type
    .getCallSignatures()
    .flatMap((call) => [call.getReturnType(), ...call.parameters.map((one) => checker.getTypeOfSymbol(one))]);
  const isLiteral = (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Anonymous;
  const members = isLiteral ? checker.getPropertiesOfType(type).map((one) => checker.getTypeOfSymbol(one)) : [];
  return [...named, ...calls, ...members].some(holds);
}

/** Is each value of the one type one of the other, which has more? */
function isPartOf(checker: ts.TypeChecker, one: ts.Type, whole: ts.Type): boolean {
  if (one === whole || [one, whole].some((type) => isAny(type) || holdsParameter(checker, type))) return false;
  return checker.isTypeAssignableTo(one, whole) && !checker.isTypeAssignableTo(whole, one);
}

function isParameter({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.TypeParameter) !== 0;
}

export class LooseClasses {
  private readonly known = new Map<ts.Program, ReadonlySet<ts.ClassLikeDeclaration>>();

  constructor(private readonly program: ProgramLowering) {
    program.types.isLoose = (declaration) => this.isLoose(declaration);
  }

  /** Does the application name an instance of the class, or of one that it extends, that can stand for others? */
  isLoose(declaration: ts.ClassLikeDeclaration): boolean {
    return declaration.typeParameters !== undefined && this.all.has(declaration);
  }

  /**
   * Do its methods run for objects of just their own instance? A class whose fields hold values in arrays, Sets or Maps is
   * so: nothing of these could be seen as of another type. Of other classes all instances may share the methods.
   */
  hasOwnMethods(declaration: ts.ClassLikeDeclaration): boolean {
    return this.isLoose(declaration) && this.withContainers.has(declaration);
  }

  private get withContainers(): ReadonlySet<ts.Node> {
    const { tsProgram } = this.program;
    let found = this.containers.get(tsProgram);
    if (found !== undefined) return found;
    const all = [...this.all];
    const holders = new Set(all.filter((one) => this.fieldTypes(one).some((type) => this.isContainer(type))));
    // The set grows while it is walked.
    for (const one of holders)
      for (const other of all)
        if (this.bound(one, true).includes(other) || this.bound(other, true).includes(one)) holders.add(other);
    this.containers.set(tsProgram, (found = holders));
    return found;
  }

  private readonly containers = new Map<ts.Program, ReadonlySet<ts.Node>>();

  /** Is it an array that may be written, or an object of the library, of something that a type parameter stands for? */
  private isContainer(type: ts.Type): boolean {
    const { checker } = this.program;
    if (type.isUnion()) return type.types.some((one) => this.isContainer(one));
    const { target } = type as ts.TypeReference;
    if ((target as ts.Type | undefined) === undefined || type.symbol?.name === "ReadonlyArray") return false;
    const declaration = type.symbol?.declarations?.[0];
    const isOfLibrary = declaration === undefined || this.program.isTrusted(declaration.getSourceFile());
    const args = checker.getTypeArguments(type as ts.TypeReference);
    return isOfLibrary && args.some((arg) => holdsParameter(checker, arg));
  }

  get areThere(): boolean {
    return this.all.size > 0;
  }

  private get all(): ReadonlySet<ts.ClassLikeDeclaration> {
    const { tsProgram } = this.program;
    let found = this.known.get(tsProgram);
    if (found === undefined) this.known.set(tsProgram, (found = this.find()));
    return found;
  }

  /** Is an instance of `source`, or of a class that it extends, used as one of `target` although it is of another? */
  standsFor(source: ClassType, target: ClassType): boolean {
    if (!this.isLoose(target.declaration)) return false;
    const { classes } = this.program;
    let from: ClassType | null = source;
    while (from !== null && from.declaration !== target.declaration) from = classes.baseOf(from);
    return from !== null && this.areAlike(from, target);
  }

  private areAlike(from: ClassType, to: ClassType): boolean {
    const isOpen = (type: Type): boolean => type.key === "unknown";
    const isShared = !this.hasOwnMethods(to.declaration);
    const isAlike = (arg: Type, wanted: Type): boolean =>
      sameType(arg, wanted) ||
      isOpen(arg) ||
      isOpen(wanted) ||
      areLiterals(arg, wanted) ||
      (isShared && this.isPart(arg, wanted));
    if (!from.args.every((arg, index) => isAlike(arg, to.args[index]))) return false;
    const bases = [from, to].map((one) => this.program.classes.baseOf(one));
    const [base, wanted] = bases;
    return base === null || wanted === null || sameType(base, wanted) || this.standsFor(base, wanted);
  }

  /** `Result<number, RangeProblem>` as a `Result<number, Problem>`. */
  private isPart(arg: Type, whole: Type): boolean {
    const { classes } = this.program;
    const isOne = (one: Type, other: Type): boolean => {
      if (sameType(one, other)) return true;
      if (one.kind === "class" && other.kind === "class") return classes.derivesFrom(one, other);
      return one.kind === "object" && other.kind === "object" && this.haveSameMembers(one, other);
    };
    return membersOf(widen(arg)).every((one) => membersOf(widen(whole)).some((other) => isOne(one, other)));
  }

  /** An interface and what the checker takes for it: `Token<Clock>` and `Token<{ now(): number }>`. */
  private haveSameMembers(one: ObjectType, other: ObjectType): boolean {
    const [own, others] = [one, other].map((type) =>
      this.program.types
        .members(type)
        .map((member) => `${member.name}${member.optional ? "?" : ""}:${member.type.key}`),
    );
    return own.length === others.length && own.every((member) => others.includes(member));
  }

  private find(): ReadonlySet<ts.ClassLikeDeclaration> {
    const { program } = this;
    const files = program.tsProgram.getSourceFiles().filter((file) => !program.isTrusted(file));
    const found = new Set<ts.ClassLikeDeclaration>();
    const classes: ts.ClassLikeDeclaration[] = [];
    const tested = new Set(files.flatMap(testedByInstanceof));
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node)) classes.push(node);
      // `other instanceof Box` says nothing of its arguments.
      if ((ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) && tested.has(node.getText()))
        for (const one of this.instancesOf(program.checker.getTypeAtLocation(node), isAny)) found.add(one);
      if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node) || ts.isNewExpression(node))
        for (const one of this.instancesOf(program.checker.getTypeAtLocation(node), isOpen)) found.add(one);
      for (const one of this.returnedAsOthers(node)) found.add(one);
      for (const one of this.goneAsOthers(node)) found.add(one);
      ts.forEachChild(node, visit);
    };
    files.forEach(visit);
    // The set grows while it is walked.
    for (const declaration of found) {
      for (const one of this.bound(declaration)) found.add(one);
      for (const one of classes) if (this.bound(one, true).includes(declaration)) found.add(one);
    }
    return found;
  }

  /** The classes of what a function returns that its callers take for another instance. */
  private returnedAsOthers(node: ts.Node): ts.ClassLikeDeclaration[] {
    const { checker } = this.program;
    if (!ts.isFunctionLike(node)) return [];
    const returned = checker.getSignatureFromDeclaration(node)?.getReturnType();
    if (returned === undefined) return [];
    // As a value it is one function of unknown: `map = <U>(f: (value: T) => U): Box<U> => new Box(f(this.value))`.
    const isValue = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
    if (isValue && node.typeParameters !== undefined) return this.instancesOf(returned, isParameter);
    // `filter<U extends T>(test: (value: T) => value is U): List<U>`, an overload of what returns a `List<T>`.
    const isOverload = (ts.isMethodDeclaration(node) || ts.isFunctionDeclaration(node)) && node.body === undefined;
    const symbol = isOverload && node.name !== undefined ? checker.getSymbolAtLocation(node.name) : undefined;
    const implementation = symbol === undefined ? null : this.program.instances.implementationOf(symbol);
    const made = implementation === null ? undefined : checker.getSignatureFromDeclaration(implementation);
    if (made === undefined) return [];
    const args = this.argumentsOf(made.getReturnType());
    const isOther = (arg: ts.Type, index: number): boolean =>
      args[index] !== undefined && arg !== args[index] && !(isFree(arg) && isFree(args[index]));
    return this.argumentsOf(returned).some(isOther) ? this.ownClass(returned) : [];
  }

  /**
   * `report(euros)` of an `Account<"EUR">` where an `Account<Currency>` is wanted, `euros as Account`, a `Box<number>` among
   * `Box<number | string>`.
   */
  private goneAsOthers(node: ts.Node): ts.ClassLikeDeclaration[] {
    const { checker } = this.program;
    if (!ts.isExpression(node)) return [];
    const isCast = ts.isAsExpression(node);
    const held = instancesIn(checker, checker.getTypeAtLocation(isCast ? skipOuterExpressions(node) : node));
    const given = held.filter((one) => this.argumentsOf(one).length > 0);
    if (given.length === 0) return [];
    const place = isCast ? checker.getTypeAtLocation(node) : checker.getContextualType(node);
    const wanted = place === undefined ? [] : instancesIn(checker, place);
    const isOther = (one: ts.Type, other: ts.Type): boolean => {
      if (one.symbol !== other.symbol || one === other) return false;
      const args = this.argumentsOf(other);
      return this.argumentsOf(one).some((arg, index) => isLiteral(checker, arg) || isPartOf(checker, arg, args[index]));
    };
    return given.filter((one) => wanted.some((other) => isOther(one, other))).flatMap((one) => this.ownClass(one));
  }

  /** The classes of which the type is an instance with such an argument. */
  private instancesOf(type: ts.Type, isWanted: (arg: ts.Type) => boolean): ts.ClassLikeDeclaration[] {
    return (type.isUnion() ? type.types : [type]).flatMap((one) =>
      this.argumentsOf(one).some(isWanted) ? this.ownClass(one) : [],
    );
  }

  /** The type arguments of an instance of a class; none of other types. */
  private argumentsOf(type: ts.Type): readonly ts.Type[] {
    if (!isClassInstance(type)) return [];
    const count = (type as ts.TypeReference).target?.typeParameters?.length ?? 0;
    return count === 0 ? [] : this.program.checker.getTypeArguments(type as ts.TypeReference).slice(0, count);
  }

  /** The generic classes that this one extends and, unless `onlyBases`, those that its fields hold. */
  private bound(declaration: ts.ClassLikeDeclaration, onlyBases = false): ts.ClassLikeDeclaration[] {
    const { checker } = this.program;
    const types = (declaration.heritageClauses ?? [])
      .filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
      .map(({ types: [base] }) => checker.getTypeAtLocation(base));
    if (!onlyBases) types.push(...this.fieldTypes(declaration));
    return types.flatMap((type) => (type.isUnion() ? type.types : [type])).flatMap((type) => this.ownClass(type));
  }

  private fieldTypes(declaration: ts.ClassLikeDeclaration): ts.Type[] {
    const constructors = declaration.members.filter(ts.isConstructorDeclaration);
    const fields = [
      ...declaration.members.filter(ts.isPropertyDeclaration),
      ...constructors.flatMap(({ parameters }) =>
        parameters.filter((one) => ts.isParameterPropertyDeclaration(one, one.parent)),
      ),
    ];
    return fields.map((field) => this.program.checker.getTypeAtLocation(field));
  }

  /** The generic class of a module of the application; those in functions may hold variables of theirs. */
  private ownClass(type: ts.Type): ts.ClassLikeDeclaration[] {
    const declaration = isClassInstance(type) ? type.symbol.valueDeclaration : undefined;
    if (declaration === undefined || !ts.isClassLike(declaration) || declaration.typeParameters === undefined)
      return [];
    const isInModule = ts.isSourceFile(declaration.parent) || ts.isModuleBlock(declaration.parent);
    return isInModule && !this.program.isTrusted(declaration.getSourceFile()) ? [declaration] : [];
  }
}

/** Values of one primitive type, of which all values are stored alike: `"EUR"` and `"EUR" | "USD"`. */
function areLiterals(arg: Type, wanted: Type): boolean {
  const [one, other] = [arg, wanted].map((type) => widen(type));
  return one.kind === "primitive" && one.key !== "unknown" && sameType(one, other);
}

/** How deep types within types are compared. */
const mostLevels = 8;

/**
 * May what is stored or returned as `from` be read as `to`, converted, without anybody noticing? `isFresh`: an array in it
 * is nobody's yet, or nobody writes it.
 */
export class Conversions {
  private readonly decided = new Set<string>();

  constructor(readonly program: ProgramLowering) {}

  fits(from: Type, to: Type, isFresh = false): boolean {
    if (sameType(from, to) || ["never", "void"].includes(from.key) || ["never", "void"].includes(to.key)) return true;
    const pair = `${from.key} > ${to.key}`;
    if (this.decided.has(pair)) return true;
    this.decided.add(pair);
    if (isFresh && isCopied(from, to)) return true;
    // Types that contain new types without end are never compared to their end.
    if (this.level === mostLevels) return false;
    this.level++;
    const fits = membersOf(from).some((one) => membersOf(to).some((wanted) => this.oneFits(one, wanted)));
    this.level--;
    return fits;
  }

  private level = 0;

  private membersFit(from: ClassType | ObjectType, to: ObjectType): boolean {
    const { program } = this;
    return program.types.members(to).every(({ name, type, optional }) => {
      const own = memberTypeOf(this, from, name);
      return own === null ? optional : this.fits(own, type);
    });
  }

  private oneFits(given: Type, wanted: Type): boolean {
    const [from, to] = [widen(given), widen(wanted)];
    if (sameType(from, to) || from.key === "unknown" || to.key === "unknown") return true;
    if (from.kind === "class" && to.kind === "class")
      return (
        this.program.classes.derivesFrom(from, to) ||
        this.program.looseClasses.standsFor(from, to) ||
        (isCovariant(from) && isReadAs(this.program, from, to))
      );
    if (from.kind === "function" && to.kind === "function") return this.callsFit(from, to);
    if (to.kind === "object" && to.call === undefined && (from.kind === "object" || from.kind === "class"))
      return this.membersFit(from, to);
    return !isHeapType(from) && !isHeapType(to);
  }

  /** May a method of the type `from` be called as one of `to`? `isFresh`: each call returns arrays of its own. */
  callsFit(from: FunctionType, to: FunctionType, isFresh = false): boolean {
    return (
      parametersOf(from, to).every(([param, given]) => this.fits(given, param)) &&
      this.fits(from.returns, to.returns, isFresh)
    );
  }
}

/** Is it an array of which a tested copy can be made? */
function isCopied(from: Type, to: Type): from is ArrayType {
  return from.kind === "array" && to.kind === "array";
}

/** A value of one instance where another is used: tested, and a copy of an array that fits. */
export function convertLoosely(f: FunctionLowering, operand: Operand, target: Type, node: ts.Node): Expr {
  const { type } = operand;
  if (target.kind !== "array" || !isCopied(type, target) || sameType(type, target))
    return castTo(f, operand, target, node);
  return testedCopy(f, operand, target, node);
}

/** What a function of the type `from` takes, each with what it is given when it is called as one of `to`. */
function parametersOf(from: FunctionType, to: FunctionType): [param: Type, given: Type][] {
  const fixed = from.params.map((param, index): [Type, Type] => [param, to.params[index] ?? to.rest ?? param]);
  return from.rest === null ? fixed : [...fixed, [from.rest, to.rest ?? from.rest]];
}

/** Does a method that is said never to return have a value to return? */
export function returnsSomething(declaration: ts.Node): boolean {
  return returnedBy(declaration).length > 0;
}

/** Is the field declared as an array that nobody writes? */
export function isReadonlyArray(checker: ts.TypeChecker, declaration: ts.Node | null): boolean {
  return declaration !== null && checker.getTypeAtLocation(declaration).symbol?.name === "ReadonlyArray";
}
