// What TypeScript cannot say: the functions of runtime.h that std/, kernel/ and liveupdate/ call. `fooBar` here is the C
// function rt_foo_bar with the same parameters; those marked "compiler" are expanded by the compiler itself. No other
// folder may import this module.

// --- Arrays and memory (compiler) ---

/** An empty array with room for `capacity` elements. */
export declare function arrayWithCapacity<T>(capacity: number): T[];
/** Cuts the array, or grows it with zero elements, which the caller must fill before anybody reads them. */
export declare function arraySetLength<T>(array: T[], length: number): void;
/** Likewise, but what is new has not been set: numbers that are read before they are throw TypeError. */
export declare function arrayResize<T>(array: T[], length: number): void;
/** Makes an array one element longer; gives the index of that element, which is zero or undefined until it is set. */
export declare function arrayExtend<T>(array: T[]): u32;
/** Reads and writes without a check; the caller has made sure that the index is inside. */
export declare function elementUnchecked<T>(array: ArrayLike<T>, index: number): T;
/** Has nobody set the element, of which the caller knows that it is inside? What was set to undefined counts as not set in
 * an array of references that has such elements. */
export declare function elementIsUnset<T>(array: readonly T[], index: number): boolean;
/** Reads without a check that the index is inside; undefined for what nobody has set. */
export declare function elementOrNone<T>(array: readonly T[], index: number): T | undefined;
/** Makes an array one element longer, which nobody has set. */
export declare function appendUnset<T>(array: T[]): void;
export declare function setElementUnchecked<T>(array: T[] | TypedArray, index: number, value: T): void;
/** An empty array of strings that carries an object; what an array carries, or undefined. */
export declare function extendedArrayNew(capacity: u32, extra: object): (string | undefined)[];
export declare function arrayExtra(array: object): unknown;
/** A hash that is equal for values that `sameValueZero` calls equal. */
export declare function hashOf<T>(value: T): u32;
export declare function sameValueZero<T>(left: T, right: T): boolean;
/** A value as Maps and Sets keep it: -0 is 0. */
export declare function keyOf<T>(value: T): T;
/**
 * The value as a T, by the tests that `as` makes; of a function only that it is one, so the caller knows its type, and of
 * several types none.
 */
export declare function trustedCast<T>(value: unknown): T;
/** As `trustedCast`; the value has to be of one of several types. */
export declare function castAmong<T>(value: unknown): T;
/** The types that T consists of, as fieldTypeText gives them, each with a line end on either side. */
export declare function memberTypeTexts<T>(of?: T): string;
/** A function that is a member of the type `type`, as one that is called as a T is; undefined: no such member becomes one. */
export declare function memberFunction<T>(value: unknown, type: string): T | undefined;
/** The value as a T, which the caller knows it to be: nothing is checked. */
export declare function uncheckedCast<T>(value: unknown): T;
/** T written down for JSON.parse, and the layouts that the text names by number (json_shape.ts). */
export declare function shapeText<T>(of?: T): string;
export declare function shapeLayouts<T>(of?: T): u32[];
/** The values as an array or a tuple of type T, whose elements the caller knows them to be. */
export declare function gathered<T>(values: readonly unknown[]): T;
export declare function shapeRecords<T>(of?: T): import("./dictionary.ts").AnyDictionary[];
/** Same heap object? */
export declare function sameObject(left: object, right: object): boolean;
/** A typed array of zero elements; a view of the memory behind `buffer` (ranges checked by the caller). */
export declare function typedArrayAllocate<A>(length: number): A;
export declare function typedArrayView<A>(source: TypedArray, byteOffset: number, length: number): A;
/** A typed array over memory outside the heap, by its virtual address. */
export declare function typedArrayExternal<A>(address: u64, length: u32): A;

// --- Arrays and memory ---

