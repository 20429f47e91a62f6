// Classes as values. A class that is used as one is an object, the only one of its layout: `new`, static members, `name`
// and instanceof reach it by dispatch, as members are reached through an interface.

import { ts } from "ts-morph";
import type { Expr, Field, Fn, Layout, Position } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { isSymbolName } from "../symbol_names.ts";
import {
  type ClassType,
  type FunctionType,
  functionType,
  membersOf,
  isAnyFunction,
  nonNullable,
  type ObjectType,
  type Type,
  types,
} from "../types.ts";
import {
  anyRef,
  arrayOf,
  assign,
  boolLiteral,
  convert,
  isRef,
  localExpr,
  nowhere,
  numberLiteral,
  undefinedOf,
  unlessSet,
  unnamedParameters,
  zeroOf,
} from "./build.ts";
import { lowerArguments } from "./calls.ts";
import { construct, constructWith } from "./new.ts";
import { castTo, throwTypeErrorUnless } from "./casts.ts";
import { allHeld, type HeldVariable, variableAround } from "./class_captures.ts";
import { isMixin, isStatic, isVariableOfClass, lowerStaticMembers, refuseOneForSeveral } from "./classes.ts";
import { convertTo } from "./convert.ts";
import { callDictionary, keyText } from "./dictionaries.ts";
import { elementOf } from "./elements.ts";
import { lowerExpression, stringOperand } from "./expressions.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import type { ObjectInfo } from "./layouts.ts";
import type { ProgramLowering } from "./program.ts";
import { className, refuse } from "./resolve_types.ts";
import { thisContainer } from "./syntax.ts";
import { callLibrary } from "./text.ts";

/** The names that dispatch knows what `new` and instanceof do with a class by. */
export const constructName = "new";
export const hasInstanceName = "[Symbol.hasInstance]";

interface ClassValue {
  readonly info: ObjectInfo;
  /** Has the class been evaluated, so that it holds the variables? Null: it holds none. */
  readonly evaluated: Field | null;
  /** The variables that the class's instances hold. */
  readonly held: ReadonlyMap<HeldVariable, Field>;
  /** Where the object is. */
  readonly place: Extract<Expr, { kind: "global" }>;
  /** Returns the object, which it makes when it is first asked for. */
  readonly getter: Fn;
}

const known = new WeakMap<ProgramLowering, Map<string, ClassValue>>();

/** The class itself. */
export function classObject(program: ProgramLowering, type: ClassType, position: Position): Operand {
  const { info, getter } = classValue(program, type);
  return { expr: { kind: "call", type: anyRef, function: getter, args: [], position }, type: info.type };
}

function classValue(program: ProgramLowering, type: ClassType): ClassValue {
  let values = known.get(program);
  if (values === undefined) known.set(program, (values = new Map()));
  const key = program.types.classObjectKey(type);
  let value = values.get(key);
  if (value === undefined) {
    value = makeClassValue(program, type, key);
    values.set(key, value);
    program.layouts.objects.set(key, value.info);
    // Dispatch finds it in the next round.
    program.enqueue(type.declaration, () => listStaticFields(program, type, value!.info.layout));
  }
  return value;
}

