// What `Intl` says in words, in English of the United States: plurals, lists and times relative to now.
// @cold

import { formatNumber } from "./number_locale.ts";

export interface PluralRulesOptions {
  readonly type?: "cardinal" | "ordinal";
}

export type PluralRule = "one" | "two" | "few" | "other";

export class PluralRules {
  readonly #isOrdinal: boolean;

  constructor(_locales?: string | readonly string[], options: PluralRulesOptions = {}) {
    this.#isOrdinal = options.type === "ordinal";
  }

  /** Which form of a word goes with so many, or with the place of this number. */
  select(count: number): PluralRule {
    const size = Math.abs(count);
    if (!this.#isOrdinal) return size === 1 ? "one" : "other";
    const isTeen = size % 100 >= 11 && size % 100 <= 13;
    if (isTeen) return "other";
    if (size % 10 === 1) return "one";
    if (size % 10 === 2) return "two";
    return size % 10 === 3 ? "few" : "other";
  }
}

export interface ListFormatOptions {
  readonly type?: "conjunction" | "disjunction" | "unit";
  readonly style?: "long" | "short" | "narrow";
}

export class ListFormat {
  readonly #options: ListFormatOptions;

  constructor(_locales?: string | readonly string[], options: ListFormatOptions = {}) {
    this.#options = options;
  }

  /** "a, b, and c". */
  format(list: Iterable<string>): string {
    const { type = "conjunction", style = "long" } = this.#options;
    const items = [...list];
    const last = items.pop();
    if (last === undefined) return "";
    if (items.length === 0) return last;
    if (type === "unit") return [...items, last].join(style === "narrow" ? " " : ", ");
    if (type === "conjunction" && style === "narrow") return [...items, last].join(", ");
    const word = type === "disjunction" ? "or" : style === "long" ? "and" : "&";
    return `${items.join(", ")}${items.length > 1 ? "," : ""} ${word} ${last}`;
  }
}

export interface RelativeTimeFormatOptions {
  /** "auto": yesterday instead of 1 day ago. */
  readonly numeric?: "always" | "auto";
}

type Unit = "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year";
export type RelativeTimeFormatUnit = Unit | `${Unit}s`;

export class RelativeTimeFormat {
  readonly #isAuto: boolean;

  constructor(_locales?: string | readonly string[], options: RelativeTimeFormatOptions = {}) {
    this.#isAuto = options.numeric === "auto";
  }

  /** "in 3 days", "1 day ago". */
  format(value: number, unit: RelativeTimeFormatUnit): string {
    if (value - value !== 0) throw new RangeError("Invalid time value");
    const name = unit.endsWith("s") ? unit.slice(0, -1) : unit;
    const word = this.#isAuto ? wordFor(value, name) : null;
    if (word !== null) return word;
    const count = formatNumber(Math.abs(value), undefined);
    const text = `${count} ${name}${count === "1" ? "" : "s"}`;
    return value < 0 || Object.is(value, -0) ? `${text} ago` : `in ${text}`;
  }
}

function wordFor(value: number, unit: string): string | null {
  if (value !== 0 && Math.abs(value) !== 1) return null;
  const isLong = unit !== "second" && unit !== "minute" && unit !== "hour";
  if (unit === "day") return value === 0 ? "today" : value < 0 ? "yesterday" : "tomorrow";
  if (unit === "second") return value === 0 ? "now" : null;
  if (value === 0) return `this ${unit}`;
  return isLong ? `${value < 0 ? "last" : "next"} ${unit}` : null;
}
