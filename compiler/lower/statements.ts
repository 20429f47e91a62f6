// Statements: declarations, branches, loops and jumps. Refusals are caught here, statement by statement.

import { ts } from "ts-morph";
import { refusals } from "../refusals.ts";
import { isNullish, nonNullable, type Type, types, widen } from "../types.ts";
import { assign, breakTo, ifStatement, localExpr, not, undefinedOf } from "./build.ts";
import { lowerStaticMembers } from "./classes.ts";
import { isCallableObject } from "./callable_objects.ts";
import { type ClosureNode, lowerFunctionExpression } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { lowerCoroutineResult } from "./coroutines.ts";
import { bindPattern, cellPlace, declareVariable } from "./destructuring.ts";
import { dictionaryOf, namesOf, testEntry } from "./dictionaries.ts";
import { lowerCondition, lowerEffect, lowerExpression, lowerTo } from "./expressions.ts";
import type { FunctionLowering, JumpTarget, Operand } from "./function.ts";
import { innerGeneric, isGenericFunction } from "./generic_functions.ts";
import { iterate, iterateAsync, type WayOut } from "./iteration.ts";
import { claimedObject } from "./member_tests.ts";
import { takenOfNamespace } from "./namespaces.ts";
import { refuse } from "./resolve_types.ts";
import { assignPattern } from "./destructuring.ts";
import { lowerAssignTo } from "./assign.ts";
import { lowerSwitch } from "./switch.ts";
import { hasClosure, isTopLevel } from "./syntax.ts";
import { predicateOf, testAssertion, testedPredicate } from "./predicates.ts";
import { emitJump, emitReturn, lowerTry } from "./try.ts";
import { isUsing, lowerUsing } from "./using.ts";
import { variableType } from "./infer.ts";

/** Lowers a block's statements; its function declarations come first, as JavaScript hoists them. */
export function lowerStatements(f: FunctionLowering, statements: readonly ts.Statement[]): void {
  hoistFunctions(f, statements);
  lowerInOrder(f, statements, 0);
}

/** The clauses of a switch are one block: what they declare is there for all of them. */
export function hoistFromClauses(f: FunctionLowering, { clauses }: ts.CaseBlock): void {
  const statements = clauses.flatMap((clause) => [...clause.statements]);
  for (const statement of statements)
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) predeclareAcrossClauses(f, name);
  hoistFunctions(f, statements);
}

function predeclareAcrossClauses(f: FunctionLowering, name: ts.BindingName): void {
  if (!ts.isIdentifier(name)) {
    for (const element of name.elements) if (ts.isBindingElement(element)) predeclareAcrossClauses(f, element.name);
    return;
  }
  const symbol = f.program.symbolAt(name);
  if (symbol !== undefined && f.program.captures.isUsedAcrossClauses(symbol)) f.predeclare(symbol);
}

function hoistFunctions(f: FunctionLowering, statements: readonly ts.Statement[]): void {
  for (const statement of statements)
    if (
      ts.isFunctionDeclaration(statement) &&
      !isTopLevel(statement) &&
      statement.body !== undefined &&
      !isGenericFunction(statement)
    )
      f.program.guard(statement, () => declareLocalFunction(f, statement));
}

export function lowerInOrder(f: FunctionLowering, statements: readonly ts.Statement[], first: number): void {
  for (let index = first; index < statements.length; index++) {
    const statement = statements[index];
    if (ts.isVariableStatement(statement) && isUsing(statement.declarationList)) {
      const list = statement.declarationList;
      const declare = (one: ts.VariableDeclaration): void => lowerOneDeclaration(f, one);
      const rest = (): void => lowerInOrder(f, statements, index + 1);
      return f.program.guard(statement, () => lowerUsing(f, list, declare, rest));
    }
    f.program.guard(statement, () => lowerStatement(f, statement));
  }
}

