// Which variable a name stands for: all who follow a variable's uses ask here.

import { ts } from "ts-morph";

/** The variable, or what else the name stands for; the `list` of `{ list }` names a member as well. */
export function variableAt(checker: ts.TypeChecker, name: ts.Node): ts.Symbol | undefined {
  const { parent } = name as { readonly parent: ts.Node | undefined };
  return parent !== undefined && ts.isShorthandPropertyAssignment(parent) && parent.name === name
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(name);
}
