// Number.prototype.toLocaleString in the one locale there is, English of the United States: "1,234.5".

import { shortestDecimal, u64ToText } from "./number_text.ts";

export interface NumberFormatOptions {
  readonly style?: "decimal" | "percent" | "currency";
  /** USD, EUR, GBP, JPY, INR, CNY or KRW. */
  readonly currency?: string;
  /** 0 to 20. */
  readonly minimumFractionDigits?: number;
  readonly maximumFractionDigits?: number;
  /** 1 to 21. */
  readonly minimumIntegerDigits?: number;
  readonly useGrouping?: boolean;
  /** "1.2K", or with "long" "1.2 thousand". */
  readonly notation?: "standard" | "compact";
  readonly compactDisplay?: "short" | "long";
}

const compactSteps: readonly (readonly [least: number, sign: string, word: string])[] = [
  [1e12, "T", " trillion"],
  [1e9, "B", " billion"],
  [1e6, "M", " million"],
  [1e3, "K", " thousand"],
];

/** Two digits, or all that are before the point, unless the options name how many follow it. */
function compacted(size: number, options: NumberFormatOptions): string {
  const before = ((String(Math.trunc(size)).length - 1) % 3) + 1;
  const rounded = Number(size.toPrecision(Math.max(2, before)));
  const [least, sign, word] = compactSteps.find((step) => rounded >= step[0]) ?? [1, "", ""];
  const { maximumFractionDigits, minimumFractionDigits } = options;
  const isOwn = maximumFractionDigits !== undefined || minimumFractionDigits !== undefined;
  const digits = isOwn
    ? formatNumber(size / least, { maximumFractionDigits, minimumFractionDigits })
    : formatNumber(rounded / least, { maximumFractionDigits: 20 });
  return digits + (options.compactDisplay === "long" ? word : sign);
}

export function formatNumber(value: number, options: NumberFormatOptions | undefined): string {
  const style = options?.style ?? "decimal";
  const usual = style === "currency" ? currencyDigits(options?.currency ?? "") : 0;
  const usualMost = style === "currency" ? usual : style === "percent" ? 0 : 3;
  const most = options?.maximumFractionDigits;
  let least = options?.minimumFractionDigits ?? (most === undefined ? usual : Math.min(usual, most));
  const greatest = most ?? Math.max(usualMost, least);
  if (!(least >= 0 && least <= 100)) throw new RangeError("minimumFractionDigits value is out of range.");
  if (!(greatest >= least && greatest <= 100)) throw new RangeError("maximumFractionDigits value is out of range.");
  least = Math.trunc(least);
  const isNegative = value < 0 || (value === 0 && 1 / value < 0);
  let text: string;
  if (value !== value) text = "NaN";
  else if (value - value !== 0) text = "∞";
  else if (options?.notation === "compact") {
    text = compacted(Math.abs(value), { ...options, style: "decimal" });
  } else {
    const digits = roundedDigits(Math.abs(value), style === "percent" ? 2 : 0, Math.trunc(greatest), least);
    const rounded = withWhole(digits, options?.minimumIntegerDigits ?? 1);
    text = options?.useGrouping === false ? rounded : grouped(rounded);
  }
  if (style === "percent") text += "%";
  else if (style === "currency") text = currencySign(options?.currency) + text;
  return isNegative && value === value ? `-${text}` : text;
}

/** `value` * 10^shift with at most `most` and at least `least` digits behind the point, halves away from zero. */
function roundedDigits(value: number, shift: number, most: number, least: number): string {
  const shortest = shortestDecimal(value);
  let digits = value === 0 ? "0" : u64ToText(shortest.digits);
  let places = value === 0 ? 0 : -(shortest.exponent + shift);
  if (places < 0) {
    digits += "0".repeat(-places);
    places = 0;
  }
  if (places > most) {
    const kept = digits.length - (places - most);
    const padded = kept <= 0 ? "0".repeat(1 - kept) + digits : digits;
    const cut = padded.length - (places - most);
    digits = padded.charCodeAt(cut) >= 53 ? increased(padded.slice(0, cut)) : padded.slice(0, cut);
    places = most;
  }
  digits = digits.padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  let fraction = digits.slice(digits.length - places);
  while (fraction.length > least && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  fraction = fraction.padEnd(least, "0");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/** Zeros in front, where fewer than `least` digits are before the point. */
function withWhole(text: string, least: number): string {
  if (!(least >= 1 && least <= 21)) throw new RangeError("minimumIntegerDigits value is out of range.");
  const point = text.indexOf(".");
  return text.padStart(Math.trunc(least) + (point < 0 ? 0 : text.length - point), "0");
}

/** The decimal digits plus one in the last place. */
function increased(digits: string): string {
  let index = digits.length - 1;
  while (index >= 0 && digits.charCodeAt(index) === 57) index--;
  const zeros = "0".repeat(digits.length - 1 - index);
  if (index < 0) return `1${zeros}`;
  return digits.slice(0, index) + String.fromCharCode(digits.charCodeAt(index) + 1) + zeros;
}

/** Commas between thousands. */
function grouped(text: string): string {
  const point = text.indexOf(".");
  const whole = point < 0 ? text : text.slice(0, point);
  let made = whole.slice(-3);
  for (let end = whole.length - 3; end > 0; end -= 3) made = `${whole.slice(Math.max(0, end - 3), end)},${made}`;
  return point < 0 ? made : made + text.slice(point);
}

function currencyDigits(currency: string): number {
  return currency === "JPY" || currency === "KRW" ? 0 : 2;
}

function currencySign(currency: string | undefined): string {
  switch (currency) {
    case "USD":
      return "$";
    case "EUR":
      return "€";
    case "GBP":
      return "£";
    case "JPY":
      return "¥";
    case "INR":
      return "₹";
    case "CNY":
      return "CN¥";
    case "KRW":
      return "₩";
    case undefined:
      throw new TypeError("Currency code is required with currency style.");
    default:
      return `${currency}\u00a0`;
  }
}
