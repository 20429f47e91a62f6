// Assignments: simple, compound, logical, ++ and --. A target's object and index are evaluated once, before the value.

import { ts } from "ts-morph";
import type { Expr, Place, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  isBigint,
  isNumeric,
  literalType,
  nonNullable,
  type Type,
  types,
  typedArrayElements,
  holdsBigints,
  typedElementType,
  type TypedArrayName,
  unionType,
  widen,
} from "../types.ts";
import { lowestWord, ofEither } from "./bigints.ts";
import { asElement, assign, convertNumber, effectOf, ifStatement, localExpr, not, numberLiteral } from "./build.ts";
import { castTo } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { testNullish, truthiness } from "./value_tests.ts";
import { narrow } from "./narrow.ts";
import { assignPattern, bindingPlace, cellFlag } from "./destructuring.ts";
import { dictionaryOf, entryTarget, keyText } from "./dictionaries.ts";
import {
  elementOf,
  elementValue,
  hasNamedMembers,
  isName,
  keyNames,
  lowerIndex,
  memberByKey,
  unknownKey,
} from "./elements.ts";
import { lowerExpression, lowerShown, narrowHere, unsetElement } from "./expressions.ts";
import { checkInitialised, flagPlace } from "./initialisation.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { memberTarget, namedMemberTarget, staticEntity, staticTarget } from "./members.ts";
import { arithmetic, settled } from "./operators.ts";
import { refuse, Refused } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { mayRun, skipOuterExpressions, skipParentheses } from "./syntax.ts";

/** Something that can be assigned to; `parts` are its object and index, already evaluated. */
export interface Target {
  readonly steps: readonly (() => Expr)[];
  readonly type: Type;
  read(parts: readonly Expr[]): Operand;
  /** Reads what may be missing: undefined where there is no element. */
  readTested?(parts: readonly Expr[]): Operand;
  write(parts: readonly Expr[], value: Expr): Stmt;
}

const { SyntaxKind } = ts;

const compoundOperators: Partial<Record<ts.SyntaxKind, ts.SyntaxKind>> = {
  [SyntaxKind.PlusEqualsToken]: SyntaxKind.PlusToken,
  [SyntaxKind.MinusEqualsToken]: SyntaxKind.MinusToken,
  [SyntaxKind.AsteriskEqualsToken]: SyntaxKind.AsteriskToken,
  [SyntaxKind.AsteriskAsteriskEqualsToken]: SyntaxKind.AsteriskAsteriskToken,
  [SyntaxKind.SlashEqualsToken]: SyntaxKind.SlashToken,
  [SyntaxKind.PercentEqualsToken]: SyntaxKind.PercentToken,
  [SyntaxKind.AmpersandEqualsToken]: SyntaxKind.AmpersandToken,
  [SyntaxKind.BarEqualsToken]: SyntaxKind.BarToken,
  [SyntaxKind.CaretEqualsToken]: SyntaxKind.CaretToken,
  [SyntaxKind.LessThanLessThanEqualsToken]: SyntaxKind.LessThanLessThanToken,
  [SyntaxKind.GreaterThanGreaterThanEqualsToken]: SyntaxKind.GreaterThanGreaterThanToken,
  [SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken]: SyntaxKind.GreaterThanGreaterThanGreaterThanToken,
};

export function lowerTarget(f: FunctionLowering, node: ts.Expression): Target {
  const inner = skipOuterExpressions(node);
  if (ts.isIdentifier(inner)) return variableTarget(f, inner);
  if (ts.isPropertyAccessExpression(inner)) return memberTarget(f, inner);
  if (ts.isElementAccessExpression(inner)) return elementTarget(f, inner);
  return refuse(
    refusals.unsupportedSyntax,
    node,
    "an assignment to this",
    "it is not a variable, member or element",
    "assign to a variable",
  );
}

/** A variable as a target. It is tested once, by what comes first. */
function placeTarget(
  f: FunctionLowering,
  node: ts.Identifier,
  symbol: ts.Symbol,
  place: Operand & { readonly expr: Place },
  flag: Expr | null,
  trusted: boolean,
): Target {
  let isTested = false;
  const test = (): void => {
    if (!isTested) checkInitialised(f, symbol, place, flag, node);
    isTested = true;
  };
  return {
    steps: [],
    type: place.type,
    read: () => {
      test();
      const isUnsetNumber = isNumeric(nonNullable(place.type)) && f.program.missingElements.mayBeMissing(symbol);
      return isUnsetNumber ? settled(f, place, node) : narrowHere(f, place, node, trusted);
    },
    write: (_, value) => {
      test();
      return assign(f.position(node), place.expr, value);
    },
  };
}

