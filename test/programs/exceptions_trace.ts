class CodedError extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
}

class Account {
  balance = 0;
  constructor(start: number) {
    for (const part of [start]) if (part < 0) throw new CodedError("negative", 3);
  }
}

function open(amounts: number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += new Account(amount).balance;
  return sum;
}

// The functions at the top of the trace: neither Error's constructor nor that of its subclass.
try {
  open([1, -1]);
} catch (error) {
  if (error instanceof CodedError) {
    const frames = (error.stack ?? "").split("\n").slice(1, 3);
    console.log(frames.map((frame) => frame.slice(0, frame.indexOf(" ("))));
  }
}

// Locals whose names generated C has uses for.
function names(a1: number, o1: { x: number }, result_: number, try_1: number): unknown[] {
  const c1 = [a1, try_1];
  const g = (): number => c1.length + a1;
  try {
    const t0_closure = [result_, a1];
    return [[a1, o1.x], g(), [c1, [a1]], t0_closure, { log: try_1 }];
  } finally {
    c1.push(a1);
  }
}
console.log(names(1, { x: 2 }, 3, 4));

// Shadowed names, beside each other and nested.
function shadows(list: number[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < 2; i++) out.push(`a${i}`);
  for (let i = 5; i < 7; i++) {
    const x = i;
    for (const i of list) {
      const x = i * 2;
      out.push(`${i}:${x}`);
    }
    out.push(`${x}`);
  }
  for (const i of list) for (const x of list) out.push(`${i + x}`);
  return out;
}
console.log(shadows([1, 2]).join(" "));
