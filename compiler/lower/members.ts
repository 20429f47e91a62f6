// Properties: fields of classes and literals, accessors, members behind interfaces and unions, statics, and what the
// built-in types offer.

import { ts } from "ts-morph";
import type { Expr, Position, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { isSymbolName } from "../symbol_names.ts";
import {
  type ClassType,
  includesNullish,
  includesUndefined,
  isAnyFunction,
  isNumeric,
  functionType,
  isStringLike,
  membersOf,
  nonNullable,
  type Type,
  types,
  unionType,
  widen,
  isTypedArrayName,
  typedArrayElements,
} from "../types.ts";
import type { Target } from "./assign.ts";
import { anyRef, assign, convert, convertNumber, ifStatement, localExpr, numberLiteral } from "./build.ts";
import { refuseInheritedWrite } from "./class_dispatch.ts";
import { isClassObject, namedClass } from "./class_values.ts";
import { isStatic } from "./classes.ts";
import { expectedFunction, functionValue } from "./closures.ts";
import { castTo, requirePresent } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { dictionaryOf, entryTarget, narrowEntry, readEntry } from "./dictionaries.ts";
import { lowerExpression, lowerReceiver, narrowHere, stringOperand, typeWithMember } from "./expressions.ts";
import { isUnionOfLists } from "./elements.ts";
import { forKind, kindsWith } from "./kinds.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { argumentsWanted, innerGeneric, moduleFunctionValue } from "./generic_functions.ts";
import { checkInitialised, flagPlace } from "./initialisation.ts";
import { isModuleFunction, isThisParameter, type ModuleFunction, propertyNameOf } from "./instances.ts";
import type { FieldInfo, ObjectInfo } from "./layouts.ts";
import { assignErrorName, assignOptional, keepsOrder } from "./member_order.ts";
import { claimedOfUntyped } from "./member_tests.ts";
import { asksIfThere } from "./missing_elements.ts";
import { settled } from "./operators.ts";
import { isCompared } from "./comparison.ts";
import type { ProgramLowering } from "./program.ts";
import { refuse } from "./resolve_types.ts";
import { findStaticField, staticThis } from "./static_this.ts";
import { callLibrary } from "./text.ts";
import { callRuntime } from "./runtime.ts";

/** What a name stands for when it is no member of an object: a module's variable or function, or a static member. */
export type StaticEntity =
  | { kind: "variable"; symbol: ts.Symbol }
  | { kind: "function"; declaration: ModuleFunction }
  | { kind: "staticField"; declaration: ts.PropertyDeclaration }
  | { kind: "staticMember"; name: string; owner: ts.ClassLikeDeclaration };

export type MemberAccess = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** The member that an access names; of those with brackets only such by a constant that holds a symbol. */
function memberSymbol(f: FunctionLowering, node: MemberAccess): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(node)) return f.program.symbolAt(node.name);
  const key = f.checker.getTypeAtLocation(node.argumentExpression);
  if (!(key.flags & ts.TypeFlags.UniqueESSymbol)) return undefined;
  const { escapedName } = key as ts.UniqueESSymbolType;
  const members = f.checker.getPropertiesOfType(f.checker.getTypeAtLocation(node.expression));
  return members.find((one) => one.escapedName === escapedName);
}

export function staticEntity(f: FunctionLowering, node: MemberAccess): StaticEntity | null {
  const symbol = memberSymbol(f, node);
  const declaration = symbol?.valueDeclaration ?? symbol?.declarations?.[0];
  if (symbol === undefined || declaration === undefined) return null;
  if (ts.isClassElement(declaration) && !standsForClass(f, node.expression)) return null;
  const self = node.expression.kind === ts.SyntaxKind.ThisKeyword ? staticThis(f, node) : null;
  if (ts.isPropertyDeclaration(declaration) && isStatic(declaration)) {
    const name = f.program.types.memberName(declaration.name);
    const own = self === null || name.startsWith("#") ? null : findStaticField(f.program, self, name);
    return { kind: "staticField", declaration: own ?? declaration };
  }
  if ((ts.isMethodDeclaration(declaration) || ts.isAccessor(declaration)) && isStatic(declaration)) {
    const owner = self?.declaration ?? f.program.symbolAt(node.expression)?.valueDeclaration;
    const own = declaration.parent;
    return {
      kind: "staticMember",
      name: f.program.types.memberName(declaration.name),
      owner: owner !== undefined && ts.isClassLike(owner) ? owner : (own as ts.ClassLikeDeclaration),
    };
  }
  if (!standsForNamespace(f, node.expression)) return null;
  if (f.program.modules.isGlobal(symbol) && innerGeneric(symbol) === null) return { kind: "variable", symbol };
  const implementation = f.program.instances.implementationOf(symbol);
  if (isModuleFunction(implementation)) return { kind: "function", declaration: implementation };
  return null;
}

/** Does the expression name a class (or `this` or `super` of static members), and is no value that holds one? */
function standsForClass(f: FunctionLowering, node: ts.Expression): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword) return true;
  if (namedClass(f.program, node) !== null) return true;
  const declaration = f.program.symbolAt(node)?.declarations?.[0];
  return declaration !== undefined && f.program.isGlobalDeclaration(declaration);
}