function declareLocalFunction(f: FunctionLowering, node: ts.FunctionDeclaration): void {
  const symbol = node.name === undefined ? undefined : f.program.symbolAt(node.name);
  if (symbol !== undefined && node.name !== undefined) declareFunction(f, symbol, node.name, node, node);
}

/** A variable that holds a function, which may get members later (`run.calls = 0`). */
function declareFunction(
  f: FunctionLowering,
  symbol: ts.Symbol,
  name: ts.Identifier,
  node: ClosureNode,
  at: ts.Node,
): void {
  const closure = lowerFunctionExpression(f, node);
  const own = f.typeAt(name);
  if (isCallableObject(own)) {
    declareVariable(f, symbol, name.text, own, convertTo(f, closure, own, node), f.position(at));
    return;
  }
  const binding = declareVariable(f, symbol, name.text, closure.type, closure.expr, f.position(at));
  if (!f.program.captures.isReassigned(symbol)) binding.known = closure.known;
}

export function lowerStatement(f: FunctionLowering, node: ts.Statement): void {
  if (ts.isExpressionStatement(node)) return lowerEffect(f, node.expression);
  if (ts.isVariableStatement(node)) return lowerDeclarations(f, node.declarationList);
  if (ts.isReturnStatement(node)) return lowerReturn(f, node);
  if (ts.isIfStatement(node)) return lowerIf(f, node);
  if (ts.isBlock(node)) return lowerBlock(f, node);
  if (ts.isForStatement(node)) return lowerFor(f, node);
  if (ts.isForOfStatement(node)) return lowerForOf(f, node);
  if (ts.isForInStatement(node)) return lowerForIn(f, node);
  if (ts.isWhileStatement(node)) return lowerWhile(f, node);
  if (ts.isDoStatement(node)) return lowerDo(f, node);
  if (ts.isSwitchStatement(node)) return lowerSwitch(f, node);
  if (ts.isTryStatement(node)) return lowerTry(f, node);
  if (ts.isThrowStatement(node)) return lowerThrow(f, node);
  if (ts.isBreakStatement(node) || ts.isContinueStatement(node)) return lowerJump(f, node);
  if (ts.isLabeledStatement(node)) return lowerLabeled(f, node);
  if (ts.isClassDeclaration(node)) return lowerStaticMembers(f, node);
  if (ts.isModuleDeclaration(node)) return lowerNamespace(f, node);
  if (ts.isExportAssignment(node)) return lowerExportDefault(f, node);
  if (declaresNothing(node)) return;
  refuse(
    refusals.unsupportedSyntax,
    node,
    ts.SyntaxKind[node.kind],
    "there is no lowering for it yet",
    "write it in simpler steps",
  );
}

/** A name is only exported by another: nothing is stored. Any other expression is a variable of the module. */
function lowerExportDefault(f: FunctionLowering, node: ts.ExportAssignment): void {
  const symbol = f.checker.getSymbolAtLocation(node.getSourceFile())?.exports?.get(ts.InternalSymbolName.Default);
  if (symbol !== undefined && f.program.modules.isGlobal(symbol)) {
    if (innerGeneric(symbol) !== null) return;
    const { type } = f.program.modules.globalOf(symbol);
    return f.program.modules.storeGlobal(f, symbol, lowerExpression(f, node.expression, type), node.expression);
  }
  const named = f.program.symbolAt(node.expression);
  if (named === undefined || !(named.flags & ts.SymbolFlags.Variable)) return;
  if (f.program.captures.isReassigned(named))
    return refuse(
      refusals.unsupportedSyntax,
      node,
      "a variable that changes as the default of a module",
      "importers see the value that it has here, not what is assigned later",
      `export it by its name: \`export { ${node.expression.getText()} }\``,
    );
  lowerEffect(f, node.expression);
}

/** A namespace's variables and functions are those of the module; its statements run where it stands. */
function lowerNamespace(f: FunctionLowering, node: ts.ModuleDeclaration): void {
  const { body } = node;
  if (body === undefined) return;
  if (ts.isModuleBlock(body)) lowerStatements(f, body.statements);
  else if (ts.isModuleDeclaration(body)) lowerNamespace(f, body);
}

