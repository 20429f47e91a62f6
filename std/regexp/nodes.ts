// The syntax tree of a regular expression; each node emits its own instructions. Inside of a look behind everything runs
// backward: sequences from their last part, characters before the position.

import { canonical, type CharacterSet } from "./character_set.ts";
import { Operation, type Program } from "./program.ts";

export abstract class PatternNode {
  abstract emit(program: Program, isBackward: boolean): void;

  /** The unit that a match starts with, or -1 if there may be several, or none. */
  firstUnit(): number {
    return -1;
  }

  /** Can it match without taking a character? Only then a repetition has to watch that it gets on. */
  get mayBeEmpty(): boolean {
    return true;
  }
}

export class EmptyNode extends PatternNode {
  override emit(): void {
    // Nothing to match.
  }
}

export class CharacterNode extends PatternNode {
  constructor(
    private readonly point: number,
    private readonly ignoresCase: boolean,
  ) {
    super();
  }

  override emit(program: Program, isBackward: boolean): void {
    const plain = this.ignoresCase ? canonical(this.point, program.isUnicode) : this.point;
    const hasCases = this.ignoresCase && isLetter(this.point);
    const mayBeHalf = program.isUnicode && (this.point & 0xf800) === 0xd800;
    if (hasCases || this.point > 0xffff || mayBeHalf)
      program.emit(isBackward ? Operation.PointBefore : Operation.Point, plain);
    else program.emit(isBackward ? Operation.UnitBefore : Operation.Unit, this.point);
  }

  override firstUnit(): number {
    return this.point > 0xffff || (this.ignoresCase && isLetter(this.point)) ? -1 : this.point;
  }

  override get mayBeEmpty(): boolean {
    return false;
  }
}

function isLetter(point: number): boolean {
  return point > 127 || (point >= 65 && point <= 90) || (point >= 97 && point <= 122);
}

export class SetNode extends PatternNode {
  private number = -1;

  constructor(readonly set: CharacterSet) {
    super();
  }

  override emit(program: Program, isBackward: boolean): void {
    program.emit(isBackward ? Operation.SetBefore : Operation.Set, this.numberIn(program));
  }

  /** The set's number; one node may be emitted more than once. */
  numberIn(program: Program): number {
    if (this.number < 0) this.number = program.addSet(this.set);
    return this.number;
  }

  override get mayBeEmpty(): boolean {
    return false;
  }
}

export class SequenceNode extends PatternNode {
  constructor(private readonly parts: readonly PatternNode[]) {
    super();
  }

  override emit(program: Program, isBackward: boolean): void {
    const { parts } = this;
    for (let index = 0; index < parts.length; index++)
      parts[isBackward ? parts.length - 1 - index : index].emit(program, isBackward);
  }

  override firstUnit(): number {
    return this.parts.length === 0 ? -1 : this.parts[0].firstUnit();
  }

  override get mayBeEmpty(): boolean {
    return this.parts.every((part) => part.mayBeEmpty);
  }
}

export class ChoiceNode extends PatternNode {
  constructor(private readonly options: readonly PatternNode[]) {
    super();
  }

  override emit(program: Program, isBackward: boolean): void {
    const jumps: number[] = [];
    for (let index = 0; index < this.options.length; index++) {
      if (index === this.options.length - 1) {
        this.options[index].emit(program, isBackward);
        break;
      }
      const choice = program.emit(Operation.Choice, 0, 0);
      program.patch(choice, 0, program.address);
      this.options[index].emit(program, isBackward);
      jumps.push(program.emit(Operation.Jump, 0));
      program.patch(choice, 1, program.address);
    }
    for (const jump of jumps) program.patch(jump, 0, program.address);
  }

  override get mayBeEmpty(): boolean {
    return this.options.some((option) => option.mayBeEmpty);
  }
}

/** A capturing group. */
export class GroupNode extends PatternNode {
  constructor(
    private readonly group: number,
    private readonly body: PatternNode,
  ) {
    super();
  }

  override emit(program: Program, isBackward: boolean): void {
    const start = 2 * this.group;
    program.emit(Operation.Save, isBackward ? start + 1 : start);
    this.body.emit(program, isBackward);
    program.emit(Operation.Save, isBackward ? start : start + 1);
  }

  override firstUnit(): number {
    return this.body.firstUnit();
  }

  override get mayBeEmpty(): boolean {
    return this.body.mayBeEmpty;
  }
}

/** ^, $, \b and \B. */
export class EdgeNode extends PatternNode {
  constructor(private readonly operation: Operation) {
    super();
  }

  override emit(program: Program): void {
    program.emit(this.operation);
  }
}

/** (?=...), (?!...), (?<=...) and (?<!...). */
export class LookNode extends PatternNode {
  constructor(
    private readonly body: PatternNode,
    private readonly isBehind: boolean,
    private readonly isNegative: boolean,
  ) {
    super();
  }

  override emit(program: Program): void {
    const look = program.emit(Operation.Look, this.isNegative ? 1 : 0, 0);
    this.body.emit(program, this.isBehind);
    program.emit(Operation.Match);
    program.patch(look, 1, program.address);
  }
}

/** \1 or \k<name>; the group's number is known when the whole pattern has been read. */
export class BackReferenceNode extends PatternNode {
  constructor(
    private group: number,
    readonly name: string,
  ) {
    super();
  }

  resolve(group: number): void {
    this.group = group;
  }

  override emit(program: Program, isBackward: boolean): void {
    program.emit(isBackward ? Operation.AgainBefore : Operation.Again, this.group);
  }
}

export class RepeatNode extends PatternNode {
  /** most: -1 for any. Groups from `firstGroup` on and before `endGroup` lie inside. */
  constructor(
    private readonly body: PatternNode,
    private readonly least: number,
    private readonly most: number,
    private readonly isGreedy: boolean,
    private readonly firstGroup: number,
    private readonly endGroup: number,
  ) {
    super();
  }

  override emit(program: Program, isBackward: boolean): void {
    if (this.most === 0) return;
    const { body } = this;
    if (this.least === 1 && this.most === 1) {
      body.emit(program, isBackward);
      return;
    }
    if (body instanceof SetNode && this.isGreedy && !isBackward && !program.isUnicode) {
      program.emit(Operation.Run, body.numberIn(program), this.least, this.most);
      return;
    }
    const counter = program.newRegister();
    const position = body.mayBeEmpty ? program.newRegister() : -1;
    program.emit(Operation.Zero, counter);
    const repeat = program.emit(Operation.Repeat, counter, this.least, this.most, this.isGreedy ? 1 : 0, 0);
    if (this.endGroup > this.firstGroup) program.emit(Operation.Clear, 2 * this.firstGroup, 2 * this.endGroup - 1);
    if (position >= 0) program.emit(Operation.Save, position);
    body.emit(program, isBackward);
    program.emit(Operation.RepeatEnd, counter, position, this.least, repeat);
    program.patch(repeat, 4, program.address);
  }

  override firstUnit(): number {
    return this.least > 0 ? this.body.firstUnit() : -1;
  }

  override get mayBeEmpty(): boolean {
    return this.least === 0 || this.body.mayBeEmpty;
  }
}