/** Does the expression name a module, a namespace or what the library has for one, and is no value that has the same members? */
function standsForNamespace(f: FunctionLowering, node: ts.Expression): boolean {
  const symbol = f.program.symbolAt(node);
  if (symbol === undefined) return false;
  const isOfLibrary = symbol.declarations?.some((one) => f.program.isTrusted(one.getSourceFile())) === true;
  // What names a type and a module at once stays an alias.
  return isOfLibrary || (symbol.flags & (ts.SymbolFlags.Module | ts.SymbolFlags.Alias)) !== 0;
}

export function lowerPropertyAccess(f: FunctionLowering, node: ts.PropertyAccessExpression, expected?: Type): Operand {
  const entity = staticEntity(f, node);
  if (entity !== null) return readStatic(f, entity, node, expected);
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return readSuper(f, node.name.text, node);
  if (
    ts.isIdentifier(node.expression) &&
    node.name.text === "BYTES_PER_ELEMENT" &&
    isTypedArrayName(node.expression.text)
  ) {
    const bits = Number(/\d+/.exec(typedArrayElements[node.expression.text])?.[0]);
    return { expr: numberLiteral(bits / 8), type: types.number };
  }
  if (node.name.text === "name") {
    const name = constructorName(f, node);
    if (name !== null) return name;
  }
  const wellKnown = wellKnownSymbol(f, node);
  if (wellKnown !== null) return wellKnown;
  const claimed = claimedOfUntyped(f, node, expected);
  if (claimed !== null) return claimed;
  const receiver = lowerReceiver(f, node.expression, node.questionDotToken !== undefined);
  if (node.name.text === "constructor") return readConstructor(f, receiver, node);
  const leftOut = readLeftOut(f, receiver, node, expected);
  if (leftOut !== null) return leftOut;
  const read = readMember(f, receiver, node.name.text, node);
  if (dictionaryOf(f, receiver.type) !== null) return narrowEntry(f, read, node);
  // In a chain the checker's type has undefined added for a missing receiver.
  if (ts.isOptionalChain(node)) return read;
  if (includesUndefined(read.type) && isSetLaterAt(f, node)) return readSetLater(f, read, node, expected);
  return narrowHere(f, read, node, false, expected);
}

/** A member that a cast may have left out (`{} as Config`), where it is asked for or any value will do. Null: any other. */
function readLeftOut(
  f: FunctionLowering,
  object: Operand,
  node: ts.PropertyAccessExpression,
  expected?: Type,
): Operand | null {
  const owner = nonNullable(object.type);
  if (owner.kind !== "object" || ts.isOptionalChain(node) || !keepsOrder(f, node)) return null;
  if (expected?.key !== "unknown" && !asksIfThere(node, false) && !isAssignedIfMissing(node)) return null;
  const name = node.name.text;
  const member = f.program.types.members(owner).find((one) => one.name === name);
  if (member === undefined || member.method || includesUndefined(member.type)) return null;
  const type = unionType([member.type, types.undefined]);
  const self = opened(f, object, owner, node);
  return { expr: f.program.dispatch.read(owner, name, type, self, node, f.position(node)), type };
}

/** `config.port ??= 80` */
function isAssignedIfMissing(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionEqualsToken
  );
}

/** `Symbol.iterator` as a value. */
function wellKnownSymbol(f: FunctionLowering, node: ts.PropertyAccessExpression): Operand | null {
  const declaration = f.program.symbolAt(node.name)?.valueDeclaration;
  if (declaration === undefined || !ts.isPropertySignature(declaration)) return null;
  const type = f.checker.getTypeAtLocation(node);
  if (!(type.flags & ts.TypeFlags.UniqueESSymbol) || !f.program.isGlobalDeclaration(declaration)) return null;
  const name = stringOperand(f, node.name.text).expr;
  return {
    expr: callLibrary(f, "wellKnownSymbol", [name], f.position(node), "std/symbol.ts"),
    type: types.symbol,
  };
}

/** A field that may not be set yet: as it is where that shows or tells, NaN where only a number counts, else tested. */
function readSetLater(f: FunctionLowering, read: Operand, node: MemberAccess, expected?: Type): Operand {
  const { missingElements } = f.program;
  if (missingElements.countsAsNumber(node)) return settled(f, read, node);
  if (asksIfThere(node, true) || isCompared(node) || missingElements.isShown(node)) return read;
  return narrowHere(f, read, node, false, expected);
}

/**
 * A member that is about to be assigned again, by what it holds: a number that is not set counts as NaN, and becomes
 * "undefined" as a text does where texts are added.
 */
function readToUpdate(f: FunctionLowering, held: Operand, node: ts.Expression): Operand {
  if (!ts.isPropertyAccessExpression(node) || !isSetLaterAt(f, node)) return narrowHere(f, held, node, false);
  const isAppended =
    ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken;
  const type = nonNullable(held.type);
  if (isNumeric(type)) return settled(f, held, node);
  return isStringLike(type) && isAppended ? held : narrowHere(f, held, node, false);
}

function isSetLaterAt(f: FunctionLowering, node: ts.PropertyAccessExpression): boolean {
  const declaration = f.program.symbolAt(node.name)?.valueDeclaration;
  return declaration !== undefined && f.program.missingElements.isSetLater(declaration);
}

