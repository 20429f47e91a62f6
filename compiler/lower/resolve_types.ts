// From TypeScript's types to Instar's: every ts.Type is read under the environment of the generic instance that is
// being lowered. What has no counterpart is refused here.

import { ts } from "ts-morph";
import { enumMemberValue } from "../enum_values.ts";
import { calledParameter, type Evolution, evolutionOf, isAny, isArrayOfAny, isEvolving } from "../evolving.ts";
import { dependsOnParameters } from "../given_members.ts";
import { substitute } from "../load/substitute.ts";
import { holdsEmptyArray, withoutEmptyTuples } from "../new_arrays.ts";
import { wantedInstance } from "../new_instances.ts";
import { type Refusal, refusals } from "../refusals.ts";
import { symbolName, type SymbolName } from "../symbol_names.ts";
import { Instantiation } from "./instantiate.ts";
import { memberName } from "./syntax.ts";
import {
  arrayType,
  type ClassType,
  type EnumType,
  Environment,
  type FixedWidthName,
  functionType,
  type FunctionType,
  isFixedWidthName,
  isTypedArrayName,
  literalType,
  matchArrayType,
  templateStringsType,
  membersOf,
  nonNullable,
  type ObjectType,
  tupleType,
  type Type,
  typedArrayType,
  bufferType,
  bytesOrTextType,
  isNullish,
  restElement,
  sameType,
  types,
  type UnionType,
  unionType,
  widen,
  typedElementType,
} from "../types.ts";
import type { WidenedMembers } from "../widened_members.ts";

/** Thrown where a construct cannot be lowered; caught at the next statement, so that one run reports many. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly node: ts.Node,
    readonly values: readonly string[],
    /** It only follows from something that has been refused already. */
    readonly isConsequence = false,
  ) {
    super(refusal.title);
  }
}

export function refuse(refusal: Refusal, node: ts.Node, ...values: string[]): never {
  throw new Refused(refusal, node, values);
}

/** A member of an object type as Instar sees it. */
export interface Member {
  readonly name: string;
  /** Includes undefined when optional. */
  readonly type: Type;
  readonly optional: boolean;
  readonly readonly: boolean;
  /** Declared as a method (not as a property that holds a function). */
  readonly method: boolean;
  readonly symbol: ts.Symbol;
}

/** Lists of lists of their own kind are followed so deep. */
const mostLevels = 8;

export class TypeResolver {
  private readonly memberCache = new Map<string, readonly Member[]>();
  private readonly inProgress = new Map<string, number>();
  private readonly anonymousKeys = new Map<string, string>();

  private readonly instantiation: Instantiation;

  constructor(
    readonly checker: ts.TypeChecker,
    /** Path relative to the project's root. */
    private readonly pathOf: (file: ts.SourceFile) => string,
    /** The class behind index signatures. */
    private readonly dictionaryClass: ts.ClassDeclaration | null,
    private readonly widened: WidenedMembers,
  ) {
    this.instantiation = new Instantiation(checker);
  }

  /** The type at a node, as TypeScript's checker narrows it there. */
  at(node: ts.Node, environment: Environment): Type {
    const type = wantedInstance(this.checker, node)?.type ?? this.checker.getTypeAtLocation(node);
    if (ts.isIdentifier(node) && (isAny(type) || isArrayOfAny(this.checker, type))) {
      const declaration = this.checker.getSymbolAtLocation(node)?.valueDeclaration;
      const evolved = declaration === undefined ? null : this.evolved(declaration, environment);
      if (evolved !== null) return evolved;
    }
    const call = isAny(type) ? calledParameter(this.checker, node) : null;
    if (call !== null) {
      const called = this.at(call.expression, environment);
      if (called.kind === "function") return called.returns;
    }
    return this.convert(type, environment, node);
  }

  /** Each looks at all of a function: what was found is kept. */
  private readonly evolutions = new Map<ts.Node, Evolution | null>();

  private evolutionOf(declaration: ts.VariableDeclaration): Evolution | null {
    const known = this.evolutions.get(declaration);
    if (known !== undefined) return known;
    const found = evolutionOf(this.checker, declaration);
    this.evolutions.set(declaration, found);
    return found;
  }

  /** The type of a variable that gets one by what is put into it; null for any other variable. */
  evolved(declaration: ts.Node, environment: Environment): Type | null {
    if (!isEvolving(this.checker, declaration)) return null;
    const evolution = this.evolutionOf(declaration);
    if (evolution === null) return null;
    const parts = evolution.types.map((type) => widen(this.convert(type, environment, declaration)));
    const type = parts.length === 0 ? types.unknown : unionType(parts);
    if (evolution.isArray) {
      // An array cannot be taken for one of other elements in between.
      const taken = evolution.seen.map((one) => widen(this.convert(one, environment, declaration)).key);
      if (taken.some((key) => key !== "never" && key !== type.key))
        refuse(refusals.inferredAny, declaration, declaration.name.getText());
      return arrayType(type);
    }
    return declaration.initializer === undefined ? unionType([type, types.undefined]) : type;
  }

  fromNode(node: ts.TypeNode, environment: Environment): Type {
    return this.convert(this.checker.getTypeFromTypeNode(node), environment, node);
  }

  /** TypeScript's type with what its type parameters stand for. */
  concrete(type: ts.Type, environment: Environment): ts.Type {
    return this.instantiation.apply(type, environment);
  }

  /** The type that a type parameter stands for: literals stay what they are where other types are made from them. */
  argument(type: ts.Type, parameter: ts.TypeParameterDeclaration, environment: Environment, node: ts.Node): Type {
    const known = type.flags & ts.TypeFlags.Any ? this.primitiveConstraint(parameter) : null;
    const concrete = this.instantiation.apply(known ?? type, environment);
    const converted = this.convert(concrete, environment, node);
    const keepsLiterals = this.keepsLiterals(parameter);
    const argument = keepsLiterals ? converted : widen(converted);
    if (this.instantiation.isComplete(environment))
      this.instantiation.note(argument, keepsLiterals ? concrete : this.checker.getBaseTypeOfLiteralType(concrete));
    return argument;
  }

  /** `upperFirst<S extends string>` of what the library gives as any: that is tested for a text, as any other argument. */
  private primitiveConstraint({ constraint }: ts.TypeParameterDeclaration): ts.Type | null {
    if (constraint === undefined) return null;
    const type = this.checker.getTypeFromTypeNode(constraint);
    const parts = type.isUnion() ? type.types : [type];
    const { StringLike, NumberLike, BooleanLike, BigIntLike } = ts.TypeFlags;
    const isPrimitive = (one: ts.Type): boolean =>
      (one.flags & (StringLike | NumberLike | BooleanLike | BigIntLike)) !== 0;
    return parts.every(isPrimitive) ? type : null;
  }

  private keepsLiterals({ constraint }: ts.TypeParameterDeclaration): boolean {
    return constraint !== undefined && (this.checker.getTypeFromTypeNode(constraint).flags & ts.TypeFlags.Number) === 0;
  }

