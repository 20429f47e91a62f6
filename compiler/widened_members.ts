// Members of object literals that hold more than their literal says: `{ value: 1, next: null }` that becomes a `Node`, whose
// `next` is assigned later. The check finds them, and lowering stores and reads them with the wider type; what the checker
// takes such a member for is tested where it is read.

import { ts } from "ts-morph";

/** By the property of the literal: the type that the checker has for it, and those that are stored in it besides. */
export class WidenedMembers {
  private readonly types = new WeakMap<ts.Declaration, { readonly own: ts.Type; readonly stored: Set<ts.Type> }>();

  /** Notes that the member also holds values of `type`; false if it is not a literal's. */
  add(member: ts.Symbol, own: ts.Type, type: ts.Type): boolean {
    const declaration = member.valueDeclaration;
    if (declaration === undefined) return false;
    if (!ts.isPropertyAssignment(declaration) && !ts.isShorthandPropertyAssignment(declaration)) return false;
    const known = this.types.get(declaration);
    if (known === undefined) this.types.set(declaration, { own, stored: new Set([type]) });
    else if (known.own !== own) return false;
    else known.stored.add(type);
    return true;
  }

  /** What the member holds besides values of its type `own`. A mapped type's member has the declaration of its source's. */
  storedIn(member: ts.Symbol, own: ts.Type): readonly ts.Type[] {
    const declaration = member.valueDeclaration;
    const known = declaration === undefined ? undefined : this.types.get(declaration);
    return known?.own === own ? [...known.stored] : [];
  }
}