function variableTarget(f: FunctionLowering, node: ts.Identifier): Target {
  const symbol = f.program.symbolAt(node);
  const binding = symbol === undefined ? null : f.lookup(symbol);
  if (symbol !== undefined && binding !== null) {
    const trusted = binding.cell === null && !f.program.missingElements.mayBeMissing(symbol);
    return placeTarget(
      f,
      node,
      symbol,
      { expr: bindingPlace(binding), type: binding.type },
      cellFlag(binding),
      trusted,
    );
  }
  if (symbol !== undefined && f.program.modules.isGlobal(symbol)) {
    const { type, isInitialised } = f.program.modules.globalOf(symbol);
    const flag = isInitialised === null ? null : flagPlace(isInitialised);
    return placeTarget(f, node, symbol, { expr: f.program.modules.globalPlace(symbol), type }, flag, false);
  }
  if (symbol !== undefined && f.program.refusedVariables.has(symbol))
    throw new Refused(refusals.internal, node, [], true);
  return refuse(
    refusals.unsupportedSyntax,
    node,
    `assigning to \`${node.text}\``,
    "it is not a variable that can be reached from here",
    "declare a variable for it",
  );
}

function elementTarget(f: FunctionLowering, node: ts.ElementAccessExpression): Target {
  const entity = staticEntity(f, node);
  if (entity !== null) return staticTarget(f, entity, node);
  const objectType = nonNullable(f.program.types.at(node.expression, f.environment));
  const object = (): Expr => convertTo(f, lowerExpression(f, node.expression), objectType, node.expression);
  if (objectType.kind === "class" && dictionaryOf(f, objectType) !== null) {
    const { argumentExpression: key } = node;
    return entryTarget(f, [object, () => keyText(f, lowerShown(f, key), key)], objectType, node);
  }
  const names = keyNames(f, node.argumentExpression);
  if (names !== null && hasNamedMembers(objectType)) return memberByKeyTarget(f, node, object, objectType, names);
  if (objectType.kind === "tuple") return tupleTarget(f, node);
  if (objectType.kind !== "array" && objectType.kind !== "typedArray")
    return refuse(refusals.computedName, node, node.argumentExpression.getText());
  const steps = [object, () => lowerIndex(f, node.argumentExpression).expr];
  const type = objectType.kind === "array" ? objectType.element : typedElementType(objectType.name);
  const place = (parts: readonly Expr[]): Extract<Expr, { kind: "element" }> => {
    const layout =
      objectType.kind === "array"
        ? f.program.layouts.array(objectType.element)
        : f.program.layouts.typedArray(objectType.name);
    return {
      kind: "element",
      type: layout.element!,
      array: parts[0],
      layout,
      index: parts[1],
      checked: true,
      position: f.position(node),
    };
  };
  return {
    steps,
    type,
    read: (parts) => ({ expr: elementValue(f, place(parts), type), type }),
    readTested: ([array, index]) => elementOf(f, { expr: array, type: objectType }, index, node, true),
    write: (parts, value) => {
      const element = place(parts);
      const position = f.position(node);
      if (objectType.kind === "typedArray")
        return assign(position, element, storeElement(f, value, objectType.name, node));
      // What the value reads, it reads before the array becomes longer.
      const held = effectOf(value) > 0 ? f.temporary(value, position) : value;
      return assign(position, { ...element, grows: true }, asElement(held, element.layout, position));
    },
  };
}

