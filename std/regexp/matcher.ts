// Runs a compiled regular expression over a text by backtracking. What is still to be tried, and the registers to put back
// before that, lie on one stack, so that no pattern can overflow the program's own.

import { elementUnchecked, setElementUnchecked, stringCodeUnit } from "#intrinsics";
import { canonical, isLineEnd, isWordCharacter } from "./character_set.ts";
import { Operation, type Program } from "./program.ts";

/**
 * The topmost number of an entry tells what it is. Negative: a register (-1 - number) to put back, and its value below.
 * Less than `runTag`: an address to go on at, and the position below. Else runTag plus an address: a run of characters
 * that may give one back, with its least and its present end below.
 */
const runTag = 0x20000000;

export class Matcher {
  /** Start and end of each group, -1 where it did not take part; then what repetitions need. */
  readonly registers: Int32Array;
  private readonly code: Int32Array;
  private readonly length: number;
  private stack = new Int32Array(64);
  private top = 0;

  constructor(
    private readonly program: Program,
    private readonly text: string,
  ) {
    this.registers = new Int32Array(program.registerCount);
    this.code = program.instructions;
    this.length = text.length;
  }

  /** Is there a match that starts at `start`? */
  matchesAt(start: number): boolean {
    this.registers.fill(-1);
    this.top = 0;
    return this.run(0, start) >= 0;
  }

  /** The first match that starts at `start` or behind. */
  find(start: number): boolean {
    const { firstUnit } = this.program;
    for (let at = start; at <= this.length; at++) {
      if (firstUnit >= 0) {
        while (at < this.length && stringCodeUnit(this.text, u32(at)) !== firstUnit) at++;
        if (at >= this.length) return false;
      }
      if (this.matchesAt(at)) return true;
      if (this.program.isUnicode && at < this.length && this.pointAt(at) > 0xffff) at++;
    }
    return false;
  }

  /** Runs from an address and a position to the next Match; gives the position there, or -1. */
  private run(startAddress: number, startPosition: number): number {
    const { code, text, length } = this;
    const base = this.top;
    let address = startAddress;
    let position = startPosition;
    for (;;) {
      let isMatch = true;
      switch (elementUnchecked(code, address)) {
        case Operation.Match:
          return position;
        case Operation.Unit:
          isMatch = position < length && stringCodeUnit(text, u32(position)) === elementUnchecked(code, address + 1);
          position++;
          address += 2;
          break;
        case Operation.UnitBefore:
          position--;
          isMatch = position >= 0 && stringCodeUnit(text, u32(position)) === elementUnchecked(code, address + 1);
          address += 2;
          break;
        case Operation.Point: {
          const point = position < length ? this.pointAt(position) : -1;
          isMatch = this.same(point, elementUnchecked(code, address + 1));
          position += point > 0xffff ? 2 : 1;
          address += 2;
          break;
        }
        case Operation.PointBefore: {
          const point = position > 0 ? this.pointBefore(position) : -1;
          isMatch = this.same(point, elementUnchecked(code, address + 1));
          position -= point > 0xffff ? 2 : 1;
          address += 2;
          break;
        }
        case Operation.Set: {
          const point = position < length ? this.pointAt(position) : -1;
          isMatch = point >= 0 && this.program.sets[elementUnchecked(code, address + 1)].has(point);
          position += point > 0xffff ? 2 : 1;
          address += 2;
          break;
        }
        case Operation.SetBefore: {
          const point = position > 0 ? this.pointBefore(position) : -1;
          isMatch = point >= 0 && this.program.sets[elementUnchecked(code, address + 1)].has(point);
          position -= point > 0xffff ? 2 : 1;
          address += 2;
          break;
        }
        case Operation.Choice:
          this.push2(position, elementUnchecked(code, address + 2));
          address = elementUnchecked(code, address + 1);
          break;
        case Operation.Jump:
          address = elementUnchecked(code, address + 1);
          break;
        case Operation.Save:
          this.setRegister(elementUnchecked(code, address + 1), position);
          address += 2;
          break;
        case Operation.Clear:
          for (let one = elementUnchecked(code, address + 1); one <= elementUnchecked(code, address + 2); one++)
            if (elementUnchecked(this.registers, one) !== -1) this.setRegister(one, -1);
          address += 3;
          break;
        case Operation.Zero:
          this.setRegister(elementUnchecked(code, address + 1), 0);
          address += 2;
          break;
        case Operation.Repeat:
          address = this.repeat(address, position);
          break;
        case Operation.RepeatEnd: {
          const counter = elementUnchecked(code, address + 1);
          const started = elementUnchecked(code, address + 2);
          const count = elementUnchecked(this.registers, counter) + 1;
          // A round beyond the least number of them that takes nothing would go on for ever.
          isMatch =
            started < 0 ||
            count <= elementUnchecked(code, address + 3) ||
            elementUnchecked(this.registers, started) !== position;
          if (isMatch) this.setRegister(counter, count);
          address = elementUnchecked(code, address + 4);
          break;
        }
        case Operation.Run: {
          const end = this.runEnd(address, position);
          isMatch = end >= 0;
          const leastEnd = position + elementUnchecked(code, address + 2);
          if (end > leastEnd) {
            this.push2(leastEnd, end);
            this.push1(runTag + address + 4);
          }
          position = end;
          address += 4;
          break;
        }
        case Operation.Again:
        case Operation.AgainBefore: {
          const isBackward = elementUnchecked(code, address) === Operation.AgainBefore;
          position = this.again(elementUnchecked(code, address + 1), position, isBackward);
          isMatch = position >= 0;
          address += 2;
          break;
        }
        case Operation.Look:
          isMatch = this.look(address, position);
          address = elementUnchecked(code, address + 2);
          break;
        default:
          isMatch = this.isAtEdge(elementUnchecked(code, address), position);
          address++;
      }
      if (isMatch) continue;
      address = this.backtrack(base);
      if (address < 0) return -1;
      position = this.resumeAt;
    }
  }