  convert(type: ts.Type, environment: Environment, node: ts.Node): Type {
    if (environment.key !== "" && this.instantiation.isDeferred(type)) {
      const concrete = this.instantiation.apply(type, environment);
      if (concrete !== type)
        return this.convert(concrete, Environment.empty.extend([], [], environment.thisType), node);
    }
    const flags = type.flags;
    // What the library gives as `any`; what is done with it is tested while the program runs.
    if (flags & ts.TypeFlags.Any && !this.isUnclear(node)) return types.unknown;
    if (flags & ts.TypeFlags.Any) return refuse(refusals.inferredAny, node, node.getText().slice(0, 60));
    if (flags & ts.TypeFlags.Unknown) return types.unknown;
    if (flags & ts.TypeFlags.Undefined) return types.undefined;
    if (flags & ts.TypeFlags.Void) return types.void;
    if (flags & ts.TypeFlags.Null) return types.null;
    if (flags & ts.TypeFlags.Never) return types.never;
    if (flags & ts.TypeFlags.EnumLike) return this.convertEnum(type, environment, node);
    if (flags & ts.TypeFlags.String) return types.string;
    if (flags & ts.TypeFlags.Number) return types.number;
    if (flags & ts.TypeFlags.Boolean) return types.boolean;
    if (type.isStringLiteral()) return literalType(type.value, types.string);
    if (type.isNumberLiteral()) return literalType(type.value, types.number);
    if (flags & ts.TypeFlags.BooleanLiteral)
      return literalType(this.checker.typeToString(type) === "true", types.boolean);
    if (flags & ts.TypeFlags.BigIntLiteral) {
      const { negative, base10Value } = (type as ts.BigIntLiteralType).value;
      return literalType(BigInt(`${negative ? "-" : ""}${base10Value}`), types.bigint);
    }
    if (flags & ts.TypeFlags.BigInt) return types.bigint;
    if (flags & ts.TypeFlags.ESSymbol) return types.symbol;
    if (flags & ts.TypeFlags.UniqueESSymbol) return literalType(this.nameOfSymbol(type.symbol).name, types.symbol);
    if (flags & (ts.TypeFlags.TemplateLiteral | ts.TypeFlags.StringMapping)) return types.string;
    if (flags & ts.TypeFlags.NonPrimitive) return this.objectType(type, environment);
    if (flags & ts.TypeFlags.TypeParameter) return this.convertParameter(type, environment, node);
    if (type.isUnion()) return this.convertUnion(type, environment, node);
    if (type.isIntersection()) return this.convertIntersection(type, environment, node);
    if (flags & ts.TypeFlags.Object) return this.convertObject(type as ts.ObjectType, environment, node);
    if (flags & ts.TypeFlags.Substitution)
      return this.convert((type as ts.SubstitutionType).baseType, environment, node);
    if (
      flags & ts.TypeFlags.Conditional &&
      type.aliasSymbol?.name === "Awaited" &&
      type.aliasTypeArguments !== undefined
    )
      return awaited(this.convert(type.aliasTypeArguments[0], environment, node));
    if (flags & ts.TypeFlags.Index) return types.string;
    if (flags & ts.TypeFlags.IndexedAccess)
      return this.convertIndexedAccess(type as ts.IndexedAccessType, environment, node);
    // `Parameters<Events[K]>` of a generic method: whatever K is, it is of this type.
    const bound = flags & ts.TypeFlags.Conditional ? this.checker.getBaseConstraintOfType(type) : undefined;
    if (bound !== undefined && bound !== type) return this.convert(bound, environment, node);
    return this.unsupported(type, node);
  }

  /** Is it a variable that gets its type by what is stored in it, at a place where nobody knows that type? */
  private isUnclear(node: ts.Node): boolean {
    const declaration = ts.isIdentifier(node) ? this.checker.getSymbolAtLocation(node)?.valueDeclaration : node;
    return declaration !== undefined && isEvolving(this.checker, declaration);
  }

  /** A type argument of a reference: the library's typings have `any` as default, which counts as unknown. */
  private referenceArgument(type: ts.Type, environment: Environment, node: ts.Node): Type {
    if (type.flags & ts.TypeFlags.Any) return types.unknown;
    const concrete = this.instantiation.apply(type, environment);
    const converted = this.convert(concrete, environment, node);
    if (this.instantiation.isComplete(environment)) this.instantiation.note(converted, concrete);
    return converted;
  }

  private readonly openUnions = new Map<string, UnionType | null>();
  private readonly recursiveUnions = new Map<string, UnionType>();
  /** By their members: what the checker infers is a union of these without its name. */
  private readonly namedUnions = new Map<string, UnionType>();

  /** `type Json = number | Json[]`: a union that contains itself goes by its name. */
  private convertUnion(type: ts.UnionType, environment: Environment, node: ts.Node): Type {
    const { identity, name, inside } = this.aliased(type, environment, node);
    const known = this.recursiveUnions.get(identity) ?? this.openUnions.get(identity);
    if (known !== undefined && known !== null) return known;
    if (known === null) {
      const union: UnionType = { kind: "union", key: name, members: [] };
      this.openUnions.set(identity, union);
      return union;
    }
    // What has a name keeps it, whether it is met here first or by itself.
    if (type.aliasSymbol === undefined)
      for (const member of type.types) if (isDeferred(member)) this.convert(member, environment, node);
    this.openUnions.set(identity, null);
    try {
      const converted = unionType(this.possibleMembers(type).map((member) => this.convert(member, inside, node)));
      const union = this.openUnions.get(identity);
      if (union === null || union === undefined) return this.namedUnions.get(converted.key) ?? converted;
      (union as { members: readonly Type[] }).members = membersOf(converted);
      this.recursiveUnions.set(identity, union);
      this.namedUnions.set(converted.key, union);
      if (this.instantiation.isComplete(inside)) this.instantiation.note(union, this.instantiation.apply(type, inside));
      return union;
    } finally {
      this.openUnions.delete(identity);
    }
  }

  /** `(string | { [name: string]: Json }) & Request`, of a predicate: what has a request's members can only be the object. */
  private possibleMembers(type: ts.UnionType): readonly ts.Type[] {
    const members = withoutEmptyTuples(this.checker, type.types);
    const parts = members.map((member) => (member.isIntersection() ? member.types : []));
    const isObject = (part: ts.Type): boolean =>
      (part.flags & ts.TypeFlags.Object) !== 0 && !this.checker.isArrayType(part) && !this.checker.isTupleType(part);
    const isShared = parts[0].some((part) => isObject(part) && parts.every((others) => others.includes(part)));
    const objects = isShared ? members.filter((_, index) => parts[index].every(isObject)) : [];
    return objects.length > 0 ? objects : members;
  }

  /**
   * What a recursive type goes by: the name of its alias or interface with the type arguments, and the environment that
   * its parts are read under. A type of a module without parameters is the same in all environments.
   */
  private aliased(
    type: ts.Type,
    environment: Environment,
    node: ts.Node,
  ): { identity: string; name: string; inside: Environment } {
    const id = `${(type as unknown as { id: number }).id}`;
    const isInterface = (type.symbol as ts.Symbol | undefined)?.flags === ts.SymbolFlags.Interface;
    const symbol = type.aliasSymbol ?? (isInterface ? type.symbol : undefined);
    const declaration = symbol?.declarations?.[0];
    if (symbol === undefined || declaration === undefined || !ts.isSourceFile(declaration.parent)) {
      const isOpen = this.dependsOnParameters(type);
      const identity = isOpen ? `${id};${environment.key}` : id;
      return { identity, name: `^${identity}`, inside: isOpen ? environment : Environment.empty };
    }
    const name = this.declarationName(declaration, symbol.name);
    const args =
      type.aliasSymbol === undefined
        ? this.checker.getTypeArguments(type as ts.TypeReference)
        : type.aliasTypeArguments;
    const parameters = (declaration as ts.TypeAliasDeclaration | ts.InterfaceDeclaration).typeParameters?.length ?? 0;
    if (parameters === 0) return { identity: id, name, inside: Environment.empty };
    const texts = (args ?? []).slice(0, parameters).map((arg) => this.referenceArgument(arg, environment, node).key);
    return { identity: `${name}<${texts.join(",")}>`, name: `${name}<${texts.join(",")}>`, inside: environment };
  }

  private readonly open = new WeakMap<ts.Type, boolean>();

  private dependsOnParameters(type: ts.Type): boolean {
    let known = this.open.get(type);
    if (known === undefined) this.open.set(type, (known = dependsOnParameters(this.checker, type)));
    return known;
  }

  private unsupported(type: ts.Type, node: ts.Node): never {
    return refuse(
      refusals.unsupportedType,
      node,
      this.checker.typeToString(type),
      "its values have no representation",
      "declare the types that are really used",
    );
  }

  private convertParameter(type: ts.Type, environment: Environment, node: ts.Node): Type {
    if ((type as ts.TypeParameter & { isThisType?: boolean }).isThisType === true) {
      if (environment.thisType !== null) return environment.thisType;
      const constraint = this.checker.getBaseConstraintOfType(type);
      if (constraint !== undefined && constraint !== type) return this.convert(constraint, environment, node);
    }
    const bound = environment.lookup(type.symbol);
    if (bound !== undefined) return bound;
    const names = this.namesOf(type, environment);
    if (names !== null) return this.convert(names, environment, node);
    const constraint = this.checker.getBaseConstraintOfType(type);
    if (constraint !== undefined && constraint !== type && !(constraint.flags & ts.TypeFlags.TypeParameter)) {
      const converted = this.convert(constraint, environment, node);
      if (!dependsOnParameters(this.checker, constraint)) this.instantiation.note(converted, constraint);
      return converted;
    }
    return types.unknown;
  }