/** `object[key] = value` with a key of which the possible names are known. */
function memberByKeyTarget(
  f: FunctionLowering,
  node: ts.ElementAccessExpression,
  object: () => Expr,
  objectType: Type,
  names: readonly string[],
): Target {
  const position = f.position(node);
  const targets = names.map((name) => namedMemberTarget(f, node, objectType, name, object));
  const [first] = targets;
  const key = node.argumentExpression;
  if (targets.length === 1 && !mayRun(key)) return first;
  const type = widen(unionType(targets.map((target) => target.type)));
  return {
    steps: [object, () => keyText(f, lowerExpression(f, key), key)],
    type,
    read: ([held, text]) => {
      const member = { expr: text, type: types.string };
      const value = memberByKey(f, { expr: held, type: objectType }, member, names, node, types.undefined);
      return narrowHere(f, value, node, false, types.undefined);
    },
    write: ([held, text], value) =>
      names.reduceRight<Stmt>(
        (rest, name, index) => {
          const target = targets[index];
          const { statements } = f.collect(() => {
            // Of a generic key TypeScript knows that the value is one for this very key.
            f.emit(target.write([held], castTo(f, { expr: value, type }, target.type, node)));
          });
          return ifStatement(position, isName(f, text, name, position), statements, [rest]);
        },
        unknownKey(f, text, position),
      ),
  };
}

/** A number or bigint as a typed array stores it: wrapped, rounded, or (Uint8ClampedArray) clamped. */
export function storeElement(f: FunctionLowering, value: Expr, name: TypedArrayName, node: ts.Node): Expr {
  const position = f.position(node);
  const element = typedArrayElements[name];
  if (holdsBigints(name))
    return f.temporary(
      convertNumber(lowestWord(f, { expr: value, type: types.bigint }, node), element, position),
      position,
    );
  if (name === "Uint8ClampedArray")
    return callRuntime("rt_clamp_u8", [convertNumber(value, "f64", position)], position);
  return convertNumber(value, element, position);
}

function tupleTarget(f: FunctionLowering, node: ts.ElementAccessExpression): Target {
  const tuple = f.program.types.at(node.expression, f.environment);
  if (tuple.kind !== "tuple" || !ts.isNumericLiteral(node.argumentExpression))
    return refuse(refusals.computedName, node, node.argumentExpression.getText());
  const index = Number(node.argumentExpression.text);
  const layout = f.program.layouts.tuple(tuple.elements, tuple.key);
  const field = layout.fields[index];
  const type = tuple.elements[index];
  const place = (parts: readonly Expr[]): Extract<Expr, { kind: "field" }> => ({
    kind: "field",
    type: field.type,
    object: parts[0],
    layout,
    field,
  });
  return {
    steps: [() => lowerExpression(f, node.expression).expr],
    type,
    read: (parts) => ({ expr: place(parts), type }),
    write: (parts, value) => assign(f.position(node), place(parts), value),
  };
}

/** Assigns an evaluated value, as destructuring does. */
export function lowerAssignTo(f: FunctionLowering, node: ts.Expression, value: Operand): void {
  const target = lowerTarget(f, node);
  const parts = f.inOrder(target.steps);
  f.emit(target.write(parts, convertTo(f, value, target.type, node)));
}

/** `left = right`, `left += right`, `left ??= right` ...; the result only if it is used. */
export function lowerAssignment(f: FunctionLowering, node: ts.BinaryExpression, used: boolean): Operand {
  const operator = node.operatorToken.kind;
  const left = skipParentheses(node.left);
  if (operator === SyntaxKind.EqualsToken) {
    if (ts.isArrayLiteralExpression(left) || ts.isObjectLiteralExpression(left)) {
      const value = lowerExpression(f, node.right);
      const held: Operand = { expr: f.reusable(value.expr, f.position(node)), type: value.type };
      assignPattern(f, left, held);
      return held;
    }
    return unsetElement(f, left, node.right) ?? lowerSimpleAssignment(f, node, used);
  }
  const target = lowerTarget(f, node.left);
  const position = f.position(node);
  const parts = f.inOrder(target.steps).map((part) => f.reusable(part, position));
  if (
    operator === SyntaxKind.QuestionQuestionEqualsToken ||
    operator === SyntaxKind.BarBarEqualsToken ||
    operator === SyntaxKind.AmpersandAmpersandEqualsToken
  )
    return lowerLogicalAssignment(f, node, target, parts);
  const binaryOperator = compoundOperators[operator];
  if (binaryOperator === undefined) throw new Error(`no operator ${SyntaxKind[operator]}`);
  const before = target.read(parts);
  let right: Operand = before;
  const [leftExpr, rightExpr] = f.inOrder([
    () => before.expr,
    () => {
      right = lowerExpression(f, node.right);
      return right.expr;
    },
  ]);
  const result = arithmetic(
    f,
    binaryOperator,
    { expr: leftExpr, type: before.type },
    { expr: rightExpr, type: right.type },
    node,
  );
  return store(f, target, parts, result, node, used);
}

