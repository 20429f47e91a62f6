// Literals of regular expressions: objects of the library's class RegExp, made anew each time.

import type { ts } from "ts-morph";
import { refusals } from "../refusals.ts";
import { constructWith } from "./new.ts";
import { stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { refuse } from "./resolve_types.ts";

/** `/source/flags`. Patterns that JavaScript itself rejects are refused here, before the program runs. */
export function lowerRegularExpression(f: FunctionLowering, node: ts.RegularExpressionLiteral): Operand {
  const end = node.text.lastIndexOf("/");
  const source = node.text.slice(1, end);
  const flags = node.text.slice(end + 1);
  try {
    new RegExp(source, flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    refuse(refusals.unsupportedSyntax, node, "this pattern", reason, "correct it");
  }
  const type = f.typeAt(node);
  if (type.kind !== "class") throw new Error("RegExp is not a class");
  const args = [stringOperand(f, source), stringOperand(f, flags)];
  const spelledOut = flags.includes("u") ? withoutProperties(source) : source;
  if (spelledOut !== source) args.push(stringOperand(f, spelledOut));
  return constructWith(f, type, args, node);
}

/** `\\p{L}` as the ranges that it stands for: the library has no tables of Unicode's properties. */
function withoutProperties(source: string): string {
  let isInBrackets = false;
  return source.replace(/\\[pP]\{[^}]*\}|\\.|[[\]]/gsu, (part) => {
    if (part === "[") isInBrackets = true;
    if (part === "]") isInBrackets = false;
    if (!/^\\p\{/i.test(part)) return part;
    const ranges = rangesOf(part);
    return isInBrackets ? ranges : `[${ranges}]`;
  });
}

const greatestPoint = 0x10ffff;

function rangesOf(escape: string): string {
  const test = new RegExp(`^${escape}$`, "u");
  let ranges = "";
  let start = -1;
  for (let point = 0; point <= greatestPoint + 1; point++) {
    const isInside = point <= greatestPoint && test.test(String.fromCodePoint(point));
    if (isInside && start < 0) start = point;
    if (isInside || start < 0) continue;
    ranges += `\\u{${start.toString(16)}}-\\u{${(point - 1).toString(16)}}`;
    start = -1;
  }
  return ranges;
}