  /** `K extends keyof T`: the names of a T that is known; null for any other parameter. */
  private namesOf({ symbol }: ts.Type, environment: Environment): ts.Type | null {
    const constraint = symbol.declarations?.find(ts.isTypeParameterDeclaration)?.constraint;
    const names = constraint === undefined ? undefined : this.checker.getTypeFromTypeNode(constraint);
    if (names === undefined || !(names.flags & ts.TypeFlags.Index)) return null;
    const known = this.instantiation.apply(names, environment);
    return known === names ? null : known;
  }

  private convertIndexedAccess(type: ts.IndexedAccessType, environment: Environment, node: ts.Node): Type {
    const object = this.convert(type.objectType, environment, node);
    if (type.indexType.flags & ts.TypeFlags.Index && object.kind === "object")
      return unionType(this.members(object).map((member) => member.type));
    // Of a method's own type parameter nothing is known but that it is one of the names.
    const isOpen =
      (type.indexType.flags & ts.TypeFlags.TypeParameter) !== 0 && this.isOpen(type.indexType, environment);
    if (isOpen && object.kind === "object") return unionType(this.members(object).map((member) => member.type));
    if (object.kind === "typedArray") return typedElementType(object.name);
    if (object.kind === "class" && type.indexType.flags & ts.TypeFlags.UniqueESSymbol) {
      const named = this.typeOfClassMember(object, (type.indexType as ts.UniqueESSymbolType).escapedName, node);
      return named ?? this.unsupported(type, node);
    }
    const index = this.convert(type.indexType, environment, node);
    // `S extends Record<string, T>` stands for an object of which any member may be asked.
    if (object.kind === "object" && index.key === "string")
      return unionType(this.members(object).map((member) => member.type));
    if (object.kind === "object") {
      const names = membersOf(index).map((one) => (one.kind === "literal" ? String(one.value) : null));
      const found = names.map((name) => this.members(object).find((one) => one.name === name));
      if (found.length > 0 && found.every((one) => one !== undefined)) return unionType(found.map((one) => one.type));
    }
    if (object.kind === "class") {
      const found = membersOf(index).map((one) =>
        one.kind === "literal"
          ? this.typeOfClassMember(object, ts.escapeLeadingUnderscores(String(one.value)), node)
          : null,
      );
      if (found.length > 0 && found.every((one) => one !== null)) return unionType(found);
    }
    return this.unsupported(type, node);
  }

  /** `this["name"]`, as mapped types of `this` have it (`Object.freeze(this)`). */
  private typeOfClassMember({ declaration, environment }: ClassType, name: ts.__String, node: ts.Node): Type | null {
    const instance = this.checker.getTypeAtLocation(declaration);
    const member = this.checker.getPropertiesOfType(instance).find(({ escapedName }) => escapedName === name);
    return member === undefined ? null : this.convert(this.checker.getTypeOfSymbol(member), environment, node);
  }

  private isOpen(parameter: ts.Type, environment: Environment): boolean {
    return environment.lookup(parameter.symbol) === undefined;
  }

  private convertEnum(type: ts.Type, environment: Environment, node: ts.Node): Type {
    if (type.isUnion() && !(type.flags & ts.TypeFlags.EnumLiteral))
      return unionType(type.types.map((member) => this.convert(member, environment, node)));
    let symbol = type.symbol;
    if (symbol.flags & ts.SymbolFlags.EnumMember) {
      const declaration = symbol.valueDeclaration;
      if (declaration === undefined) return this.unsupported(type, node);
      const parent = this.checker.getSymbolAtLocation((declaration.parent as ts.EnumDeclaration).name);
      if (parent === undefined) return this.unsupported(type, node);
      symbol = parent;
      if (type.isStringLiteral() || type.isNumberLiteral()) return this.enumMember(symbol, type.value);
    }
    return this.enumType(symbol);
  }

  /** One that mixes texts and numbers is a union of these. */
  enumType(symbol: ts.Symbol): Type {
    const values = (): Type[] => valuesOf(this.checker, symbol).map((value) => this.enumMember(symbol, value));
    return this.enumOf(symbol) ?? unionType(values());
  }

  enumMember(symbol: ts.Symbol, value: string | number): Type {
    return literalType(value, this.enumOf(symbol) ?? (typeof value === "string" ? types.string : types.number));
  }

