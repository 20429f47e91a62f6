// Where the machine's instructions go: the blocks that bench/instructions.c has counted, added up by the functions of the
// image's symbol table. Instruction counts repeat; times do not.

import { execFileSync } from "node:child_process";
import fs from "node:fs";

/** How often each address was the start of an executed block, and how many instructions that made. */
export interface BlockCounts {
  readonly instructions: Map<bigint, number>;
  readonly executions: Map<bigint, number>;
}

export interface FunctionCount {
  readonly name: string;
  readonly instructions: number;
  readonly calls: number;
}

const headerBytes = 4096;
const blockBytes = 24;

/** Reads the file that the plugin writes (with `blocks=on`), at any moment. */
export function readBlocks(file: string): BlockCounts {
  const descriptor = fs.openSync(file, "r");
  const header = Buffer.alloc(16);
  fs.readSync(descriptor, header, 0, 16, 0);
  const count = Number(header.readBigUInt64LE(8));
  const bytes = Buffer.alloc(count * blockBytes);
  fs.readSync(descriptor, bytes, 0, bytes.length, headerBytes);
  fs.closeSync(descriptor);
  const instructions = new Map<bigint, number>();
  const executions = new Map<bigint, number>();
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const address = bytes.readBigUInt64LE(at);
    const times = Number(bytes.readBigUInt64LE(at + 16));
    executions.set(address, (executions.get(address) ?? 0) + times);
    instructions.set(address, (instructions.get(address) ?? 0) + times * Number(bytes.readBigUInt64LE(at + 8)));
  }
  return { instructions, executions };
}

/** What ran between two readings by function of the image (its twin with symbols), the largest first. */
export function countByFunction(imageWithSymbols: string, before: BlockCounts, after: BlockCounts): FunctionCount[] {
  const symbols = functionsOf(imageWithSymbols);
  const found = new Map<string, { instructions: number; calls: number }>();
  for (const [address, count] of after.instructions) {
    const instructions = count - (before.instructions.get(address) ?? 0);
    if (instructions === 0) continue;
    const symbol = symbolAt(symbols, address);
    const entry = found.get(symbol.name) ?? { instructions: 0, calls: 0 };
    entry.instructions += instructions;
    if (symbol.address === address)
      entry.calls += (after.executions.get(address) ?? 0) - (before.executions.get(address) ?? 0);
    found.set(symbol.name, entry);
  }
  return [...found].map(([name, counts]) => ({ name, ...counts })).sort((a, b) => b.instructions - a.instructions);
}

interface ImageSymbol {
  readonly name: string;
  readonly address: bigint;
}

/** The image's functions by rising address. */
function functionsOf(image: string): ImageSymbol[] {
  const lines = execFileSync("llvm-nm-22", ["--numeric-sort", image], { encoding: "utf8", maxBuffer: 1 << 26 });
  const symbols: ImageSymbol[] = [];
  for (const line of lines.split("\n")) {
    const [address, kind, name] = line.split(" ");
    if (name !== undefined && /[tTwW]/.test(kind!)) symbols.push({ name, address: BigInt(`0x${address}`) });
  }
  return symbols;
}

function symbolAt(symbols: readonly ImageSymbol[], address: bigint): ImageSymbol {
  let low = 0;
  let high = symbols.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (symbols[middle]!.address <= address) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? { name: "(outside of the image)", address: 0n } : symbols[low - 1]!;
}