function declaresNothing(node: ts.Statement): boolean {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    ts.isImportEqualsDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isEmptyStatement(node)
  );
}

function lowerThrow(f: FunctionLowering, node: ts.ThrowStatement): void {
  f.emit({ kind: "throw", value: lowerTo(f, node.expression, types.unknown), position: f.position(node) });
}

function lowerReturn(f: FunctionLowering, node: ts.ReturnStatement): void {
  const position = f.position(node);
  const to = f.resultRepresentation;
  const predicate = predicateOf(f, ts.findAncestor(node, ts.isFunctionLike));
  if (node.expression === undefined) {
    if (predicate !== null) testAssertion(f, predicate);
    return emitReturn(f, to === "void" ? null : undefinedOf(to), position);
  }
  if (to === "void") {
    lowerEffect(f, node.expression);
    if (predicate !== null) testAssertion(f, predicate);
    return emitReturn(f, null, position);
  }
  if (predicate !== null)
    return emitReturn(f, testedPredicate(f, predicate, lowerTo(f, node.expression, f.returns), node), position);
  const value =
    f.coroutine === null
      ? lowerTo(f, node.expression, f.returns)
      : lowerCoroutineResult(f, f.coroutine, node.expression);
  emitReturn(f, value.type === "void" ? undefinedOf(to) : value, position);
}

function lowerBlock(f: FunctionLowering, node: ts.Block): void {
  const names = f.takeLabels();
  const label = names.length > 0 ? f.newLabel(names[0]) : null;
  if (label !== null) pushTarget(f, { breakLabel: label, continueLabel: null, names, plain: false });
  const { statements } = f.collect(() => lowerStatements(f, node.statements));
  if (label !== null) f.jumpTargets.pop();
  f.emit({ kind: "block", label, body: statements, position: f.position(node) });
}

function lowerIf(f: FunctionLowering, node: ts.IfStatement): void {
  const position = f.position(node);
  inLabelledBlock(f, node, () => {
    const test = lowerCondition(f, node.expression);
    if (test.kind === "bool") {
      // The other branch may have no meaning for the types of this generic instance.
      const taken = test.value ? node.thenStatement : node.elseStatement;
      if (taken !== undefined) f.program.guard(taken, () => lowerStatement(f, taken));
      return;
    }
    const then = f.collect(() =>
      f.program.guard(node.thenStatement, () => lowerStatement(f, node.thenStatement)),
    ).statements;
    const otherwise = f.collect(() => {
      const { elseStatement } = node;
      if (elseStatement !== undefined) f.program.guard(elseStatement, () => lowerStatement(f, elseStatement));
    }).statements;
    f.emit(ifStatement(position, test, then, otherwise));
  });
}

export function lowerDeclarations(f: FunctionLowering, list: ts.VariableDeclarationList): void {
  if (isUsing(list)) refuse(refusals.usingDeclaration, list.getFirstToken() ?? list);
  for (const declaration of list.declarations) lowerOneDeclaration(f, declaration);
}

function lowerOneDeclaration(f: FunctionLowering, declaration: ts.VariableDeclaration): void {
  f.program.guard(declaration, () => {
    try {
      lowerDeclaration(f, declaration);
    } catch (error) {
      markRefused(f, declaration.name);
      throw error;
    }
  });
}

function markRefused(f: FunctionLowering, name: ts.BindingName): void {
  if (!ts.isIdentifier(name)) {
    for (const element of name.elements) if (ts.isBindingElement(element)) markRefused(f, element.name);
    return;
  }
  const symbol = f.program.symbolAt(name);
  if (symbol !== undefined) f.program.refusedVariables.add(symbol);
}

