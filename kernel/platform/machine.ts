// What the kernel above needs from the bare machine: devices found on the PCI bus, entropy, and a way to sleep.
// platform/host.ts is the same for a Linux process; the compiler takes one of the two as `#platform`.

import { clockUs, consoleWriteError, processorHasRandom, processorRandom, waitForInterrupt } from "#intrinsics";
import { setAfterEvaluation, setLastResort } from "../../std/uncaught.ts";
import type { Link } from "../drivers/link.ts";
import { type PciFunction, scanPci } from "../drivers/pci.ts";
import { openVirtioNet, type VirtioNet } from "../drivers/virtio_net.ts";
import { openVirtioRng } from "../drivers/virtio_rng.ts";
import type { RandomGenerator } from "../random.ts";

/** How often a sleeping processor looks at a card that cannot interrupt it. */
const pollingUs = 1000;

let functions: readonly PciFunction[] = [];
let card: VirtioNet | null = null;

/** Finds what is on the bus; first of all. */
export function findDevices(): void {
  functions = scanPci();
}

/** What can be had without a device; false: nothing. */
export function gatherProcessorEntropy(generator: RandomGenerator): boolean {
  if (!processorHasRandom()) return false;
  mixWords(generator, 8, () => processorRandom());
  return true;
}

/** Seeds the generator from all sources the machine has, and says so on the console when none of them is good. */
export function gatherEntropy(generator: RandomGenerator): void {
  let isGood = gatherProcessorEntropy(generator);
  const device = openVirtioRng(functions);
  if (device !== null) {
    const bytes = device.read();
    generator.mix(bytes);
    if (bytes.length >= 32) isGood = true;
  }
  mixWords(generator, 64, readJitter);
  if (!isGood) console.log("random: neither RDRAND nor virtio-rng; seeded from timing alone");
}

/** The network card, or null when the machine has none. */
export function openLink(): Link | null {
  card = openVirtioNet(functions);
  return card;
}

/** A machine without a card has no network at all. */
export function isAlone(): boolean {
  return false;
}

export { readInput, watchInput } from "../drivers/serial_input.ts";

/** Halts the processor until an interrupt comes or `deadlineUs` of the monotonic clock is reached. */
export function waitForEvent(deadlineUs: number): void {
  let until = deadlineUs;
  if (card !== null && !card.hasInterrupts) until = Math.min(until, clockUs() + pollingUs);
  waitForInterrupt(until);
}

/**
 * A machine serves many: an error that nobody catches is logged and ends nothing else. One that ends the evaluation of the
 * modules leaves nothing that could serve: the machine stops, or goes back to the image before this one.
 */
export function takeOverErrors(): void {
  setLastResort((text) => consoleWriteError(`uncaught: ${text}\n`));
  setAfterEvaluation(null);
}

function mixWords(generator: RandomGenerator, count: number, read: () => u64): void {
  const words = new Uint32Array(count * 2);
  for (let index = 0; index < count; index++) {
    const word = read();
    words[index * 2] = u32(word);
    words[index * 2 + 1] = u32(word >> 32n);
  }
  generator.mix(new Uint8Array(words.buffer));
}

/** How often the clock can be read before it moves on: a number that varies with the machine's noise. */
function readJitter(): u64 {
  const start = clockUs();
  let readings = 0;
  while (clockUs() - start < 20) readings++;
  return u64(start * 4096 + readings);
}