/** Copies elements between arrays of one element type; overlap allowed; ranges checked by the caller. */
export declare function arrayCopy(target: object, targetIndex: u32, source: object, sourceIndex: u32, count: u32): void;
/** Fills bytes [start, end) of a view's memory; range checked by the caller. */
export declare function fillBytes(view: TypedArray, start: u32, end: u32, byte: u8): void;
/** Copies bytes between views; overlap allowed. Throws RangeError when a range is outside. */
export declare function copyBytes(
  target: TypedArray,
  targetOffset: u32,
  source: TypedArray,
  sourceOffset: u32,
  length: u32,
): void;
/** Compares byte ranges as memcmp does. Throws RangeError when a range is outside. */
export declare function compareBytes(a: TypedArray, aOffset: u32, b: TypedArray, bOffset: u32, length: u32): i32;
/** Ones' complement sum (RFC 1071) of bytes as 16-bit words, folded, not complemented; `seed` is a folded sum. */
export declare function checksumBytes(bytes: Uint8Array, start: u32, length: u32, seed: u32): u32;

/** The ArrayBuffer that std/typed_array.ts has attached, or undefined. */
export declare function typedArrayBuffer(array: TypedArray): ArrayBuffer | undefined;
export declare function typedArraySetBuffer(array: TypedArray, buffer: ArrayBuffer): void;
export declare function typedArrayByteOffset(array: TypedArray): u32;
export declare function typedArrayElementSize(array: TypedArray): u32;

/** Little-endian reads and writes of any alignment at a byte offset of a view, checked by the caller. */
export declare function loadU8(view: TypedArray, offset: u32): u8;
export declare function loadI8(view: TypedArray, offset: u32): i8;
export declare function loadU16(view: TypedArray, offset: u32): u16;
export declare function loadI16(view: TypedArray, offset: u32): i16;
export declare function loadU32(view: TypedArray, offset: u32): u32;
export declare function loadI32(view: TypedArray, offset: u32): i32;
export declare function loadU64(view: TypedArray, offset: u32): u64;
export declare function loadI64(view: TypedArray, offset: u32): i64;
export declare function loadF32(view: TypedArray, offset: u32): f32;
export declare function loadF64(view: TypedArray, offset: u32): number;
export declare function storeU8(view: TypedArray, offset: u32, value: u8): void;
export declare function storeU16(view: TypedArray, offset: u32, value: u16): void;
export declare function storeU32(view: TypedArray, offset: u32, value: u32): void;
export declare function storeU64(view: TypedArray, offset: u32, value: u64): void;
export declare function storeF32(view: TypedArray, offset: u32, value: f32): void;
export declare function storeF64(view: TypedArray, offset: u32, value: number): void;
export declare function swapBytes16(value: u16): u16;
export declare function swapBytes32(value: u32): u32;
export declare function swapBytes64(value: u64): u64;
/** The bits of a number, and back. */
export declare function f64Bits(value: number): u64;
export declare function f64FromBits(bits: u64): number;
/** High 64 bits of the 128-bit product. */
export declare function multiplyHigh(left: u64, right: u64): u64;

// --- Numbers ---

export declare function floor(x: number): number;
export declare function ceil(x: number): number;
export declare function trunc(x: number): number;
export declare function round(x: number): number;
export declare function sqrt(x: number): number;
export declare function abs(x: number): number;
/** Zero bits above the highest set bit; 32 for 0. */
export declare function leadingZeros32(x: u32): u32;

// --- bigint (std/large_integer.ts) ---

/** Is it the box of an i64, of a u64; and what is in the box. */
export declare function isSmallBigint(value: bigint): boolean;
export declare function isWordBigint(value: bigint): boolean;
export declare function smallBigint(value: bigint): i64;
export declare function wordBigint(value: bigint): u64;
export declare function bigintOf(value: i64): bigint;
export declare function bigintOfWord(value: u64): bigint;
export declare function productOverflows(left: i64, right: i64): boolean;

// --- Strings ---

