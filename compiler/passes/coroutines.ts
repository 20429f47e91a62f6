// Makes functions that suspend (bodies of generators and async functions) into functions that return and go on where they
// left when they are called again. The closure object is the frame: locals that live across a suspension become fields of
// it, beside a number that says where to go on. So a suspended function is an object like any other, which the collector
// walks and a live update carries; no stack and no code address is kept.
//
// The structure stays: each suspension becomes `state = n; return; point n`, and the function begins with a jump to the
// point that the state names, however deep in loops and branches it is. A try statement around a point is entered anew
// on the way there: the jump goes to just before it, and its body begins with the rest of the way.
//
// Requires: the types of locals are final (integers). Provides: no `suspend` statements.

import type { Expr, Field, Fn, Layout, Local, Position, Program, ResumePoint, Stmt } from "../ir.ts";
import { bodiesOf, expressionsOf, forEachOperand, forEachStatement, greatestLocalId, mapExpressions } from "./walk.ts";

/** The field of a frame that says where to go on. */
export const resumeState = "$state";

export function coroutines(program: Program): Program {
  for (const fn of program.functions) if (suspends(fn.body)) new Splitter(fn).run();
  return program;
}

function suspends(statements: readonly Stmt[]): boolean {
  let found = false;
  forEachStatement(statements, (statement) => {
    found ||= statement.kind === "suspend";
  });
  return found;
}

class Splitter {
  private readonly closure: Local;
  private readonly layout: Layout;
  private readonly state: Field;
  /** Locals that are fields of the frame now. */
  private readonly kept = new Map<Local, Field>();
  private nextId: number;
  private lastPoint = 0;

  constructor(private readonly fn: Fn) {
    this.closure = fn.params[0];
    const { type } = this.closure;
    if (!fn.isClosure || typeof type === "string" || type.to === null) throw new Error(`${fn.name} has no frame`);
    this.layout = type.to;
    this.state = this.addField(resumeState, "u32");
    this.nextId = greatestId(fn) + 1;
  }

  run(): void {
    const { fn } = this;
    const loads = this.captureLoads();
    const body = fn.body.slice(loads.length);
    this.keepLiveLocals(body);
    const changed = assignedLocals(body);
    const stay = loads.filter(({ local, init }) => {
      if (!changed.has(local)) return true;
      // A captured variable of the function's own (a parameter): its field is the variable.
      this.kept.set(local, init.field);
      return false;
    });
    mapExpressions(body, (expr) => this.toField(expr));
    const { statements, points } = this.list(body);
    fn.body = [...stay, this.resume(points, fn.position), ...statements];
  }

  /** The reads of captured words that a closure's body begins with. */
  private captureLoads(): CaptureLoad[] {
    const loads: CaptureLoad[] = [];
    for (const statement of this.fn.body) {
      if (statement.kind !== "let" || statement.init?.kind !== "field") break;
      const { object } = statement.init;
      if (object.kind !== "local" || object.local !== this.closure) break;
      loads.push({ ...statement, init: statement.init });
    }
    return loads;
  }

  private addField(name: string, type: Field["type"]): Field {
    const taken = new Set(this.layout.fields.map((field) => field.cName));
    let cName = name.replace(/[^A-Za-z0-9_]/g, "_");
    while (taken.has(cName)) cName += "_";
    const typeText = typeof type === "string" ? type : (type.to?.name ?? "object");
    const field: Field = { name, cName, type, typeText, optional: false, hidden: true };
    this.layout.fields.push(field);
    return field;
  }

  private keep(local: Local): void {
    if (!this.kept.has(local)) this.kept.set(local, this.addField(local.name, local.type));
  }

  /** Keeps each local that is mentioned behind a suspension which comes after its declaration, in the same list. */
  private keepLiveLocals(statements: readonly Stmt[], caught: Local | null = null): Set<Local> {
    const mentioned = statements.map((statement) => this.mentionedIn(statement));
    const crossing = statements.map((statement) => suspends([statement]));
    const consider = (local: Local, from: number): void => {
      const last = mentioned.findLastIndex((locals, index) => index >= from && locals.has(local));
      if (crossing.some((crosses, index) => crosses && index >= from && index <= last)) this.keep(local);
    };
    if (caught !== null) consider(caught, 0);
    statements.forEach((statement, index) => {
      if (statement.kind === "let") consider(statement.local, index + 1);
    });
    return new Set(mentioned.flatMap((locals) => [...locals]));
  }

  private mentionedIn(statement: Stmt): Set<Local> {
    const locals = new Set<Local>();
    for (const expr of expressionsOf(statement))
      forEachOperand(expr, (operand) => {
        if (operand.kind === "local") locals.add(operand.local);
      });
    const inner =
      statement.kind === "try"
        ? [this.keepLiveLocals(statement.body), this.keepLiveLocals(statement.handler, statement.caught)]
        : // The update of a loop sees what its body declares.
          statement.kind === "loop"
          ? [this.keepLiveLocals([...statement.body, ...statement.update])]
          : bodiesOf(statement).map((body) => this.keepLiveLocals(body));
    for (const set of inner) for (const local of set) locals.add(local);
    return locals;
  }