  /** Null: it mixes texts and numbers. */
  private enumOf(symbol: ts.Symbol): EnumType | null {
    const values = valuesOf(this.checker, symbol);
    const strings = values.filter((value) => typeof value === "string").length;
    if (strings !== 0 && strings !== values.length) return null;
    const small = values.every((value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31);
    return {
      kind: "enum",
      key: this.symbolName(symbol),
      symbol,
      storage: strings > 0 ? "string" : small ? "i32" : "number",
    };
  }

  /** The values of an enum's members. */
  enumValues(type: EnumType): (string | number)[] {
    return valuesOf(this.checker, type.symbol);
  }

  /** Do its members stand for bits? Each has its value written, and each bit of a member is one that has a name. */
  isFlags(type: EnumType): boolean {
    const values = this.enumValues(type);
    const members = (type.symbol.declarations ?? []).filter(ts.isEnumDeclaration).flatMap((one) => [...one.members]);
    if (members.some((member) => member.initializer === undefined)) return false;
    const named = values.reduce<number>((all, one) => (isOneBit(Number(one)) ? all | Number(one) : all), 0);
    return values.every(
      (one) => Number.isInteger(one) && (Number(one) & ~named) === 0 && Math.abs(Number(one)) <= 2 ** 31,
    );
  }

  /** "kernel/net/tcp.ts#Segment"; local declarations carry their position too. */
  symbolName(symbol: ts.Symbol): string {
    const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
    if (declaration === undefined) return symbol.name;
    return this.declarationName(declaration, symbol.name);
  }

  /** As `declarationName`, of a variable at the top level of a module or namespace. */
  variableName(declaration: ts.Node, name: string): string {
    const statement = ts.findAncestor(declaration, ts.isVariableStatement);
    return this.declarationName(statement ?? declaration, name);
  }

  declarationName(declaration: ts.Node, name: string): string {
    const file = declaration.getSourceFile();
    const path = this.pathOf(file);
    if (path === "std/globals.d.ts") return name;
    const text = `${path}#${name}`;
    if (ts.isSourceFile(declaration.parent)) return text;
    const { line, character } = file.getLineAndCharacterOfPosition(declaration.getStart(file));
    return `${text}@${line + 1}:${character + 1}`;
  }

  private convertIntersection(type: ts.IntersectionType, environment: Environment, node: ts.Node): Type {
    const brand = this.brandOf(type);
    if (brand !== null) return types[brand];
    // The errors of the library can be called too, which the calls see to.
    const called = type.types.findIndex((member) => member.symbol?.name === "CalledError");
    if (called >= 0 && type.types.length === 2) return this.convert(type.types[1 - called], environment, node);
    if (type.types.some((member) => member.getProperty("__perhaps") !== undefined))
      return unionType([types.string, types.undefined]);
    const functions = type.types.filter((member) => member.symbol?.name === "Function");
    if (functions.length > 0) return this.functionAmong(type.types, environment, node);
    const parts = type.types.map((member) => this.convert(member, environment, node));
    const isBoth = [types.string, bufferType()].every((one) => parts.some((part) => sameType(part, one)));
    if (isBoth) return bytesOrTextType();
    // `NonNullable<T>` is `T & {}`.
    const isAnything = type.types.map((member) => this.checker.typeToString(member) === "{}");
    const others = parts.filter((_, index) => !isAnything[index]);
    if (others.length === 1 && parts.length > 1) return nonNullable(others[0]);
    const derived = this.mostDerived(parts);
    if (derived !== null) return derived;
    // `string & any[]` and `readonly [A, B] & any[]`, as `Array.isArray` leaves them of a union.
    if (parts.length === 2 && type.types.some((member) => isArrayOfAny(this.checker, member))) {
      const other = parts[isArrayOfAny(this.checker, type.types[0]) ? 1 : 0];
      if (other.kind === "tuple") return other;
      if (other.kind === "primitive" && other.name !== "unknown") return types.never;
    }
    const callable = this.callableIntersection(type, parts, environment);
    if (callable !== null) return callable;
    const either = takesEither(parts);
    if (either !== null) return either;
    for (const converted of parts) {
      // `T & {}` and `string & { tag }` keep the representation of the part that has one.
      if (converted.kind === "primitive" && converted.name !== "unknown") return converted;
      if (converted.kind === "class" || converted.kind === "array" || converted.kind === "function") return converted;
    }
    return this.objectType(type, environment);
  }

  /** `T & Function`, which `typeof` leaves of a T: nothing where T stands for something else. */
  private functionAmong(members: readonly ts.Type[], environment: Environment, node: ts.Node): Type {
    const others = members.filter((member) => member.symbol?.name !== "Function");
    const parts = others.flatMap((member) => membersOf(this.convert(member, environment, node)));
    return unionType(
      parts.filter(
        (part) =>
          part.kind === "function" || (part.kind === "object" && part.call !== undefined) || part.key === "unknown",
      ),
    );
  }

  /** `F & { cache: Map<K, V> }`: a function with members. */
  private callableIntersection(
    type: ts.IntersectionType,
    parts: readonly Type[],
    environment: Environment,
  ): Type | null {
    const calls = parts.flatMap((part) =>
      part.kind === "function" ? [part] : part.kind === "object" ? (part.call ?? []) : [],
    );
    const [call] = calls;
    const hasMembers = parts.some((part) => part.kind === "object");
    return call !== undefined && hasMembers ? this.objectType(type, environment, call) : null;
  }

  /** Of an intersection of classes, or of what `new` takes, as mixins give it: the part that extends all others. */
  private mostDerived(parts: readonly Type[]): Type | null {
    const classes = parts.map((part) => (part.kind === "object" ? part.constructed : part));
    if (classes.filter((one) => one?.kind === "class").length < 2) return null;
    const isBelow = (one: ClassType, other: Type | null | undefined): boolean =>
      other?.kind !== "class" || this.isDerived(one, other);
    const index = classes.findIndex((one) => one?.kind === "class" && classes.every((other) => isBelow(one, other)));
    return index < 0 ? null : parts[index];
  }

  /** Set by the table of classes, which knows their bases. */
  isDerived: (type: ClassType, ancestor: ClassType) => boolean = () => false;

  /** Set by the table of loose classes. */
  isLoose: (declaration: ts.ClassLikeDeclaration) => boolean = () => false;

  /** "u32" for `number & { readonly __int?: "u32" }`. */
  private brandOf(type: ts.IntersectionType): FixedWidthName | null {
    if (!type.types.some((member) => member.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike))) return null;
    for (const member of type.types) {
      const property = member.getProperty("__int");
      if (property === undefined) continue;
      const text = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(property));
      if (text.isStringLiteral() && isFixedWidthName(text.value)) return text.value;
    }
    return null;
  }

  private convertObject(type: ts.ObjectType, environment: Environment, node: ts.Node): Type {
    if (this.checker.isArrayType(type)) {
      const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
      return this.convertList(type, node, () => arrayType(this.convert(element, environment, node)));
    }
    if (this.checker.isTupleType(type))
      return this.convertList(type, node, () => this.convertTuple(type as ts.TupleTypeReference, environment, node));
    const name = type.symbol?.name ?? "";
    const declaration = type.symbol?.declarations?.[0];
    const global = declaration !== undefined && this.pathOf(declaration.getSourceFile()) === "std/globals.d.ts";
    if (global) {
      if (isTypedArrayName(name)) return typedArrayType(name);
      if (name === "Buffer") return bufferType();
      if (name === "RegExpMatchArray" || name === "RegExpExecArray") return matchArrayType();
      if (name === "TemplateStringsArray") return templateStringsType();
      if (name === "IArguments") return arrayType(types.unknown);
      if (name === "String") return types.string;
      if (name === "Number") return types.number;
      if (name === "Boolean") return types.boolean;
      if (name === "BigInt") return types.bigint;
      if (name === "Symbol") return types.symbol;
      // Instances of library functions are made per kind of array that they are given.
      if (name === "ArrayLike") {
        const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
        return environment.lookup(type.symbol) ?? arrayType(this.convert(element, environment, node));
      }
      if (name === "CallableFunction")
        return refuse(refusals.vagueType, node, name, "parameters and result are unknown", "write the function's type");
    }
    const list = this.listBehind(type);
    if (list !== null) return this.convertList(type, node, () => this.convert(list, environment, node));
    const target = (type as ts.TypeReference).target;
    if (global) {
      const behind = this.classBehind(type);
      if (behind !== null) return this.classOf(behind, type, environment, node);
    }
    const open = ts.isNewExpression(node) ? null : this.openInstance(type);
    if (open !== null) return this.objectType(open, Environment.empty);
    const flags = type.objectFlags | (target?.objectFlags ?? 0);
    if (flags & ts.ObjectFlags.Class && type.symbol.valueDeclaration !== undefined)
      return this.classOf(target ?? type, type, environment, node);
    const calls = type.getCallSignatures();
    if (calls.length > 0) {
      const call = this.overloaded(calls, environment, node);
      const hasMembers =
        type.symbol.flags & ts.SymbolFlags.Function
          ? type.getProperties().some(isAddedLater)
          : type.getProperties().length > 0;
      return hasMembers ? this.objectType(type, environment, call) : call;
    }
    if (type.getConstructSignatures().length > 0) return this.objectType(type, environment);
    const value = this.dictionaryValueOf(type);
    if (value !== null) {
      this.checkSymbolMembers(type, value, node);
      return this.dictionaryType(type, value, environment, node);
    }
    const properties = type.getProperties();
    if (properties.length === 0 && type.getConstructSignatures().length === 0 && !(flags & ts.ObjectFlags.Interface))
      return types.unknown;
    return this.objectType(type, environment);
  }

  /** `value instanceof Map` says nothing of keys and values: the interface that all Maps stand behind. Null: any other type. */
  private openInstance(type: ts.ObjectType): ts.Type | null {
    const { target } = type as ts.TypeReference;
    const declaration = type.symbol?.valueDeclaration;
    const isOfLibrary =
      declaration !== undefined && /^std\/(map|set)\.ts$/.test(this.pathOf(declaration.getSourceFile()));
    if (!isOfLibrary || !ts.isClassLike(declaration) || target?.typeParameters === undefined) return null;
    const args = this.checker.getTypeArguments(type as ts.TypeReference).slice(0, target.typeParameters.length);
    const implemented = declaration.heritageClauses?.find((one) => one.token === ts.SyntaxKind.ImplementsKeyword);
    if (implemented === undefined || args.length === 0 || !args.every(isAny)) return null;
    const unknown = args.map(() => this.checker.getUnknownType());
    return substitute(
      this.checker,
      this.checker.getTypeAtLocation(implemented.types[0]),
      target.typeParameters,
      unknown,
    );
  }

  /** How often each list is being converted, within itself: a union ends the circle when it is met again. */
  private readonly listLevels = new Map<ts.Type, number>();

  private convertList(type: ts.Type, node: ts.Node, convert: () => Type): Type {
    const level = this.listLevels.get(type) ?? 0;
    if (level > mostLevels)
      return refuse(
        refusals.unsupportedType,
        node,
        this.checker.typeToString(type),
        "it is a list of lists of its own kind, and of nothing else",
        "give them an object to stand in: `interface Nest { parts: Nest[] }`",
      );
    this.listLevels.set(type, level + 1);
    try {
      return convert();
    } finally {
      this.listLevels.set(type, level);
    }
  }

  /** `interface JsonArray extends Array<JsonValue> {}`: the array that the interface is another name for. */
  private listBehind(type: ts.ObjectType): ts.Type | null {
    const isInterface = (type.symbol?.flags ?? 0) & ts.SymbolFlags.Interface;
    const declarations = isInterface ? (type.symbol.declarations ?? []).filter(ts.isInterfaceDeclaration) : [];
    if (declarations.length === 0 || declarations.some(({ members }) => members.length > 0)) return null;
    const generic = (type as ts.TypeReference).target as ts.GenericType | undefined;
    const [base, ...others] = this.checker.getBaseTypes(generic ?? (type as ts.InterfaceType));
    if (base === undefined || others.length > 0 || !this.checker.isArrayType(base)) return null;
    const parameters = generic?.typeParameters ?? [];
    const args = this.checker.getTypeArguments(type as ts.TypeReference).slice(0, parameters.length);
    return parameters.length === 0 ? base : substitute(this.checker, base, parameters, args);
  }

  /**
   * The class that a global interface without members of its own stands for: the checker insists on interfaces for what
   * generators and async functions return, and the library has classes.
   */
  private classBehind(type: ts.ObjectType): ts.InterfaceType | null {
    const declarations = (type.symbol.declarations ?? []).filter(ts.isInterfaceDeclaration);
    if (declarations.length !== 1 || declarations[0].members.length > 0) return null;
    const own = ((type as ts.TypeReference).target ?? type) as ts.InterfaceType;
    const [base] = this.checker.getBaseTypes(own);
    const found = base === undefined ? undefined : ((base as ts.TypeReference).target ?? base);
    return found !== undefined && found.symbol.flags & ts.SymbolFlags.Class ? found : null;
  }

  /** The class with the type arguments of a reference; literals as where a call infers them. */
  private classOf(type: ts.ObjectType, reference: ts.ObjectType, environment: Environment, node: ts.Node): ClassType {
    const declaration = type.symbol.valueDeclaration as ts.ClassLikeDeclaration;
    const declared = (type as ts.InterfaceType).typeParameters ?? [];
    const convert = (inside: Environment): ClassType => {
      const args = this.checker.getTypeArguments(reference as ts.TypeReference);
      const converted = declared.map(({ symbol }, index) => {
        const argument = this.referenceArgument(args[index], inside, node);
        const parameter = symbol.declarations?.find(ts.isTypeParameterDeclaration);
        return parameter !== undefined && this.keepsLiterals(parameter) ? argument : widen(argument);
      });
      return this.classType(
        declaration,
        declared.map((parameter) => parameter.symbol),
        converted,
      );
    };
    return declared.length === 0
      ? convert(environment)
      : this.perhapsCircular(reference, declaration, environment, node, convert);
  }

  /** The type arguments of an interface. */
  argumentsOf(type: ObjectType, node: ts.Node): Type[] {
    const { tsType } = type;
    const count = (tsType as ts.TypeReference).target?.typeParameters?.length ?? 0;
    const args = count === 0 ? [] : this.checker.getTypeArguments(tsType as ts.TypeReference).slice(0, count);
    return args.map((arg) => withoutVoid(widen(this.referenceArgument(arg, type.environment, node))));
  }

  /**
   * A tuple of any length, with a rest element or optional ones, is an array of all that its elements may be; places are
   * told apart where it is read.
   */
  private convertTuple(type: ts.TupleTypeReference, environment: Environment, node: ts.Node): Type {
    const flags = type.target.elementFlags;
    let isOpen = false;
    const elements = this.checker.getTypeArguments(type).flatMap((element, index) => {
      const converted = this.convert(element, environment, node);
      if (flags[index] & ts.ElementFlags.Variadic && converted.kind === "tuple") return converted.elements;
      isOpen ||= (flags[index] & (ts.ElementFlags.Variable | ts.ElementFlags.Optional)) !== 0;
      if (flags[index] & ts.ElementFlags.Optional) return [unionType([converted, types.undefined])];
      return [flags[index] & ts.ElementFlags.Variadic && converted.kind === "array" ? converted.element : converted];
    });
    return isOpen ? arrayType(unionType(elements)) : tupleType(elements);
  }

  classType(declaration: ts.ClassLikeDeclaration, parameters: readonly ts.Symbol[], given: readonly Type[]): ClassType {
    // `Option<never>` stands for others by what is tested while the program runs.
    const isLoose = this.isLoose(declaration);
    const args = given.map((arg, index) => {
      const isErased = (isLoose && arg.key === "never") || this.isPhantomParameter(declaration, parameters[index]);
      return isErased ? types.unknown : withoutVoid(arg);
    });
    const name = this.declarationName(declaration, classNameOf(declaration));
    // The type parameters of functions around a local class are among its own.
    const suffix = args.length > 0 ? `<${args.map((arg) => arg.key).join(",")}>` : "";
    const type: { -readonly [K in keyof ClassType]: ClassType[K] } = {
      kind: "class",
      key: name + suffix,
      declaration,
      args,
      environment: Environment.empty,
    };
    type.environment = Environment.empty.extend(parameters, args, type);
    return this.circularByArguments.get(type.key) ?? type;
  }

  private readonly phantomParameters = new Map<ts.Symbol, boolean>();

  /**
   * Does a class name its type parameter only in arguments of itself, as builders do whose types say what has been called:
   * `url(): Request<State & { url: true }>`? Its instances are all alike, and one is taken for another.
   */
  private isPhantomParameter(declaration: ts.ClassLikeDeclaration, parameter: ts.Symbol): boolean {
    const own = declaration.typeParameters?.find((one) => this.checker.getSymbolAtLocation(one.name) === parameter);
    if (own === undefined) return false;
    const known = this.phantomParameters.get(parameter);
    if (known !== undefined) return known;
    const uses: ts.Identifier[] = [];
    const find = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node.text === parameter.name && this.checker.getSymbolAtLocation(node) === parameter)
        uses.push(node);
      ts.forEachChild(node, find);
    };
    [...(declaration.heritageClauses ?? []), ...declaration.members].forEach(find);
    const isOfSelf = (node: ts.Node): boolean => {
      const parent = node.parent as ts.Node | undefined;
      const isArgument =
        parent !== undefined &&
        (ts.isTypeReferenceNode(parent) || ts.isNewExpression(parent)) &&
        parent.typeArguments?.some((one) => one === node) === true;
      return isArgument && this.checker.getTypeAtLocation(parent).symbol?.valueDeclaration === declaration;
    };
    const isPhantom = uses.every((use) => ts.findAncestor(use, isOfSelf) !== undefined);
    this.phantomParameters.set(parameter, isPhantom);
    return isPhantom;
  }

  /** Classes that go by the names of types, by the keys that their arguments would give them. */
  private readonly circularByArguments = new Map<string, ClassType>();

  /** The type of the values behind an index signature; null where the type has only members that it names. */
  private dictionaryValueOf(type: ts.ObjectType): ts.Type | null {
    const infos = this.checker.getIndexInfosOfType(type);
    const textual = infos.find((info) => !(info.keyType.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.ESSymbolLike)));
    if (textual !== undefined) return textual.type;
    const other = infos.find((info) => info !== textual);
    return other !== undefined && type.getProperties().length === 0 ? other.type : null;
  }

  /** What symbols stand for in a dictionary is stored as all its values are: TypeScript lets it be of another type. */
  private checkSymbolMembers(type: ts.ObjectType, value: ts.Type, node: ts.Node): void {
    const infos = this.checker.getIndexInfosOfType(type);
    const isOther = infos.some((info) => info.keyType.flags & ts.TypeFlags.ESSymbolLike && info.type !== value);
    const named = this.propertiesOf(type).filter((member) => this.keyOf(member) !== null);
    if (!isOther && named.every((member) => this.checker.getTypeOfSymbol(member) === value)) return;
    refuse(
      refusals.unsupportedType,
      node,
      this.checker.typeToString(type),
      "its members by symbols are of another type than those by names",
      "keep them in an object of their own",
    );
  }

  /** `interface Tree { [name: string]: Tree }`: a dictionary that contains itself goes by its name. */
  private dictionaryType(type: ts.ObjectType, value: ts.Type, environment: Environment, node: ts.Node): Type {
    const declaration = this.dictionaryClass;
    if (declaration === null) return this.unsupported(type, node);
    return this.perhapsCircular(type, declaration, environment, node, (inside) => {
      const indexed = this.convert(value, inside, node);
      const named = this.namedClasses(type, indexed, inside, node);
      return this.dictionaryFor(widen(named.length === 0 ? indexed : unionType([indexed, ...named])));
    });
  }

  /** Classes that are being converted: null until one is met again among its own type arguments. */
  private readonly openClasses = new Map<string, ClassType | null>();
  private readonly circularClasses = new Map<string, ClassType>();

  /** What `convert` gives of a generic class; one that is among its own type arguments goes by its name. */
  private perhapsCircular(
    type: ts.ObjectType,
    declaration: ts.ClassLikeDeclaration,
    environment: Environment,
    node: ts.Node,
    convert: (inside: Environment) => ClassType,
  ): ClassType {
    const { identity, name, inside } = this.aliased(type, environment, node);
    const open = this.circularClasses.get(identity) ?? this.openClasses.get(identity);
    if (open !== undefined && open !== null) return open;
    if (open === null) {
      const key = `${this.declarationName(declaration, classNameOf(declaration))}<${name}>`;
      const placeholder: ClassType = { kind: "class", key, declaration, args: [], environment: Environment.empty };
      this.openClasses.set(identity, placeholder);
      return placeholder;
    }
    this.openClasses.set(identity, null);
    try {
      const plain = convert(inside);
      const circular = this.openClasses.get(identity);
      if (circular === null || circular === undefined) return plain;
      const inMethods = plain.environment.extend([], [], circular);
      Object.assign(circular, { ...plain, key: circular.key, environment: inMethods });
      this.circularByArguments.set(plain.key, circular);
      this.circularClasses.set(identity, circular);
      if (this.instantiation.isComplete(inside))
        this.instantiation.note(circular, this.instantiation.apply(type, inside));
      return circular;
    } finally {
      this.openClasses.delete(identity);
    }
  }

  /** The classes of members with names that are none of those behind the index signature: mapped types have such. */
  private namedClasses(type: ts.ObjectType, indexed: Type, environment: Environment, node: ts.Node): Type[] {
    const behind = membersOf(nonNullable(indexed));
    if (behind.length === 0 || !behind.every((one) => one.kind === "class")) return [];
    const isOther = (one: Type): boolean =>
      one.kind === "class" && !behind.some((base) => base.kind === "class" && this.isDerived(one, base));
    return this.propertiesOf(type)
      .flatMap((member) => membersOf(this.convert(this.checker.getTypeOfSymbol(member), environment, node)))
      .filter(isOther);
  }

  dictionaryFor(value: Type): ClassType {
    const declaration = this.dictionaryClass;
    if (declaration === null) throw new Error("std/dictionary.ts has no class Dictionary");
    const parameters = (declaration.typeParameters ?? []).map((one) => this.checker.getSymbolAtLocation(one.name)!);
    return this.classType(declaration, parameters, [value]);
  }

  /** The type of the values of a dictionary; null for all other types. */
  dictionaryValue(type: Type): Type | null {
    return type.kind === "class" && type.declaration === this.dictionaryClass ? type.args[0] : null;
  }

  functionOf(signature: ts.Signature, environment: Environment, node: ts.Node): FunctionType {
    const { params, rest, optional } = this.parametersOf(signature, environment, node);
    const returns = this.convert(signature.getReturnType(), environment, node);
    const { thisParameter } = signature as { thisParameter?: ts.Symbol };
    const self = thisParameter && this.convert(this.checker.getTypeOfSymbol(thisParameter), environment, node);
    return functionType(params, rest, returns, self === undefined || isNullish(self) ? null : self, optional);
  }

  /** What takes and gives all that its overloads do: which one a call means the checker knows. */
  private overloaded(signatures: readonly ts.Signature[], environment: Environment, node: ts.Node): FunctionType {
    if (signatures.length === 1) return this.functionOf(signatures[0], environment, node);
    const all = signatures.map((one) => this.functionOf(one, environment, node));
    const count = Math.max(...all.map(({ params }) => params.length));
    const least = Math.min(...all.map(({ params, optional }) => params.length - optional));
    const params = Array.from({ length: count }, (_, index) =>
      unionType([
        ...all.map((one) => one.params[index] ?? one.rest ?? types.undefined),
        ...(index < least ? [] : [types.undefined]),
      ]),
    );
    const rests = all.flatMap(({ rest }) => rest ?? []);
    const rest = rests.length === 0 ? null : unionType(rests);
    const returns = unionType(all.map((one) => one.returns));
    return functionType(params, rest, returns, all[0].self, rest === null ? count - least : 0);
  }

  parametersOf(
    signature: ts.Signature,
    environment: Environment,
    node: ts.Node,
  ): { params: Type[]; rest: Type | null; optional: number } {
    const params: Type[] = [];
    let rest: Type | null = null;
    let optional = 0;
    signature.parameters.forEach((parameter) => {
      const declaration = parameter.valueDeclaration;
      const tsType = this.checker.getTypeOfSymbol(parameter);
      const type = this.isAnyArguments(tsType, declaration)
        ? arrayType(types.unknown)
        : this.convert(tsType, environment, node);
      if (declaration !== undefined && ts.isParameter(declaration)) {
        if (declaration.dotDotDotToken !== undefined) {
          if (type.kind === "tuple") params.push(...type.elements);
          else rest = restElement(type);
          return;
        }
        if (declaration.initializer !== undefined || declaration.questionToken !== undefined) {
          params.push(unionType([type, types.undefined]));
          optional++;
          return;
        }
      }
      params.push(type);
      optional = 0;
    });
    return { params, rest, optional: rest === null ? optional : 0 };
  }

  /** `...args: any[]` of what `new` takes: mixins cannot be written otherwise. The arguments are checked when it is called. */
  private isAnyArguments(type: ts.Type, declaration: ts.Declaration | undefined): boolean {
    if (declaration === undefined || !ts.isParameter(declaration) || declaration.dotDotDotToken === undefined)
      return false;
    if (!this.checker.isArrayType(type)) return false;
    return (this.checker.getTypeArguments(type as ts.TypeReference)[0].flags & ts.TypeFlags.Any) !== 0;
  }

  objectType(type: ts.Type, environment: Environment, call?: FunctionType): ObjectType {
    const named = type.symbol !== undefined && (type.symbol.flags & ts.SymbolFlags.Interface) !== 0;
    const args = named ? this.checker.getTypeArguments(type as ts.TypeReference) : [];
    const parameters = named ? ((type as ts.TypeReference).target?.typeParameters ?? []) : [];
    const node = type.symbol?.declarations?.[0];
    let key: string;
    if (named && node !== undefined) {
      const texts = parameters.map(
        (_, index) => withoutVoid(this.referenceArgument(args[index], environment, node)).key,
      );
      key = this.symbolName(type.symbol) + (texts.length > 0 ? `<${texts.join(",")}>` : "");
    } else {
      const constructed = this.constructedBy(type, environment);
      if (constructed !== null)
        return {
          kind: "object",
          key: this.classObjectKey(constructed),
          name: "",
          tsType: type,
          environment,
          constructed,
        };
      key = this.anonymousKey(type, environment);
      if (call !== undefined) key = `${call.key}${key}`;
    }
    const name = named ? type.symbol.name : "";
    const object: ObjectType = { kind: "object", key, name, tsType: type, environment };
    if (call !== undefined) return { ...object, call };
    return key === "Function" || type.getConstructSignatures().length > 0 ? { ...object, constructed: null } : object;
  }

  /** What the class itself goes by: generic ones are one object whatever they make. */
  classObjectKey({ key, declaration }: ClassType): string {
    if (declaration.typeParameters === undefined) return `typeof ${key}`;
    return `typeof ${this.declarationName(declaration, classNameOf(declaration))}`;
  }

  /** The class whose own type this is: `typeof Dog`. */
  private constructedBy(type: ts.Type, environment: Environment): ClassType | null {
    const declaration = (type.symbol as ts.Symbol | undefined)?.valueDeclaration;
    const signature = type.getConstructSignatures()[0] as ts.Signature | undefined;
    if (declaration === undefined || !ts.isClassLike(declaration) || signature === undefined) return null;
    const instance = this.convert(signature.getReturnType(), environment, declaration);
    return instance.kind === "class" ? instance : null;
  }

  /** The class that a declaration makes where it is evaluated; null for a generic one. */
  ofDeclaration(declaration: ts.ClassLikeDeclaration, environment: Environment): ClassType | null {
    const { symbol } = declaration as ts.ClassLikeDeclaration & { symbol: ts.Symbol };
    if (declaration.typeParameters !== undefined) return null;
    const type = this.convert(this.checker.getDeclaredTypeOfSymbol(symbol), environment, declaration);
    return type.kind === "class" ? type : null;
  }

  /** The type of a class itself, from its declaration. */
  classObjectType(constructed: ClassType): ObjectType {
    const { declaration, environment } = constructed;
    const symbol = (declaration as ts.ClassLikeDeclaration & { symbol: ts.Symbol }).symbol;
    const tsType = this.checker.getTypeOfSymbolAtLocation(symbol, declaration);
    return { kind: "object", key: this.classObjectKey(constructed), name: "", tsType, environment, constructed };
  }

  private anonymousKey(type: ts.Type, environment: Environment): string {
    const identity = `${(type as ts.Type & { id: number }).id};${environment.key}`;
    if (this.isRecursiveAlias(type)) return this.aliased(type, environment, type.aliasSymbol!.declarations![0]).name;
    const known = this.anonymousKeys.get(identity);
    if (known !== undefined) return known;
    if (this.inProgress.has(identity)) return `^${type.aliasSymbol?.name ?? this.inProgress.get(identity)}`;
    this.inProgress.set(identity, this.inProgress.size);
    const construct = type.getConstructSignatures().map((signature) => {
      const declaration = signature.declaration ?? this.dictionaryClass!;
      return `new ${this.functionOf(signature, environment, declaration).key}`;
    });
    const texts = this.propertiesOf(type).map((property) => {
      const declaration = this.declarationOf(property, type);
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const text = declaration === undefined ? "?" : this.memberKey(property, environment, declaration);
      return `${this.propertyName(property)}${optional ? "?" : ""}:${text}`;
    });
    this.inProgress.delete(identity);
    const key = `{${[...construct, ...texts].join(";")}}`;
    this.anonymousKeys.set(identity, key);
    return key;
  }

  private readonly recursiveAliases = new Map<ts.TypeAliasDeclaration, boolean>();

  /** `type Tree<T> = { children: Tree<T>[] }`, also by way of other aliases: where one enters the circle says nothing. */
  private isRecursiveAlias(type: ts.Type): boolean {
    const declaration = type.aliasSymbol?.declarations?.[0];
    if (declaration === undefined || !ts.isTypeAliasDeclaration(declaration) || !ts.isSourceFile(declaration.parent))
      return false;
    let known = this.recursiveAliases.get(declaration);
    if (known === undefined) {
      known = ts.isTypeLiteralNode(declaration.type) && this.leadsTo(declaration, declaration.type, new Set());
      this.recursiveAliases.set(declaration, known);
    }
    return known;
  }

  /** Does what stands in a type name an alias, itself or in the aliases that it names? */
  private leadsTo(alias: ts.TypeAliasDeclaration, node: ts.Node, seen: Set<ts.Declaration>): boolean {
    if (ts.isTypeReferenceNode(node)) {
      const named = this.aliasNamed(node.typeName);
      if (named === alias) return true;
      if (named !== null && !seen.has(named)) {
        seen.add(named);
        if (this.leadsTo(alias, named.type, seen)) return true;
      }
    }
    return ts.forEachChild(node, (child) => this.leadsTo(alias, child, seen) || undefined) === true;
  }

  private aliasNamed(name: ts.EntityName): ts.TypeAliasDeclaration | null {
    let symbol = this.checker.getSymbolAtLocation(name);
    if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    return symbol?.declarations?.find(ts.isTypeAliasDeclaration) ?? null;
  }

  private memberKey(member: ts.Symbol, environment: Environment, declaration: ts.Declaration): string {
    // What a generic method returns may be of the type that it belongs to, for ever other arguments.
    const type = this.checker.getTypeOfSymbol(member) as ts.Type & { id: number };
    const [call] = type.getCallSignatures() as (ts.Signature | undefined)[];
    if (call?.typeParameters !== undefined) return `generic ${type.id};${environment.key}`;
    return this.memberType(member, environment, declaration).key;
  }

  /** The type of a member of what is stored in it by those who give it: unknown where type parameters have a part in that. */
  givenType(stored: Iterable<ts.Type>, node: ts.Node): Type {
    const given = [...stored].map((type) => this.checker.getBaseTypeOfLiteralType(type));
    if (given.some((type) => dependsOnParameters(this.checker, type))) return types.unknown;
    return unionType([...given.map((type) => widen(this.convert(type, Environment.empty, node))), types.undefined]);
  }

  private memberType(member: ts.Symbol, environment: Environment, declaration: ts.Declaration): Type {
    const own = this.checker.getTypeOfSymbol(member);
    const stored = this.widened.storedIn(member, own);
    // An empty list is one of what is stored in it.
    const held = stored.length > 0 && holdsEmptyArray(this.checker, own) ? stored : [own, ...stored];
    const parts = held.map((type) => this.convert(type, environment, declaration));
    return stored.length === 0 ? parts[0] : unionType(parts.map(widen));
  }

  /** The members of a type; a class has no `prototype` here, and nothing has members of symbols that nobody makes. */
  private propertiesOf(type: ts.Type): readonly ts.Symbol[] {
    const properties = this.checker.getPropertiesOfType(type);
    return properties.filter(
      (one) =>
        (one.flags & ts.SymbolFlags.Prototype) === 0 && !isOfFunctions(one) && this.keyOf(one)?.isPhantom !== true,
    );
  }

  private readonly symbolNames = new Map<ts.Symbol, SymbolName>();

  private nameOfSymbol(symbol: ts.Symbol): SymbolName {
    let known = this.symbolNames.get(symbol);
    if (known === undefined) {
      known = symbolName(this.checker, symbol, (declaration, name) => this.declarationName(declaration, name));
      this.symbolNames.set(symbol, known);
    }
    return known;
  }

  /** The symbol that stands for a member; null for members with texts as names. */
  private keyOf(member: ts.Symbol): SymbolName | null {
    if (!(member.escapedName as string).startsWith("__@")) return null;
    // The checker keeps it for what it has put together itself; other members stand in their declaration.
    const kept = (member as ts.Symbol & { links?: { nameType?: ts.Type } }).links?.nameType;
    const named = member.valueDeclaration ?? member.declarations?.[0];
    const name = named === undefined ? undefined : ts.getNameOfDeclaration(named);
    const type = kept ?? (name === undefined ? undefined : this.keyType(name));
    return type === undefined || !(type.flags & ts.TypeFlags.UniqueESSymbol) ? null : this.nameOfSymbol(type.symbol);
  }

  private keyType(name: ts.DeclarationName): ts.Type | undefined {
    if (ts.isComputedPropertyName(name)) return this.checker.getTypeAtLocation(name.expression);
    return ts.isElementAccessExpression(name) ? this.checker.getTypeAtLocation(name.argumentExpression) : undefined;
  }

  /** What the checker calls a member, as all else does: it has "__@iterator@123" for `[Symbol.iterator]`. */
  private propertyName(member: ts.Symbol): string {
    return this.keyOf(member)?.name ?? member.name;
  }

  /** The name in brackets, where it is known when the program is compiled; null: it is not. */
  nameInBrackets(node: ts.Expression): string | null {
    const type = this.checker.getTypeAtLocation(node);
    if (type.isStringLiteral() || type.isNumberLiteral()) return String(type.value);
    if (!(type.flags & ts.TypeFlags.UniqueESSymbol)) return null;
    const { name, obstacle, isPhantom } = this.nameOfSymbol(type.symbol);
    if (isPhantom) return refuse(refusals.symbolMember, node, node.getText(), "nothing makes the symbol");
    if (obstacle !== null) return refuse(refusals.symbolMember, node, node.getText(), obstacle);
    return name;
  }

  /** The name that members have by a symbol which `Symbol` makes here for a constant; empty for other symbols. */
  nameOfMade(node: ts.CallExpression): string {
    const type = this.checker.getTypeAtLocation(node);
    if (!(type.flags & ts.TypeFlags.UniqueESSymbol)) return "";
    const { name, obstacle, isPhantom } = this.nameOfSymbol(type.symbol);
    return obstacle !== null || isPhantom ? "" : name;
  }

  /** The name of a declared member or of what a pattern takes. */
  memberName(name: ts.PropertyName | ts.BindingName): string {
    if (!ts.isComputedPropertyName(name)) return memberName(name);
    return this.nameInBrackets(name.expression) ?? refuse(refusals.computedName, name, name.expression.getText());
  }

  /** Where a member is declared; those that `in` has found stand nowhere, and the class behind records is as good. */
  private declarationOf(member: ts.Symbol, owner: ts.Type): ts.Declaration | undefined {
    const own = member.valueDeclaration ?? member.declarations?.[0] ?? owner.symbol?.declarations?.[0];
    return own ?? this.dictionaryClass ?? undefined;
  }

  /** The members of an object type in the order of their declaration. */
  members(type: ObjectType): readonly Member[] {
    const cacheKey = type.key.includes("^") ? `${type.key};${(type.tsType as ts.Type & { id: number }).id}` : type.key;
    const known = this.memberCache.get(cacheKey);
    if (known !== undefined) return known;
    const environment = type.environment.thisType === null ? type.environment.extend([], [], type) : type.environment;
    const members = inOrderOfKeys(type.tsType, this.propertiesOf(type.tsType)).map((symbol): Member => {
      const declaration = this.declarationOf(symbol, type.tsType);
      if (declaration === undefined) throw new Error(`no declaration for member ${symbol.name} of ${type.key}`);
      const key = this.keyOf(symbol);
      if (key !== null && key.obstacle !== null)
        refuse(refusals.symbolMember, declaration, nameText(declaration), key.obstacle);
      const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
      const converted = withoutVoid(this.memberType(symbol, environment, declaration));
      const isMapped = isFromMethod(symbol) && nonNullable(converted).kind === "function";
      const method = (isMapped || (symbol.flags & ts.SymbolFlags.Method) !== 0) && !isAddedLater(symbol);
      return {
        name: this.propertyName(symbol),
        type: optional ? unionType([converted, types.undefined]) : converted,
        optional,
        readonly: (ts.getCombinedModifierFlags(declaration as ts.Declaration) & ts.ModifierFlags.Readonly) !== 0,
        method,
        symbol,
      };
    });
    this.memberCache.set(cacheKey, members);
    return members;
  }
}

