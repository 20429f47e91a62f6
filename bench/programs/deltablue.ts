// DeltaBlue: an incremental solver of one-way constraints with strengths; class hierarchies and growing arrays.

/** Smaller is stronger. */
enum Strength {
  required,
  strongPreferred,
  preferred,
  strongDefault,
  normal,
  weakDefault,
  weakest,
}

class Variable {
  readonly constraints: Constraint[] = [];
  determinedBy: Constraint | null = null;
  mark = 0;
  walkStrength: Strength = Strength.weakest;
  stay = true;

  constructor(public value: number) {}

  removeConstraint(constraint: Constraint): void {
    const index = this.constraints.indexOf(constraint);
    if (index >= 0) this.constraints.splice(index, 1);
    if (this.determinedBy === constraint) this.determinedBy = null;
  }
}

abstract class Constraint {
  constructor(readonly strength: Strength) {}

  isInput(): boolean {
    return false;
  }

  abstract isSatisfied(): boolean;
  abstract addToGraph(): void;
  abstract removeFromGraph(): void;
  abstract chooseMethod(mark: number): void;
  abstract markInputs(mark: number): void;
  abstract inputsKnown(mark: number): boolean;
  abstract output(): Variable;
  abstract execute(): void;
  abstract markUnsatisfied(): void;
  abstract recalculate(): void;

  addTo(planner: Planner): void {
    this.addToGraph();
    planner.incrementalAdd(this);
  }

  removeWith(planner: Planner): void {
    if (this.isSatisfied()) planner.incrementalRemove(this);
    else this.removeFromGraph();
  }

  /** Tries to be enforced; gives the constraint that it overrides. */
  satisfy(mark: number, planner: Planner): Constraint | null {
    this.chooseMethod(mark);
    if (!this.isSatisfied()) {
      if (this.strength === Strength.required) throw new Error("a required constraint cannot be satisfied");
      return null;
    }
    this.markInputs(mark);
    const out = this.output();
    const overridden = out.determinedBy;
    overridden?.markUnsatisfied();
    out.determinedBy = this;
    if (!planner.addPropagate(this, mark)) throw new Error("a cycle of constraints");
    out.mark = mark;
    return overridden;
  }
}

abstract class UnaryConstraint extends Constraint {
  private satisfied = false;

  constructor(
    protected readonly variable: Variable,
    strength: Strength,
  ) {
    super(strength);
  }

  override isSatisfied(): boolean {
    return this.satisfied;
  }

  override addToGraph(): void {
    this.variable.constraints.push(this);
    this.satisfied = false;
  }

  override removeFromGraph(): void {
    this.variable.removeConstraint(this);
    this.satisfied = false;
  }

  override chooseMethod(mark: number): void {
    this.satisfied = this.variable.mark !== mark && this.strength < this.variable.walkStrength;
  }

  override markInputs(): void {}

  override inputsKnown(): boolean {
    return true;
  }

  override output(): Variable {
    return this.variable;
  }

  override markUnsatisfied(): void {
    this.satisfied = false;
  }

  override recalculate(): void {
    this.variable.walkStrength = this.strength;
    this.variable.stay = !this.isInput();
    if (this.variable.stay) this.execute();
  }

  override execute(): void {}
}

class StayConstraint extends UnaryConstraint {}

class EditConstraint extends UnaryConstraint {
  override isInput(): boolean {
    return true;
  }
}

enum Direction {
  none,
  forward,
  backward,
}

class EqualityConstraint extends Constraint {
  protected direction: Direction = Direction.none;

  constructor(
    protected readonly first: Variable,
    protected readonly second: Variable,
    strength: Strength,
  ) {
    super(strength);
  }

  override isSatisfied(): boolean {
    return this.direction !== Direction.none;
  }

  override addToGraph(): void {
    this.first.constraints.push(this);
    this.second.constraints.push(this);
    this.direction = Direction.none;
  }

  override removeFromGraph(): void {
    this.first.removeConstraint(this);
    this.second.removeConstraint(this);
    this.direction = Direction.none;
  }

  override chooseMethod(mark: number): void {
    const { first, second } = this;
    if (first.mark === mark) this.choose(second, mark, Direction.forward);
    else if (second.mark === mark) this.choose(first, mark, Direction.backward);
    else if (first.walkStrength > second.walkStrength)
      this.direction = this.strength < first.walkStrength ? Direction.backward : Direction.none;
    else this.direction = this.strength < second.walkStrength ? Direction.forward : Direction.none;
  }

  private choose(target: Variable, mark: number, direction: Direction): void {
    this.direction = target.mark !== mark && this.strength < target.walkStrength ? direction : Direction.none;
  }

  protected input(): Variable {
    return this.direction === Direction.forward ? this.first : this.second;
  }

  override output(): Variable {
    return this.direction === Direction.forward ? this.second : this.first;
  }

  override markInputs(mark: number): void {
    this.input().mark = mark;
  }

  override inputsKnown(mark: number): boolean {
    const input = this.input();
    return input.mark === mark || input.stay || input.determinedBy === null;
  }

  override markUnsatisfied(): void {
    this.direction = Direction.none;
  }

  override recalculate(): void {
    const input = this.input();
    const output = this.output();
    output.walkStrength = this.strength > input.walkStrength ? this.strength : input.walkStrength;
    output.stay = input.stay;
    if (output.stay) this.execute();
  }

  override execute(): void {
    this.output().value = this.input().value;
  }
}

/** second = first * scale + offset. */
class ScaleConstraint extends EqualityConstraint {
  constructor(
    first: Variable,
    private readonly scale: Variable,
    private readonly offset: Variable,
    second: Variable,
    strength: Strength,
  ) {
    super(first, second, strength);
  }

