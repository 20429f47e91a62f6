// Is a member there? `(pet as Fish).swim !== undefined`, `if ((shape as Circle).radius)`: what a cast only claims so that
// it can be asked, and methods, which exist as values nowhere else.

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { type ClassType, isAnyFunction, membersOf, nonNullable, type Type, types, unionType } from "../types.ts";
import { findOptionalMethod } from "./method_calls.ts";
import { dictionaryOf } from "./dictionaries.ts";
import { hasNamedMembers } from "./elements.ts";
import { lowerExpression } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { presentReceiver, readMember } from "./members.ts";
import { asksIfThere } from "./missing_elements.ts";
import { isCompared, isEquality } from "./comparison.ts";
import type { Member } from "./resolve_types.ts";
import { skipParentheses } from "./syntax.ts";

/** Is the method there that is tested by its name? Null where no method is tested. */
export function testMethod(f: FunctionLowering, node: ts.Expression): Expr | null {
  const access = skipParentheses(node);
  if (!ts.isPropertyAccessExpression(access) || ts.isOptionalChain(access)) return null;
  const claimed = nonNullable(f.typeAt(access.expression));
  if (claimed.kind === "class") return testOptional(f, access, claimed);
  const member = memberOf(f, claimed, access.name.text);
  if (member === null || !member.method) return null;
  const source = withoutCast(f, access.expression);
  const operand = lowerExpression(f, source);
  const owner = nonNullable(operand.type);
  if (!hasNamedMembers(owner) || dictionaryOf(f, owner) !== null) return null;
  const position = f.position(node);
  const object = f.reusable(presentReceiver(f, operand, access), position);
  if (member.optional && owner.kind === "object" && memberOf(f, owner, member.name) !== null)
    return findOptionalMethod(f, { expr: object, type: owner }, member.name, access).exists;
  return { kind: "hasLayout", type: "bool", object, layouts: f.program.dispatch.layoutsWith(owner, member.name) };
}

/** Has the object a method that its class only declares? Null: that declares none such. */
function testOptional(f: FunctionLowering, access: ts.PropertyAccessExpression, type: ClassType): Expr | null {
  const name = access.name.text;
  if (f.program.classes.optionalMethod(type, name) === null) return null;
  const operand = lowerExpression(f, access.expression);
  const object = f.reusable(presentReceiver(f, operand, access), f.position(access));
  return findOptionalMethod(f, { expr: object, type }, name, access).exists;
}

/** A member that a cast claims, about to be tested: undefined where the object has none. Null for all else. */
export function claimedMember(f: FunctionLowering, node: ts.Expression): Operand | null {
  const access = skipParentheses(node);
  if (!ts.isPropertyAccessExpression(access) || ts.isOptionalChain(access)) return null;
  const source = withoutCast(f, access.expression);
  if (source === access.expression) return null;
  const name = access.name.text;
  const member = memberOf(f, nonNullable(f.typeAt(access.expression)), name);
  const owner = nonNullable(f.typeAt(source));
  if (member === null || member.method) return null;
  const isKnown = membersOf(owner).every((one) => memberOf(f, one, name) !== null);
  if (isKnown && !ts.isIdentifier(access.expression)) return null;
  if (!hasNamedMembers(owner) || dictionaryOf(f, owner) !== null) return null;
  if (isAnyObject(f, owner)) {
    const { expr } = lowerExpression(f, source);
    return readMember(f, { expr, type: types.unknown }, name, access);
  }
  const type = unionType([member.type, types.undefined]);
  const object = presentReceiver(f, lowerExpression(f, source), access);
  return { expr: f.program.dispatch.read(owner, name, type, object, access, f.position(node)), type };
}

/**
 * `typeof (value as Problem).status`, where nothing is known of the value: what is there, as the cast is no more than a
 * claim. Null where more is done with the member than to look what it is.
 */
