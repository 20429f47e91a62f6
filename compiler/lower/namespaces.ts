// Namespaces as values, those of modules (`import * as shapes`) too: an object of what they export, made where it is first
// asked for.

import { ts } from "ts-morph";
import type { Expr, Fn } from "../ir.ts";
import { refusals } from "../refusals.ts";
import type { ObjectType, Type } from "../types.ts";
import { anyRef, assign, localExpr, unlessSet } from "./build.ts";
import { classObject } from "./class_values.ts";
import { convertTo } from "./convert.ts";
import { enumObject } from "./dictionaries.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { moduleFunctionValue } from "./generic_functions.ts";
import { isModuleFunction } from "./instances.ts";
import type { ProgramLowering } from "./program.ts";
import { type Member, refuse } from "./resolve_types.ts";

/** The functions that return the objects: by namespace, and by the type that the object is to have. */
const getters = new WeakMap<ProgramLowering, Map<ts.Symbol, Map<string, Fn>>>();

/** The namespace as an object of its own type, or of one that names some of its members. */
export function namespaceObject(
  f: FunctionLowering,
  symbol: ts.Symbol,
  node: ts.Identifier,
  type: Type = f.typeAt(node),
): Operand {
  const { program } = f;
  const declaration = symbol.valueDeclaration;
  const isHeld =
    type.kind === "object" &&
    membersFrom(program, type, node).every((one) => one !== null && !isReassigned(program, one));
  if (!isHeld || declaration === undefined || mayBeEarly(f, declaration, node))
    return refuse(refusals.namespace, node, node.text);
  let known = getters.get(program);
  if (known === undefined) getters.set(program, (known = new Map()));
  let ofTypes = known.get(symbol);
  if (ofTypes === undefined) known.set(symbol, (ofTypes = new Map()));
  let getter = ofTypes.get(type.key);
  if (getter === undefined)
    ofTypes.set(type.key, (getter = makeGetter(program, type, declaration, node, ofTypes.size)));
  return { expr: { kind: "call", type: anyRef, function: getter, args: [], position: f.position(node) }, type };
}

/** The type's members, with the symbols by which the namespace has them; null: it has it not. */
function membersFrom(program: ProgramLowering, type: ObjectType, node: ts.Identifier): (Member | null)[] {
  const own = program.checker.getTypeAtLocation(node);
  return program.types.members(type).map((member) => {
    const symbol = program.checker.getPropertyOfType(own, member.name);
    return symbol === undefined ? null : { ...member, symbol };
  });
}

/** What is assigned again has no place in the object. */
function isReassigned(program: ProgramLowering, member: Member): boolean {
  const symbol = program.resolveAlias(member.symbol);
  return program.modules.isGlobal(symbol) && program.captures.isReassigned(symbol);
}

/** May it be asked for before all that it exports is there? */
function mayBeEarly({ program }: FunctionLowering, declaration: ts.Declaration, node: ts.Node): boolean {
  const file = node.getSourceFile();
  if (ts.isSourceFile(declaration)) return declaration === file || program.runOrder.areInCycle(declaration, file);
  const home = declaration.getSourceFile();
  if (home !== file) return program.runOrder.areInCycle(home, file);
  return node.pos < declaration.end || program.runOrder.runsBefore(node, declaration, declaration.end);
}

function makeGetter(
  program: ProgramLowering,
  type: ObjectType,
  declaration: ts.Declaration,
  node: ts.Identifier,
  number: number,
): Fn {
  const unit = program.instances.unitOf(declaration, []);
  const position = program.positionOf(node);
  const isModule = ts.isSourceFile(declaration);
  const namespace = isModule ? `${program.pathOf(declaration)}#*` : `${unit}#${node.text}`;
  const key = number === 0 ? namespace : `${namespace} as ${type.key}`;
  const global = program.newGlobal(node.text, `${key}$namespace`, unit, anyRef);
  const place: Extract<Expr, { kind: "global" }> = { kind: "global", type: anyRef, global };
  const getter = program.newFunction(node.text, `${key}$object`, unit, position, { returns: anyRef });
  const f = new FunctionLowering(program, getter, program.emptyEnvironment, type, null, null);
  const members = membersFrom(program, type, node).filter((one) => one !== null);
  // A module's come in the order of their names (ECMAScript 10.4.6), others as they are declared.
  const placeOf = ({ symbol }: Member): number => program.resolveAlias(symbol).declarations?.[0]?.pos ?? 0;
  members.sort((a, b) => (isModule ? (a.name < b.name ? -1 : 1) : placeOf(a) - placeOf(b)));
  const shown = isModule ? "[Module: null prototype]" : "";
  const fields = members.map((member) => ({ ...member, node: null }));
  const info = program.layouts.literal(`${key}$namespace`, fields, type, shown);
  const object = f.newLocal("$namespace", { kind: "ref", to: info.layout });
  const init: Expr = { kind: "new", type: object.type, layout: info.layout, position };
  const { statements } = f.collect(() => {
    f.emit({ kind: "let", local: object, init, position });
    for (const member of members) {
      const { field } = info.fields.get(member.name)!;
      const value = convertTo(f, exported(f, member, node), member.type, node);
      const target = {
        kind: "field",
        type: field.type,
        object: localExpr(object),
        layout: info.layout,
        field,
      } as const;
      f.emit(assign(position, target, value));
    }
    f.emit(assign(position, place, localExpr(object)));
  });
  getter.body = [unlessSet(place, position, statements), { kind: "return", value: place, position }];
  return getter;
}

/** `const { env, argv } = process`: what a pattern takes of a global module, by name; null where it takes anything else. */
export function takenOfNamespace(
  f: FunctionLowering,
  pattern: ts.BindingName,
  given: ts.Expression | undefined,
): ReadonlyMap<ts.BindingElement, () => Operand> | null {
  if (!ts.isObjectBindingPattern(pattern) || given === undefined || !ts.isIdentifier(given)) return null;
  const { valueDeclaration } = f.program.symbolAt(given) ?? {};
  if (valueDeclaration === undefined || !f.program.isGlobalDeclaration(valueDeclaration)) return null;
  const type = f.checker.getTypeAtLocation(given);
  if ((type.symbol as ts.Symbol | undefined)?.flags !== ts.SymbolFlags.ValueModule) return null;
  const taken = new Map<ts.BindingElement, () => Operand>();
  for (const element of pattern.elements) {
    const name = element.propertyName ?? element.name;
    const symbol = ts.isIdentifier(name) ? f.checker.getPropertyOfType(type, name.text) : undefined;
    if (symbol === undefined || element.dotDotDotToken !== undefined || element.initializer !== undefined) return null;
    taken.set(element, () => exported(f, { symbol, type: f.typeAt(element.name) }, given));
  }
  return taken;
}

/** What a namespace exports by this name. */
function exported(f: FunctionLowering, member: Pick<Member, "symbol" | "type">, node: ts.Identifier): Operand {
  const { program } = f;
  const symbol = program.resolveAlias(member.symbol);
  const implementation = program.instances.implementationOf(symbol);
  if (isModuleFunction(implementation)) return moduleFunctionValue(f, implementation, member.type);
  if (symbol.flags & ts.SymbolFlags.Enum) return enumObject(f, symbol, node);
  const { type } = member;
  if (symbol.flags & ts.SymbolFlags.Class && type.kind === "object" && type.constructed)
    return classObject(program, type.constructed, f.position(node));
  if (program.modules.isGlobal(symbol))
    return { expr: program.modules.globalPlace(symbol), type: program.modules.globalOf(symbol).type };
  return refuse(refusals.namespace, node, node.text);
}
