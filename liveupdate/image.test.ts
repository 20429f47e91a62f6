import { equal, test, throws } from "../test/unit.ts";
import { checkImage } from "./image.ts";

const memoryLimit = 1 << 20;

function put(file: Uint8Array, offset: number, size: number, value: u64): void {
  for (let index = 0; index < size; index++) file[offset + index] = u8(u64(value >> u64(index * 8)));
}

/** A right image: text of 100 bytes, data of 50 in the file and 5000 in memory. */
function goodImage(): Uint8Array {
  const file = new Uint8Array(400);
  put(file, 0, 4, 0x464c457fn);
  put(file, 4, 3, 0x010102n);
  put(file, 16, 2, 2n);
  put(file, 18, 2, 62n);
  put(file, 20, 4, 1n);
  put(file, 24, 8, 0xffffffff80100010n);
  put(file, 32, 8, 64n);
  put(file, 52, 2, 64n);
  put(file, 54, 2, 56n);
  put(file, 56, 2, 2n);
  segment(file, 0, 5n, 200n, 0xffffffff80100000n, 100n, 100n);
  segment(file, 1, 6n, 300n, 0xffffffff80102000n, 50n, 5000n);
  return file;
}

function segment(
  file: Uint8Array,
  index: number,
  flags: u64,
  offset: u64,
  address: u64,
  inFile: u64,
  inMemory: u64,
): void {
  const header = 64 + index * 56;
  put(file, header, 4, 1n);
  put(file, header + 4, 4, flags);
  put(file, header + 8, 8, offset);
  put(file, header + 16, 8, address);
  put(file, header + 32, 8, inFile);
  put(file, header + 40, 8, inMemory);
}

function refused(because: string, change: (file: Uint8Array) => void): void {
  test(`refuses: ${because}`, () => {
    const file = goodImage();
    change(file);
    throws(() => checkImage(file, memoryLimit), because);
  });
}

test("takes a right image", () => {
  const image = checkImage(goodImage(), memoryLimit);
  equal(image.segments.length, 2);
  equal(image.memoryBytes, 5100);
  equal(image.segments[1].fileOffset, 300);
  equal(image.segments[0].isExecutable, true);
  equal(image.segments[1].isWritable, true);
});

test("refuses every truncation without reading past the end", () => {
  const file = goodImage();
  for (let length = 0; length < 350; length++) throws(() => checkImage(file.subarray(0, length), memoryLimit), "");
});

refused("no ELF file", (file) => put(file, 1, 1, 0n));
refused("not 64-bit", (file) => put(file, 4, 1, 1n));
refused("another machine", (file) => put(file, 18, 2, 183n));
refused("no executable", (file) => put(file, 16, 2, 3n));
refused("outside the file", (file) => put(file, 32, 8, 0xfffffffffffffff0n));
refused("program headers", (file) => put(file, 56, 2, 0xffffn));
refused("nothing to load", (file) => {
  put(file, 64, 4, 4n);
  put(file, 120, 4, 4n);
});
refused("segment 0 lies outside the file", (file) => put(file, 64 + 8, 8, 399n));
refused("segment 1 lies outside the file", (file) => put(file, 120 + 32, 8, 0xffffffffffffffffn));
refused("larger in the file", (file) => put(file, 120 + 40, 8, 49n));
refused("outside the memory of images", (file) => put(file, 120 + 16, 8, 0x100000n));
refused("outside the memory of images", (file) => put(file, 120 + 40, 8, 0x7fffffffffffffffn));
refused("bytes of memory", (file) => put(file, 120 + 40, 8, 0x1000000n));
refused("does not start at a page", (file) => put(file, 120 + 16, 8, 0xffffffff80102001n));
refused("writable and executable", (file) => put(file, 64 + 4, 4, 7n));
refused("overlap", (file) => put(file, 120 + 16, 8, 0xffffffff80100000n));
refused("no executable segment", (file) => put(file, 24, 8, 0xffffffff80102010n));
refused("no executable segment", (file) => put(file, 24, 8, 0n));
