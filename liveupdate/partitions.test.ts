// Partitions: what is written is read again; other types, missing entries and damaged bytes are errors that say where.

import { equal, equalBytes, isTrue, test, throws } from "../test/unit.ts";
import { Partitions, readBlock, StateSummary } from "./partitions.ts";
import { Restore } from "./restore.ts";
import { entryTypes, Storage } from "./storage.ts";

class Point {
  label = "";
  next: Point | null = null;
  constructor(
    public x: number,
    public y: u16,
  ) {}
}

function restoreOf(storage: Storage): Restore {
  return new Restore(storage.partition, 1, storage.finish().slice());
}

test("every type of entry comes back", () => {
  const storage = new Storage("all");
  storage.addInteger(1, -5.25);
  storage.addString(2, "naïve ✓");
  storage.addBuffer(3, new Uint8Array([1, 2, 255]));
  storage.addVector(4, [1, NaN, -0]);
  storage.addMarker(5);
  equal(storage.entryCount, 5);
  const restore = restoreOf(storage);
  equal(restore.integer(1), -5.25);
  equal(restore.string(2), "naïve ✓");
  equalBytes(restore.buffer(3), new Uint8Array([1, 2, 255]));
  const vector = restore.vector(4);
  equal(vector.length, 3);
  isTrue(Number.isNaN(vector[1]), "NaN stays NaN");
  restore.marker(5);
});

test("entries are walked in order, also with equal ids", () => {
  const storage = new Storage("list");
  for (let index = 0; index < 3; index++) storage.addInteger(7, index * 10);
  const restore = restoreOf(storage);
  let sum = 0;
  while (!restore.isAtEnd) {
    equal(restore.id, 7);
    sum += restore.integer();
  }
  equal(sum, 30);
  throws(() => restore.integer(), "partition list: read past its 3 entries");
});

test("an entry is passed over only if it holds just what is given", () => {
  const storage = new Storage("list");
  storage.addString(7, "same");
  storage.addString(7, "sane");
  storage.addString(7, "same and more");
  const restore = restoreOf(storage);
  const content = restore.content();
  isTrue(!restore.skipIfSame(entryTypes.buffer, content), "another type");
  isTrue(restore.skipIfSame(entryTypes.string, content), "the same");
  isTrue(!restore.skipIfSame(entryTypes.string, content), "another text");
  equal(restore.string(), "sane");
  isTrue(!restore.skipIfSame(entryTypes.string, content), "a longer one");
  equal(restore.string(), "same and more");
});

test("errors name the partition, the id and both types", () => {
  const storage = new Storage("settings");
  storage.addString(3, "text");
  const restore = restoreOf(storage);
  throws(() => restore.integer(3), "partition settings: entry 3 is a string, not a integer");
  throws(() => restore.buffer(4), "partition settings: there is no entry 4 (a buffer is wanted)");
});

test("an object takes the place of one of its type, and of no other", () => {
  const storage = new Storage("places");
  const point = new Point(1.5, 7);
  point.next = new Point(-2, 65535);
  storage.addObject(1, point);
  storage.addObject(2, [3]);
  const restore = restoreOf(storage);
  const target = new Point(9, 9);
  target.label = "old";
  target.next = target;
  isTrue(restore.encoded(entryTypes.object, undefined, null, target) === target, "the target is the root");
  equal(`${target.label}|${target.x}|${target.y}`, "|1.5|7");
  isTrue(target.next !== target && target.next?.x === -2 && target.next.y === 65535, "what hangs on it is new");
  isTrue(restore.encoded(entryTypes.object, undefined, null, target) !== target, "an array is no point");
});

test("objects come back with shared parts and cycles", () => {
  const point = new Point(1.5, 40000);
  point.label = "first";
  point.next = new Point(2, 3);
  point.next.next = point;
  const storage = new Storage("objects");
  storage.addObject(1, point);
  storage.addObject(2, [point, point]);
  const restore = restoreOf(storage);
  const back = restore.object(1) as Point;
  isTrue(back !== point, "another object");
  equal(back.label, "first");
  equal(back.y, 40000);
  isTrue(back.next?.next === back, "the cycle is closed");
  const pair = restore.object(2) as Point[];
  isTrue(pair[0] === pair[1], "one object, not two");
});

test("bigints of any length come back", () => {
  const amounts: bigint[] = [5n, -(2n ** 63n), 2n ** 64n - 1n, -(2n ** 64n), 2n ** 1000n + 1n];
  const storage = new Storage("bigints");
  storage.addObject(1, amounts);
  const back = restoreOf(storage).object(1) as bigint[];
  equal(back.join(), amounts.join());
  isTrue(back[4] === amounts[4] && back[4] + 1n === 2n ** 1000n + 2n, "equal numbers");
});

test("state that outgrows its memory at any byte", () => {
  for (let length = 200; length < 300; length++) {
    const storage = new Storage("grows");
    storage.addBuffer(1, new Uint8Array(length));
    storage.addMarker(2);
    storage.addInteger(3, length);
    equal(restoreOf(storage).integer(3), length);
  }
});

test("a block of partitions, and damage to it", () => {
  const partitions = new Partitions();
  let restored = 0;
  const save = (storage: Storage): void => storage.addInteger(1, 42);
  const restore = (from: Restore): void => {
    restored += from.integer(1) + from.version;
  };
  partitions.register("one", save, restore, 1);
  partitions.register("two", save, restore, 9);
  throws(() => partitions.register("two", save, restore, 1), "registered twice");
  const summary = new StateSummary();
  const block = partitions.saveAll(summary).slice();
  equal(summary.partitions, 2);
  partitions.restoreAll(block);
  equal(restored, 42 + 1 + 42 + 9);
  for (let length = 0; length < block.length; length++)
    throws(() => readBlock(block.subarray(0, length)), "the stored state");
  const flipped = block.slice();
  flipped[flipped.length - 3] = u8(flipped[flipped.length - 3] ^ 1);
  throws(() => readBlock(flipped), "partition two: the checksum does not match");
});