/** UTF-16 unit at an index that the caller has checked. */
export declare function stringCodeUnit(text: string, index: u32): u32;
/** UTF-16 unit at any number cut to a whole one; NaN outside. */
export declare function stringUnitAt(text: string, index: number): number;
export declare function stringFromCodeUnit(unit: u32): string;
/** `point` up to 0x10ffff. */
export declare function stringFromCodePoint(point: u32): string;
/** Units [start, end), 0 <= start <= end <= length. */
export declare function stringSubstring(text: string, start: u32, end: u32): string;
/** First occurrence at or after `from`, last at or before it; -1 when there is none. */
export declare function stringIndexOf(text: string, search: string, from: u32): i32;
export declare function stringLastIndexOf(text: string, search: string, from: u32): i32;
export declare function stringCompare(left: string, right: string): i32;
export declare function stringRepeat(text: string, count: u32): string;
/** All in one allocation. */
export declare function stringJoin(parts: readonly string[], separator: string): string;
/** Are all units below 256? */
export declare function stringIsLatin1(text: string): boolean;
export declare function textFromLatin1(bytes: Uint8Array, start: u32, end: u32): string;
/** Ill-formed sequences become U+FFFD. */
export declare function textFromUtf8(bytes: Uint8Array, start: u32, end: u32): string;
export declare function textFromUtf16(units: Uint16Array, start: u32, end: u32): string;
export declare function textUtf8Length(text: string): u32;
/** Give the number of bytes written; throw RangeError when the target is too short. */
export declare function textToUtf8(text: string, target: Uint8Array, offset: u32): u32;
export declare function textToLatin1(text: string, target: Uint8Array, offset: u32): u32;

// --- Reflection: what console.log and the carry-over of state know of an object ---

/** 0 undefined, 1 null, 2 boolean, 3 number, 4 string, 5 i64, 6 u64, 7 object, 8 tuple, 9 array, 10 typed array, 11 function. */
export declare function valueKind(value: unknown): u32;
/** "kernel/net/tcp.ts#Segment", and "Segment" (empty for object literals). */
export declare function typeName(value: object): string;
export declare function className(value: object): string;
export declare function functionName(value: object): string;
/** Is the object of just this class, and of none that its type lets stand for it? */
export declare function isExactly<T extends object>(value: object): value is T;
/** A dictionary of the static fields of a class, with what they hold now; undefined for a class without any, and for all else. */
export declare function staticFields(value: object): object | undefined;
export declare function fieldCount(value: object): u32;
export declare function fieldName(value: object, index: u32): string;
export declare function fieldTypeText(value: object, index: u32): string;
export declare function fieldIsHidden(value: object, index: u32): boolean;
/** May the field be missing while it is undefined? */
export declare function fieldIsOptional(value: object, index: u32): boolean;
/** The field that comes at this place when the members are listed. */
export declare function memberAt(value: object, place: u32): u32;
/** A member is about to be assigned: if it is missing, it comes last. `isValue`: what it gets is not undefined. */
export declare function placeMember(value: object, name: string, isValue: boolean): void;
/** Lists these fields of a new object first, in this order. */
export declare function placeFields(value: object, numbers: number[]): void;
export declare function copyOrder(value: object, from: object): void;
export declare function fieldValue(value: object, index: u32): unknown;
/** False when the field cannot hold the value. */
export declare function setFieldValue(value: object, index: u32, content: unknown): boolean;
export declare function elementCount(value: object): u32;
export declare function elementValue(value: object, index: u32): unknown;
export declare function setElementValue(value: object, index: u32, content: unknown): boolean;
/** Has nobody set the element? Known of any array; `elementIsUnset` is quick. */
export declare function elementIsHole(array: object, index: u32): boolean;
export declare function elementRepresentation(value: object): u32;
/** A new object with zero fields, or an array of this length; undefined when the program has no such type. */
export declare function newByTypeName(name: string, length: u32): unknown;
/** A new object or tuple, its fields zero; an array of zero elements; is the object of this type, or derived from it? */
export declare function objectOfType(descriptor: u32): object;
export declare function arrayOfType(descriptor: u32, length: u32): object;
export declare function instanceOfType(value: object, descriptor: u32): boolean;
/** The same number for objects of the same type, within one image. */
export declare function typeNumber(value: object): u32;
/** How a field is stored (enum rt_repr): 12 any value, 13 a reference, less: a number or boolean of fixed size. */
export declare function fieldRepresentation(value: object, index: u32): u32;
/** A table whose keys are weak (std/weak.ts). `weakSet` gives the table to use from then on; `weakKey` the only key. */
export declare function weakTableNew(capacity: u32): object;
export declare function weakHas(table: object, key: object): boolean;
export declare function weakGet(table: object, key: object): unknown;
export declare function weakSet(table: object, key: object, value: unknown): object;
export declare function weakDelete(table: object, key: object): boolean;
export declare function weakKey(table: object): unknown;
/** A new object of the same type, its fields zero, or an array of this length. */
export declare function newLike(value: object, length: u32): object;
/** Another object of the same type with the same content. */
export declare function copyObject(value: object): object;
/** Where a field lies in the bytes that `packBody` makes. */
export declare function fieldOffset(value: object, index: u32): u32;
/**
 * An object's numbers and booleans as they lie in memory: bytes that takes, the mask of the bits that they have, out of and
 * into an object. `unpackBody` is false when other bits are set; references are undefined then and otherwise.
 */
