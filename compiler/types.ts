// Instar's own types: TypeScript's types under a type-parameter environment, reduced to what lowering needs. Types are
// compared by `key`, their canonical text, which also names layouts and generic instances from build to build.

import { type ts } from "ts-morph";

export type PrimitiveName =
  | "void"
  | "undefined"
  | "null"
  | "never"
  | "unknown"
  | "boolean"
  | "number"
  | "string"
  | "bigint"
  | "symbol"
  | "f32"
  | "i8"
  | "i16"
  | "i32"
  | "i64"
  | "u8"
  | "u16"
  | "u32"
  | "u64";

export interface PrimitiveType {
  readonly kind: "primitive";
  readonly key: string;
  readonly name: PrimitiveName;
}

/**
 * A literal type; its representation is its base's. Kept only to tell the members of a union apart. A `unique symbol` is
 * one too: its value is the name of the members that it stands for (lower/symbol_names.ts).
 */
export interface LiteralType {
  readonly kind: "literal";
  readonly key: string;
  readonly value: string | number | boolean | bigint;
  readonly base: Type;
}

export interface EnumType {
  readonly kind: "enum";
  readonly key: string;
  readonly symbol: ts.Symbol;
  /** Integer members are held in 32 bits, other numbers as doubles, string members as strings. */
  readonly storage: "i32" | "number" | "string";
}

export interface ClassType {
  readonly kind: "class";
  readonly key: string;
  readonly declaration: ts.ClassLikeDeclaration;
  readonly args: readonly Type[];
  readonly environment: Environment;
}

/** An interface, an object-literal type, or an intersection of such: anything with the right members stands behind it. */
export interface ObjectType {
  readonly kind: "object";
  readonly key: string;
  /** The interface's name, empty for anonymous types. */
  readonly name: string;
  readonly tsType: ts.Type;
  readonly environment: Environment;
  /**
   * Set for what `new` takes: the class where the type names one (`typeof Dog`), null for all other types with construct
   * signatures and for `Function`, which `constructor` has. Of a generic class the arguments say nothing.
   */
  readonly constructed?: ClassType | null;
  /** Set for functions with members: how they are called. */
  readonly call?: FunctionType;
}

export interface ArrayType {
  readonly kind: "array";
  readonly key: string;
  readonly element: Type;
  /** The library's module of the members that it has besides those of all arrays. */
  readonly members?: string;
}

export interface TypedArrayType {
  readonly kind: "typedArray";
  readonly key: string;
  readonly name: TypedArrayName;
  /** The library's module of the members that it has besides those of all typed arrays. */
  readonly members?: string;
}

export interface TupleType {
  readonly kind: "tuple";
  readonly key: string;
  readonly elements: readonly Type[];
}

export interface FunctionType {
  readonly kind: "function";
  readonly key: string;
  readonly params: readonly Type[];
  /** Element type of the rest parameter, which comes after `params` as an array. */
  readonly rest: Type | null;
  readonly returns: Type;
  /** How many of the parameters, from the last on, callers may leave out; not told by the key. */
  readonly optional: number;
  /** What `this` is in it: callers pass it in front of the parameters. Null: they have none to pass. */
  readonly self: Type | null;
}

export interface UnionType {
  readonly kind: "union";
  readonly key: string;
  readonly members: readonly Type[];
}

export type Type =
  | PrimitiveType
  | LiteralType
  | EnumType
  | ClassType
  | ObjectType
  | ArrayType
  | TypedArrayType
  | TupleType
  | FunctionType
  | UnionType;

/** How a typed array's elements are stored. Reading one gives a number, of the last two a bigint. */
export const typedArrayElements = {
  Uint8Array: "u8",
  Uint8ClampedArray: "u8",
  Int8Array: "i8",
  Uint16Array: "u16",
  Int16Array: "i16",
  Uint32Array: "u32",
  Int32Array: "i32",
  Float32Array: "f32",
  Float64Array: "f64",
  BigUint64Array: "u64",
  BigInt64Array: "i64",
} as const;
export type TypedArrayName = keyof typeof typedArrayElements;

