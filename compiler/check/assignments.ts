// Every place where a value of one type becomes a value of another: initialisers, assignments, arguments, returns,
// casts, members that stand for inherited ones. Each is put to the relation, which knows where TypeScript is unsound.

import { ts } from "ts-morph";
import type { CheckContext } from "../check.ts";
import { refusals } from "../diagnostics.ts";
import { filledSignature } from "../type_arguments.ts";
import { isNewArray } from "../new_arrays.ts";
import { wantedInstance } from "../new_instances.ts";
import type { ReadingFunction } from "../only_read.ts";
import { isClassInstance, type Problem, type Relation } from "./relation.ts";

/** Reports the unsound uses in one file. */
export function checkAssignments(context: CheckContext, file: ts.SourceFile): void {
  const sites = new Sites(context);
  const visit = (node: ts.Node): void => {
    sites.check(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

class Sites {
  private readonly checker: ts.TypeChecker;
  private readonly relation: Relation;

  constructor(private readonly context: CheckContext) {
    this.checker = context.checker;
    this.relation = context.relation;
  }

  check(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
      if (node.initializer !== undefined && node.type !== undefined) {
        const isRead = ts.isVariableDeclaration(node) && this.context.onlyRead.isConstant(node);
        this.flow(node.initializer, this.checker.getTypeFromTypeNode(node.type), isRead);
      }
    } else if (ts.isBinaryExpression(node)) {
      if (isPlainAssignment(node.operatorToken.kind) && !isPattern(node.left)) {
        this.flow(node.right, this.declaredTypeOf(node.left));
      }
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      this.arguments(node, node.arguments ?? []);
      if (ts.isCallExpression(node)) {
        this.assigned(node);
        this.assignedBy(node);
      }
    } else if (ts.isTaggedTemplateExpression(node)) {
      const { template } = node;
      const values = ts.isTemplateExpression(template) ? template.templateSpans.map((span) => span.expression) : [];
      this.arguments(node, [template, ...values]);
    } else if (ts.isReturnStatement(node)) {
      this.returned(node);
    } else if (ts.isArrowFunction(node)) {
      if (!ts.isBlock(node.body) && node.type !== undefined) {
        this.flow(node.body, this.checker.getTypeFromTypeNode(node.type));
      }
    } else if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) {
      this.cast(node);
    } else if (ts.isClassLike(node)) {
      this.heritage(node);
    }
  }

  /** The expression's value goes to a place of type `target`; `isRead`: to one where an array is only read. */
  private flow(expression: ts.Expression, target: ts.Type, isRead = false): void {
    if (ts.isParenthesizedExpression(expression) || ts.isSatisfiesExpression(expression)) {
      this.flow(expression.expression, target, isRead);
    } else if (ts.isConditionalExpression(expression)) {
      this.flow(expression.whenTrue, target, isRead);
      this.flow(expression.whenFalse, target, isRead);
    } else if (ts.isArrayLiteralExpression(expression)) {
      this.elements(expression, target);
    } else if (ts.isObjectLiteralExpression(expression)) {
      this.properties(expression, target);
    } else if (ts.isArrowFunction(expression) || ts.isFunctionExpression(expression)) {
      this.functionTo(expression, target);
    } else {
      const type = filledSignature(this.checker, expression)?.returns ?? this.checker.getTypeAtLocation(expression);
      this.giveMembers(expression, type, target, isOptional);
      // A number that becomes an enum is tested where it does.
      if ((type.flags & ts.TypeFlags.Number) !== 0 && hasOneEnum(target)) return;
      const isNew = isNewArray(this.checker, expression);
      const { relation } = this;
      if (isRead && relation.problemOfRead(type, target) === null) return;
      if (wantedInstance(this.checker, expression) !== null) return;
      const declaration = this.functionNamed(expression);
      if (declaration !== null && this.readsWhatItTakes(declaration, type, target)) return;
      this.report(expression, isNew ? relation.problemOfNew(type, target) : relation.problemOfValue(type, target));
    }
  }

  /** `Object.assign(target, source)`: the target gets all members of the source. */
  private assigned(call: ts.CallExpression): void {
    const [target, ...sources] = call.arguments;
    const { expression: callee } = call;
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "assign" || target === undefined) return;
    if (callee.expression.getText() !== "Object" || ts.isObjectLiteralExpression(target)) return;
    if (this.context.isLibrary(call.getSourceFile())) return;
    const owner = this.checker.getTypeAtLocation(target);
    for (const source of sources.filter((one) => !ts.isSpreadElement(one)))
      for (const member of this.checker.getPropertiesOfType(this.checker.getTypeAtLocation(source)))
        this.context.given.add(owner, member);
  }

  /** `tagged(value)` of a `function tagged<T extends object>(value: T) { return Object.assign(value, { tag }); }`. */
  private assignedBy(call: ts.CallExpression): void {
    const declaration = this.checker.getResolvedSignature(call)?.declaration;
    if (declaration === undefined || ts.isJSDocSignature(declaration) || !this.assignsToParameter(declaration)) return;
    const made = this.checker.getPropertiesOfType(this.checker.getTypeAtLocation(call));
    declaration.parameters.forEach(({ type }, index) => {
      const argument = call.arguments[index];
      if (argument === undefined || type === undefined || !isTypeParameter(this.checker.getTypeFromTypeNode(type)))
        return;
      const owner = this.checker.getTypeAtLocation(argument);
      for (const member of made) this.context.given.add(owner, member);
    });
  }

  private readonly assigning = new Map<ts.Node, boolean>();

  /** Does the function give an object of a type parameter more members? */
  private assignsToParameter(declaration: ts.SignatureDeclaration): boolean {
    let known = this.assigning.get(declaration);
    if (known === undefined) {
      const assigns = (node: ts.Node): boolean =>
        (ts.isCallExpression(node) &&
          node.expression.getText() === "Object.assign" &&
          node.arguments.length > 0 &&
          isTypeParameter(this.checker.getTypeAtLocation(node.arguments[0]))) ||
        (ts.forEachChild(node, (child) => assigns(child) || undefined) ?? false);
      known = declaration.typeParameters !== undefined && assigns(declaration);
      this.assigning.set(declaration, known);
    }
    return known;
  }

  /**
   * What is seen as a type with more members gets those that are written there: `(error as Coded).code = "E"`. So does what a
   * list, a Map or a promise holds. `around`: the containers that the types are held in.
   */
  private giveMembers(
    at: ts.Node,
    source: ts.Type,
    target: ts.Type,
    isChosen: (member: ts.Symbol) => boolean,
    around: readonly ts.Type[] = [],
  ): void {
    const { given, written } = this.context;
    if (this.context.isLibrary(at.getSourceFile())) return;
    for (const wanted of target.isUnion() ? target.types : [target]) {
      if (!isObjectType(wanted) || around.includes(wanted)) continue;
      const owners = isUnknown(source) ? this.classesOf(wanted) : source.isUnion() ? source.types : [source];
      const held = this.heldIn(wanted);
      for (const owner of held.length === 0 ? [] : owners)
        this.heldIn(owner).forEach((part, index) => {
          const place = held[index];
          if (place !== undefined && part !== place) this.giveMembers(at, part, place, isChosen, [...around, wanted]);
        });
      for (const member of this.checker.getPropertiesOfType(wanted))
        if (isChosen(member) && member.declarations?.some((one) => written.has(one)) === true)
          for (const owner of owners) given.add(owner, member);
    }
  }

  /** The types of what a container of the library holds: of a list its elements, of a Map its keys and values. */
  private heldIn(type: ts.Type): readonly ts.Type[] {
    const { checker } = this;
    const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    if (element !== undefined && (checker.isArrayType(type) || checker.isTupleType(type))) return [element];
    const { target } = type as ts.TypeReference;
    const isContainer = ["Map", "ReadonlyMap", "Set", "ReadonlySet", "Promise"].includes(type.symbol?.name);
    return isContainer && target !== undefined ? checker.getTypeArguments(type as ts.TypeReference) : [];
  }

  /** The classes that an interface or an intersection is made of. */
  private classesOf(type: ts.Type): readonly ts.Type[] {
    const parts = type.isIntersection() ? type.types : type.isClassOrInterface() ? this.checker.getBaseTypes(type) : [];
    return parts.filter(isClassInstance);
  }

  /** A function without a result type of its own gives what the place wants: each of its results counts for itself. */
  private functionTo(node: ts.ArrowFunction | ts.FunctionExpression, target: ts.Type): void {
    const type = this.checker.getTypeAtLocation(node);
    this.giveMembers(node, type, target, isOptional);
    const problem = this.relation.problemOfValue(type, target);
    if (problem === null || this.readsWhatItTakes(node, type, target)) return;
    const place = this.checker.getNonNullableType(target);
    // Among things that are no functions it can only be the one that is.
    const takers = place.isUnion() ? place.types.filter((one) => one.getCallSignatures().length > 0) : [place];
    const [own, wanted] = [type, takers.length === 1 ? takers[0] : place].map(plainSignature);
    const isPlain = node.asteriskToken === undefined && !node.modifiers?.some(isAsync);
    if (!own || !wanted || !isPlain || node.type !== undefined || takers.length !== 1)
      return this.report(node, problem);
    const ofParameters = this.relation.betweenParameters(own, wanted);
    if (ofParameters !== null) return this.report(node, ofParameters);
    const returned = wanted.getReturnType();
    forEachResult(node.body, (result) => this.flow(result, returned));
  }

  /** The function that a name always stands for. */
  private functionNamed(expression: ts.Expression): ReadingFunction | null {
    if (!ts.isIdentifier(expression)) return null;
    const declaration = this.checker.getSymbolAtLocation(expression)?.valueDeclaration;
    if (declaration === undefined) return null;
    if (ts.isFunctionDeclaration(declaration)) return declaration.body === undefined ? null : declaration;
    const isConst =
      ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    const value = isConst ? declaration.initializer : undefined;
    return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : null;
  }

  /** Is all that is wrong with the function's parameters that they are arrays of wider elements, which it only reads? */
  private readsWhatItTakes(declaration: ReadingFunction, source: ts.Type, target: ts.Type): boolean {
    const [own, wanted] = [source, this.checker.getNonNullableType(target)].map(plainSignature);
    if (!own || !wanted || own.declaration !== declaration) return false;
    const isOnlyRead = (index: number): boolean => this.context.onlyRead.isRead(declaration, index);
    if (this.relation.betweenParameters(own, wanted, { isOnlyRead }) !== null) return false;
    const returned = wanted.getReturnType();
    const isIgnored = (returned.flags & ts.TypeFlags.Void) !== 0;
    return isIgnored || this.relation.problemOfHeld(own.getReturnType(), returned) === null;
  }

  /** A new array has no other users: only its elements count. */
  private elements(literal: ts.ArrayLiteralExpression, target: ts.Type): void {
    const wanted = this.checker.getNonNullableType(target);
    const parts = wanted.isUnion() ? wanted.types : [wanted];
    const arrays = parts.filter((part) => this.checker.isArrayType(part) || this.checker.isTupleType(part));
    const [array] = arrays;
    if (arrays.length !== 1 || array === undefined) return;
    const types = this.checker.getTypeArguments(array as ts.TypeReference);
    literal.elements.forEach((element, index) => {
      const type = types[Math.min(index, types.length - 1)];
      if (type === undefined || ts.isOmittedExpression(element)) return;
      if (!ts.isSpreadElement(element)) this.flow(element, type);
    });
  }

  private properties(literal: ts.ObjectLiteralExpression, target: ts.Type): void {
    const wanted = this.checker.getNonNullableType(target);
    const parts = (wanted.isUnion() ? wanted.types : [wanted]).filter(
      (part) => (part.flags & ts.TypeFlags.Object) !== 0,
    );
    const [only] = parts;
    if (only !== undefined && parts.every(isClassInstance)) {
      const source = this.checker.typeToString(this.checker.getTypeAtLocation(literal));
      this.context.diagnostics.refuse(refusals.literalAsClass, literal, source, this.checker.typeToString(only));
      return;
    }
    if (parts.length !== 1 || only === undefined) return;
    for (const property of literal.properties) {
      if (ts.isSpreadAssignment(property))
        for (const found of this.checker.getPropertiesOfType(this.checker.getTypeAtLocation(property.expression))) {
          const member = this.checker.getPropertyOfType(only, found.name);
          if (member !== undefined) this.relation.isFilled(found, member);
        }
      if (!ts.isPropertyAssignment(property) || property.name.kind === ts.SyntaxKind.ComputedPropertyName) continue;
      const member = this.checker.getPropertyOfType(only, property.name.text);
      if (member !== undefined) this.flow(property.initializer, this.checker.getTypeOfSymbol(member));
    }
  }

  private arguments(call: ts.CallLikeExpression, args: readonly ts.Expression[]): void {
    const signature = this.checker.getResolvedSignature(call);
    if (signature === undefined) return;
    const parameters = signature.getParameters();
    const wanted = wantedInstance(this.checker, call)?.parameters;
    const filled = ts.isCallExpression(call) ? filledSignature(this.checker, call)?.parameters : undefined;
    args.forEach((argument, index) => {
      if (ts.isSpreadElement(argument) || ts.isTemplateLiteral(argument)) return;
      if (wanted?.[index] !== undefined) return this.argument(argument, wanted[index], call, index);
      const place = Math.min(index, parameters.length - 1);
      const parameter = parameters[place];
      if (parameter === undefined) return;
      const type = filled?.[place] ?? this.checker.getTypeOfSymbolAtLocation(parameter, call);
      const declaration = parameter.valueDeclaration;
      const isRest =
        declaration !== undefined && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
      if (!isRest) this.argument(argument, type, call, index);
      else if (this.checker.isArrayType(type)) {
        this.flow(argument, this.checker.getTypeArguments(type as ts.TypeReference)[0]!);
      }
    });
  }

  /** An array that is only read there is used like a readonly one. */
  private argument(argument: ts.Expression, target: ts.Type, call: ts.CallLikeExpression, index: number): void {
    const type = this.checker.getTypeAtLocation(argument);
    const problem = this.checker.isArrayType(type) ? this.relation.problem(type, target) : null;
    const isOnlyRead = problem?.kind === "container" && this.context.onlyRead.isReadBy(call, index);
    if (isOnlyRead && this.relation.problemOfRead(type, target) === null) return;
    // A copy of elements that are stored otherwise is as good.
    const isCopied = problem?.kind === "container" && this.context.onlyRead.isReadAtOnceBy(call, index);
    if (isCopied && this.relation.problemOfNew(type, target) === null) return;
    this.flow(argument, target);
  }

  private returned(statement: ts.ReturnStatement): void {
    const owner = ts.findAncestor(statement, ts.isFunctionLike);
    if (statement.expression === undefined || owner?.type === undefined || ts.isTypePredicateNode(owner.type)) return;
    this.flow(statement.expression, this.checker.getTypeFromTypeNode(owner.type));
  }

  /** Upwards a cast is an assignment; downwards it is checked at run time, where something can be checked. */
  private cast(node: ts.AsExpression | ts.TypeAssertion): void {
    if (ts.isConstTypeReference(node.type)) return;
    const target = this.checker.getTypeFromTypeNode(node.type);
    const source = this.checker.getTypeAtLocation(node.expression);
    if (this.checker.isTypeAssignableTo(source, target)) {
      // Numbers cast to an enum are checked like any other number that becomes one.
      this.flow(node.expression, target);
      return;
    }
    this.giveMembers(node, source, target, () => true);
    const wanted = this.checker.getNonNullableType(target);
    if (wanted.getCallSignatures().length === 0 || isClassInstance(wanted)) return;
    // Of what may be anything lowering takes the functions of just this type.
    if (isUnknown(source) && wanted.getCallSignatures().length === 1) return;
    const given = this.checker.getNonNullableType(source);
    const parts = (given.isUnion() ? given.types : [given]).filter((one) => !isVagueFunction(one));
    // `T & Function`, as `typeof` leaves a T: lowering knows what T stands for.
    if (parts.length === 0 && wanted.getCallSignatures().length === 1) return;
    // Lowering puts a test around a function that it knows the type of, and finds it among what is none.
    const calls = parts.map((one) => one.getCallSignatures().length);
    if (calls.includes(1) && calls.every((count) => count <= 1)) return;
    // The library casts listeners that it has filed by their event's name, which its overloads have checked.
    if (this.context.isLibrary(node.getSourceFile())) return;
    this.context.diagnostics.refuse(
      refusals.uncheckableCast,
      node,
      this.checker.typeToString(source),
      this.checker.typeToString(target),
    );
  }

  /** Each member of a class against the members of the same name that it stands for. */
  private heritage(node: ts.ClassLikeDeclaration): void {
    for (const clause of node.heritageClauses ?? []) {
      for (const inherited of clause.types) {
        const base = this.checker.getTypeAtLocation(inherited);
        for (const member of node.members) {
          if (member.name === undefined || ts.isComputedPropertyName(member.name)) continue;
          const own = this.checker.getSymbolAtLocation(member.name);
          const wanted = this.checker.getPropertyOfType(base, member.name.getText());
          if (own === undefined || wanted === undefined || isStatic(member)) continue;
          this.report(member.name, this.memberProblem(own, wanted, node));
        }
      }
    }
  }

  private memberProblem(own: ts.Symbol, wanted: ts.Symbol, at: ts.Node): Problem | null {
    const from = this.checker.getTypeOfSymbolAtLocation(own, at);
    const to = this.checker.getTypeOfSymbolAtLocation(wanted, at);
    const isMethod = ((own.flags | wanted.flags) & ts.SymbolFlags.Method) !== 0;
    return isMethod ? this.relation.methodProblem(from, to, own.name) : this.relation.problemOfHeld(from, to);
  }

  private declaredTypeOf(target: ts.Expression): ts.Type {
    // The type at the location is narrowed by what was assigned before; the symbol's is the declared one.
    const symbol = ts.isIdentifier(target)
      ? this.checker.getSymbolAtLocation(target)
      : ts.isPropertyAccessExpression(target)
        ? this.checker.getSymbolAtLocation(target.name)
        : undefined;
    return symbol === undefined
      ? this.checker.getTypeAtLocation(target)
      : this.checker.getTypeOfSymbolAtLocation(symbol, target);
  }

  private report(at: ts.Node, problem: Problem | null): void {
    if (problem === null) return;
    const { diagnostics } = this.context;
    switch (problem.kind) {
      case "container":
        diagnostics.refuse(refusals.mutableCovariance, at, problem.source, problem.target);
        break;
      case "class":
        diagnostics.refuse(refusals.structuralClass, at, problem.source, problem.target);
        break;
      case "method":
        diagnostics.refuse(refusals.narrowedParameter, at, problem.member ?? "", problem.source, problem.target);
        break;
      case "enum":
        diagnostics.refuse(refusals.numberToEnum, at, problem.target);
        break;
    }
  }
}