  override addToGraph(): void {
    super.addToGraph();
    this.scale.constraints.push(this);
    this.offset.constraints.push(this);
  }

  override removeFromGraph(): void {
    super.removeFromGraph();
    this.scale.removeConstraint(this);
    this.offset.removeConstraint(this);
  }

  override markInputs(mark: number): void {
    super.markInputs(mark);
    this.scale.mark = mark;
    this.offset.mark = mark;
  }

  override execute(): void {
    if (this.direction === Direction.forward)
      this.second.value = this.first.value * this.scale.value + this.offset.value;
    else this.first.value = (this.second.value - this.offset.value) / this.scale.value;
  }

  override recalculate(): void {
    const input = this.input();
    const output = this.output();
    output.walkStrength = this.strength > input.walkStrength ? this.strength : input.walkStrength;
    output.stay = input.stay && this.scale.stay && this.offset.stay;
    if (output.stay) this.execute();
  }
}

class Planner {
  private lastMark = 1;

  incrementalAdd(constraint: Constraint): void {
    const mark = ++this.lastMark;
    let overridden = constraint.satisfy(mark, this);
    while (overridden !== null) overridden = overridden.satisfy(mark, this);
  }

  incrementalRemove(constraint: Constraint): void {
    const out = constraint.output();
    constraint.markUnsatisfied();
    constraint.removeFromGraph();
    const unsatisfied = this.removePropagateFrom(out);
    unsatisfied.sort((a, b) => a.strength - b.strength);
    for (const one of unsatisfied) this.incrementalAdd(one);
  }

  makePlan(sources: Constraint[]): Constraint[] {
    const mark = ++this.lastMark;
    const plan: Constraint[] = [];
    const todo = sources;
    for (let constraint = todo.pop(); constraint !== undefined; constraint = todo.pop()) {
      const out = constraint.output();
      if (out.mark === mark || !constraint.inputsKnown(mark)) continue;
      plan.push(constraint);
      out.mark = mark;
      this.addConsuming(out, todo);
    }
    return plan;
  }

  addPropagate(constraint: Constraint, mark: number): boolean {
    const todo = [constraint];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (next.output().mark === mark) {
        this.incrementalRemove(constraint);
        return false;
      }
      next.recalculate();
      this.addConsuming(next.output(), todo);
    }
    return true;
  }

  private removePropagateFrom(out: Variable): Constraint[] {
    out.determinedBy = null;
    out.walkStrength = Strength.weakest;
    out.stay = true;
    const unsatisfied: Constraint[] = [];
    const todo = [out];
    for (let variable = todo.pop(); variable !== undefined; variable = todo.pop()) {
      for (const constraint of variable.constraints) if (!constraint.isSatisfied()) unsatisfied.push(constraint);
      const determining = variable.determinedBy;
      for (const next of variable.constraints) {
        if (next === determining || !next.isSatisfied()) continue;
        next.recalculate();
        todo.push(next.output());
      }
    }
    return unsatisfied;
  }

  private addConsuming(variable: Variable, list: Constraint[]): void {
    const determining = variable.determinedBy;
    for (const constraint of variable.constraints)
      if (constraint !== determining && constraint.isSatisfied()) list.push(constraint);
  }

  /** Changes a variable's value ten times through a plan. */
  change(variable: Variable, value: number): void {
    const edit = new EditConstraint(variable, Strength.preferred);
    edit.addTo(this);
    const plan = this.makePlan([edit]);
    for (let i = 0; i < 10; i++) {
      variable.value = value;
      for (const constraint of plan) constraint.execute();
    }
    edit.removeWith(this);
  }
}

function chain(length: number): boolean {
  const planner = new Planner();
  const variables = Array.from({ length: length + 1 }, () => new Variable(0));
  for (let i = 0; i < length; i++)
    new EqualityConstraint(variables[i], variables[i + 1], Strength.required).addTo(planner);
  const first = variables[0];
  const last = variables[length];
  new StayConstraint(last, Strength.strongDefault).addTo(planner);
  const edit = new EditConstraint(first, Strength.preferred);
  edit.addTo(planner);
  const plan = planner.makePlan([edit]);
  let isRight = true;
  for (let value = 0; value < 100; value++) {
    first.value = value;
    for (const constraint of plan) constraint.execute();
    isRight &&= last.value === value;
  }
  edit.removeWith(planner);
  return isRight;
}

function projection(count: number): boolean {
  const planner = new Planner();
  const scale = new Variable(10);
  const offset = new Variable(1000);
  const sources: Variable[] = [];
  const targets: Variable[] = [];
  for (let i = 0; i < count; i++) {
    const source = new Variable(i);
    const target = new Variable(i);
    sources.push(source);
    targets.push(target);
    new StayConstraint(source, Strength.normal).addTo(planner);
    new ScaleConstraint(source, scale, offset, target, Strength.required).addTo(planner);
  }
  const source = sources[count - 1];
  const target = targets[count - 1];
  planner.change(source, 17);
  let isRight = target.value === 1170;
  planner.change(target, 1050);
  isRight &&= source.value === 5;
  planner.change(scale, 5);
  for (let i = 0; i < count - 1; i++) isRight &&= targets[i].value === i * 5 + 1000;
  planner.change(offset, 2000);
  for (let i = 0; i < count - 1; i++) isRight &&= targets[i].value === i * 5 + 2000;
  return isRight;
}

let right = 0;
for (let round = 0; round < 20; round++) if (chain(4000) && projection(4000)) right++;
console.log(right === 20 ? "ok" : "wrong", right);
