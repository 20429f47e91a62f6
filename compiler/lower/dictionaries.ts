// Dictionaries: types with index signatures. Their members are looked up by name while the program runs, in the class
// Dictionary of std/dictionary.ts. What is read may be missing, whatever TypeScript believes.

import { ts } from "ts-morph";
import { enumMemberValue } from "../enum_values.ts";
import type { Expr, Position, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { isSymbolName } from "../symbol_names.ts";
import {
  type ClassType,
  isBooleanLike,
  isNullish,
  isNumeric,
  isStringLike,
  isSymbol,
  membersOf,
  nonNullable,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import type { Target } from "./assign.ts";
import { convert, ifStatement } from "./build.ts";
import { construct } from "./new.ts";
import { lowerFunctionExpression } from "./closures.ts";
import { convertTo, represent } from "./convert.ts";
import { testNullish, testUndefined } from "./value_tests.ts";
import { narrow } from "./narrow.ts";
import { lowerExpression, lowerTo, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { propertyNameOf } from "./instances.ts";
import { isName } from "./elements.ts";
import { iterate } from "./iteration.ts";
import { isAnyObject } from "./member_tests.ts";
import { keepsOrder } from "./member_order.ts";
import { mayHaveMore } from "./spread_extras.ts";
import { spreadSource } from "./spread_source.ts";
import { isOptionalMember, memberNames, readMember, usesThis } from "./members.ts";
import { refuse } from "./resolve_types.ts";
import { mayRun } from "./syntax.ts";
import { callLibrary, toText } from "./text.ts";

/** The operand's type when it is a dictionary (and not undefined or null). */
export function dictionaryOf(f: FunctionLowering, type: Type): { type: ClassType; value: Type } | null {
  const present = nonNullable(type);
  const value = f.program.types.dictionaryValue(present);
  // Its own methods see the class as it is.
  const isInside = f.scope !== null && f.program.pathOf(f.scope.getSourceFile()) === "std/dictionary.ts";
  return isInside || value === null || present.kind !== "class" ? null : { type: present, value };
}

export function callDictionary(
  f: FunctionLowering,
  type: ClassType,
  name: string,
  args: Expr[],
  position: Position,
): Expr {
  const found = f.program.classes.findMember(type, name);
  if (found === null) throw new Error(`std/dictionary.ts has no ${name}`);
  const instance = f.program.instances.methodInstance(found.declaration, found.owner, []);
  return { kind: "call", type: instance.fn.returns, function: instance.fn, args, position };
}

/** A property key as a string. */
export function keyText(f: FunctionLowering, key: Operand, node: ts.Node): Expr {
  if (isSymbol(key.type)) return callLibrary(f, "entryNameOf", [key.expr], f.position(node), "std/symbol.ts");
  const isKey = membersOf(key.type).every((one) => isStringLike(one) || isNumeric(one) || isSymbol(one));
  if (isKey && membersOf(key.type).some(isSymbol)) {
    const value = convert(key.expr, "value", "exact", f.position(node));
    return callLibrary(f, "keyToText", [value], f.position(node));
  }
  if (!isKey && key.type.kind !== "union") return refuse(refusals.computedName, node, node.getText());
  return toText(f, key, node);
}

/** The member of this name, or undefined. */
export function readEntry(f: FunctionLowering, object: Operand, key: Expr, node: ts.Node): Operand {
  const { type, value } = dictionaryOf(f, object.type)!;
  const read = callDictionary(f, type, "get", [object.expr, key], f.position(node));
  return { expr: read, type: unionType([value, types.undefined]) };
}

/** What was read at `node`, as the checker has narrowed it; it stays possibly undefined where no test has been made. */
export function narrowEntry(f: FunctionLowering, read: Operand, node: ts.Expression): Operand {
  const seen = f.typeAt(node);
  if (seen.key === "never" || nonNullable(widen(seen)).key === nonNullable(widen(read.type)).key) return read;
  return narrow(f, read, seen, node, false);
}

/** `dictionary[key]` and `dictionary.name` as targets of assignments. */
export function entryTarget(f: FunctionLowering, steps: Target["steps"], type: ClassType, node: ts.Node): Target {
  const value = f.program.types.dictionaryValue(type)!;
  const position = f.position(node);
  return {
    steps,
    type: value,
    read: ([object, key]) => readEntry(f, { expr: object, type }, key, node),
    write: ([object, key], stored) => ({
      kind: "expr",
      expr: callDictionary(f, type, "set", [object, key, stored], position),
      position,
    }),
  };
}

/** `key in dictionary` and `delete dictionary[key]`. */
export function testEntry(f: FunctionLowering, object: Operand, key: Expr, node: ts.Node): Expr {
  const { type } = dictionaryOf(f, object.type)!;
  return callDictionary(f, type, "hasOrInherits", [object.expr, key], f.position(node));
}

export function deleteEntry(f: FunctionLowering, object: Operand, key: Expr, node: ts.Node): Expr {
  const { type } = dictionaryOf(f, object.type)!;
  return callDictionary(f, type, "delete", [object.expr, key], f.position(node));
}

/** `{ a: 1, [key]: 2, ...other }` where a dictionary is wanted. */
export function lowerDictionaryLiteral(
  f: FunctionLowering,
  node: ts.ObjectLiteralExpression,
  type: ClassType,
): Operand {
  const value = f.program.types.dictionaryValue(type)!;
  const made = construct(f, type, [], node);
  if (value.key === "unknown") f.openLiterals.add(node);
  const put = (key: () => Expr, content: () => Expr, at: ts.Node): void => {
    const [name, stored] = f.inOrder([key, content]);
    const position = f.position(at);
    f.emit({ kind: "expr", expr: callDictionary(f, type, "set", [made.expr, name, stored], position), position });
  };
  const named = (name: string) => (): Expr => stringOperand(f, name).expr;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) addEntries(f, made, spreadSource(f, property.expression), property);
    else if (ts.isShorthandPropertyAssignment(property))
      put(named(property.name.text), () => lowerTo(f, property.name, value), property);
    else if (ts.isPropertyAssignment(property)) {
      const computed = property.name;
      const isSymbolKey = ts.isComputedPropertyName(computed) && isSymbol(f.typeAt(computed.expression));
      const name = isSymbolKey ? null : propertyNameOf(f.program, computed);
      const key =
        ts.isComputedPropertyName(computed) && (name === null || mayRun(computed.expression))
          ? (): Expr => keyText(f, lowerExpression(f, computed.expression), computed.expression)
          : named(name ?? "");
      put(key, () => lowerTo(f, property.initializer, value), property);
    } else if (ts.isMethodDeclaration(property)) {
      if (usesThis(property)) return refuseMethod(property);
      const name = propertyNameOf(f.program, property.name);
      if (name === null) return refuse(refusals.computedName, property, property.name.getText());
      put(named(name), () => convertTo(f, lowerFunctionExpression(f, property, value), value, property), property);
    } else refuse(refusals.literalAccessor, property);
  }
  return made;
}

/** An enum as a value: its names, and of number enums the numbers too, which lead back to the names. */
export function enumObject(f: FunctionLowering, symbol: ts.Symbol, node: ts.Node): Operand {
  const type = f.program.types.dictionaryFor(unionType([types.string, types.number]));
  const value = f.program.types.dictionaryValue(type)!;
  const made = construct(f, type, [], node);
  const position = f.position(node);
  const put = (name: string, content: string | number): void => {
    const stored: Operand =
      typeof content === "string"
        ? stringOperand(f, content)
        : { expr: { kind: "number", type: "f64", value: content }, type: types.number };
    const args = [made.expr, stringOperand(f, name).expr, convertTo(f, stored, value, node)];
    f.emit({ kind: "expr", expr: callDictionary(f, type, "set", args, position), position });
  };
  for (const declaration of (symbol.declarations ?? []).filter(ts.isEnumDeclaration))
    for (const member of declaration.members) {
      const content = enumMemberValue(f.checker, member);
      const name = f.checker.getSymbolAtLocation(member.name)?.name;
      if (content === undefined || name === undefined) return refuse(refusals.computedName, node, node.getText());
      put(name, content);
      if (typeof content === "number") put(String(content), name);
    }
  return made;
}

function refuseMethod(property: ts.MethodDeclaration): never {
  return refuse(
    refusals.unsupportedSyntax,
    property,
    "a method in a dictionary",
    "its members have names that are known only at run time, so `this` has no type",
    "write an arrow function as the value",
  );
}

/** Takes over the members of `given`, as a spread and `Object.assign` do. */
export function addEntries(f: FunctionLowering, target: Operand, given: Operand, at: ts.Node): void {
  const { type, value } = dictionaryOf(f, target.type)!;
  const position = f.position(at);
  if (isNullish(given.type)) return;
  const held: Operand = { expr: f.reusable(given.expr, position), type: given.type };
  const put = (name: Expr, content: Operand): void => {
    const args = f.inOrder([() => target.expr, () => name, () => convertTo(f, content, value, at)]);
    f.emit({ kind: "expr", expr: callDictionary(f, type, "set", args, position), position });
  };
  whenPresent(f, held, at, (present) => {
    const other = dictionaryOf(f, present.type);
    if (other === null && value.key === "unknown" && hasPlainMembers(f, present.type, at) && keepsOrder(f, at)) {
      const object = convert(present.expr, "value", "exact", position);
      const all = callLibrary(f, "spreadMembers", [object], position, "std/dictionary.ts");
      f.emit({ kind: "expr", expr: callDictionary(f, type, "addAll", [target.expr, all], position), position });
    } else if (other === null && mayHoldMore(f, present.type) && keepsOrder(f, at)) {
      iterate(f, namesOf(f, present, at), at, (listed) => {
        const text = f.temporary(listed.expr, position);
        const args = [target.expr, present.expr, text];
        const taken = callLibrary(f, "takeMember", args, position, "std/dictionary.ts");
        const choice = memberNames(f, present.type, at).reduceRight<Stmt>(
          (rest, name) => {
            const { statements } = f.collect(() => put(text, readMember(f, present, name, at)));
            return ifStatement(position, isName(f, text, name, position), statements, [rest]);
          },
          { kind: "expr", expr: taken, position },
        );
        f.emit(choice);
      });
    } else if (other === null) {
      for (const name of memberNames(f, present.type, at)) putMember(f, present, name, put, at);
    } else if (other.type.key === type.key) {
      const call = callDictionary(f, type, "addAll", [target.expr, present.expr], position);
      f.emit({ kind: "expr", expr: call, position });
    } else
      iterate(f, namesOf(f, present, at), at, (name) => {
        const text = f.temporary(name.expr, position);
        const read = readEntry(f, present, text, at);
        const value = represent(read.expr, f.program.representation(other.value), "unbox", position);
        put(text, { expr: f.temporary(value, position), type: other.value });
      });
  });
}

/** `object` names no members, and has all that it has beyond its type. */
function mayHoldMore(f: FunctionLowering, type: Type): boolean {
  return mayHaveMore(f, type) || membersOf(type).some((one) => isAnyObject(f, one));
}

/** Is all that its objects have found by reflection: no methods, which know their object, and no symbols? */
function hasPlainMembers(f: FunctionLowering, type: Type, at: ts.Node): boolean {
  return membersOf(type).every((one) => {
    if (one.key === "unknown") return true;
    if (one.kind !== "object" && one.kind !== "class") return false;
    if (memberNames(f, one, at).some(isSymbolName)) return false;
    return one.kind === "class" || f.program.types.members(one).every((member) => !member.method);
  });
}

/** A new dictionary with the members of another of the same type. */
export function copyDictionary(f: FunctionLowering, source: Operand, type: ClassType, node: ts.Node): Operand {
  const made = construct(f, type, [], node);
  const held = convertTo(f, source, type, node);
  const position = f.position(node);
  f.emit({ kind: "expr", expr: callDictionary(f, type, "addAll", [made.expr, held], position), position });
  return made;
}

/** One member of an object: an optional one that is missing adds nothing. */
function putMember(
  f: FunctionLowering,
  object: Operand,
  name: string,
  put: (name: Expr, content: Operand) => void,
  at: ts.Node,
): void {
  const position = f.position(at);
  const read = readMember(f, object, name, at);
  const known = stringOperand(f, name).expr;
  const text = isSymbolName(name) ? callLibrary(f, "entryName", [known], position, "std/symbol.ts") : known;
  if (!isOptionalMember(f, object.type, name)) return put(text, read);
  const held: Operand = { expr: f.reusable(read.expr, position), type: read.type };
  const { statements } = f.collect(() =>
    put(text, { expr: convertTo(f, held, nonNullable(read.type), at, "unbox"), type: nonNullable(read.type) }),
  );
  f.emit(ifStatement(position, testUndefined(held), [], statements));
}

/** Runs `work` for the operand unless it is undefined or null: a spread of nothing adds nothing. */
export function whenPresent(f: FunctionLowering, held: Operand, node: ts.Node, work: (present: Operand) => void): void {
  const type = nonNullable(held.type);
  if (type.key === "never") return;
  if (type.key === held.type.key) return work(held);
  const position = f.position(node);
  const { statements } = f.collect(() => work({ expr: convertTo(f, held, type, node, "unbox"), type }));
  f.emit(ifStatement(position, testNullish(held), [], statements));
}

/** The names that for-in walks: an array of strings made when the loop begins. */
export function namesOf(f: FunctionLowering, object: Operand, node: ts.Node): Operand {
  const isPrimitive = membersOf(object.type).some((one) => isStringLike(one) || isNumeric(one) || isBooleanLike(one));
  const instance = f.program.library.functionOf("std/object_static.ts", isPrimitive ? "keysOfAny" : "keys");
  const held = convertTo(f, object, instance.type.params[0], node);
  const names: Expr = {
    kind: "call",
    type: instance.fn.returns,
    function: instance.fn,
    args: [held],
    position: f.position(node),
  };
  return { expr: f.temporary(names, f.position(node)), type: instance.type.returns };
}