/** `object.constructor`: the object's class. */
function readConstructor(f: FunctionLowering, object: Operand, node: ts.PropertyAccessExpression): Operand {
  const own = nonNullable(object.type);
  const wanted = f.typeAt(node);
  if (membersOf(own).every((one) => one.kind === "class") && wanted.key === "Function") {
    const self = opened(f, object, own, node);
    return { expr: f.program.dispatch.read(own, "constructor", wanted, self, node, f.position(node)), type: wanted };
  }
  return refuse(
    refusals.unsupportedType,
    node,
    own.key,
    "only of instances of a class it is known what made them",
    "declare the variable with the class as its type",
  );
}

/** `value.constructor.name` where the value's type does not say of which class it is; null for anything else. */
function constructorName(f: FunctionLowering, node: ts.PropertyAccessExpression): Operand | null {
  const made = node.expression;
  if (!ts.isPropertyAccessExpression(made) || made.name.text !== "constructor" || node.questionDotToken !== undefined)
    return null;
  const isOptional = made.questionDotToken !== undefined;
  const type = f.typeAt(made.expression);
  const own = membersOf(isOptional ? nonNullable(type) : type);
  if (own.every((one) => one.kind === "class" && dictionaryOf(f, one) === null)) return null;
  const value = convertTo(f, lowerReceiver(f, made.expression, isOptional), types.unknown, node);
  const name = callLibrary(f, "constructorName", [value], f.position(node), "std/constructor_name.ts");
  return { expr: name, type: types.string };
}

/** `super.name`: an inherited accessor, called without dispatch. */
export function readSuper(f: FunctionLowering, name: string, node: MemberAccess): Operand {
  const self = superObject(f);
  return readClassMember(f, self, self.type, name, node);
}

/** `this` as an instance of the class that its own extends. */
function superObject(f: FunctionLowering): Operand & { type: ClassType } {
  const self = f.lookupThis();
  if (self === null || self.type.kind !== "class") throw new Error("super outside of a class");
  const base = f.program.classes.baseOf(self.type);
  if (base === null) throw new Error("super without a base class");
  return { expr: localExpr(self.local), type: base };
}

/** Only members with names in their access are variables. */
function nameOf(node: MemberAccess): ts.MemberName {
  if (!ts.isPropertyAccessExpression(node)) throw new Error("a variable with a key");
  return node.name;
}

export function readStatic(f: FunctionLowering, entity: StaticEntity, node: MemberAccess, expected?: Type): Operand {
  switch (entity.kind) {
    case "variable": {
      const { type, isInitialised } = f.program.modules.globalOf(entity.symbol);
      const held: Operand = { expr: f.program.modules.globalPlace(entity.symbol), type };
      checkInitialised(f, entity.symbol, held, isInitialised === null ? null : flagPlace(isInitialised), nameOf(node));
      return narrowHere(f, held, node, false);
    }
    case "function":
      return moduleFunctionValue(f, entity.declaration, expected);
    case "staticField": {
      const { global, type } = f.program.modules.staticField(
        entity.declaration,
        entity.declaration.parent as ts.ClassLikeDeclaration,
      );
      const read: Operand = { expr: { kind: "global", type: global.type, global }, type };
      if (f.program.missingElements.isSetLater(entity.declaration)) return readSetLater(f, read, node, expected);
      return narrowHere(f, read, node, false, expected);
    }
    case "staticMember": {
      const owner = staticOwner(f, entity.owner);
      const getter = f.program.classes.findMember(owner, `get ${entity.name}`, true);
      if (getter !== null) {
        const instance = f.program.instances.methodInstance(getter.declaration, reachedThrough(f, entity, node), []);
        return {
          expr: {
            kind: "call",
            type: instance.fn.returns,
            function: instance.fn,
            args: [],
            position: f.position(node),
          },
          type: instance.type.returns,
        };
      }
      const method = f.program.classes.findMember(owner, entity.name, true);
      if (method === null) throw new Error(`no static member ${entity.name}`);
      const { declaration } = method;
      const args = ts.isMethodDeclaration(declaration)
        ? argumentsWanted(f, declaration, expectedFunction(expected))
        : [];
      return functionValue(f, f.program.instances.methodInstance(declaration, reachedThrough(f, entity, node), args));
    }
  }
}

/** The class that `this` stands for in the static member: `super` leaves it as it is. */
export function reachedThrough(
  f: FunctionLowering,
  entity: Extract<StaticEntity, { kind: "staticMember" }>,
  node: MemberAccess,
): ClassType {
  const self = node.expression.kind === ts.SyntaxKind.SuperKeyword ? staticThis(f, node) : null;
  return self ?? staticOwner(f, entity.owner);
}

export function staticOwner(f: FunctionLowering, declaration: ts.ClassLikeDeclaration): ClassType {
  return f.program.types.classType(declaration, [], []);
}