function makeClassValue(program: ProgramLowering, type: ClassType, key: string): ClassValue {
  const { declaration } = type;
  const name = className(declaration);
  const base = program.classes.baseOf(type);
  const text = `class ${name === "" ? "(anonymous)" : name}${base === null ? "" : ` extends ${className(base.declaration)}`}`;
  const unit = program.instances.unitOf(declaration, type.args);
  const layout = program.layouts.create("closure", key, unit, { displayName: text, hint: `Class_${name}` });
  const info: ObjectInfo = {
    type: program.types.classObjectType(type),
    layout,
    base: null,
    fields: new Map(),
    held: [],
    madeAs: new Set(),
    instantiated: true,
    classOf: type,
  };
  const position = program.positionOf(declaration);
  const global = program.newGlobal(name, `${key}$class`, unit, anyRef);
  const place: Extract<Expr, { kind: "global" }> = { kind: "global", type: anyRef, global };
  const getter = program.newFunction(name, `${key}$value`, unit, position, { returns: anyRef });
  const held = allHeld(program.layouts.classInfo(type));
  const fields = new Map<HeldVariable, Field>();
  const evaluated =
    held.length === 0 ? null : program.layouts.addField(layout, "$evaluated", "bool", "boolean", false, true);
  for (const one of held)
    fields.set(one, program.layouts.addField(layout, one.field.name, one.field.type, one.type.key, false, true));
  const captures = layout.fields.map((field) => zeroOf(field.type));
  const made: Expr = { kind: "closure", type: anyRef, layout, captures, position };
  getter.body = [
    unlessSet(place, position, [assign(position, place, made)]),
    { kind: "return", value: place, position },
  ];
  return { info, evaluated, held: fields, place, getter };
}

/**
 * The class with the variables that its instances hold, as it is evaluated; null where they hold none. `base`: what it extends,
 * where that is a value. A class of a module is evaluated once.
 */
export function evaluatedClass(
  f: FunctionLowering,
  type: ClassType,
  base: Operand | null,
  node: ts.ClassLikeDeclaration,
): Operand | null {
  const { info, held, place } = classValue(f.program, type);
  if (held.size === 0) return null;
  const position = f.position(node);
  const { layout } = info;
  const above = f.program.classes.baseOf(type);
  const extended = above === null ? null : (base?.expr ?? evaluatedHere(f, above));
  const ofBase = above === null || extended === null ? null : heldByClass(f, above, extended, node);
  const captures = [...held.keys()].map((one) => ofBase?.get(one) ?? variableAround(f, one, node));
  const found = captures.filter((one) => one !== null);
  if (found.length < captures.length) return null;
  const made: Expr = { kind: "closure", type: anyRef, layout, captures: [boolLiteral(true), ...found], position };
  const value = f.temporary(made, position);
  if (ts.isSourceFile(node.parent)) f.emit(assign(position, place, value));
  else f.evaluatedClasses.set(node, value);
  return { expr: value, type: info.type };
}

/** The variables that a class holds, which has to have been evaluated and to be of just this type. */
export function heldByClass(
  f: FunctionLowering,
  type: ClassType,
  made: Expr,
  node: ts.Node,
): ReadonlyMap<HeldVariable, Expr> {
  const { info, evaluated, held } = classValue(f.program, type);
  if (evaluated === null) return new Map();
  const { layout } = info;
  const position = f.position(node);
  const object = f.reusable(isRef(made.type) ? made : convert(made, anyRef, "unbox", position), position);
  const read = (field: Field): Expr => ({ kind: "field", type: field.type, object, layout, field });
  const message = `the class ${layout.displayName} is not the one that has been evaluated`;
  throwTypeErrorUnless(f, { kind: "hasLayout", type: "bool", object, layouts: [layout] }, message, node);
  throwTypeErrorUnless(f, read(evaluated), message, node);
  return new Map([...held].map(([one, field]) => [one, read(field)]));
}

/** The class as a value where it has been evaluated with the variables that its instances hold; null: nobody knows here. */
export function evaluatedHere(f: FunctionLowering, { declaration, ...type }: ClassType): Expr | null {
  const local = f.evaluatedClasses.get(declaration);
  if (local !== undefined) return local;
  if (!ts.isSourceFile(declaration.parent)) return null;
  return classObject(f.program, { declaration, ...type }, nowhere).expr;
}