function store(
  f: FunctionLowering,
  target: Target,
  parts: readonly Expr[],
  value: Operand,
  node: ts.Node,
  used: boolean,
): Operand {
  const converted = convertTo(f, value, target.type, node);
  const held = used ? f.reusable(converted, f.position(node)) : converted;
  f.emit(target.write(parts, held));
  return { expr: held, type: target.type };
}

function lowerSimpleAssignment(f: FunctionLowering, node: ts.BinaryExpression, used: boolean): Operand {
  const target = lowerTarget(f, node.left);
  let value: Operand = { expr: numberLiteral(0), type: types.never };
  const results = f.inOrder([
    ...target.steps,
    () => {
      value = lowerExpression(f, node.right, target.type);
      return value.expr;
    },
  ]);
  const parts = results.slice(0, -1);
  const operand: Operand = { expr: results[results.length - 1], type: value.type };
  if (!used) {
    f.emit(target.write(parts, convertTo(f, operand, target.type, node.right)));
    return operand;
  }
  // The value of an assignment is its right side, before conversion to the target.
  const held: Operand = { expr: f.reusable(operand.expr, f.position(node)), type: operand.type };
  f.emit(target.write(parts, convertTo(f, held, target.type, node.right)));
  if (held.type.kind === "literal") return { expr: convertTo(f, held, target.type, node.right), type: target.type };
  return held;
}

function lowerLogicalAssignment(
  f: FunctionLowering,
  node: ts.BinaryExpression,
  target: Target,
  parts: Expr[],
): Operand {
  const position = f.position(node);
  const operator = node.operatorToken.kind;
  const before = target.readTested?.(parts) ?? target.read(parts);
  // What is there before may be missing in a dictionary.
  const type = unionType([before.type, target.type]);
  const result = f.newLocal("$t", f.program.representation(type));
  f.emit({ kind: "let", local: result, init: convertTo(f, before, type, node), position });
  const held: Operand = { expr: localExpr(result), type };
  const test =
    operator === SyntaxKind.QuestionQuestionEqualsToken
      ? testNullish(held)
      : operator === SyntaxKind.BarBarEqualsToken
        ? not(truthiness(f, held, node))
        : truthiness(f, held, node);
  const { statements } = f.collect(() => {
    const value = convertTo(f, lowerExpression(f, node.right, target.type), target.type, node.right);
    const stored = f.reusable(value, position);
    f.emit(assign(position, localExpr(result), convertTo(f, { expr: stored, type: target.type }, type, node)));
    f.emit(target.write(parts, stored));
  });
  f.emit(ifStatement(position, test, statements));
  const isFilled = operator !== SyntaxKind.AmpersandAmpersandEqualsToken && type.key !== target.type.key;
  return isFilled ? narrow(f, held, target.type, node, true) : narrowHere(f, held, node, true);
}

/** ++ and --, before or after. */
export function lowerUpdate(
  f: FunctionLowering,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  used: boolean,
): Operand {
  const target = lowerTarget(f, node.operand);
  const position = f.position(node);
  const parts = f.inOrder(target.steps).map((part) => f.reusable(part, position));
  const before = settled(f, target.read(parts), node);
  const type = widen(before.type);
  const operator = node.operator === SyntaxKind.PlusPlusToken ? SyntaxKind.PlusToken : SyntaxKind.MinusToken;
  const wantsOld = used && ts.isPostfixUnaryExpression(node);
  // The old value has to be copied: the variable changes under it.
  const old: Operand = wantsOld ? { expr: f.temporary(before.expr, position), type } : { expr: before.expr, type };
  const count = (from: Operand): Operand => {
    const one: Operand = isBigint(from.type)
      ? { expr: numberLiteral(1, "i64"), type: literalType(1n, types.bigint) }
      : { expr: numberLiteral(1), type: literalType(1, types.number) };
    return arithmetic(f, operator, from, one, node);
  };
  const either = ofEither(f, old, node, count);
  if (either === null && !isNumeric(type) && !isBigint(type))
    refuse(refusals.unsupportedType, node, type.key, "only numbers can be counted up or down", "use a number");
  const after = either ?? count(old);
  const stored = store(f, target, parts, after, node, used && !wantsOld);
  return wantsOld ? old : stored;
}