/** The name of a function, or how many parameters it has. */
function readOfFunction(f: FunctionLowering, object: Operand, name: string, node: ts.Node): Operand {
  const type = nonNullable(object.type);
  if (name !== "name" && name !== "length") return missingMember(type, name, node);
  const position = f.position(node);
  const value = convert(opened(f, object, type, node), "value", "exact", position);
  if (name === "length") return { expr: lengthOfFunction(f, value, node), type: types.number };
  return { expr: callLibrary(f, "nameOf", [value], position, "std/function_names.ts"), type: types.string };
}

/** Its layout tells. Of what the library makes, and of what `bind` gives, it is not known. */
function lengthOfFunction(f: FunctionLowering, value: Expr, node: ts.Node): Expr {
  const position = f.position(node);
  const behind = callRuntime("rt_function_behind", [convert(value, anyRef, "checked", position)], position);
  const object = f.temporary(behind, position);
  const result = f.newLocal("$length", "f64");
  f.emit({ kind: "let", local: result, init: null, position });
  const text = stringOperand(f, "the function's length is not known").expr;
  const unknown: Stmt = {
    kind: "expr",
    expr: callLibrary(f, "throwTypeError", [text], position, "std/error.ts"),
    position,
  };
  const choice = f.program.dispatch.functionsByLength.reduceRight<Stmt[]>(
    (rest, layouts, length) => [
      ifStatement(
        position,
        { kind: "hasLayout", type: "bool", object, layouts },
        [assign(position, localExpr(result), numberLiteral(length))],
        rest,
      ),
    ],
    [unknown],
  );
  choice.forEach((statement) => f.emit(statement));
  return localExpr(result);
}

/** Reads `object.name`; undefined and null in the object's type have been ruled out by the checker. */
export function readMember(f: FunctionLowering, object: Operand, name: string, node: ts.Node): Operand {
  const type = nonNullable(object.type);
  const position = f.position(node);
  switch (type.kind) {
    case "class": {
      const self: Operand = { expr: opened(f, object, type, node), type };
      if (dictionaryOf(f, type) !== null) return readEntry(f, self, stringOperand(f, name).expr, node);
      return readClassMember(f, self, type, name, node);
    }
    case "object": {
      const member = f.program.types.members(type).find((one) => one.name === name);
      const isFunction = isAnyFunction(type) || (type.call !== undefined && member === undefined);
      if (isFunction) return readOfFunction(f, object, name, node);
      if (name === "name" && member === undefined && isClassObject(type)) {
        const self = opened(f, object, type, node);
        return { expr: f.program.dispatch.read(type, name, types.string, self, node, position), type: types.string };
      }
      if (member === undefined) return missingMember(type, name, node);
      const self = opened(f, object, type, node);
      return { expr: f.program.dispatch.read(type, name, member.type, self, node, position), type: member.type };
    }
    case "function":
      return readOfFunction(f, object, name, node);
    case "union": {
      if (type.members.every((one) => one.kind === "function")) return readOfFunction(f, object, name, node);
      const builtIn = readBuiltIn(f, object, type, name, node);
      if (builtIn !== null) return builtIn;
      const kinds = kindsWith(f, type, name);
      if (kinds !== null) return forKind(f, object, kinds, node, (one) => readMember(f, one, name, node));
      const memberTypes = type.members.map((member) => memberTypeOf(f, member, name));
      const result = unionType(memberTypes.map((one) => one ?? types.undefined));
      const self = opened(f, object, type, node);
      return { expr: f.program.dispatch.read(type, name, result, self, node, position), type: result };
    }
    default: {
      if (type.key === "unknown") return readUntyped(f, object, name, node);
      const builtIn = readBuiltIn(f, { expr: opened(f, object, type, node), type }, type, name, node);
      return builtIn ?? missingMember(type, name, node);
    }
  }
}

/** `error.message` where the library gives the error as `any`: the member of whatever it is. */
function readUntyped(f: FunctionLowering, object: Operand, name: string, node: ts.Node): Operand {
  const position = f.position(node);
  const value = f.temporary(convert(object.expr, "value", "exact", position), position);
  const read = f.program.library.functionOf("std/dictionary.ts", "untypedMember");
  const anyObject = f.program.library.functionOf("std/object_static.ts", "keys").type.params[0];
  const self = convert(value, f.program.representation(anyObject), "unbox", position);
  const args = [value, stringOperand(f, name).expr];
  const other: Expr = { kind: "call", type: read.fn.returns, function: read.fn, args, position };
  const expr: Expr = {
    kind: "conditional",
    type: "value",
    test: callLibrary(f, "hasFields", [value], position, "std/dictionary.ts"),
    whenTrue: f.program.dispatch.read(anyObject, name, types.unknown, self, node, position),
    whenFalse: other,
  };
  return { expr, type: types.unknown };
}

/** The object as a word of its non-nullable type `type`. */
export function opened(f: FunctionLowering, object: Operand, type: Type, node: ts.Node): Expr {
  const to = f.program.representation(type);
  // The checker has ruled undefined out, except for what was read from a place that may be empty.
  if (includesNullish(object.type) && object.type.key !== "unknown") return requirePresent(f, object, node);
  if (object.expr.type === "value" && typeof to === "object")
    return convert(object.expr, to, "checked", f.position(node));
  return convertTo(f, object, type, node);
}