export function claimedOfUntyped(
  f: FunctionLowering,
  node: ts.PropertyAccessExpression,
  expected?: Type,
): Operand | null {
  const cast = skipParentheses(node.expression);
  if (!ts.isAsExpression(cast) || ts.isOptionalChain(node) || f.program.isTrusted(node.getSourceFile())) return null;
  const source = f.typeAt(cast.expression);
  const member = memberOf(f, nonNullable(f.typeAt(cast)), node.name.text);
  if ((source.key !== "unknown" && !isAnyObject(f, source)) || member === null || member.method) return null;
  const isAsked = isCompared(node) || ts.isTypeOfExpression(node.parent) || asksIfThere(node, true);
  if (!isAsked && expected?.key !== "unknown") return null;
  const { expr } = lowerExpression(f, cast.expression);
  return readMember(f, { expr, type: types.unknown }, node.name.text, node);
}

/** `object`: whatever has members. */
export function isAnyObject(f: FunctionLowering, type: Type): boolean {
  const isVague = type.kind === "object" && type.call === undefined && !isAnyFunction(type);
  return isVague && f.program.types.members(type).length === 0;
}

function memberOf(f: FunctionLowering, type: Type, name: string): Member | null {
  const objects = membersOf(type).filter((one) => one.kind === "object");
  for (const one of objects) {
    const member = f.program.types.members(one).find((candidate) => candidate.name === name);
    if (member !== undefined) return member;
  }
  return null;
}

/**
 * `const fish = pet as Fish` of which is only asked what it has: the cast is no more than a claim, and no variable is made.
 * What is asked then is the object behind the cast; null for all other variables.
 */
export function claimedObject(f: FunctionLowering, declaration: ts.VariableDeclaration): ts.Expression | null {
  const { initializer } = declaration;
  const symbol = f.program.symbolAt(declaration.name);
  const scope = ts.findAncestor(declaration, ts.isBlock);
  if (initializer === undefined || declaration.type !== undefined || symbol === undefined || scope === undefined)
    return null;
  const source = withoutCast(f, initializer);
  const named = ts.isIdentifier(source) ? f.program.symbolAt(source) : undefined;
  if (source === initializer || named === undefined || dictionaryOf(f, f.typeAt(source)) !== null) return null;
  if (f.program.captures.isReassigned(named) || f.program.captures.isReassigned(symbol)) return null;
  return onlyAsked(f, scope, symbol, nonNullable(f.typeAt(initializer))) ? source : null;
}

function onlyAsked(f: FunctionLowering, node: ts.Node, symbol: ts.Symbol, claimed: Type): boolean {
  if (ts.isIdentifier(node) && node.text === symbol.name && f.program.symbolAt(node) === symbol) {
    const access = node.parent;
    if (ts.isVariableDeclaration(access)) return true;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== node || ts.isOptionalChain(access))
      return false;
    const { parent } = access;
    const isTested = ts.isBinaryExpression(parent)
      ? isEquality(parent.operatorToken.kind)
      : !ts.isSwitchStatement(parent);
    return isTested && asksIfThere(access, true) && memberOf(f, claimed, access.name.text) !== null;
  }
  return ts.forEachChild(node, (child) => (onlyAsked(f, child, symbol, claimed) ? undefined : true)) === undefined;
}

/** What a cast between objects is made of; the expression itself where there is none. */
function withoutCast(f: FunctionLowering, node: ts.Expression): ts.Expression {
  const inner = skipParentheses(node);
  const declaration = ts.isIdentifier(inner) ? f.program.symbolAt(inner)?.valueDeclaration : undefined;
  if (declaration !== undefined && ts.isVariableDeclaration(declaration)) return claimedObject(f, declaration) ?? node;
  if (!ts.isAsExpression(inner) && !ts.isTypeAssertionExpression(inner)) return node;
  return hasNamedMembers(nonNullable(f.typeAt(inner.expression))) ? inner.expression : node;
}