/**
 * What a method of a union takes: `((value: A) => U) & ((value: B) => U)` is called with either, and `((value: never) => U)` never.
 * Null: they are not all functions, or differ in more.
 */
function takesEither(parts: readonly Type[]): Type | null {
  const functions = parts.flatMap((part) => (part.kind === "function" ? [part] : []));
  const called = functions.filter(({ params }) => params.every((param) => param.key !== "never"));
  const [first] = called;
  if (first === undefined || functions.length < parts.length) return null;
  if (called.some(({ rest, self }) => rest !== null || self !== null)) return first;
  const longest = called.reduce((one, other) => (other.params.length > one.params.length ? other : one));
  const params = longest.params.map((_, index) => unionType(called.flatMap((one) => one.params[index] ?? [])));
  return functionType(params, null, unionType(called.map(({ returns }) => returns)), null, longest.optional);
}

/** The name that a class goes by: its own, or that of the variable or property that an expression stands for. */
export function classNameOf(declaration: ts.ClassLikeDeclaration): string {
  return className(declaration) || "(class)";
}

/** As `name` gives it: empty for a class that nothing names. */
export function className(declaration: ts.ClassLikeDeclaration): string {
  if (declaration.name !== undefined) return declaration.name.text;
  if (ts.isClassDeclaration(declaration)) return "default";
  let parent: ts.Node = declaration.parent;
  while (ts.isParenthesizedExpression(parent) || ts.isSatisfiesExpression(parent) || ts.isAsExpression(parent))
    parent = parent.parent;
  if (ts.isExportAssignment(parent)) return "default";
  const names =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)
      ? parent.name
      : null;
  return names !== null && (ts.isIdentifier(names) || ts.isStringLiteral(names)) ? names.text : "";
}