/** The names of the members that a spread copies. */
export function memberNames(f: FunctionLowering, type: Type, node: ts.Node): string[] {
  if (type.kind === "object") {
    const names = f.program.types.members(type).map((member) => member.name);
    const order = spreadOrder(f, type.tsType);
    if (order === null) return names;
    const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
    return names.sort((one, other) => rank(one) - rank(other));
  }
  if (type.kind === "class" && dictionaryOf(f, type) === null) {
    const names: string[] = [];
    const { layouts } = f.program;
    for (let info: ObjectInfo | null = layouts.classInfo(type); info !== null; info = info.base)
      names.unshift(
        ...[...info.fields.values()]
          .filter((one) => (!one.field.hidden || isSymbolName(one.name)) && !isInternal(f, one))
          .map(({ name }) => name),
      );
    return [...new Set(names)];
  }
  return refuseSpread(node);
}

/** What the language's own classes hold is no enumerable member in JavaScript. */
export function isInternal(f: FunctionLowering, { declaration }: { readonly declaration: ts.Node | null }): boolean {
  return declaration !== null && f.program.pathOf(declaration.getSourceFile()).startsWith("std/");
}

export function refuseSpread(node: ts.Node): never {
  return refuse(
    refusals.unsupportedSyntax,
    node,
    "spreading this into an object",
    "its members are not known when the program is compiled",
    "name the members, or declare the type of the result as a Record",
  );
}

/**
 * The names of a literal's members as JavaScript orders them, when it has spreads: TypeScript lists what follows a spread
 * before what the spread gives. Null for other types.
 */
function spreadOrder(f: FunctionLowering, type: ts.Type): string[] | null {
  const literal = (type.symbol as ts.Symbol | undefined)?.declarations?.[0];
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return null;
  if (!literal.properties.some(ts.isSpreadAssignment)) return null;
  const names = new Set<string>();
  for (const property of literal.properties) {
    if (ts.isSpreadAssignment(property)) {
      const source = f.checker.getTypeAtLocation(property.expression);
      const given = spreadOrder(f, source) ?? f.checker.getPropertiesOfType(source).map((one) => one.name);
      given.forEach((name) => names.add(name));
      continue;
    }
    const name = propertyNameOf(f.program, property.name);
    if (name !== null) names.add(name);
  }
  return [...names];
}

/** The receiver of an element access as a word of its non-nullable type. */
export function presentReceiver(f: FunctionLowering, object: Operand, node: ts.Node): Expr {
  return opened(f, object, nonNullable(object.type), node);
}

/** The type of a member of a class, interface or literal type; null when it has none of that name. */
export function memberTypeOf({ program }: { program: ProgramLowering }, type: Type, name: string): Type | null {
  if (type.kind === "object") {
    const member = program.types.members(type).find((one) => one.name === name);
    return member?.type ?? (name === "name" && isClassObject(type) ? types.string : null);
  }
  if (type.kind === "class") {
    const info = program.layouts.classInfo(type);
    const field = program.layouts.findField(info, name);
    if (field !== null) return field.type;
    const getter = program.classes.findMember(type, `get ${name}`);
    if (getter !== null) return program.instances.memberType(getter.declaration, getter.owner, []).returns;
    const optional = program.classes.optionalMethod(type, name);
    if (optional === null) return null;
    return unionType([program.instances.memberType(optional.declaration, optional.owner, []), types.undefined]);
  }
  if (type.kind === "tuple") {
    if (name === "length") return types.number;
    return type.elements[Number(name)] ?? null;
  }
  if (name === "length" && (type.kind === "array" || type.kind === "typedArray" || isStringLike(type)))
    return types.number;
  return null;
}

function readClassMember(f: FunctionLowering, object: Operand, type: ClassType, name: string, node: ts.Node): Operand {
  const position = f.position(node);
  const info = f.program.layouts.classInfo(type);
  const field = f.program.layouts.findField(info, name);
  if (field !== null && isLookedUp(f, type, field, node))
    return { expr: f.program.dispatch.read(type, name, field.type, object.expr, node, position), type: field.type };
  if (field !== null)
    return {
      expr: { kind: "field", type: field.field.type, object: object.expr, layout: info.layout, field: field.field },
      type: field.type,
    };
  const getter = f.program.classes.findMember(type, `get ${name}`);
  if (getter !== null) {
    const memberType = f.program.instances.memberType(getter.declaration, getter.owner, []);
    if (f.program.classes.isVirtual(type, `get ${name}`) && !isSuper(node)) {
      const owner = f.program.classes.topmost(type, `get ${name}`)!;
      return {
        expr: f.program.dispatch.call(owner.owner, `get ${name}`, memberType, [], [object.expr], node, position),
        type: memberType.returns,
      };
    }
    const instance = f.program.instances.methodInstance(getter.declaration, getter.owner, []);
    return {
      expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: [object.expr], position },
      type: instance.type.returns,
    };
  }
  const abstract = f.program.classes.abstractField(type, name);
  if (abstract !== null)
    return {
      expr: f.program.dispatch.read(abstract.owner, name, abstract.type, object.expr, node, position),
      type: abstract.type,
    };
  const method = f.program.classes.findMember(type, name);
  if (method !== null) {
    if (isSuper(node) || isGenericMethod(method.declaration)) return refuseMethodValue(node, name);
    const { owner } = f.program.classes.topmost(type, name) ?? method;
    const { params, rest, returns } = f.program.instances.memberType(method.declaration, method.owner, []);
    const taken = functionType(params, rest, returns, owner);
    return { expr: f.program.dispatch.read(owner, name, taken, object.expr, node, position), type: taken };
  }
  return claimedMember(f, object, type, name, node) ?? missingMember(type, name, node);
}