/** `constructor` of an instance. */
export function classOfInstance(f: FunctionLowering, info: ObjectInfo, self: Expr, node: ts.Node): Operand {
  const type = info.type as ClassType;
  const known = classObject(f.program, type, nowhere);
  if (info.ownClass === undefined || ts.isSourceFile(type.declaration.parent)) return known;
  const object: Expr = { kind: "field", type: anyRef, object: self, layout: info.layout, field: info.ownClass };
  const held = f.temporary(object, nowhere);
  const test: Expr = {
    kind: "hasLayout",
    type: "bool",
    object: held,
    layouts: [classValue(f.program, type).info.layout],
  };
  throwTypeErrorUnless(f, test, `the class of this ${info.layout.displayName} is not known here`, node);
  return { expr: held, type: known.type };
}

/** Makes the function that lists the static fields of a class of the application, as reflection sees them. */
function listStaticFields(program: ProgramLowering, type: ClassType, layout: Layout): void {
  const { declaration } = type;
  const names = program.isTrusted(declaration.getSourceFile()) ? [] : declaration.members.flatMap(staticName);
  if (names.length === 0) return;
  const dictionary = program.types.dictionaryFor(types.unknown);
  const fn = program.newFunction(`static fields`, `${layout.name}$fields`, layout.unit, nowhere, { returns: anyRef });
  fn.params = unnamedParameters([anyRef]);
  const f = new FunctionLowering(program, fn, program.emptyEnvironment, dictionary, null, null);
  const made = construct(f, dictionary, [], declaration);
  for (const { member, name } of names) {
    const { global, type: held } = program.modules.staticField(member, declaration);
    const value: Operand = { expr: { kind: "global", type: global.type, global }, type: held };
    const symbol = isSymbolName(name) && ts.isComputedPropertyName(member.name) ? member.name.expression : null;
    const args = f.inOrder([
      () => made.expr,
      () => (symbol === null ? stringOperand(f, name).expr : keyText(f, lowerExpression(f, symbol), symbol)),
      () => convertTo(f, value, types.unknown, declaration),
    ]);
    f.emit({ kind: "expr", expr: callDictionary(f, dictionary, "set", args, nowhere), position: nowhere });
  }
  f.emit({ kind: "return", value: made.expr, position: nowhere });
  fn.body = f.statements;
  const { selector, layouts } = program.dispatch.staticFields;
  selector.targets.set(layout, { kind: "method", function: fn });
  layouts.push(layout);

  function staticName(member: ts.ClassElement): { member: ts.PropertyDeclaration; name: string }[] {
    const isField = ts.isPropertyDeclaration(member) && isStatic(member) && !ts.isPrivateIdentifier(member.name);
    const name = isField ? program.types.memberName(member.name) : null;
    return isField && name !== null ? [{ member, name }] : [];
  }
}

/** The static fields of a class and what they hold; undefined for all other values. */
export function staticFieldsOf(f: FunctionLowering, value: Expr, position: Position): Expr {
  const { selectors, staticFields } = f.program.dispatch;
  const { selector, layouts } = staticFields;
  if (!selectors.includes(selector)) selectors.push(selector);
  const object = f.reusable(isRef(value.type) ? value : convert(value, anyRef, "unbox", position), position);
  const signature = { params: [anyRef], returns: anyRef };
  const test: Expr = { kind: "hasLayout", type: "bool", object, layouts };
  const whenTrue: Expr = { kind: "callVia", type: anyRef, selector, signature, args: [object], position };
  return { kind: "conditional", type: anyRef, test, whenTrue, whenFalse: undefinedOf(anyRef) };
}

/** The class that an expression names, so that nothing else can stand there when the program runs. */
export function namedClass(program: ProgramLowering, node: ts.Expression): ts.ClassLikeDeclaration | null {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return null;
  const declaration = program.symbolAt(node)?.valueDeclaration;
  if (declaration === undefined) return null;
  if (ts.isClassLike(declaration)) return declaration;
  if (!ts.isVariableDeclaration(declaration) || !program.isGlobalDeclaration(declaration)) return null;
  const type = program.checker.getTypeAtLocation(node);
  // `typeof Error & CalledError<Error>`: what can be called too.
  const parts = type.isIntersection() ? type.types : [type];
  return (
    parts.map((part) => part.symbol?.valueDeclaration).find((one) => one !== undefined && ts.isClassLike(one)) ?? null
  );
}

