// Types of which a cast lets a literal leave out what they need: `keys.reduce((all, key) => ({ ...all, [key]: of(key) }), {} as
// Record<K, V>)`. What is spread there is copied as far as it has come.

import { ts } from "ts-morph";
import type { ProgramLowering } from "./program.ts";
import { skipOuterExpressions } from "./syntax.ts";

/** The types that such casts name; of generic ones (`Pick<T, K>`) what their instances are called. */
type LeftOut = ReadonlySet<ts.Type | ts.Symbol>;

export class LeftOutMembers {
  private readonly known = new WeakMap<ts.Program, LeftOut>();

  constructor(private readonly program: ProgramLowering) {}

  /** May an object of the expression's type lack members that the type says it has? */
  mayBeLeftOut(expression: ts.Expression): boolean {
    const { tsProgram } = this.program;
    let found = this.known.get(tsProgram);
    if (found === undefined) this.known.set(tsProgram, (found = this.find()));
    if (found.size === 0) return false;
    const type = this.program.checker.getTypeAtLocation(expression);
    return found.has(type) || (type.aliasSymbol !== undefined && found.has(type.aliasSymbol));
  }

  private find(): LeftOut {
    const { checker } = this.program;
    const found = new Set<ts.Type | ts.Symbol>();
    const visit = (node: ts.Node): void => {
      if (ts.isAssertionExpression(node) && !ts.isConstTypeReference(node.type)) {
        const literal = skipOuterExpressions(node.expression);
        const type = checker.getTypeFromTypeNode(node.type);
        if (ts.isObjectLiteralExpression(literal) && this.lacks(literal, type))
          found.add(type.aliasSymbol !== undefined && isOpen(checker, type) ? type.aliasSymbol : type);
      }
      ts.forEachChild(node, visit);
    };
    for (const file of this.program.tsProgram.getSourceFiles()) if (!this.program.isTrusted(file)) visit(file);
    return found;
  }

  private lacks(literal: ts.ObjectLiteralExpression, type: ts.Type): boolean {
    if (literal.properties.some(ts.isSpreadAssignment)) return false;
    const { checker } = this.program;
    const given = new Set(
      checker
        .getTypeAtLocation(literal)
        .getProperties()
        .map(({ name }) => name),
    );
    const needed = checker.getPropertiesOfType(type).filter(({ flags }) => !(flags & ts.SymbolFlags.Optional));
    return isOpen(checker, type) || needed.some(({ name }) => !given.has(name));
  }
}

/** Are its members known only where its type parameters are? */
function isOpen(checker: ts.TypeChecker, type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Instantiable) !== 0 || checker.getPropertiesOfType(type).length === 0;
}