  /** Where the text is to be read on after `backtrack`. */
  private resumeAt = 0;

  /** Takes back what was done since the last choice above `base`; gives its address, or -1 when there is none. */
  private backtrack(base: number): number {
    const { stack, registers } = this;
    let top = this.top;
    while (top > base) {
      const tag = elementUnchecked(stack, top - 1);
      const value = elementUnchecked(stack, top - 2);
      if (tag < 0) {
        setElementUnchecked(registers, -1 - tag, value);
        top -= 2;
      } else if (tag < runTag) {
        this.resumeAt = value;
        this.top = top - 2;
        return tag;
      } else {
        const address = tag - runTag;
        const least = elementUnchecked(stack, top - 3);
        const end = this.shorterRun(address, value, least);
        if (end <= least) top -= 3;
        else setElementUnchecked(stack, top - 2, end);
        if (end < least) continue;
        this.resumeAt = end;
        this.top = top;
        return address;
      }
    }
    this.top = base;
    return -1;
  }

  /** The next shorter end of a run behind which the text can go on; less than `least` when there is none. */
  private shorterRun(address: number, end: number, least: number): number {
    let shorter = end - 1;
    if (elementUnchecked(this.code, address) !== Operation.Unit) return shorter;
    const wanted = elementUnchecked(this.code, address + 1);
    while (shorter >= least && stringCodeUnit(this.text, u32(shorter)) !== wanted) shorter--;
    return shorter;
  }

  private repeat(address: number, position: number): number {
    const { code } = this;
    const count = elementUnchecked(this.registers, elementUnchecked(code, address + 1));
    const most = elementUnchecked(code, address + 3);
    const body = address + 6;
    const behind = elementUnchecked(code, address + 5);
    if (count < elementUnchecked(code, address + 2)) return body;
    if (most >= 0 && count >= most) return behind;
    const isGreedy = elementUnchecked(code, address + 4) === 1;
    this.push2(position, isGreedy ? behind : body);
    return isGreedy ? body : behind;
  }

  /** The end of as many characters of a set as there are; -1 if they are too few. */
  private runEnd(address: number, position: number): number {
    const { code, text } = this;
    const set = this.program.sets[elementUnchecked(code, address + 1)];
    const most = elementUnchecked(code, address + 3);
    const limit = most < 0 ? this.length : Math.min(this.length, position + most);
    let end = position;
    while (end < limit && set.has(stringCodeUnit(text, u32(end)))) end++;
    return end - position < elementUnchecked(code, address + 2) ? -1 : end;
  }