/** `error.code` after `"code" in error`: what the object has beyond its class, as the type that the checker then gives it. */
function claimedMember(
  f: FunctionLowering,
  object: Operand,
  type: ClassType,
  name: string,
  node: ts.Node,
): Operand | null {
  if (!ts.isPropertyAccessExpression(node) || !isOfIntersection(f, node)) return null;
  const claimed = f.typeAt(node);
  const read: Operand = {
    expr: f.program.dispatch.read(type, name, types.unknown, object.expr, node, f.position(node)),
    type: types.unknown,
  };
  return claimed.key === "unknown" ? read : { expr: castTo(f, read, claimed, node), type: claimed };
}

/** Is it a member that only an intersection with the class has, and no call, for which a method would lose its object? */
function isOfIntersection(f: FunctionLowering, node: ts.PropertyAccessExpression): boolean {
  const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
  return !isCalled && f.checker.getNonNullableType(f.checker.getTypeAtLocation(node.expression)).isIntersection();
}

/** Is the field looked up, because an object of another instance of the class, or with an accessor, may stand there? */
function isLookedUp(f: FunctionLowering, type: ClassType, field: FieldInfo, node: ts.Node): boolean {
  const { classes, looseClasses } = f.program;
  const { declaration } = type;
  const mayBeHidden = field.declaration !== null && !field.name.startsWith("#") && !isSuper(node);
  if (mayBeHidden && classes.isFieldOverridden(type, field.name)) return true;
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  const isOfThis = isAccess && node.expression.kind === ts.SyntaxKind.ThisKeyword;
  return looseClasses.isLoose(declaration) && !(isOfThis && looseClasses.hasOwnMethods(declaration));
}

function isSuper(node: ts.Node): boolean {
  const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  return isAccess && node.expression.kind === ts.SyntaxKind.SuperKeyword;
}

export function isGenericMethod(declaration: ts.Node): boolean {
  return ts.isMethodDeclaration(declaration) && declaration.typeParameters !== undefined;
}

/** Is it a literal's method that needs its object? Such a one is bound to it, and would stay so as a value. */
export function isBoundToLiteral(declaration: ts.Node | null): boolean {
  if (declaration === null || !ts.isMethodDeclaration(declaration)) return false;
  return usesThis(declaration) && !declaration.parameters.some(isThisParameter);
}

/** Is there a `this` or `super` in it? */
export function usesThis(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword) return true;
  return ts.forEachChild(node, (child) => usesThis(child) || undefined) ?? false;
}

export function refuseMethodValue(node: ts.Node, name: string): never {
  return refuse(
    refusals.unsupportedSyntax,
    node,
    `the method \`${name}\` as a value`,
    "it would lose its object",
    "write an arrow function that calls it",
  );
}

function missingMember(type: Type, name: string, node: ts.Node): never {
  if (type.key === "unknown")
    return refuse(
      refusals.unsupportedType,
      node,
      type.key,
      `what \`${name}\` of it is can only be read, and is not known before the program runs`,
      "give the value a type first: `const names: string[] = config.names`",
    );
  return refuse(
    refusals.unsupportedType,
    node,
    type.key,
    `Instar's library has no \`${name}\` on it`,
    "use a member that std/globals.d.ts declares",
  );
}

function readBuiltIn(f: FunctionLowering, object: Operand, type: Type, name: string, node: ts.Node): Operand | null {
  const position = f.position(node);
  const parts = membersOf(type).map(widen);
  if (name === "length") {
    if (parts.length === 1 && parts[0].kind === "tuple")
      return { expr: numberLiteral(parts[0].elements.length), type: types.number };
    if (isUnionOfLists(type) && parts.some((one) => one.kind === "tuple"))
      return forKind(f, object, type.members, node, (list) => readMember(f, list, name, node));
    const same =
      parts.every((one) => one.kind === "array") ||
      parts.every((one) => one.kind === "typedArray") ||
      parts.every(isStringLike);
    if (same)
      return {
        expr: convertNumber({ kind: "length", type: "u32", array: object.expr }, "f64", position),
        type: types.number,
      };
  }
  if (parts.length === 1 && parts[0].kind === "tuple" && /^\d+$/.test(name)) {
    const layout = f.program.layouts.tuple(parts[0].elements, parts[0].key);
    const field = layout.fields[Number(name)];
    return {
      expr: { kind: "field", type: field.type, object: object.expr, layout, field },
      type: parts[0].elements[Number(name)],
    };
  }
  const module = f.program.library.moduleOf(type);
  const declaration = module === null ? null : f.program.library.findMember(type, module, name);
  if (declaration === null) return null;
  if (f.checker.getTypeAtLocation(node).getCallSignatures().length > 0) return refuseMethodValue(node, name);
  const instance = f.program.library.instance(
    declaration,
    f.program.library.argumentsFor(declaration, type, new Map()),
  );
  const receiver = convertTo(f, object, instance.receiver ?? type, node);
  return {
    expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: [receiver], position },
    type: instance.type.returns,
  };
}