function lowerDeclaration(f: FunctionLowering, node: ts.VariableDeclaration): void {
  const position = f.position(node);
  if (!ts.isIdentifier(node.name)) {
    if (node.initializer === undefined) throw new Error("a pattern without a value");
    const taken = node.type === undefined ? takenOfNamespace(f, node.name, node.initializer) : null;
    if (taken !== null) return taken.forEach((read, element) => bindPattern(f, element.name, read()));
    const expected = node.type === undefined ? undefined : f.program.types.fromNode(node.type, f.environment);
    const operand = lowerExpression(f, node.initializer, expected);
    const value =
      expected === undefined ? operand : { expr: convertTo(f, operand, expected, node.initializer), type: expected };
    return bindPattern(f, node.name, value);
  }
  const symbol = f.program.symbolAt(node.name);
  if (symbol === undefined) throw new Error(`no symbol for ${node.name.text}`);
  // Instances of generic functions are made where they are used.
  if (innerGeneric(symbol) !== null) return;
  if (f.program.modules.isGlobal(symbol)) return lowerGlobalDeclaration(f, node, symbol);
  if (claimedObject(f, node) !== null) return;
  const hoisted = f.program.hoisted.has(symbol) ? f.lookup(symbol) : null;
  if (node.initializer === undefined) {
    // What is declared again keeps its value.
    if (hoisted !== null) return;
    const type = widen(variableType(f.program, symbol, f.environment));
    const init =
      isNullish(type) || type.key === "unknown" || mayBeUndefined(type)
        ? undefinedOf(f.program.representation(type))
        : null;
    declareVariable(f, symbol, node.name.text, type, init, position);
    return;
  }
  const isGiven =
    node.type !== undefined ||
    f.program.missingElements.mayBeMissing(symbol) ||
    f.program.types.evolved(node, f.environment) !== null;
  const annotated = isGiven ? widen(variableType(f.program, symbol, f.environment)) : null;
  const early = (hoisted ?? f.bindings.get(symbol))?.type ?? null;
  if (isFunctionNode(node.initializer) && annotated === null && early === null)
    return declareFunction(f, symbol, node.name, node.initializer, node);
  const operand = lowerExpression(f, node.initializer, annotated ?? hoisted?.type);
  const isConst = (list(node).flags & ts.NodeFlags.Const) !== 0;
  const type =
    annotated ??
    (isNullish(operand.type) && !isConst ? widen(variableType(f.program, symbol, f.environment)) : widen(operand.type));
  // A closure may have made the variable before its declaration.
  const settled = (hoisted ?? f.bindings.get(symbol))?.type ?? type;
  const init = operand.expr.type === "void" ? undefinedOf("value") : convertTo(f, operand, settled, node.initializer);
  if (operand.expr.type === "void") f.emit({ kind: "expr", expr: operand.expr, position });
  declareVariable(f, symbol, node.name.text, settled, init, position);
}

function list(node: ts.VariableDeclaration): ts.Node {
  return node.parent;
}

