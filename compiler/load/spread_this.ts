// `{ ...this }` to the checker is of the type `this`, an instance with all its methods; what it makes is an object with the
// fields only. Where the class has a name, the spread is of that class, whose fields the checker knows one by one.

import { ts } from "ts-morph";

/** Puts `this as Name<T>` in place of each `this` that is spread into an object literal of one of the class's members. */
export function spreadsAsClass(file: ts.SourceFile): void {
  const visit = (node: ts.Node): void => {
    if (ts.isSpreadAssignment(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) {
      const owner = classAround(node);
      if (owner !== null) (node as { expression: ts.Expression }).expression = instanceOf(node, owner);
    }
    ts.forEachChild(node, visit);
  };
  if (file.text.includes("...this")) visit(file);
}

/** The named class of whose instance members `this` is here; null: there is none, or its names mean something else here. */
function classAround(node: ts.Node): ts.ClassLikeDeclaration | null {
  const member = ts.findAncestor(
    node,
    (one) => (ts.isFunctionLike(one) && !ts.isArrowFunction(one)) || ts.isClassElement(one),
  );
  const owner = member?.parent;
  if (member === undefined || owner === undefined || !ts.isClassLike(owner) || owner.name === undefined) return null;
  const isStatic = ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(isStaticModifier) === true;
  if (isStatic || ts.isClassStaticBlockDeclaration(member)) return null;
  const names = new Set([owner.name.text, ...(owner.typeParameters ?? []).map(({ name }) => name.text)]);
  for (let one: ts.Node = node; one !== owner; one = one.parent)
    if (ts.isFunctionLike(one) && one.typeParameters?.some(({ name }) => names.has(name.text)) === true) return null;
  return owner;
}

function isStaticModifier({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.StaticKeyword;
}

function instanceOf({ expression }: ts.SpreadAssignment, owner: ts.ClassLikeDeclaration): ts.Expression {
  const { factory } = ts;
  const reference = (name: string): ts.TypeReferenceNode => factory.createTypeReferenceNode(name);
  const args = owner.typeParameters?.map(({ name }) => reference(name.text));
  const type = factory.createTypeReferenceNode(owner.name!.text, args);
  const made = factory.createAsExpression(expression, type);
  place(made, expression.parent, expression);
  return made;
}

/** What is made stands in the source where `origin` does. */
function place(node: ts.Node, parent: ts.Node, origin: ts.Node): void {
  Object.assign(node, { parent, pos: origin.pos, end: origin.end, flags: origin.flags });
  if (node !== origin) ts.forEachChild(node, (child) => place(child, node, origin));
}
