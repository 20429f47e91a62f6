// A compiled regular expression: instructions for matcher.ts, and what builds them.
//
// Each instruction is an operation followed by its operands. Registers hold positions in the text (-1: none): two for
// each group's start and end, then those of repetitions.

import type { CharacterSet } from "./character_set.ts";

export enum Operation {
  /** The whole expression, or the inside of a look around, has matched. */
  Match,
  /** unit: this UTF-16 unit, forward or backward. */
  Unit,
  UnitBefore,
  /** canonical form of a code point; ignoring case, or one that takes two units. */
  Point,
  PointBefore,
  /** number of a set */
  Set,
  SetBefore,
  /** address, address: goes on at the first, and at the second if that fails */
  Choice,
  /** address */
  Jump,
  /** register: takes the position */
  Save,
  /** first register, last register: become -1 */
  Clear,
  TextStart,
  TextEnd,
  LineStart,
  LineEnd,
  WordEdge,
  NoWordEdge,
  /** number of a group: the text it has matched comes again, forward or backward */
  Again,
  AgainBefore,
  /** 1 if negative, address behind: the inside follows */
  Look,
  /** register: becomes 0 */
  Zero,
  /** counter register, least, most (-1: any), 1 if greedy, address behind the repetition: the body follows */
  Repeat,
  /** counter register, position register, least, address of Repeat: the end of the body */
  RepeatEnd,
  /** number of a set, least, most (-1: any): as many characters as there are, then fewer */
  Run,
}

export class Program {
  readonly code: number[] = [];
  readonly sets: CharacterSet[] = [];
  /** Groups in the order of their opening brackets; the whole match is number 0. "" without a name. */
  readonly groupNames: string[] = [""];
  registerCount = 2;
  /** The unit that every match starts with, or -1. */
  firstUnit = -1;

  constructor(
    readonly ignoresCase: boolean,
    readonly isUnicode: boolean,
    readonly isMultiline: boolean,
    readonly dotAll: boolean,
  ) {}

  /** Does case not matter, by Unicode's folding? */
  get foldsCase(): boolean {
    return this.ignoresCase && this.isUnicode;
  }

  /** The finished code. */
  get instructions(): Int32Array {
    this.finished ??= new Int32Array(this.code);
    return this.finished;
  }

  private finished: Int32Array | null = null;

  get groupCount(): number {
    return this.groupNames.length;
  }

  get hasNames(): boolean {
    return this.groupNames.some((name) => name !== "");
  }

  /** Appends an instruction and gives its address. */
  emit(operation: Operation, ...operands: number[]): number {
    const address = this.code.length;
    this.code.push(operation);
    for (const operand of operands) this.code.push(operand);
    return address;
  }

  get address(): number {
    return this.code.length;
  }

  /** Sets an operand that was not known when its instruction was emitted. */
  patch(address: number, operand: number, value: number): void {
    this.code[address + 1 + operand] = value;
  }

  addSet(set: CharacterSet): number {
    set.finish(this.ignoresCase, this.isUnicode);
    return this.sets.push(set) - 1;
  }

  newRegister(): number {
    return this.registerCount++;
  }
}
