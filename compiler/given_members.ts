// Members that objects get which neither their class nor their literal has: `Object.assign(new Error("x"), { code })`, and
// `error.code = "E"` where an error goes by an interface with an optional `code`. The check finds them, and lowering gives
// each such object room for them: until then they are missing.

import { ts } from "ts-morph";

/** By what declares a class, an interface or a literal: the types of what is stored in members that it does not have. */
export class GivenMembers {
  private readonly types = new Map<ts.Declaration, Map<string, Set<ts.Type>>>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** Notes that objects of the type `owner` get the member from what is of type `source`. */
  add(owner: ts.Type, member: ts.Symbol): void {
    for (const part of owner.isUnionOrIntersection() ? owner.types : [owner]) {
      const declaration = declarationOf(part);
      if (declaration === undefined || this.checker.getPropertyOfType(part, member.name) !== undefined) continue;
      // Members that symbols name have another name here in each program.
      if (member.name.startsWith("__@") || this.checker.getIndexInfosOfType(part).length > 0) continue;
      let members = this.types.get(declaration);
      if (members === undefined) this.types.set(declaration, (members = new Map()));
      const type = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(member));
      members.set(member.name, (members.get(member.name) ?? new Set()).add(type));
    }
  }

  /** What objects are given that the declaration stands for. */
  of(declaration: ts.Declaration | undefined): ReadonlyMap<string, ReadonlySet<ts.Type>> {
    return (declaration === undefined ? undefined : this.types.get(declaration)) ?? new Map<string, Set<ts.Type>>();
  }

  has(owner: ts.Type, name: string): boolean {
    return this.of(declarationOf(owner)).has(name);
  }

  /** Are there objects that are given a member of this name? */
  includes(name: string): boolean {
    return [...this.types.values()].some((members) => members.has(name));
  }

  declarations(): Iterable<ts.Declaration> {
    return this.types.keys();
  }
}

/** What declares the members of a type of objects. */
export function declarationOf(type: ts.Type): ts.Declaration | undefined {
  if (!(type.flags & ts.TypeFlags.Object) || type.getCallSignatures().length > 0) return undefined;
  const symbol = type.symbol as ts.Symbol | undefined;
  return symbol?.valueDeclaration ?? symbol?.declarations?.[0];
}

/** Could the type be another one in each instance of what is generic around it? `around`: the types that hold it. */
export function dependsOnParameters(checker: ts.TypeChecker, type: ts.Type, around: readonly ts.Type[] = []): boolean {
  const { flags } = type;
  if (flags & ts.TypeFlags.Instantiable) return true;
  if (around.includes(type)) return false;
  const isOpen = (part: ts.Type): boolean => dependsOnParameters(checker, part, [...around, type]);
  const isGeneric = (node: ts.Node): boolean => "typeParameters" in node && node.typeParameters !== undefined;
  const alias = type.aliasSymbol?.declarations?.[0]?.parent;
  if (alias !== undefined && ts.findAncestor(alias, isGeneric) === undefined)
    return (type.aliasTypeArguments ?? []).some(isOpen);
  if (type.isUnionOrIntersection()) return type.types.some(isOpen);
  if (!(flags & ts.TypeFlags.Object)) return false;
  if ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference)
    return checker.getTypeArguments(type as ts.TypeReference).some(isOpen);
  // What has no name may use the parameters of all that it stands in.
  const declaration = declarationOf(type) ?? type.symbol?.declarations?.[0];
  return !type.isClassOrInterface() && ts.findAncestor(declaration, isGeneric) !== undefined;
}
