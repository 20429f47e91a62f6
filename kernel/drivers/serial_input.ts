// Input from the serial console: COM1, a 16550 (National Semiconductor PC16550D), whose line wakes the processor while somebody
// waits for input. As at a terminal a carriage return ends a line, and control-D the input; nothing is echoed.
// @cold

import { enableLegacyInterrupt, portRead8, portWrite8 } from "#intrinsics";

const receiver: u16 = 0x3f8;
const interruptEnable: u16 = 0x3f9;
const modemControl: u16 = 0x3fc;
const lineStatus: u16 = 0x3fd;
const interruptLine: u32 = 4;
const dataReady: u8 = 1;
/** What a port without a device reads as. */
const absent: u8 = 0xff;
/** Data terminal ready, request to send, and the output that lets interrupts out. */
const interruptsOut: u8 = 0x0b;
const carriageReturn = 13;
const endOfInput = 4;

let hasEnded = false;

export function watchInput(isWatched: boolean): void {
  portWrite8(interruptEnable, u8(isWatched ? 1 : 0));
  if (!isWatched) return;
  portWrite8(modemControl, interruptsOut);
  enableLegacyInterrupt(interruptLine);
}

/** How many bytes have come, 0 at the end of input, -1: none now. */
export function readInput(target: Uint8Array): i32 {
  let length = 0;
  while (!hasEnded && length < target.length) {
    const status = portRead8(lineStatus);
    if (status === absent) hasEnded = true;
    else if ((status & dataReady) === 0) break;
    else {
      const byte = portRead8(receiver);
      if (byte === endOfInput) hasEnded = true;
      else target[length++] = byte === carriageReturn ? 10 : byte;
    }
  }
  if (length > 0) return i32(length);
  return hasEnded ? 0 : -1;
}