function isFunctionNode(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function mayBeUndefined(type: Type): boolean {
  return type.kind === "union" && type.members.some(isNullish);
}

function lowerGlobalDeclaration(f: FunctionLowering, node: ts.VariableDeclaration, symbol: ts.Symbol): void {
  if (node.initializer === undefined) return f.program.modules.markInitialised(f, symbol, node);
  const { type } = f.program.modules.globalOf(symbol);
  const operand = lowerExpression(f, node.initializer, type);
  f.program.modules.storeGlobal(f, symbol, operand, node.initializer);
}

function pushTarget(f: FunctionLowering, target: Omit<JumpTarget, "finallyDepth" | "continueDepth">): void {
  const depth = f.finallyScopes.length;
  f.jumpTargets.push({ ...target, finallyDepth: depth, continueDepth: depth });
}

/** Lowers a loop's body, in which break and continue mean this loop; `leave` where break goes farther than its end. */
function loopBody(
  f: FunctionLowering,
  label: JumpTarget["breakLabel"],
  names: readonly string[],
  body: ts.Statement,
  leave: WayOut = { label, finallyDepth: f.finallyScopes.length },
  work = (): void => lowerStatement(f, body),
): void {
  f.jumpTargets.push({
    breakLabel: leave.label,
    continueLabel: label,
    names,
    plain: true,
    finallyDepth: leave.finallyDepth,
    continueDepth: f.finallyScopes.length,
  });
  f.program.guard(body, work);
  f.jumpTargets.pop();
}

function leaveUnless(f: FunctionLowering, condition: ts.Expression, label: JumpTarget["breakLabel"]): void {
  const test = lowerCondition(f, condition);
  if (test.kind === "bool" && test.value) return;
  const position = f.position(condition);
  f.emit(ifStatement(position, not(test), [breakTo(position, label)]));
}

function lowerWhile(f: FunctionLowering, node: ts.WhileStatement): void {
  const label = f.newLabel("while");
  const names = f.takeLabels();
  const { statements } = f.collect(() => {
    leaveUnless(f, node.expression, label);
    loopBody(f, label, names, node.statement);
  });
  f.emit({ kind: "loop", label, body: statements, update: [], position: f.position(node) });
}

function lowerDo(f: FunctionLowering, node: ts.DoStatement): void {
  const label = f.newLabel("do");
  const names = f.takeLabels();
  const body = f.collect(() => loopBody(f, label, names, node.statement)).statements;
  const update = f.collect(() => leaveUnless(f, node.expression, label)).statements;
  f.emit({ kind: "loop", label, body, update, position: f.position(node) });
}

function lowerFor(f: FunctionLowering, node: ts.ForStatement): void {
  const label = f.newLabel("for");
  const names = f.takeLabels();
  const position = f.position(node);
  const { statements } = f.collect(() => {
    const { initializer } = node;
    if (initializer !== undefined) {
      if (ts.isVariableDeclarationList(initializer)) {
        lowerDeclarations(f, initializer);
        // Closures made here keep variables that no round has (ECMAScript 14.7.4.2).
        if (hasClosure(initializer)) freshBindings(f, initializer);
      } else lowerEffect(f, initializer);
    }
    const body = f.collect(() => {
      if (node.condition !== undefined) leaveUnless(f, node.condition, label);
      loopBody(f, label, names, node.statement);
    }).statements;
    const update = f.collect(() => {
      if (initializer !== undefined && ts.isVariableDeclarationList(initializer)) freshBindings(f, initializer);
      if (node.incrementor !== undefined) lowerEffect(f, node.incrementor);
    }).statements;
    f.emit({ kind: "loop", label, body, update, position });
  });
  f.emit({ kind: "block", label: null, body: statements, position });
}

/** Closures made in one round keep that round's variables: the next round gets new cells with the same values. */
function freshBindings(f: FunctionLowering, declarations: ts.VariableDeclarationList): void {
  for (const declaration of declarations.declarations) {
    if (!ts.isIdentifier(declaration.name)) continue;
    const symbol = f.program.symbolAt(declaration.name);
    const binding = symbol === undefined ? undefined : f.bindings.get(symbol);
    if (binding === undefined || binding.cell === null || f.program.hoisted.has(symbol!)) continue;
    const position = f.position(declaration);
    const cell = f.newLocal("$cell", binding.local.type);
    f.emit({
      kind: "let",
      local: cell,
      init: { kind: "new", type: cell.type, layout: binding.cell, position },
      position,
    });
    f.emit(assign(position, cellPlace({ ...binding, local: cell }), cellPlace(binding)));
    f.emit(assign(position, localExpr(binding.local), localExpr(cell)));
  }
}

function lowerForOf(f: FunctionLowering, node: ts.ForOfStatement): void {
  const label = f.newLabel("for");
  const names = f.takeLabels();
  const { initializer } = node;
  const { statements } = f.collect(() => {
    const source = lowerExpression(f, node.expression);
    const walk = node.awaitModifier === undefined ? iterate : iterateAsync;
    walk(
      f,
      source,
      node,
      (element, leave) => {
        bindLoopVariable(f, initializer, element);
        loopBody(f, label, names, node.statement, leave, () => lowerRound(f, node));
      },
      label,
    );
  });
  f.emit({ kind: "block", label: null, body: statements, position: f.position(node) });
}

/** One round of the loop, at whose end a resource of its head is disposed of. */
function lowerRound(f: FunctionLowering, { initializer, statement }: ts.ForOfStatement): void {
  const work = (): void => lowerStatement(f, statement);
  if (!ts.isVariableDeclarationList(initializer) || !isUsing(initializer)) return work();
  lowerUsing(f, initializer, () => {}, work);
}

/** The names are listed when the loop begins; those deleted meanwhile are left out. */
function lowerForIn(f: FunctionLowering, node: ts.ForInStatement): void {
  const label = f.newLabel("for");
  const names = f.takeLabels();
  const { statements } = f.collect(() => {
    const type = nonNullable(f.typeAt(node.expression));
    const object = lowerExpression(f, node.expression);
    const held: Operand = { expr: f.temporary(convertTo(f, object, type, node.expression)), type };
    iterate(
      f,
      namesOf(f, held, node),
      node,
      (name) => {
        if (dictionaryOf(f, type) !== null) {
          const isThere = testEntry(f, held, f.reusable(name.expr), node);
          f.emit(
            ifStatement(f.position(node), not(isThere), [{ kind: "continue", label, position: f.position(node) }]),
          );
        }
        bindLoopVariable(f, node.initializer, name);
        loopBody(f, label, names, node.statement);
      },
      label,
    );
  });
  f.emit({ kind: "block", label: null, body: statements, position: f.position(node) });
}

function bindLoopVariable(f: FunctionLowering, initializer: ts.ForInitializer, element: Operand): void {
  if (ts.isVariableDeclarationList(initializer)) {
    // The element is read now, not where the variable is used: it may be assigned meanwhile.
    bindPattern(f, initializer.declarations[0].name, element);
  } else if (ts.isArrayLiteralExpression(initializer) || ts.isObjectLiteralExpression(initializer))
    assignPattern(f, initializer, element);
  else lowerAssignTo(f, initializer, element);
}

/** Statements that jump out of themselves take the label; any other stands in a block that has it. */
function lowerLabeled(f: FunctionLowering, node: ts.LabeledStatement): void {
  f.pendingLabels.push(node.label.text);
  const { statement } = node;
  if (takesLabels(statement)) lowerStatement(f, statement);
  else inLabelledBlock(f, statement, () => lowerStatement(f, statement));
  f.pendingLabels = [];
}

function takesLabels(node: ts.Statement): boolean {
  return (
    ts.isIterationStatement(node, true) ||
    ts.isSwitchStatement(node) ||
    ts.isBlock(node) ||
    ts.isIfStatement(node) ||
    ts.isLabeledStatement(node)
  );
}

/** A block for what `break` with one of the pending labels leaves, if there are any. */
function inLabelledBlock(f: FunctionLowering, node: ts.Node, work: () => void): void {
  const names = f.takeLabels();
  if (names.length === 0) return work();
  const label = f.newLabel(names[0]);
  pushTarget(f, { breakLabel: label, continueLabel: null, names, plain: false });
  const { statements } = f.collect(work);
  f.jumpTargets.pop();
  f.emit({ kind: "block", label, body: statements, position: f.position(node) });
}

function lowerJump(f: FunctionLowering, node: ts.BreakOrContinueStatement): void {
  const kind = ts.isBreakStatement(node) ? "break" : "continue";
  const name = node.label?.text;
  for (let index = f.jumpTargets.length - 1; index >= 0; index--) {
    const target = f.jumpTargets[index];
    if (
      name !== undefined
        ? !target.names.includes(name)
        : kind === "continue"
          ? target.continueLabel === null
          : !target.plain
    )
      continue;
    return emitJump(f, target, kind, f.position(node));
  }
  throw new Error(`no target for ${kind}`);
}