/** `object.name` as a target of assignment. */
export function memberTarget(f: FunctionLowering, node: ts.PropertyAccessExpression): Target {
  const entity = staticEntity(f, node);
  if (entity !== null) return staticTarget(f, entity, node);
  if (isSuper(node)) {
    const self = superObject(f);
    return namedMemberTarget(f, node, self.type, node.name.text, () => self.expr);
  }
  const declared = nonNullable(f.program.types.at(node.expression, f.environment));
  const type = typeWithMember(f, declared, node.expression);
  const step = (): Expr => {
    const expr = opened(f, lowerExpression(f, node.expression), declared, node);
    return type === declared ? expr : castTo(f, { expr, type: declared }, type, node);
  };
  return namedMemberTarget(f, node, type, node.name.text, step);
}

/** The member `name` of what `step` evaluates, as a target of assignment. */
export function namedMemberTarget(
  f: FunctionLowering,
  node: ts.Expression,
  declared: Type,
  name: string,
  step: () => Expr,
): Target {
  const position = f.position(node);
  const read = (parts: readonly Expr[]): Operand => {
    const object: Operand = { expr: parts[0], type: declared };
    const leftOut = ts.isPropertyAccessExpression(node) ? readLeftOut(f, object, node) : null;
    return leftOut ?? readToUpdate(f, readMember(f, object, name, node), node);
  };
  if (declared.kind === "class" && dictionaryOf(f, declared) !== null)
    return entryTarget(f, [step, () => stringOperand(f, name).expr], declared, node);
  if (declared.kind === "class") {
    const info = f.program.layouts.classInfo(declared);
    const field = f.program.layouts.findField(info, name);
    if (field !== null)
      return {
        steps: [step],
        type: field.type,
        read,
        write: ([object], value) => {
          const place = {
            kind: "field",
            type: field.field.type,
            object,
            layout: info.layout,
            field: field.field,
          } as const;
          const write = storeTo(f, declared, name, object, value, node);
          if (isLookedUp(f, declared, field, node)) return write;
          if (field.field.optional || (f.program.deletedFields.includes(name) && keepsOrder(f, node)))
            return assignOptional(
              f,
              object,
              { expr: place, type: field.type },
              name,
              value,
              (stored) => assign(position, place, stored),
              node,
            );
          const isNamed = name === "name" && keepsOrder(f, node) && isOfLibrary(f, field);
          return isNamed ? assignErrorName(f, object, write, node) : write;
        },
      };
    const setter = f.program.classes.findMember(declared, `set ${name}`);
    if (setter !== null) return setterTarget(f, step, declared, name, node, read);
    const abstract = f.program.classes.abstractField(declared, name);
    if (abstract !== null)
      return {
        steps: [step],
        type: abstract.type,
        read,
        write: (parts, value) =>
          f.program.dispatch.write(abstract.owner, name, abstract.type, parts[0], value, node, position),
      };
  }
  if (name === "length" && declared.kind === "array")
    return {
      steps: [step],
      type: types.number,
      read,
      write: (parts, value) => ({
        kind: "expr",
        expr: callRuntime(
          // Nothing grows to the length 0: it leaves no holes.
          value.kind === "number" && value.value === 0 ? "rt_array_set_length" : "rt_array_resize",
          [parts[0], arrayLength(f, value, position)],
          position,
        ),
        position,
      }),
    };
  const type = declared.kind === "object" || declared.kind === "union" ? writableType(f, declared, name) : null;
  if (type === null) return missingMember(declared, name, node);
  return {
    steps: [step],
    type,
    read,
    write: ([object], value) => {
      const write = (stored: Expr): Stmt =>
        f.program.dispatch.write(declared, name, type, object, stored, node, position);
      if (!keepsOrder(f, node) || !isOptionalMember(f, declared, name)) return write(value);
      const before: Operand = { expr: f.program.dispatch.read(declared, name, type, object, node, position), type };
      return assignOptional(f, object, before, name, value, write, node);
    },
  };
}

/** Stores a value of the member's own type where the object has, or may have, a field; its place among the others is kept. */
export function storeTo(
  f: FunctionLowering,
  owner: Type,
  name: string,
  object: Expr,
  value: Expr,
  node: ts.Node,
): Stmt {
  const position = f.position(node);
  const info = owner.kind === "class" ? f.program.layouts.classInfo(owner) : null;
  const field = info === null ? null : f.program.layouts.findField(info, name);
  if (owner.kind !== "class" || info === null || field === null || isLookedUp(f, owner, field, node))
    return f.program.dispatch.write(owner, name, memberTypeOf(f, owner, name)!, object, value, node, position);
  const place = { kind: "field", type: field.field.type, object, layout: info.layout, field: field.field } as const;
  return assign(position, place, value);
}

/** Is it Error's own field, or that of one of its kinds? */
function isOfLibrary(f: FunctionLowering, { declaration }: FieldInfo): boolean {
  return declaration !== null && f.program.isLibrary(declaration.getSourceFile());
}