export declare function bodyBytes(value: object): u32;
export declare function bodyMask(value: object, target: Uint8Array): void;
export declare function packBody(value: object, mask: Uint8Array, target: Uint8Array, offset: u32): void;
export declare function unpackBody(value: object, mask: Uint8Array, source: Uint8Array, offset: u32): boolean;
/** One number or boolean of such bytes into a field; false when it is no such field. */
export declare function unpackField(value: object, index: u32, source: Uint8Array, offset: u32): boolean;
export declare function typeLayoutHash(value: object): u64;

/** A mark on an object; values that are no objects are frozen always. */
export declare function freezeObject(value: unknown): void;
export declare function isFrozenObject(value: unknown): boolean;

/** The mark of a typed array that is Node's Buffer. */
export declare function markBuffer(bytes: TypedArray): void;
export declare function isMarkedBuffer(bytes: TypedArray): boolean;

// --- Console, clock, program ---

export declare function consoleWrite(text: string): void;
export declare function consoleWriteError(text: string): void;
/** The same of bytes, which need be no text; whether to the standard error. */
export declare function consoleWriteBytes(bytes: Uint8Array, isError: boolean): void;
/** Microseconds since start, monotonic; milliseconds since 1970. */
export declare function clockUs(): number;
export declare function wallClockMs(): number;
/** Ticks of the processor since it was switched on. */
export declare function cycleCount(): u64;
/** The call stack as an opaque object, without the innermost `skip` frames, and its lines, each behind a line end. */
export declare function traceCapture(skip: u32): object;
export declare function traceText(trace: object, owner: object): string;
/** Collects memory for about so long, if it is time to; true when the collector wants more. */
export declare function collect(budgetUs: u32): boolean;
/** A whole collection. */
export declare function collectGarbage(): void;
/** Until it is released again, allocation does none of the collector's work: nobody may wait now. */
export declare function collectionHold(): void;
export declare function collectionRelease(): void;
export declare function heapUsedBytes(): number;
/** Objects whose members are not listed in the order in which they got them: more than 64, or no room was left. */
export declare function lostMemberOrders(): number;
export declare function heapLimitBytes(): number;
export declare function collectionCount(): u32;
/** `--version` of the build; the boot command line; ends the machine or the process. */
export declare function imageVersion(): string;
export declare function commandLine(): string;
/** Of a process: its arguments and what is in its environment ("NAME=value"), up to undefined. On the machine: none. */
export declare function programArgument(index: u32): string | undefined;
export declare function environmentEntry(index: u32): string | undefined;
export declare function workingDirectory(): string;
export declare function exitProcess(status: i32): void;
/** Keeps this signal for `takeSignal`, or lets it do again what it does by default. Nobody sends any to a machine. */
export declare function watchSignal(number: i32, isWatched: boolean): void;
/** The number of a signal that has come and is kept, 0 when none is. */
export declare function takeSignal(): i32;
/** Bytes of the standard input: how many, 0 at its end, -1 when there are none now. The machine's has ended: see serial_input.ts. */
export declare function readInput(target: Uint8Array, waits: boolean): i32;
export declare function inputIsTerminal(): boolean;
/** Hardware or system randomness, for seeds. */
export declare function processorHasRandom(): boolean;
export declare function processorRandom(): u64;

// --- Host only ---

