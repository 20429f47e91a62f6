// The check of a new image before anything of it is used: ELF class and machine, every header and segment inside the
// file and inside the address range of images, no overlap, an entry in executable text. Nothing here trusts a byte.
// @cold

/** What may be loaded: addresses of images lie in the top 2 GiB (runtime-c/machine/layout.h). */
const lowestAddress: u64 = 0xffffffff80100000n;
const highestAddress: u64 = 0xffffffff90000000n;
const pageBytes: u64 = 4096n;

const elfHeaderBytes = 64;
const programHeaderBytes = 56;
const mostProgramHeaders = 16;

/** Values of the ELF-64 specification. */
const class64 = 2;
const littleEndian = 1;
const currentVersion = 1;
const executableType = 2;
const machineX8664 = 62;
const loadSegment: u32 = 1;
const flagExecute: u32 = 1;
const flagWrite: u32 = 2;

/** A piece of the file that is mapped: offsets and sizes are whole numbers below 2^53. */
export class Segment {
  constructor(
    readonly address: u64,
    readonly fileOffset: number,
    readonly fileBytes: number,
    readonly memoryBytes: number,
    readonly isExecutable: boolean,
    readonly isWritable: boolean,
  ) {}

  get endAddress(): u64 {
    return u64(this.address + u64(this.memoryBytes));
  }

  contains(address: u64): boolean {
    return address >= this.address && address < this.endAddress;
  }
}

/** An image that may be mapped. */
export class CheckedImage {
  constructor(
    readonly entry: u64,
    readonly segments: readonly Segment[],
    /** Memory that the segments need together. */
    readonly memoryBytes: number,
  ) {}
}

/** Why an image is refused; the message goes to the sender. */
export class ImageError extends Error {
  override name = "ImageError";
}

/** Checks a whole image file; `memoryLimit`: bytes of memory that it may take. Throws ImageError. */
export function checkImage(file: Uint8Array, memoryLimit: number): CheckedImage {
  checkElfHeader(file);
  const entry = read64(file, 24);
  const segments = readSegments(file);
  let memoryBytes = 0;
  for (const segment of segments) memoryBytes += segment.memoryBytes;
  if (memoryBytes > memoryLimit) {
    throw new ImageError(`the image needs ${memoryBytes} bytes of memory, ${memoryLimit} are free`);
  }
  checkOverlaps(segments);
  const hasEntry = segments.some((segment) => segment.isExecutable && segment.contains(entry));
  if (!hasEntry) throw new ImageError("the entry is in no executable segment");
  return new CheckedImage(entry, segments, memoryBytes);
}

function checkElfHeader(file: Uint8Array): void {
  if (file.length < elfHeaderBytes) throw new ImageError(`the image has ${file.length} bytes, less than an ELF header`);
  const isElf = file[0] === 0x7f && file[1] === 0x45 && file[2] === 0x4c && file[3] === 0x46;
  if (!isElf) throw new ImageError("the image is no ELF file");
  if (file[4] !== class64) throw new ImageError("the image is not 64-bit");
  if (file[5] !== littleEndian) throw new ImageError("the image is not little-endian");
  if (file[6] !== currentVersion || read32(file, 20) !== currentVersion) {
    throw new ImageError("the image has an unknown ELF version");
  }
  if (read16(file, 16) !== executableType) throw new ImageError("the image is no executable");
  const machine = read16(file, 18);
  if (machine !== machineX8664) throw new ImageError(`the image is for another machine (${machine})`);
  if (read16(file, 52) < elfHeaderBytes) throw new ImageError("the ELF header is too small");
  if (read16(file, 54) !== programHeaderBytes) throw new ImageError("program headers have another size");
}

function readSegments(file: Uint8Array): Segment[] {
  const count = read16(file, 56);
  if (count === 0 || count > mostProgramHeaders) throw new ImageError(`the image has ${count} program headers`);
  const offset = read64(file, 32);
  const fileBytes = u64(file.length);
  const tableBytes = u64(count * programHeaderBytes);
  if (offset > fileBytes || tableBytes > u64(fileBytes - offset)) {
    throw new ImageError("the program headers are outside the file");
  }
  const segments: Segment[] = [];
  for (let index = 0; index < count; index++) {
    const header = Number(offset) + index * programHeaderBytes;
    if (read32(file, header) === loadSegment) segments.push(readSegment(file, header, index));
  }
  if (segments.length === 0) throw new ImageError("the image has nothing to load");
  return segments;
}

function readSegment(file: Uint8Array, header: number, index: number): Segment {
  const flags = read32(file, header + 4);
  const fileOffset = read64(file, header + 8);
  const address = read64(file, header + 16);
  const inFile = read64(file, header + 32);
  const inMemory = read64(file, header + 40);
  const fileBytes = u64(file.length);
  if (fileOffset > fileBytes || inFile > u64(fileBytes - fileOffset)) {
    throw new ImageError(`segment ${index} lies outside the file`);
  }
  if (inFile > inMemory) throw new ImageError(`segment ${index} is larger in the file than in memory`);
  if (address % pageBytes !== 0n) throw new ImageError(`segment ${index} does not start at a page`);
  if (address < lowestAddress || address >= highestAddress || inMemory > u64(highestAddress - address)) {
    throw new ImageError(`segment ${index} lies outside the memory of images`);
  }
  const isExecutable = u32(flags & flagExecute) !== 0;
  const isWritable = u32(flags & flagWrite) !== 0;
  if (isExecutable && isWritable) throw new ImageError(`segment ${index} is writable and executable`);
  return new Segment(address, Number(fileOffset), Number(inFile), Number(inMemory), isExecutable, isWritable);
}

/** Segments are mapped page by page with their own rights: no two may share a page. */
function checkOverlaps(segments: readonly Segment[]): void {
  for (let one = 0; one < segments.length; one++) {
    for (let other = one + 1; other < segments.length; other++) {
      const a = segments[one];
      const b = segments[other];
      if (a.address < pageEnd(b) && b.address < pageEnd(a)) {
        throw new ImageError(`segments ${one} and ${other} overlap`);
      }
    }
  }
}

function pageEnd(segment: Segment): u64 {
  return u64(u64(u64(segment.endAddress + u64(pageBytes - 1n)) / pageBytes) * pageBytes);
}

/** Little-endian reads; the callers have checked that they are inside. */
function read16(file: Uint8Array, offset: number): number {
  return file[offset] + file[offset + 1] * 0x100;
}

function read32(file: Uint8Array, offset: number): u32 {
  return u32(read16(file, offset) + read16(file, offset + 2) * 0x10000);
}

function read64(file: Uint8Array, offset: number): u64 {
  return u64(u64(u64(read32(file, offset + 4)) << 32n) | u64(read32(file, offset)));
}
