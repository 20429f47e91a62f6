// What the boot loader passed: words separated by spaces, of which the kernel reads `ip=ADDRESS/PREFIX,GATEWAY`.
// @cold

import { parseIpv4 } from "./net/address.ts";

/** A fixed configuration; addresses in host byte order. */
export interface StaticAddress {
  readonly address: u32;
  readonly mask: u32;
  /** 0: no router. */
  readonly gateway: u32;
}

/** The fixed address, or null when `ip=` is missing or says dhcp. Throws when it cannot be understood. */
export function parseAddressOption(commandLine: string): StaticAddress | null {
  for (const word of commandLine.split(" ")) {
    if (!word.startsWith("ip=")) continue;
    const text = word.slice(3);
    return text === "dhcp" ? null : parseStaticAddress(text);
  }
  return null;
}

function parseStaticAddress(text: string): StaticAddress {
  const parts = text.split(",");
  const host = parts[0].split("/");
  const address = parseIpv4(host[0]);
  const prefix = host.length === 2 ? Number(host[1]) : NaN;
  const gateway = parts.length === 2 ? parseIpv4(parts[1]) : 0;
  if (address === null || gateway === null || parts.length > 2 || !(prefix >= 1 && prefix <= 32)) {
    throw new Error(`ip=${text} is not ADDRESS/PREFIX,GATEWAY`);
  }
  const hostBits = u32(32 - prefix);
  return { address, mask: u32(0xffffffff << hostBits), gateway };
}
