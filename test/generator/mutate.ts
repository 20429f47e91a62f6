// Spoils programs, for the search for crashes of the compiler: whatever the text, the compiler says what is wrong with it
// or compiles it. Most changes keep the grammar, and some the types, so that every stage gets its share.

import { ts } from "ts-morph";
import type { Random } from "./generate.ts";

/** The text after one to three changes. */
export function mutate(text: string, donor: string, random: Random): string {
  let changed = text;
  for (let count = 1 + random.below(3); count > 0; count--)
    changed = random.chance(0.7) ? changeToken(changed, donor, random) : changeLine(changed, donor, random);
  return changed;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: ts.SyntaxKind;
  readonly text: string;
}

function tokensOf(text: string): Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, text);
  const tokens: Token[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan())
    tokens.push({ start: scanner.getTokenStart(), end: scanner.getTokenEnd(), kind, text: scanner.getTokenText() });
  return tokens;
}

/** Replacing like by like is what most often leaves a program that type-checks. */
function changeToken(text: string, donor: string, random: Random): string {
  const tokens = tokensOf(text);
  if (tokens.length < 2) return text;
  const index = random.below(tokens.length - 1);
  const token = tokens[index]!;
  const next = tokens[index + 1]!;
  const replace = (by: string): string => `${text.slice(0, token.start)}${by}${text.slice(token.end)}`;
  switch (random.below(6)) {
    case 0:
      return replace("");
    case 1:
      return replace(`${token.text} ${token.text}`);
    case 2:
      return `${text.slice(0, token.start)}${next.text} ${token.text}${text.slice(next.end)}`;
    case 3: {
      const others = tokensOf(donor);
      return others.length === 0 ? text : replace(` ${random.pick(others).text} `);
    }
    default:
      return replace(random.pick(tokens.filter(({ kind }) => isLike(kind, token.kind))).text);
  }
}

function isLike(a: ts.SyntaxKind, b: ts.SyntaxKind): boolean {
  const isOperator = (kind: ts.SyntaxKind): boolean =>
    kind >= ts.SyntaxKind.LessThanToken && kind <= ts.SyntaxKind.CaretEqualsToken;
  return a === b || (isOperator(a) && isOperator(b));
}

function changeLine(text: string, donor: string, random: Random): string {
  const lines = text.split("\n");
  const at = random.below(lines.length);
  const other = random.below(lines.length);
  switch (random.below(4)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(other, 0, lines[at]!);
      break;
    case 2:
      [lines[at], lines[other]] = [lines[other]!, lines[at]!];
      break;
    default:
      lines.splice(at, 0, random.pick(donor.split("\n")));
  }
  return lines.join("\n");
}