/** Is the operand what `new` takes? */
export function isClassObject(type: Type): type is ObjectType {
  return type.kind === "object" && type.constructed !== undefined;
}

/** A name or `this` that stands for a class, used as a value. */
export function classReference(f: FunctionLowering, node: ts.Expression): Operand {
  const type = f.typeAt(node);
  const constructed = type.kind === "object" ? (type.constructed ?? null) : null;
  if (constructed !== null) {
    const evaluated = f.evaluatedClasses.get(constructed.declaration);
    if (evaluated !== undefined) return { expr: evaluated, type };
  }
  if (constructed === null)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      `\`${node.getText().slice(0, 40)}\` as a value`,
      "it is not a class that is known here",
      "pass a function that makes or does what is needed",
    );
  return { expr: classObject(f.program, constructed, f.position(node)).expr, type };
}

/** `class { ... }` as an expression: evaluates its static members and is the class. */
export function lowerClassExpression(f: FunctionLowering, node: ts.ClassExpression): Operand {
  const type = f.typeAt(node);
  evaluateClass(f, node);
  return { expr: classReference(f, node).expr, type };
}

/** What a class expression does where it stands. Each base makes a class of its own of a mixin. */
export function evaluateClass(f: FunctionLowering, node: ts.ClassExpression): void {
  const isRepeated = ts.findAncestor(node, ts.isFunctionLike) !== undefined && !isMixin(f.program.checker, node);
  const initialised = isRepeated ? node.members.find(isVariableOfClass) : undefined;
  if (initialised !== undefined) refuseOneForSeveral(initialised);
  lowerStaticMembers(f, node);
}

export function refuseNew(node: ts.NewExpression): never {
  return refuse(
    refusals.unsupportedSyntax,
    node,
    "`new` of this",
    "it is not a class that is known here",
    "name the class",
  );
}

/** `new value(...)` where the class is known only when the program runs. */
export function constructValue(f: FunctionLowering, node: ts.NewExpression): Operand {
  const position = f.position(node);
  const callee = lowerExpression(f, node.expression);
  const type = nonNullable(callee.type);
  const signature = f.checker.getResolvedSignature(node);
  if (!membersOf(type).every(isClassObject) || signature === undefined) return refuseNew(node);
  const result = f.typeAt(node);
  const { params, rest } = f.program.types.parametersOf(signature, f.environment, node);
  const wanted = functionType(params, rest, result);
  const declaration = signature.declaration;
  const generic = declaration !== undefined && ts.isClassLike(declaration.parent) ? declaration.parent : null;
  const args = generic?.typeParameters === undefined ? [] : result.kind === "class" ? result.args : [];
  const lowered = lowerArguments(f, [() => callee.expr], node.arguments ?? [], wanted, node);
  return {
    expr: f.program.dispatch.call(type, constructName, wanted, args, lowered, node, position),
    type: result,
  };
}

/** `value instanceof class` where the class is known only when the program runs. */
export function testInstance(f: FunctionLowering, value: Expr, node: ts.BinaryExpression): Expr {
  const position = f.position(node);
  const held = f.temporary(value.type === "void" ? undefinedOf("value") : value, position);
  const type = lowerExpression(f, node.right);
  const owner = nonNullable(type.type);
  if (isAnyFunction(owner)) requireClass(f, type.expr, node);
  const wanted = functionType([types.unknown], null, types.boolean);
  const args = [type.expr, held.type === "value" ? held : convert(held, "value", "exact", position)];
  return f.program.dispatch.call(owner, hasInstanceName, wanted, [], args, node, f.position(node));
}

/** Behind `Function` there may be something that has no instances. */
function requireClass(f: FunctionLowering, value: Expr, node: ts.Node): void {
  const position = f.position(node);
  const checked = callLibrary(f, "requireClass", [convert(value, "value", "exact", position)], position);
  f.emit({ kind: "expr", expr: checked, position });
}