function isTypeParameter(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.TypeParameter) !== 0;
}

function isOptional(member: ts.Symbol): boolean {
  return (member.flags & ts.SymbolFlags.Optional) !== 0;
}

function isObjectType(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Object) !== 0 || type.isIntersection();
}

/** The one signature of a function type, where that has no type parameters. */
function plainSignature(type: ts.Type): ts.Signature | null {
  const [only, ...others] = type.getCallSignatures();
  return only !== undefined && others.length === 0 && only.typeParameters === undefined ? only : null;
}

function isAsync({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.AsyncKeyword;
}

/** What a function's own `return` statements give, or the expression that is its body. */
function forEachResult(body: ts.Node, visit: (result: ts.Expression) => void): void {
  if (ts.isExpression(body)) return visit(body);
  if (ts.isReturnStatement(body)) {
    if (body.expression !== undefined) visit(body.expression);
  } else if (!ts.isFunctionLike(body) && !ts.isClassLike(body)) {
    ts.forEachChild(body, (child) => {
      if (!ts.isExpression(child)) forEachResult(child, visit);
    });
  }
}

function isStatic(member: ts.ClassElement): boolean {
  return (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
}

function isPlainAssignment(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.EqualsToken ||
    kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    kind === ts.SyntaxKind.BarBarEqualsToken ||
    kind === ts.SyntaxKind.AmpersandAmpersandEqualsToken
  );
}

/** Unknown, a type parameter, or `Function`. */
function isUnknown(type: ts.Type): boolean {
  if ((type.symbol as ts.Symbol | undefined)?.name === "Function" && type.getCallSignatures().length === 0) return true;
  return (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) !== 0;
}

/** `T & Function`, which is left of a `T | (() => void)` when it is a function: no value where T is none. */
function isVagueFunction(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((part) => part.symbol?.name === "Function");
}

function isPattern(node: ts.Node): boolean {
  return ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node);
}

function hasOneEnum(type: ts.Type): boolean {
  const isEnum = (one: ts.Type): boolean => (one.flags & ts.TypeFlags.EnumLike) !== 0;
  if (isEnum(type) || !type.isUnion()) return isEnum(type);
  return new Set(type.types.filter(isEnum).map((one) => one.symbol.valueDeclaration?.parent ?? one.symbol)).size === 1;
}
