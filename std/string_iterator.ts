// Iterator over the code points of a string (ECMAScript 22.1.5).

import { stringFromCodePoint } from "#intrinsics";
import { Inspectable } from "./inspectable.ts";

export class TextCharacters extends Inspectable implements IterableIterator<string, undefined> {
  private position = 0;
  private point = 0;

  constructor(private readonly text: string) {
    super();
  }

  override inspected(): string {
    return "Object [String Iterator] {}";
  }

  advance(): boolean {
    const point = this.text.codePointAt(this.position);
    if (point === undefined) return false;
    this.point = point;
    this.position += point > 0xffff ? 2 : 1;
    return true;
  }

  get current(): string {
    return stringFromCodePoint(u32(this.point));
  }

  next(): IteratorResult<string, undefined> {
    return this.advance() ? { value: this.current, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator](): TextCharacters {
    return this;
  }
}
