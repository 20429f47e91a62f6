// The global `Intl`: formatters in the one locale there is, English of the United States.

import { type CollationOptions, compareTexts } from "./collation.ts";
import { Date } from "./date.ts";
import { type DateFormatOptions, formatDate, hasTimeFields } from "./date_locale.ts";
import { formatNumber, type NumberFormatOptions } from "./number_locale.ts";

export { ListFormat, PluralRules, RelativeTimeFormat } from "./intl_words.ts";

export class NumberFormat {
  readonly #options: NumberFormatOptions | undefined;

  constructor(_locales?: string | readonly string[], options?: NumberFormatOptions) {
    this.#options = options;
  }

  format(value: number): string {
    return formatNumber(value, this.#options);
  }
}

export class Collator {
  /** A function of its own, so that `sort` can take it. */
  readonly compare: (left: string, right: string) => number;

  constructor(_locales?: string | readonly string[], options?: CollationOptions) {
    this.compare = (left, right) => compareTexts(left, right, options);
  }
}

export class DateTimeFormat {
  readonly #options: DateFormatOptions | undefined;

  constructor(_locales?: string | readonly string[], options?: DateFormatOptions) {
    this.#options = options;
  }

  /** Of now, without a date. */
  format(date?: Date | number): string {
    const time = date === undefined ? Date.now() : typeof date === "number" ? date : date.getTime();
    // Only what names no field at all has those of a date.
    return formatDate(time, this.#options, !hasTimeFields(this.#options), false);
  }
}
