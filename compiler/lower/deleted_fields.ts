// Fields of classes that the program deletes: `delete this.token` of a field that is declared with `?`. Other fields stay
// where they are, so that only these have to be looked for when they are assigned again.

import { ts } from "ts-morph";
import type { ProgramLowering } from "./program.ts";
import { skipParentheses } from "./syntax.ts";

export class DeletedFields {
  private names: ReadonlySet<string> | null = null;

  constructor(private readonly program: ProgramLowering) {}

  /** Does the program delete a member of this name, or without one: any? */
  includes(name?: string): boolean {
    this.names ??= this.find();
    return name === undefined ? this.names.size > 0 : this.names.has(name);
  }

  private find(): ReadonlySet<string> {
    const names = new Set<string>();
    const visit = (node: ts.Node): void => {
      if (ts.isDeleteExpression(node)) {
        const place = skipParentheses(node.expression);
        if (ts.isPropertyAccessExpression(place)) names.add(place.name.text);
      }
      ts.forEachChild(node, visit);
    };
    for (const file of this.program.tsProgram.getSourceFiles()) if (!this.program.isTrusted(file)) visit(file);
    return names;
  }
}
