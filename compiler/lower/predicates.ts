// Predicates that programs write: `value is T`, `this is T` and `asserts value is T`. TypeScript believes them; here what they say is
// tested where they say it, with the test that `value as T` makes. One that lies ends in a TypeError, so that what is
// narrowed by a predicate can be trusted. The library's own stand on tests that the compiler provides.

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { ifStatement, localExpr } from "./build.ts";
import { castTo, throwTypeErrorUnless } from "./casts.ts";
import { truthiness } from "./value_tests.ts";
import { bindingPlace } from "./destructuring.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { refuse } from "./resolve_types.ts";

/** The predicate that a function declares and has to be held to; null for other functions. */
export function predicateOf(
  f: FunctionLowering,
  declaration: ts.SignatureDeclaration | undefined,
): ts.TypePredicateNode | null {
  const type = declaration?.type;
  if (type === undefined || !ts.isTypePredicateNode(type)) return null;
  return f.program.isLibrary(type.getSourceFile()) ? null : type;
}

/** What `value is T` returns: where it is true, the value has been tested to be a T. */
export function testedPredicate(
  f: FunctionLowering,
  predicate: ts.TypePredicateNode,
  result: Expr,
  node: ts.Node,
): Expr {
  if (predicate.assertsModifier !== undefined) return result;
  const position = f.position(node);
  const held = f.reusable(result, position);
  const { statements } = f.collect(() => testSubject(f, predicate));
  f.emit(ifStatement(position, held, statements, []));
  return held;
}

/** The test at the normal end of a function that `asserts` something. */
export function testAssertion(f: FunctionLowering, predicate: ts.TypePredicateNode): void {
  if (predicate.assertsModifier !== undefined) testSubject(f, predicate);
}

function testSubject(f: FunctionLowering, predicate: ts.TypePredicateNode): void {
  const subject = subjectOf(f, predicate);
  if (predicate.type === undefined) {
    const message = `the assertion about ${predicate.parameterName.getText()} does not hold`;
    throwTypeErrorUnless(f, truthiness(f, subject, predicate), message, predicate);
    return;
  }
  const type = f.program.types.fromNode(predicate.type, f.environment);
  f.reusable(castTo(f, subject, type, predicate.type), f.position(predicate));
}

/** The parameter that the predicate is about: what it holds at the end is what the caller gave. */
function subjectOf(f: FunctionLowering, predicate: ts.TypePredicateNode): Operand {
  const name = predicate.parameterName;
  const self = ts.isIdentifier(name) ? null : f.lookupThis();
  if (self !== null) return { expr: localExpr(self.local), type: self.type };
  const symbol = ts.isIdentifier(name) ? f.program.symbolAt(name) : undefined;
  const binding = symbol === undefined ? null : f.lookup(symbol);
  if (symbol === undefined || binding === null || f.program.captures.isReassigned(symbol))
    return refuse(refusals.typePredicate, predicate, predicate.getText());
  return { expr: bindingPlace(binding), type: binding.type };
}
