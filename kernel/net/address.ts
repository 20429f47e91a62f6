// IPv4 addresses, kept as 32-bit numbers in host order (10.0.0.1 is 0x0a000001), and Ethernet addresses.

import { readU16, readU32, writeU16, writeU32 } from "./bytes.ts";

export const broadcastAddress: u32 = 0xffffffff;

/** "10.0.0.2" for 0x0a000002. */
export function formatIpv4(address: u32): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Reads dotted decimal of exactly four parts; null when it is something else. */
export function parseIpv4(text: string): u32 | null {
  let address: u32 = 0;
  let part: u32 = 0;
  let digits = 0;
  let parts = 1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 46) {
      if (digits === 0 || parts === 4) return null;
      address = u32(u32(address << 8) | part);
      part = 0;
      digits = 0;
      parts++;
      continue;
    }
    if (code < 48 || code > 57 || digits === 3) return null;
    part = u32(u32(part * 10) + u32(code - 48));
    if (part > 255) return null;
    digits++;
  }
  if (digits === 0 || parts !== 4) return null;
  return u32(u32(address << 8) | part);
}

/** 224.0.0.0/4. */
export function isMulticast(address: u32): boolean {
  return address >>> 28 === 14;
}

/** May this be the source of a packet that is answered? Not 0/8, 127/8, multicast, class E or broadcast. */
export function isUnicastSource(address: u32): boolean {
  const net = address >>> 24;
  return net !== 0 && net !== 127 && net < 224;
}

/** An Ethernet address as two numbers, so that it is compared and written without a loop. */
export class MacAddress {
  readonly high: u16;
  readonly low: u32;

  constructor(high: u16, low: u32) {
    this.high = high;
    this.low = low;
  }

  static read(bytes: Uint8Array, offset: u32): MacAddress {
    return new MacAddress(readU16(bytes, offset), readU32(bytes, u32(offset + 2)));
  }

  write(bytes: Uint8Array, offset: u32): void {
    writeU16(bytes, offset, this.high);
    writeU32(bytes, u32(offset + 2), this.low);
  }

  equals(other: MacAddress): boolean {
    return this.high === other.high && this.low === other.low;
  }

  /** Multicast or broadcast: never the address of one station. */
  get isGroup(): boolean {
    return (this.high & 0x0100) !== 0;
  }
}

export const broadcastMac = new MacAddress(0xffff, 0xffffffff);