const promiseKey = "std/promise.ts#PromiseObject<";

/** A Promise of anything. */
export function isPromise(type: Type): type is ClassType {
  return type.kind === "class" && type.key.startsWith(promiseKey);
}

const covariantKeys = [
  promiseKey,
  "std/generator.ts#GeneratorObject<",
  "std/async_generator.ts#AsyncGeneratorObject<",
  "std/weak.ts#WeakRef<",
];

/** Promises, generators and weak references: what they hold is only read, and stored alike whatever it is. */
export function isCovariant(type: ClassType): boolean {
  return covariantKeys.some((name) => type.key.startsWith(name));
}

/** What `await` makes of a value of this type. */
export function awaited(type: Type): Type {
  if (type.kind === "union" && type.members.some(isPromise)) return unionType(type.members.map(awaited));
  return isPromise(type) ? awaited(type.args[0]) : type;
}

/** Nothing is stored as void. */
export function withoutVoid(type: Type): Type {
  return type.key === "void" ? types.undefined : type;
}

/** JavaScript lists array indexes first, by their value, and other names in the order of their making. */
function inOrderOfKeys(type: ts.Type, members: readonly ts.Symbol[]): readonly ts.Symbol[] {
  const isMapped = (((type as ts.ObjectType).objectFlags ?? 0) & ts.ObjectFlags.Mapped) !== 0;
  const properties = isMapped ? inOrderOfDeclaration(members) : members;
  const isIndex = ({ name }: ts.Symbol): boolean => /^(0|[1-9]\d*)$/.test(name) && Number(name) < 2 ** 32 - 1;
  if (!properties.some(isIndex)) return properties;
  const indexes = properties.filter(isIndex).sort((a, b) => Number(a.name) - Number(b.name));
  return [...indexes, ...properties.filter((property) => !isIndex(property))];
}