export function isTypedArrayName(name: string): name is TypedArrayName {
  return Object.hasOwn(typedArrayElements, name);
}

/** What reading an element gives. */
export function typedElementType(name: TypedArrayName): Type {
  return holdsBigints(name) ? types.bigint : types.number;
}

export function holdsBigints(name: TypedArrayName): boolean {
  return ["u64", "i64"].includes(typedArrayElements[name]);
}

/** What type parameters stand for in one generic instance. */
export class Environment {
  static readonly empty = new Environment(new Map(), null);
  readonly key: string;

  constructor(
    private readonly bindings: ReadonlyMap<ts.Symbol, Type>,
    /** What the type `this` stands for. */
    readonly thisType: Type | null,
  ) {
    this.key = [...bindings.values()].map((type) => type.key).join(",") + (thisType === null ? "" : `;${thisType.key}`);
  }

  lookup(parameter: ts.Symbol): Type | undefined {
    return this.bindings.get(parameter);
  }

  entries(): Iterable<[ts.Symbol, Type]> {
    return this.bindings.entries();
  }

  extend(parameters: readonly ts.Symbol[], args: readonly Type[], thisType: Type | null = this.thisType): Environment {
    if (parameters.length === 0 && thisType === this.thisType) return this;
    const bindings = new Map(this.bindings);
    parameters.forEach((parameter, index) => bindings.set(parameter, args[index]));
    return new Environment(bindings, thisType);
  }
}

function primitive(name: PrimitiveName): PrimitiveType {
  return { kind: "primitive", key: name, name };
}

export const types = {
  void: primitive("void"),
  undefined: primitive("undefined"),
  null: primitive("null"),
  never: primitive("never"),
  unknown: primitive("unknown"),
  boolean: primitive("boolean"),
  number: primitive("number"),
  string: primitive("string"),
  bigint: primitive("bigint"),
  symbol: primitive("symbol"),
  f32: primitive("f32"),
  i8: primitive("i8"),
  i16: primitive("i16"),
  i32: primitive("i32"),
  i64: primitive("i64"),
  u8: primitive("u8"),
  u16: primitive("u16"),
  u32: primitive("u32"),
  u64: primitive("u64"),
} as const;

export const fixedWidthNames = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32"] as const;
const wordNames = ["i64", "u64"] as const;
export type FixedWidthName = (typeof fixedWidthNames)[number];

export function isFixedWidthName(name: string): name is FixedWidthName {
  return (fixedWidthNames as readonly string[]).includes(name);
}

export function literalType(value: string | number | boolean | bigint, base: Type): LiteralType {
  const text = typeof value === "string" ? JSON.stringify(value) : typeof value === "bigint" ? `${value}n` : `${value}`;
  return { kind: "literal", key: base.kind === "enum" ? `${base.key}=${text}` : text, value, base };
}

/** A type as what is stored has it: nothing is stored as void, and literals as what they are literals of. */
function stored(type: Type): Type {
  return type.key === "void" ? types.undefined : widen(type);
}

export function arrayType(element: Type): ArrayType {
  const widened = stored(element);
  return { kind: "array", key: `Array<${widened.key}>`, element: widened };
}

/** What exec and match give: the groups' texts, none of those that took no part, and members of its own. */
export function matchArrayType(): ArrayType {
  return { kind: "array", key: "RegExpMatchArray", element: types.string, members: "std/match_array.ts" };
}

/** The texts of a tagged template. */
export function templateStringsType(): ArrayType {
  return { kind: "array", key: "TemplateStringsArray", element: types.string, members: "std/template_strings.ts" };
}

export function typedArrayType(name: TypedArrayName): TypedArrayType {
  return { kind: "typedArray", key: name, name };
}

/** Node's Buffer: a Uint8Array with more members. */
export function bufferType(): TypedArrayType {
  return { kind: "typedArray", key: "Buffer", name: "Uint8Array", members: "std/buffer.ts" };
}