/** A declared field of a program's own class: its instances have it, undefined or not. */
export function isAlwaysThere(f: FunctionLowering, owner: Type, name: string): boolean {
  if (owner.kind !== "class" || dictionaryOf(f, owner) !== null) return false;
  const field = f.program.layouts.findField(f.program.layouts.classInfo(owner), name);
  if (field === null || isOfLibrary(f, field) || f.program.deletedFields.includes(name)) return false;
  const { declaration } = field;
  return declaration !== null && (ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration));
}

export function isOptionalMember(f: FunctionLowering, owner: Type, name: string): boolean {
  return membersOf(owner).some(
    (one) =>
      one.kind === "object" && f.program.types.members(one).some((member) => member.name === name && member.optional),
  );
}

/** A new length: fractions are refused as what is too large is. */
function arrayLength(f: FunctionLowering, value: Expr, position: Position): Expr {
  if (isWhole(value)) return convertNumber(value, "u32", position);
  return f.temporary(callRuntime("rt_whole_length", [value], position), position);
}

function isWhole(value: Expr): boolean {
  if (value.type !== "f64") return true;
  if (value.kind === "number") return Number.isInteger(value.value) && value.value >= 0 && value.value < 2 ** 31;
  if (value.kind === "convert") return value.operand.type !== "f64" && value.mode === "exact";
  return value.kind === "binary" && ["add", "sub"].includes(value.op) && isWhole(value.left) && isWhole(value.right);
}

function writableType(f: FunctionLowering, type: Type, name: string): Type | null {
  const members = membersOf(type).map((member) => memberTypeOf(f, member, name));
  return members.some((one) => one === null) ? null : unionType(members.map((one) => one ?? types.never));
}

/** The property that a setter of the class gives, of what `step` evaluates. */
export function setterTarget(
  f: FunctionLowering,
  step: () => Expr,
  owner: ClassType,
  name: string,
  node: ts.Node,
  read = ([object]: readonly Expr[]): Operand => readMember(f, { expr: object, type: owner }, name, node),
): Target {
  const position = f.position(node);
  const found = f.program.classes.findMember(owner, `set ${name}`)!;
  const setter = found.declaration;
  if (!ts.isSetAccessor(setter)) throw new Error("not a setter");
  const memberType = f.program.instances.memberType(setter, found.owner, []);
  const [type] = memberType.params;
  return {
    steps: [step],
    type,
    read,
    write: (parts, value) => {
      if (f.program.classes.isVirtual(owner, `set ${name}`) && !isSuper(node)) {
        const topmost = f.program.classes.topmost(owner, `set ${name}`)!;
        return {
          kind: "expr",
          expr: f.program.dispatch.call(
            topmost.owner,
            `set ${name}`,
            memberType,
            [],
            [parts[0], value],
            node,
            position,
          ),
          position,
        };
      }
      const instance = f.program.instances.methodInstance(setter, found.owner, []);
      return {
        kind: "expr",
        expr: { kind: "call", type: "void", function: instance.fn, args: [parts[0], value], position },
        position,
      };
    },
  };
}

/** Is the class that the field is assigned through, or may it be, one that inherits the field? */
function mayBeInherited(f: FunctionLowering, field: ts.PropertyDeclaration, through: ts.Expression): boolean {
  const named = f.program.symbolAt(through)?.valueDeclaration;
  if (through.kind !== ts.SyntaxKind.ThisKeyword)
    return named !== undefined && ts.isClassLike(named) && named !== field.parent;
  return staticThis(f, through)?.declaration !== field.parent;
}

export function staticTarget(f: FunctionLowering, entity: StaticEntity, node: MemberAccess): Target {
  const position = f.position(node);
  if (entity.kind === "staticMember") {
    const owner = staticOwner(f, entity.owner);
    const setter = f.program.classes.findMember(owner, `set ${entity.name}`, true);
    if (setter !== null) {
      const instance = f.program.instances.methodInstance(setter.declaration, reachedThrough(f, entity, node), []);
      return {
        steps: [],
        type: instance.type.params[0],
        read: () => readStatic(f, entity, node),
        write: (_, value) => ({
          kind: "expr",
          expr: { kind: "call", type: "void", function: instance.fn, args: [value], position },
          position,
        }),
      };
    }
  }
  if (entity.kind !== "staticField" && entity.kind !== "variable")
    return refuse(refusals.unsupportedSyntax, node, "assigning to a function", "it is fixed", "use a variable");
  if (entity.kind === "staticField" && mayBeInherited(f, entity.declaration, node.expression))
    return refuseInheritedWrite(entity.declaration.name.getText(), node);
  const { global, type } =
    entity.kind === "variable"
      ? f.program.modules.globalOf(entity.symbol)
      : f.program.modules.staticField(entity.declaration, entity.declaration.parent as ts.ClassLikeDeclaration);
  return {
    steps: [],
    type,
    read: () =>
      entity.kind === "variable"
        ? readStatic(f, entity, node)
        : readToUpdate(f, { expr: { kind: "global", type: global.type, global }, type }, node),
    write: (_, value) => assign(position, { kind: "global", type: global.type, global }, value),
  };
}
