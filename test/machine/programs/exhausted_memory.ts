// Runs out of memory in every way, again and again, and goes on. The same on the machine (test/machine/boot.test.ts) and
// as a process (test/runtime/process.test.ts).

class Link {
  constructor(
    readonly value: number,
    readonly next: Link | null,
  ) {}
}

/** Calls `step` until memory is exhausted; what it holds is garbage then. */
function exhaust(what: string, start: () => (count: number) => void): void {
  try {
    const step = start();
    for (let count = 0; ; count++) step(count);
  } catch (error) {
    console.log(what, error instanceof RangeError ? error.message : "something else");
  }
}

for (const round of ["first", "second"]) {
  exhaust(`${round}: objects:`, () => {
    let list: Link | null = null;
    return (count) => (list = new Link(count, list));
  });
  exhaust(`${round}: elements:`, () => {
    const numbers: number[] = [];
    return (count) => numbers.push(count);
  });
  exhaust(`${round}: arrays:`, () => {
    const arrays: number[][] = [];
    return () => arrays.push(new Array<number>(10_000).fill(1));
  });
  exhaust(`${round}: bytes:`, () => {
    const buffers: Uint8Array[] = [];
    return () => buffers.push(new Uint8Array(1 << 20));
  });
  exhaust(`${round}: a map:`, () => {
    const texts = new Map<number, string>();
    return (count) => texts.set(count, `number ${count}`);
  });
  exhaust(`${round}: closures:`, () => {
    const closures: (() => number)[] = [];
    return (count) => closures.push(() => count);
  });
  exhaust(`${round}: suspended functions:`, () => {
    const results: Promise<number>[] = [];
    const later = async (count: number): Promise<number> => {
      await null;
      return count;
    };
    return (count) => results.push(later(count));
  });
}
console.log("and on it goes");
