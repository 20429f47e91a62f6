// TypeScript's types inside a generic instance: mapped, conditional and indexed types over type parameters are resolved by
// the checker itself, once it is told what the parameters stand for.

import { ts } from "ts-morph";
import { substitute } from "../load/substitute.ts";
import { type Environment, type Type } from "../types.ts";

/** What the checker has for making types, though it does not say so. */
interface MakingChecker {
  getUnionType(types: readonly ts.Type[]): ts.Type;
  createArrayType(element: ts.Type): ts.Type;
}

export class Instantiation {
  /** TypeScript's type behind each of Instar's that has stood for a type parameter. */
  private readonly origins = new Map<string, ts.Type>();

  constructor(private readonly checker: ts.TypeChecker) {
    const primitives: [string, ts.Type][] = [
      ["string", checker.getStringType()],
      ["number", checker.getNumberType()],
      ["boolean", checker.getBooleanType()],
      ["undefined", checker.getUndefinedType()],
      ["null", checker.getNullType()],
      ["void", checker.getVoidType()],
      ["unknown", checker.getUnknownType()],
      ["never", checker.getNeverType()],
    ];
    for (const [key, type] of primitives) this.origins.set(key, type);
  }

  private get internal(): MakingChecker {
    return this.checker as unknown as MakingChecker;
  }

  /** Notes what a type was converted from, `tsType` being free of type parameters. */
  note(type: Type, tsType: ts.Type): void {
    const isParameter = (tsType.flags & ts.TypeFlags.TypeParameter) !== 0;
    if (!isParameter && !this.origins.has(type.key)) this.origins.set(type.key, this.withoutObject(tsType));
  }

  /** Does the type depend on type parameters in a way that only the checker can resolve? */
  isDeferred(type: ts.Type): boolean {
    const deferred =
      ts.TypeFlags.Index |
      ts.TypeFlags.IndexedAccess |
      ts.TypeFlags.Conditional |
      ts.TypeFlags.TemplateLiteral |
      ts.TypeFlags.StringMapping |
      ts.TypeFlags.Substitution;
    if (type.flags & deferred) return true;
    if (type.isIntersection()) return type.types.some((part) => this.isDeferred(part));
    return (
      (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Mapped) !== 0
    );
  }

  /** Is it known of every type of the environment what it was converted from? */
  isComplete(environment: Environment): boolean {
    for (const [, bound] of environment.entries()) if (this.originOf(bound) === null) return false;
    return true;
  }

  /** The type with the environment's types in place of its parameters; itself where not all of them are known. */
  apply(type: ts.Type, environment: Environment): ts.Type {
    const parameters: ts.TypeParameter[] = [];
    const args: ts.Type[] = [];
    for (const [symbol, bound] of environment.entries()) {
      const parameter = this.checker.getDeclaredTypeOfSymbol(symbol);
      const origin = this.originOf(bound);
      if (origin === null) return type;
      if (!(parameter.flags & ts.TypeFlags.TypeParameter)) continue;
      parameters.push(parameter as ts.TypeParameter);
      args.push(origin);
    }
    return parameters.length === 0 ? type : this.overLists(substitute(this.checker, type, parameters, args));
  }

  /**
   * `Readonly<T & object>`, as narrowing leaves it of a T, is an object of an array's members where T is an array; of the
   * array alone it is an array.
   */
  private overLists(type: ts.Type): ts.Type {
    const { aliasSymbol, aliasTypeArguments } = type;
    const isMapped = (type.isUnion() ? type.types : [type]).some(
      (part) => ((part as ts.ObjectType).objectFlags ?? 0) & ts.ObjectFlags.Mapped,
    );
    if (!isMapped || aliasSymbol === undefined || aliasTypeArguments === undefined) return type;
    const args = aliasTypeArguments.map((arg) => this.withoutObject(arg));
    const declaration = aliasSymbol.declarations?.find(ts.isTypeAliasDeclaration);
    if (declaration === undefined || args.every((arg, index) => arg === aliasTypeArguments[index])) return type;
    const parameters = (declaration.typeParameters ?? []).map(
      (one) => this.checker.getTypeAtLocation(one) as ts.TypeParameter,
    );
    const declared = this.checker.getDeclaredTypeOfSymbol(aliasSymbol);
    return substitute(this.checker, declared, parameters, args);
  }

  private originOf(type: Type, around: readonly string[] = []): ts.Type | null {
    const known = this.origins.get(type.key);
    if (known !== undefined) return known;
    // A recursive type is not put together from its parts.
    if (around.includes(type.key)) return null;
    const inside = [...around, type.key];
    if (type.kind === "array") {
      const element = this.originOf(type.element, inside);
      return element === null ? null : this.internal.createArrayType(element);
    }
    if (type.kind === "literal" && type.base.kind !== "enum" && type.base.key !== "symbol")
      return this.literal(type.value);
    if (type.kind !== "union") return null;
    const members = type.members.map((member) => this.originOf(member, inside));
    return members.includes(null) ? null : this.internal.getUnionType(members.filter((one) => one !== null));
  }

  private literal(value: string | number | boolean | bigint): ts.Type | null {
    if (typeof value === "string") return this.checker.getStringLiteralType(value);
    if (typeof value === "number") return this.checker.getNumberLiteralType(value);
    if (typeof value === "boolean") return value ? this.checker.getTrueType() : this.checker.getFalseType();
    return null;
  }

  /** `number[] & object` is `number[]`, each for itself in a union. */
  private withoutObject(type: ts.Type): ts.Type {
    if (type.isUnion()) {
      const parts = type.types.map((part) => this.withoutObject(part));
      return parts.every((part, index) => part === type.types[index]) ? type : this.internal.getUnionType(parts);
    }
    if (!type.isIntersection()) return type;
    const parts = type.types.filter((part) => (part.flags & ts.TypeFlags.NonPrimitive) === 0);
    return parts.length === 1 && parts[0].flags & ts.TypeFlags.Object ? parts[0] : type;
  }
}