/** What a mapped type picks comes in any order: where one type declares all, its order counts. */
function inOrderOfDeclaration(members: readonly ts.Symbol[]): readonly ts.Symbol[] {
  const places = members.map((member) => member.valueDeclaration ?? member.declarations?.[0]);
  const [first] = places;
  if (first === undefined || !places.every((place) => place?.parent === first.parent)) return members;
  return [...members].sort((a, b) => (a.declarations?.[0]?.pos ?? 0) - (b.declarations?.[0]?.pos ?? 0));
}

/** The name of a declared member as it stands there. */
function nameText(declaration: ts.Declaration): string {
  return ts.getNameOfDeclaration(declaration)?.getText() ?? declaration.getText().slice(0, 40);
}

/** A reference to a class in an alias whose type arguments may name the alias: the checker reads them when they are asked for. */
function isDeferred(type: ts.Type): boolean {
  const { node, target } = type as ts.TypeReference;
  return node !== undefined && (target.objectFlags & ts.ObjectFlags.Class) !== 0;
}

function isOneBit(value: number): boolean {
  const bits = value >>> 0;
  return bits !== 0 && (bits & (bits - 1)) === 0;
}

/** Is it a member that a mapped type makes of a method, which may be one too: `Partial<Handler>`? */
function isFromMethod({ declarations = [] }: ts.Symbol): boolean {
  const isMethod = (one: ts.Declaration): boolean => ts.isMethodSignature(one) || ts.isMethodDeclaration(one);
  return declarations.length > 0 && declarations.every(isMethod);
}

/** `run.calls = 0`: is the member one that an assignment gives a function? */
export function isAddedLater(member: ts.Symbol): boolean {
  const declaration = member.valueDeclaration;
  return (
    declaration !== undefined && (ts.isPropertyAccessExpression(declaration) || ts.isBinaryExpression(declaration))
  );
}

/** `call`, `bind` and kin, which are no members of an object. */
function isOfFunctions(member: ts.Symbol): boolean {
  const owner = member.valueDeclaration?.parent;
  return owner !== undefined && ts.isInterfaceDeclaration(owner) && /^(Callable)?Function$/.test(owner.name.text);
}

/** The values of an enum's members, as far as they are constants. */
function valuesOf(checker: ts.TypeChecker, symbol: ts.Symbol): (string | number)[] {
  return (symbol.declarations ?? [])
    .filter(ts.isEnumDeclaration)
    .flatMap((declaration) => declaration.members.map((member) => enumMemberValue(checker, member)))
    .filter((value) => value !== undefined);
}
