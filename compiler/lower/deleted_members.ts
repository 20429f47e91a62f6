// Which members a program deletes, by name.

import { ts } from "ts-morph";
import { skipParentheses } from "./syntax.ts";

export interface MemberNames {
  has(name: string): boolean;
}

export function deletedMembers(files: readonly ts.SourceFile[]): MemberNames {
  const names = new Set<string>();
  let areAll = false;
  const visit = (node: ts.Node): void => {
    if (ts.isDeleteExpression(node)) {
      const place = skipParentheses(node.expression);
      if (ts.isPropertyAccessExpression(place)) names.add(place.name.text);
      else if (ts.isElementAccessExpression(place) && ts.isStringLiteralLike(place.argumentExpression))
        names.add(place.argumentExpression.text);
      else areAll = true;
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) if (file.text.includes("delete")) visit(file);
  return { has: (name) => areAll || names.has(name) };
}
