// Functions that give what may be missing although their type says a number or boolean: `peek() { return this.items[i]; }`,
// `return found.get(name)!`. Where it shows whether it is there, another instance of the function is called, whose result may
// be undefined; all other calls get a number.

import { ts } from "ts-morph";
import { returnedBy } from "../new_arrays.ts";
import { includesUndefined, type Type } from "../types.ts";
import { variableAt } from "../variable_at.ts";
import { coroutineKind } from "./coroutines.ts";
import { mayBeNothing, skipParentheses } from "./syntax.ts";

const { SyntaxKind, TypeFlags } = ts;
/** What leaves no room for undefined, and what may be one of these. */
const scalars = TypeFlags.NumberLike | TypeFlags.BooleanLike | TypeFlags.TypeParameter;

export class MissingResults {
  private readonly known = new Map<ts.Node, boolean>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly isTrusted: (file: ts.SourceFile) => boolean,
  ) {}

  /** May what is called give nothing, and is that wanted where it goes? */
  isWanted(call: ts.CallExpression, expected: Type | undefined): boolean {
    const takesNothing = expected !== undefined && (expected.key === "unknown" || includesUndefined(expected));
    return takesNothing && this.mayGive(call);
  }

  /** May what is called give nothing although the call's type is a number or boolean? */
  mayGive(call: ts.CallExpression): boolean {
    const { flags } = this.checker.getTypeAtLocation(call);
    if ((flags & scalars) === 0 || this.isTrusted(call.getSourceFile())) return false;
    const declared = this.checker.getResolvedSignature(call)?.declaration;
    const name = declared === undefined ? undefined : ts.getNameOfDeclaration(declared);
    const symbol = name === undefined ? undefined : this.checker.getSymbolAtLocation(name);
    const declaration = symbol?.declarations?.find(hasBody);
    return declaration !== undefined && this.mayEndWithout(declaration);
  }

  /** Is it what a function gives whose type leaves no room for undefined? */
  isGivenAsThere(node: ts.Node): boolean {
    if (!ts.isExpression(node) || !ts.isReturnStatement(node.parent)) return false;
    const wanted = this.checker.getContextualType(node);
    return wanted === undefined || !mayBeNothing(wanted);
  }

  private mayEndWithout(declaration: ts.Node): boolean {
    let answer = this.known.get(declaration);
    if (answer === undefined) {
      // A function that gives what it gives itself has to have something else to give.
      this.known.set(declaration, false);
      this.known.set(declaration, (answer = this.decide(declaration)));
    }
    return answer;
  }

  private decide(declaration: ts.Node): boolean {
    if (coroutineKind(declaration) !== null || this.isTrusted(declaration.getSourceFile())) return false;
    return returnedBy(declaration).some((one) => this.isMissing(one));
  }

  private isMissing(node: ts.Expression): boolean {
    const inner = skipParentheses(node);
    if (ts.isConditionalExpression(inner)) return this.isMissing(inner.whenTrue) || this.isMissing(inner.whenFalse);
    if (ts.isBinaryExpression(inner)) {
      const { kind } = inner.operatorToken;
      return [SyntaxKind.BarBarToken, SyntaxKind.QuestionQuestionToken].includes(kind) && this.isMissing(inner.right);
    }
    if (ts.isNonNullExpression(inner) || ts.isAsExpression(inner))
      return mayBeNothing(this.checker.getTypeAtLocation(inner.expression)) || this.isMissing(inner.expression);
    if (ts.isCallExpression(inner)) return this.mayGive(inner);
    if (ts.isIdentifier(inner)) {
      const declaration = variableAt(this.checker, inner)?.valueDeclaration;
      return declaration !== undefined && ts.isVariableDeclaration(declaration) && this.isReturnedStart(declaration);
    }
    return ts.isElementAccessExpression(inner) && !this.isOfKnownLength(inner);
  }

  /** `const top = this.items[0]; ...; return top`: is it a constant of a number, a boolean or whatever that starts with what may be missing? */
  isReturnedStart(declaration: ts.VariableDeclaration): boolean {
    const { initializer, type, name } = declaration;
    const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    if (initializer === undefined || type !== undefined || !isConstant) return false;
    return (this.checker.getTypeAtLocation(name).flags & scalars) !== 0 && this.isMissing(initializer);
  }

  private isOfKnownLength({ expression }: ts.ElementAccessExpression): boolean {
    const type = this.checker.getTypeAtLocation(expression);
    return !this.checker.isArrayType(type) && type.getStringIndexType() === undefined;
  }
}

function hasBody(node: ts.Declaration): boolean {
  return (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.body !== undefined;
}