  /** The text of a group comes again: the position behind it, or -1. A group without a text is always there. */
  private again(group: number, position: number, isBackward: boolean): number {
    const start = elementUnchecked(this.registers, 2 * group);
    const end = elementUnchecked(this.registers, 2 * group + 1);
    if (start < 0 || end < 0) return position;
    const count = end - start;
    const from = isBackward ? position - count : position;
    if (from < 0 || from + count > this.length) return -1;
    for (let index = 0; index < count; index++) {
      const left = stringCodeUnit(this.text, u32(start + index));
      const right = stringCodeUnit(this.text, u32(from + index));
      if (left !== right && !this.same(left, this.program.ignoresCase ? this.canonical(right) : -1)) return -1;
    }
    return isBackward ? from : from + count;
  }

  private look(address: number, position: number): boolean {
    const base = this.top;
    const isNegative = elementUnchecked(this.code, address + 1) === 1;
    const hasMatched = this.run(address + 3, position) >= 0;
    if (isNegative) {
      // What the inside has captured does not outlast it.
      while (this.top > base) this.backtrack(base);
      return !hasMatched;
    }
    if (hasMatched) this.forgetChoices(base);
    return hasMatched;
  }

  /** A look around is not tried in another way; but its captures are taken back with what is around it. */
  private forgetChoices(base: number): void {
    const kept: number[] = [];
    for (let top = this.top; top > base;) {
      const tag = this.stack[top - 1];
      if (tag < 0) kept.push(tag, this.stack[top - 2]);
      top -= tag < runTag ? 2 : 3;
    }
    this.top = base;
    for (let index = kept.length - 2; index >= 0; index -= 2) this.push2(kept[index + 1], kept[index]);
  }

  private isAtEdge(operation: number, position: number): boolean {
    const before = position > 0 ? Number(stringCodeUnit(this.text, u32(position - 1))) : -1;
    const after = position < this.length ? Number(stringCodeUnit(this.text, u32(position))) : -1;
    switch (operation) {
      case Operation.TextStart:
        return before < 0;
      case Operation.TextEnd:
        return after < 0;
      case Operation.LineStart:
        return before < 0 || isLineEnd(before);
      case Operation.LineEnd:
        return after < 0 || isLineEnd(after);
      case Operation.WordEdge:
        return this.isWord(before) !== this.isWord(after);
      default:
        return this.isWord(before) === this.isWord(after);
    }
  }

  private same(point: number, wanted: number): boolean {
    return point >= 0 && (this.program.ignoresCase ? this.canonical(point) : point) === wanted;
  }

  private canonical(point: number): number {
    return canonical(point, this.program.isUnicode);
  }

  private isWord(point: number): boolean {
    return isWordCharacter(point, this.program.foldsCase);
  }

  /** The code point at a position if the pattern is unicode, else the unit. */
  private pointAt(position: number): number {
    const first: number = stringCodeUnit(this.text, u32(position));
    if (!this.program.isUnicode || first < 0xd800 || first > 0xdbff || position + 1 >= this.length) return first;
    const second: number = stringCodeUnit(this.text, u32(position + 1));
    if (second < 0xdc00 || second > 0xdfff) return first;
    return (first - 0xd800) * 0x400 + (second - 0xdc00) + 0x10000;
  }

  private pointBefore(position: number): number {
    const last: number = stringCodeUnit(this.text, u32(position - 1));
    if (!this.program.isUnicode || last < 0xdc00 || last > 0xdfff || position < 2) return last;
    const point = this.pointAt(position - 2);
    return point > 0xffff ? point : last;
  }

  private setRegister(register: number, value: number): void {
    this.push2(elementUnchecked(this.registers, register), -1 - register);
    setElementUnchecked(this.registers, register, value);
  }

  private push1(value: number): void {
    if (this.top >= this.stack.length) this.grow();
    setElementUnchecked(this.stack, this.top, value);
    this.top++;
  }

  private push2(below: number, above: number): void {
    if (this.top + 2 > this.stack.length) this.grow();
    setElementUnchecked(this.stack, this.top, below);
    setElementUnchecked(this.stack, this.top + 1, above);
    this.top += 2;
  }

  private grow(): void {
    const larger = new Int32Array(this.stack.length * 2);
    larger.set(this.stack);
    this.stack = larger;
  }
}
