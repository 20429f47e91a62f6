// Hosts of URLs (WHATWG URL 3): names, IPv4 addresses in all their spellings, IPv6 addresses. Names are ASCII: there is no
// table of IDNA here, and other names are refused.

import { decodePercent, encodePercent, isControlByte } from "./url_encoding.ts";

/** The host as it is written in a URL; null when it is none. */
export function parseHost(text: string, isSpecial: boolean): string | null {
  if (text.startsWith("[")) {
    const address = text.endsWith("]") ? parseIpv6(text.slice(1, -1)) : null;
    return address === null ? null : `[${ipv6Text(address)}]`;
  }
  if (!isSpecial) return /[\0\t\n\r #/:<>?@[\\\]^|]/.test(text) ? null : encodePercent(text, isControlByte);
  const name = decodePercent(text).toLowerCase();
  // Forbidden domain code points, and what IDNA would have to map.
  if (name === "" || /[\0- "#%/:<>?@[\\\]^`{|}\x7f-\uffff]/.test(name)) return null;
  return endsInNumber(name) ? parseIpv4(name) : name;
}

function endsInNumber(name: string): boolean {
  const parts = name.split(".");
  if (parts.at(-1) === "") parts.pop();
  const last = parts.at(-1) ?? "";
  return /^\d+$/.test(last) || /^0x[0-9a-f]*$/.test(last);
}

function parseIpv4(name: string): string | null {
  const parts = name.split(".");
  if (parts.at(-1) === "" && parts.length > 1) parts.pop();
  if (parts.length > 4) return null;
  const numbers = parts.map(ipv4Number);
  const last = numbers.at(-1) ?? Number.NaN;
  if (numbers.some((one) => Number.isNaN(one)) || numbers.slice(0, -1).some((one) => one > 255)) return null;
  if (last >= 256 ** (5 - numbers.length)) return null;
  let address = last;
  numbers.slice(0, -1).forEach((one, index) => (address += one * 256 ** (3 - index)));
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** Decimal, octal behind 0, hexadecimal behind 0x; NaN for what is none. */
function ipv4Number(text: string): number {
  if (text === "") return Number.NaN;
  if (/^0x[0-9a-f]*$/.test(text)) return text.length === 2 ? 0 : Number.parseInt(text.slice(2), 16);
  if (text.length > 1 && text.startsWith("0")) return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** Eight numbers of 16 bits; null for what is no address. */
function parseIpv6(text: string): number[] | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = [ipv6Pieces(halves[0]), ipv6Pieces(halves[1] ?? "")];
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function ipv6Pieces(text: string): number[] | null {
  if (text === "") return [];
  const pieces: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (part.includes(".") && index === parts.length - 1) {
      const bytes = part.split(".").map((one) => (/^(0|[1-9]\d{0,2})$/.test(one) ? Number(one) : 256));
      if (bytes.length !== 4 || bytes.some((one) => one > 255)) return null;
      pieces.push(bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]);
      continue;
    }
    if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return null;
    pieces.push(Number.parseInt(part, 16));
  }
  return pieces;
}

/** The longest run of two or more zeros is left out (RFC 5952 4.2). */
function ipv6Text(pieces: readonly number[]): string {
  let [start, length] = [-1, 1];
  for (let index = 0; index < 8; index++) {
    let end = index;
    while (end < 8 && pieces[end] === 0) end++;
    if (end - index > length) [start, length] = [index, end - index];
  }
  const text = (from: number, to: number): string =>
    pieces
      .slice(from, to)
      .map((piece) => piece.toString(16))
      .join(":");
  return start < 0 ? text(0, 8) : `${text(0, start)}::${text(start + length, 8)}`;
}
