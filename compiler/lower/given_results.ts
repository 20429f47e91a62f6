// What a function gives that goes by a type without a result: `() => void` takes functions that give something, and where
// the program looks at that (`await task.run()`, `console.log(callback())`) how the function was made tells what it is.

import { ts } from "ts-morph";
import type { Expr, IrType, Stmt } from "../ir.ts";
import { type FunctionType, functionType, isPrimitive, membersOf, type Type, types } from "../types.ts";
import { anyRef, assign, convert, ifStatement, isRef, localExpr, sameIrType, undefinedOf } from "./build.ts";
import { signatureOf } from "./closures.ts";
import { convertTo, represent } from "./convert.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { awaited, isPromise } from "./resolve_types.ts";
import { testMember } from "./value_tests.ts";

/** What functions may give, by how they give it. */
const givenAs: readonly { readonly returns: IrType; readonly type: Type }[] = [
  { returns: "value", type: types.unknown },
  { returns: anyRef, type: types.unknown },
  { returns: "f64", type: types.number },
  { returns: "bool", type: types.boolean },
  ...(["f32", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"] as const).map((name) => ({
    returns: name,
    type: types[name],
  })),
];

type ClosureCall = Extract<Expr, { kind: "callClosure" }>;

/** The method's type as a call of it wants it: whatever the method gives where that is looked at. */
export function withGivenResult(f: FunctionLowering, type: FunctionType, node: ts.CallExpression): FunctionType {
  if (type.returns.key !== "void" || !isLookedAt(f, node)) return type;
  return functionType(type.params, type.rest, types.unknown, type.self, type.optional);
}

/** A call of a function without a result, with what the function gives where that is looked at. */
export function givenResult(f: FunctionLowering, call: Expr, node: ts.CallExpression): Operand | null {
  return call.kind === "callClosure" && isLookedAt(f, node) ? resultOfClosure(f, call, node) : null;
}

/** What the function gives, whatever it is; undefined if it gives nothing. */
export function resultOfClosure(f: FunctionLowering, call: ClosureCall, node: ts.Node): Operand {
  const { program } = f;
  const { position } = call;
  const closure = f.temporary(call.closure, position);
  const args = call.args.map((one) => f.temporary(one, position));
  const result = f.newLocal("$result", "value");
  f.emit({ kind: "let", local: result, init: undefinedOf("value"), position });
  const callAs = (returns: IrType): ClosureCall => ({
    ...call,
    type: returns,
    closure,
    args,
    signature: { ...call.signature, returns },
  });
  const none: Stmt = { kind: "expr", expr: callAs("void"), position };
  const choice = givenAs.reduceRight<Stmt[]>(
    (rest, { returns, type }) => {
      const isGivenSo = (source: FunctionType): boolean => {
        const own = signatureOf(program, source).returns;
        return isRef(returns) ? isRef(own) : sameIrType(own, returns);
      };
      const test: Expr = {
        kind: "hasLayout",
        type: "bool",
        object: closure,
        layouts: program.dispatch.closuresOf(`giving ${typeof returns === "string" ? returns : "objects"}`, isGivenSo),
      };
      const { statements } = f.collect(() => {
        const given = f.temporary(callAs(returns), position);
        const value = isRef(returns) ? convert(given, "value", "exact", position) : given;
        f.emit(assign(position, localExpr(result), convertTo(f, { expr: value, type }, types.unknown, node)));
      });
      return [ifStatement(position, test, statements, rest)];
    },
    [none],
  );
  choice.forEach((statement) => f.emit(statement));
  return { expr: localExpr(result), type: types.unknown };
}

/**
 * What an adapter returns that calls a function without a result: anything where anything is wanted, and a promise where one
 * may be waited for; null: nothing.
 */
export function adaptedResult(f: FunctionLowering, call: ClosureCall, wanted: Type, node: ts.Node): Operand | null {
  const isOpen = isPrimitive(wanted, "unknown");
  const promise = membersOf(wanted).find(
    (one) => isPromise(one) && ["void", "undefined", "unknown"].includes(awaited(one).key),
  );
  if (!isOpen && promise === undefined) return null;
  const given = resultOfClosure(f, call, node);
  if (promise === undefined) return given;
  const to = f.program.representation(wanted);
  const { position } = call;
  const expr: Expr = {
    kind: "conditional",
    type: to,
    test: testMember(f, given.expr, promise, position),
    whenTrue: represent(given.expr, to, "unbox", position),
    whenFalse: undefinedOf(to),
  };
  return { expr, type: wanted };
}

/** Is the result of the call more than thrown away? What a function returns that gives nothing itself is. */
function isLookedAt(f: FunctionLowering, call: ts.CallExpression): boolean {
  if (f.program.isTrusted(call.getSourceFile())) return false;
  for (let node: ts.Node = call; ; node = node.parent) {
    const { parent } = node;
    if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) continue;
    if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return false;
    if (ts.isForStatement(parent)) return parent.condition === node;
    if (ts.isConditionalExpression(parent) && parent.condition !== node) continue;
    if (ts.isBinaryExpression(parent)) {
      const isComma = parent.operatorToken.kind === ts.SyntaxKind.CommaToken;
      if (isComma && parent.left === node) return false;
      const isChosen = [
        ts.SyntaxKind.CommaToken,
        ts.SyntaxKind.AmpersandAmpersandToken,
        ts.SyntaxKind.BarBarToken,
        ts.SyntaxKind.QuestionQuestionToken,
      ].includes(parent.operatorToken.kind);
      if (isChosen && parent.right === node) continue;
      return true;
    }
    if (!ts.isReturnStatement(parent) && !(ts.isArrowFunction(parent) && parent.body === node)) return true;
    const around = ts.isArrowFunction(parent) ? parent : ts.findAncestor(parent, ts.isFunctionLike);
    if (around === undefined) return true;
    const signature = f.checker.getSignatureFromDeclaration(around);
    return signature !== undefined && (f.checker.getReturnTypeOfSignature(signature).flags & ts.TypeFlags.Void) === 0;
  }
}