/** The program's fuzzing entry (builds for libFuzzer). */
export declare function fuzzTarget(run: (input: Uint8Array) => void): void;
/** Fills the array from the system's generator. */
export declare function hostRandom(target: Uint8Array): void;
export declare function hostEnvironment(name: string): string;
/** Opens "tap:NAME" or "dgram:LOCAL,REMOTE"; gives a file descriptor. */
export declare function hostLinkOpen(specification: string): i32;
/** One frame into the array: its length, 0 when none waits. */
export declare function hostLinkReceive(descriptor: i32, frame: Uint8Array): i32;
export declare function hostLinkSend(descriptor: i32, memory: Uint8Array, offset: u32, length: u32): boolean;
/** Lets input end the sleep, or no more. */
export declare function watchInput(isWatched: boolean): void;
/** Sleeps until the link (-1: none) is readable or the deadline on clockUs has come. */
export declare function hostWait(descriptor: i32, deadlineUs: number): void;

// --- Machine only: ports, device registers, memory shared with devices, interrupts ---

export declare function portRead8(port: u16): u8;
export declare function portRead16(port: u16): u16;
export declare function portRead32(port: u16): u32;
export declare function portWrite8(port: u16, value: u8): void;
export declare function portWrite16(port: u16, value: u16): void;
export declare function portWrite32(port: u16, value: u32): void;
/** Maps device registers uncached; gives the virtual address for mmioRead and mmioWrite. */
export declare function mapDevice(physical: u64, length: u32): u64;
export declare function mmioRead8(address: u64): u8;
export declare function mmioRead16(address: u64): u16;
export declare function mmioRead32(address: u64): u32;
export declare function mmioWrite8(address: u64, value: u8): void;
export declare function mmioWrite16(address: u64, value: u16): void;
export declare function mmioWrite32(address: u64, value: u32): void;
/** Physical (bus) address of page-aligned, contiguous memory that outlives an update: the same again for the same name. */
export declare function dmaRegion(name: string, bytes: u32): u64;
export declare function dmaRegionIsNew(name: string): boolean;
/** Where RAM at a physical address is mapped. */
export declare function physicalToVirtual(address: u64): u64;
/** Orders all memory accesses; orders them for the compiler only. */
export declare function memoryBarrier(): void;
export declare function compilerBarrier(): void;
/** A free interrupt vector; message-signalled interrupts write it to `interruptMessageAddress()`. */
export declare function allocateInterrupt(): u32;
export declare function interruptMessageAddress(): u64;
/** A legacy interrupt line wakes the processor, once each time that this is called. */
export declare function enableLegacyInterrupt(line: u32): void;
/** Halts until an interrupt comes or the deadline on clockUs; returns at once if one came since the last call. */
export declare function waitForInterrupt(deadlineUs: number): void;

// --- Live update: the mechanics under liveupdate/jump.ts (runtime-c/machine/update.c; a Linux process refuses) ---

/** Makes room for an image of that many pages beside the running one; false: no memory. */
export declare function imageBegin(pages: u32): boolean;
/** Maps a segment of the file; `flags` are the ELF header's. False: no memory. */
export declare function imageMap(
  address: u64,
  memoryBytes: u32,
  flags: u32,
  file: Uint8Array,
  offset: u32,
  fileBytes: u32,
): boolean;
/** Pages that the new image has in common with the running one. */
export declare function imageSharedPages(): u32;
/** Lets the image begin at its entry, to go all the way or for a rehearsal, when it is run next. False: no memory. */
export declare function imageStart(entry: u64, isRehearsal: boolean): boolean;
/** What the image is to restore, and the state of this moment. */
export declare function imageGive(storage: Uint8Array): void;
/** Lends the processor to the image, for that time at most: 0 it was over, 1 it wants the state, 2 rehearsed, 3 failed. */
export declare function imageRun(deadlineUs: u32): u32;
/** Why it failed, or where it was when its time was over. */
export declare function imageFailure(): string;
export declare function imageDiscard(): void;
/** Was this image entered by an update; is the update still to be committed? */
export declare function imageWasUpdated(): boolean;
export declare function updateOnProbation(): boolean;
/** Gives the processor back to the old image until there is state to restore. */
export declare function updateAwaitState(): void;
/** What the old image gave with imageGive, readable until `updateSettle`. */
export declare function updateStorageAddress(): u64;
export declare function updateStorageLength(): u32;
/** No way back from here; `updateSettle`, some time later, frees the old image's memory. */
export declare function updateCommit(): void;
export declare function updateSettle(): void;
/** Gives the machine back to the old image; does not return. */
export declare function updateGoBack(reason: string): void;