/** `new.target`: the class of the object that is being made. */
export function lowerNewTarget(f: FunctionLowering, node: ts.MetaProperty): Operand {
  const self = f.lookupThis();
  const home = thisContainer(node);
  if (self === null || self.type.kind !== "class" || !ts.isConstructorDeclaration(home))
    return refuse(refusals.metaProperty, node, node.getText());
  const type = f.typeAt(node);
  const position = f.position(node);
  return {
    expr: f.program.dispatch.read(self.type, "constructor", type, localExpr(self.local), node, position),
    type,
  };
}

/** The body of the dispatch entry that makes an instance. */
export function constructFor(
  f: FunctionLowering,
  info: ObjectInfo,
  wanted: FunctionType,
  typeArgs: readonly Type[],
  given: readonly Expr[],
  made: Expr,
  node: ts.Node,
): Operand {
  const type = instanceType(f.program, info.classOf!, wanted.returns, typeArgs);
  const target = f.program.instances.constructorInstance(type).type;
  const args = argumentsFor(f, wanted, target, given, node);
  return constructWith(f, type, args, node, made);
}

/** Of a generic class the instance that is asked for. */
function instanceType(program: ProgramLowering, type: ClassType, wanted: Type, typeArgs: readonly Type[]): ClassType {
  const { declaration } = type;
  if (declaration.typeParameters === undefined) return type;
  if (wanted.kind === "class" && wanted.declaration === declaration) return wanted;
  const parameters = declaration.typeParameters.map((one) => program.instances.typeParameterSymbol(one));
  const args = typeArgs.length === parameters.length ? typeArgs : parameters.map(() => types.unknown);
  return program.types.classType(declaration, parameters, args);
}

/** Arguments that have come by one signature, for a function of another: what its types do not say is checked. */
export function argumentsFor(
  f: FunctionLowering,
  wanted: FunctionType,
  target: FunctionType,
  given: readonly Expr[],
  node: ts.Node,
): Operand[] {
  const { rest } = wanted;
  const array = rest === null ? null : given[wanted.params.length];
  const args = target.params.map((param, index): Operand => {
    const type = wanted.params[index];
    if (type !== undefined) return { expr: castTo(f, { expr: given[index], type }, param, node), type: param };
    if (array === null || rest === null) {
      const missing: Operand = { expr: undefinedOf("value"), type: types.unknown };
      return { expr: castTo(f, missing, param, node), type: param };
    }
    const at = numberLiteral(index - wanted.params.length);
    const arrayType = { kind: "array", key: `Array<${rest.key}>`, element: rest } as const;
    const read = elementOf(f, { expr: array, type: arrayType }, at, node, true);
    const held: Operand = { expr: f.temporary(read.expr, nowhere), type: read.type };
    return { expr: castTo(f, held, param, node), type: param };
  });
  if (target.rest === null) return args;
  if (rest === null) {
    const extra = wanted.params.slice(target.params.length);
    const layout = f.program.layouts.array(target.rest);
    const element = target.rest;
    const elements = extra.map((type, index) =>
      castTo(f, { expr: given[target.params.length + index], type }, element, node),
    );
    return [...args, { expr: arrayOf(layout, elements, nowhere), type: types.unknown }];
  }
  if (rest.key !== target.rest.key || wanted.params.length !== target.params.length)
    return refuse(
      refusals.unsupportedType,
      node,
      `(...${rest.key}[])`,
      `the constructor takes ...${target.rest.key}[], which is passed in another way`,
      "write a function that calls the constructor",
    );
  return [...args, { expr: array!, type: types.unknown }];
}

/** Static fields that the class declares itself. */
export function staticFieldOf(program: ProgramLowering, type: ClassType, name: string): ts.PropertyDeclaration | null {
  for (const member of type.declaration.members)
    if (ts.isPropertyDeclaration(member) && isStatic(member) && program.types.memberName(member.name) === name)
      return member;
  return null;
}