  private fieldOf(field: Field): Extract<Expr, { kind: "field" }> {
    const object: Expr = { kind: "local", type: this.closure.type, local: this.closure };
    return { kind: "field", type: field.type, object, layout: this.layout, field };
  }

  private toField(expr: Expr): Expr {
    const field = expr.kind === "local" ? this.kept.get(expr.local) : undefined;
    return field === undefined ? expr : this.fieldOf(field);
  }

  private list(statements: readonly Stmt[]): Split {
    const result: Stmt[] = [];
    const points: ResumePoint[] = [];
    for (const statement of statements) {
      const split = this.statement(statement);
      result.push(...split.statements);
      points.push(...split.points);
    }
    return { statements: result, points };
  }

  private statement(statement: Stmt): Split {
    const { position } = statement;
    switch (statement.kind) {
      case "let": {
        const field = this.kept.get(statement.local);
        if (field === undefined) break;
        const value = statement.init ?? zeroOf(field.type);
        return { statements: [{ kind: "assign", target: this.fieldOf(field), value, position }], points: [] };
      }
      case "suspend":
        return this.suspension(statement);
      case "try":
        return this.tryStatement(statement);
      case "if":
        return this.inside(statement, ["then", "else"]);
      case "loop":
        return this.inside(statement, ["body", "update"]);
      case "block":
        return this.inside(statement, ["body"]);
      case "switch": {
        const split = this.inside(statement, ["default"]);
        for (const one of statement.cases) {
          const { statements, points } = this.list(one.body);
          one.body = statements;
          split.points.push(...points);
        }
        return split;
      }
    }
    return { statements: [statement], points: [] };
  }

  /** Splits the named statement lists of a statement in place. */
  private inside<K extends string>(statement: Stmt & Record<K, Stmt[]>, lists: readonly K[]): Split {
    const holder: Record<K, Stmt[]> = statement;
    const all: ResumePoint[] = [];
    for (const name of lists) {
      const { statements, points } = this.list(holder[name]);
      holder[name] = statements;
      all.push(...points);
    }
    return { statements: [statement], points: all };
  }

  private suspension({ value, position }: Extract<Stmt, { kind: "suspend" }>): Split {
    const number = ++this.lastPoint;
    const label = { name: "point", id: this.nextId++ };
    const setState = (state: number): Stmt => ({
      kind: "assign",
      target: this.fieldOf(this.state),
      value: { kind: "number", type: "u32", value: state },
      position,
    });
    const statements: Stmt[] = [
      setState(number),
      { kind: "return", value, position },
      { kind: "resumePoint", label, position },
      // While the function runs its state is 0: a try statement that it enters begins at its beginning.
      setState(0),
    ];
    return { statements, points: [{ number, label }] };
  }

  private tryStatement(statement: Extract<Stmt, { kind: "try" }>): Split {
    const { position, caught } = statement;
    const body = this.list(statement.body);
    const handler = this.list(statement.handler);
    const field = this.kept.get(caught);
    if (field !== undefined) {
      const value: Expr = { kind: "local", type: caught.type, local: caught };
      handler.statements.unshift({ kind: "assign", target: this.fieldOf(field), value, position });
    }
    statement.handler = handler.statements;
    if (body.points.length === 0) return { statements: [statement], points: handler.points };
    statement.body = [this.resume(body.points, position), ...body.statements];
    const label = { name: "try", id: this.nextId++ };
    const points = [...body.points.map(({ number }) => ({ number, label })), ...handler.points];
    return { statements: [{ kind: "resumePoint", label, position }, statement], points };
  }

  private resume(points: ResumePoint[], position: Position): Stmt {
    return { kind: "resume", state: this.fieldOf(this.state), points, position };
  }
}

type CaptureLoad = Extract<Stmt, { kind: "let" }> & { readonly init: Extract<Expr, { kind: "field" }> };

/** Rewritten statements, and where to go from outside them for each suspension inside. */
interface Split {
  readonly statements: Stmt[];
  readonly points: ResumePoint[];
}

function assignedLocals(statements: readonly Stmt[]): Set<Local> {
  const assigned = new Set<Local>();
  forEachStatement(statements, (statement) => {
    if (statement.kind === "assign" && statement.target.kind === "local") assigned.add(statement.target.local);
  });
  return assigned;
}

function zeroOf(type: Field["type"]): Expr {
  if (typeof type !== "string" || type === "value") return { kind: "undefined", type };
  if (type === "bool") return { kind: "bool", type, value: false };
  if (type === "i64" || type === "u64") return { kind: "bigint", type, value: 0n };
  return { kind: "number", type, value: 0 };
}

/** The greatest number that a local or label of the function has. */
function greatestId(fn: Fn): number {
  let greatest = greatestLocalId(fn);
  forEachStatement(fn.body, (statement) => {
    const label = statement.kind === "loop" || statement.kind === "block" ? statement.label : null;
    if (label !== null) greatest = Math.max(greatest, label.id);
  });
  return greatest;
}
