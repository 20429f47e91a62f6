// `list.forEach(callback, object)`: the object is the callback's `this`, where it has use for one.

const scaled: number[] = [];
[1, 2, 3].forEach(function (this: { by: number }, one) {
  scaled.push(one * this.by);
}, { by: 10 });
console.log(scaled);
console.log([1, 2].map(function (this: { add: number }, one, index, list) { return one + this.add + index + list.length; }, { add: 5 }));

class Counter {
  sum = 0;
  readonly seen: string[] = [];
  take(list: number[]): this {
    list.forEach(function (this: Counter, one) { this.sum += one; }, this);
    list.forEach((one) => { this.sum += one; }, this);
    list.forEach(this.note, this);
    return this;
  }
  note(one: number, index: number): void { this.seen.push(`${index}:${one}`); }
  isAbove(one: number): boolean { return one > this.sum; }
}
const counter = new Counter().take([1, 2]);
console.log(counter.sum, counter.seen, [5, 6, 7].filter(counter.isAbove, counter));
console.log([5, 6, 7].some(counter.isAbove, counter));

const limits = { least: 2 };
function isEnough(this: { least: number }, one: number): boolean { return one >= this.least; }
console.log([1, 2, 3].filter(isEnough, limits), [1, 2, 3].find(isEnough, limits), [1, 2, 3].findIndex(isEnough, limits));
console.log([1, 2, 3].findLast(isEnough, limits), [1, 2, 3].findLastIndex(isEnough, limits));
console.log(["a", "b"].flatMap(function (this: number[], text) { return this.map((n) => text + n); }, [1, 2]));
console.log([1, 2].some((one) => one > 1, null), [1].every((one) => one > 0, undefined), [3].map(String, 5));
function given(): null { console.log("given"); return null; }
console.log([1].map((one) => one + 1, given()));
const set = new Set([1, 2]);
console.log([1, 2, 3].filter(set.has, set));
const readonly: readonly string[] = ["x"];
readonly.forEach(function (this: string[], one) { this.push(one); }, counter.seen);
console.log(counter.seen.at(-1), new Uint8Array([1, 2]).map(function (this: { by: number }, one) { return one * this.by; }, { by: 3 }));
// Numbers and booleans as `this`.
function plus(this: number, one: number): number { return this + one; }
const signed = function (this: boolean, one: number) { return this ? one : -one; };
console.log(plus.call(5, 1), plus.bind(5)(1), plus.bind(5, 2)(), [1].map(plus, 5), signed.call(true, 1), signed.bind(false)(2));
// Of maps and sets, and of Array.from.
class Totals {
  sum = 0;
  note(value: number): void {
    this.sum += value;
  }
  all(): number[] {
    new Map([["a", 1], ["b", 2]]).forEach(function (this: Totals, value) { this.sum += value; }, this);
    new Map([[4, 5]]).forEach(this.note, this);
    new Set([10]).forEach(this.note, this);
    return Array.from([1, 2], function (this: Totals, value) { return value + this.sum; }, this);
  }
}
console.log(new Totals().all(), Array.from({ length: 2 }, function (this: { by: number }, _, index) { return index * this.by; }, { by: 3 }));