/**
 * `Buffer & string`: one of the two, of which TypeScript believes that it is both. It is stored as a word, so that it becomes
 * either of them by a test only, and so does what holds it.
 */
export function bytesOrTextType(): Type {
  return unionType([types.string, { ...bufferType(), key: bytesOrText }]);
}

const bytesOrText = "Buffer&string";

/** Is it a part of what TypeScript takes for a Buffer and a text at once? */
export function isBelievedBoth(type: Type): boolean {
  return membersOf(type).some((member) => member.key === bytesOrText);
}

export function tupleType(elements: readonly Type[]): TupleType {
  const widened = elements.map(stored);
  return { kind: "tuple", key: `[${widened.map((type) => type.key).join(",")}]`, elements: widened };
}

export function functionType(
  params: readonly Type[],
  rest: Type | null,
  returns: Type,
  self: Type | null = null,
  optional = 0,
): FunctionType {
  const texts = params.map((type) => type.key);
  if (rest !== null) texts.push(`...${rest.key}`);
  if (self !== null) texts.unshift(`this:${self.key}`);
  const type: FunctionType = {
    kind: "function",
    key: `(${texts.join(",")})=>${returns.key}`,
    params,
    rest,
    returns,
    self,
    optional,
  };
  // Whatever is called with anything may be a function that needs its object.
  return isUntyped(type) && self === null ? { ...type, self: types.unknown } : type;
}

/** `(...args: any[]) => void`: TypeScript lets it be any function, and any function be it. */
export function isUntyped({ params, rest, self }: FunctionType): boolean {
  return params.length === 0 && rest?.key === "unknown" && (self === null || self.key === "unknown");
}

/** The type of a method: it has its object from where it is called. */
export function withoutSelf(type: FunctionType): FunctionType {
  const { params, rest, returns, self, optional } = type;
  return self === null ? type : { ...functionType(params, rest, returns, null, optional), self: null };
}

/** The union in canonical form: flat, without repetitions, sorted, `true|false` as boolean. */
export function unionType(parts: readonly Type[]): Type {
  const flat = new Map<string, Type>();
  const add = (type: Type): void => {
    if (type.kind === "union" && type.members.length > 0) type.members.forEach(add);
    else if (type.key !== "never") flat.set(type.key, type);
  };
  parts.forEach(add);
  if (flat.has("unknown")) return types.unknown;
  if (flat.has("true") && flat.has("false")) flat.set("boolean", types.boolean);
  for (const type of [...flat.values()]) if (type.kind === "literal" && flat.has(type.base.key)) flat.delete(type.key);
  if (flat.has("number"))
    for (const type of [...flat.values()])
      if (isNumeric(type) && !isWord(type) && type.key !== "number") flat.delete(type.key);
  if (flat.has("bigint")) for (const name of wordNames) flat.delete(name);
  // `list ?? []`: an empty literal is of whatever array type it meets, and something iterable beside that.
  if (flat.has("Array<never>") && [...flat.values()].some(takesEmptyList)) flat.delete("Array<never>");
  if (flat.has("void") && flat.size > 1) {
    flat.delete("void");
    flat.set("undefined", types.undefined);
  }
  if (flat.size === 0) return types.never;
  const members = [...flat.values()].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (members.length === 1) return members[0];
  const key = keyOfMembers(members);
  // What goes by a name (`type Json = number | Json[]`) keeps it where nothing is added.
  const isWhole = (part: Type): boolean => part.kind === "union" && keyOfMembers(part.members) === key;
  return parts.find(isWhole) ?? { kind: "union", key, members };
}

function keyOfMembers(members: readonly Type[]): string {
  return members.map(keyInUnion).join("|");
}

function takesEmptyList(type: Type): boolean {
  return type.kind === "array" ? type.element.key !== "never" : type.key.startsWith("Iterable<");
}

/** What a function returns may be a union, too. */
function keyInUnion({ kind, key }: Type): string {
  return kind === "function" ? `(${key})` : key;
}

export function membersOf(type: Type): readonly Type[] {
  return type.kind === "union" ? type.members : [type];
}

/** Is it some of the members of a union, among which a value is told by a test, rather than what they are converted to? */
export function isPartOf(type: Type, union: Type): boolean {
  const isMember = (one: Type): boolean => membersOf(union).some((other) => sameType(one, other));
  return union.kind === "union" && membersOf(type).every(isMember);
}

export function sameType(a: Type, b: Type): boolean {
  return a === b || a.key === b.key;
}

/** Literal types replaced by what they are literals of. */
export function widen(type: Type): Type {
  if (type.kind === "literal") return type.base;
  if (type.kind === "union" && type.members.some((member) => member.kind === "literal"))
    return unionType(type.members.map(widen));
  return type;
}

export function isPrimitive(type: Type, name: PrimitiveName): boolean {
  return type.kind === "primitive" && type.name === name;
}

export function isNullish(type: Type): boolean {
  return type.kind === "primitive" && (type.name === "undefined" || type.name === "null" || type.name === "void");
}

/** The type without undefined and null. */
export function nonNullable(type: Type): Type {
  if (type.kind !== "union") return isNullish(type) ? types.never : type;
  return unionType(type.members.filter((member) => !isNullish(member)));
}

export function includesNullish(type: Type): boolean {
  return membersOf(type).some(isNullish) || isPrimitive(type, "unknown");
}

export function includesUndefined(type: Type): boolean {
  return membersOf(type).some((member) => isPrimitive(member, "undefined") || isPrimitive(member, "void"));
}

/** number, a fixed-width type, or an enum with number members (or literals of one of these). */
export function isNumeric(type: Type): boolean {
  const base = widen(type);
  if (base.kind === "enum") return base.storage !== "string";
  return base.kind === "primitive" && (base.name === "number" || isFixedWidthName(base.name));
}

export function isStringLike(type: Type): boolean {
  const base = widen(type);
  return isPrimitive(base, "string") || (base.kind === "enum" && base.storage === "string");
}

export function isBooleanLike(type: Type): boolean {
  return isPrimitive(widen(type), "boolean");
}

/** A bigint of any length, or a literal of one. */
export function isBigint(type: Type): boolean {
  return isPrimitive(widen(type), "bigint");
}

export function isSymbol(type: Type): boolean {
  return isPrimitive(widen(type), "symbol");
}

/** `Function`: whatever can be called or is a class, of which only the name is asked. */
export function isAnyFunction(type: Type): boolean {
  return type.kind === "object" && type.key === "Function";
}

/** Can a function be among the values? Adapters stand for functions, and are told from no others by their address. */
export function mayBeFunction(type: Type): boolean {
  return membersOf(type).some(
    (one) => one.kind === "function" || isAnyFunction(one) || (one.kind === "object" && one.call !== undefined),
  );
}

/** i64 or u64: what is a bigint too, but wraps. */
export function isWord(type: Type): boolean {
  return type.kind === "primitive" && (type.name === "i64" || type.name === "u64");
}

/** Can a value of the type be a bigint of any length? */
export function includesBigint(type: Type): boolean {
  return membersOf(type).some(isBigint);
}

/** One heap object when not null or undefined. */
export function isHeapType(type: Type): boolean {
  switch (type.kind) {
    case "class":
    case "object":
    case "array":
    case "typedArray":
    case "tuple":
    case "function":
      return true;
    case "literal":
      return isHeapType(type.base);
    case "enum":
      return type.storage === "string";
    case "primitive":
      return type.name === "string" || type.name === "bigint" || type.name === "symbol";
    case "union":
      return !isBelievedBoth(type) && type.members.every((member) => isHeapType(member) || isNullish(member));
  }
}

/** What a rest parameter's array holds: of one of several tuples, all that their elements may be. Null: it is no list. */
export function restElement(type: Type): Type | null {
  if (type.kind === "array") return type.element;
  if (type.kind !== "union" || !type.members.every((one) => one.kind === "tuple")) return null;
  return unionType(type.members.flatMap((one) => (one.kind === "tuple" ? one.elements : [])));
}
