// Date (ECMAScript 21.4). Local time is UTC: the functions with and without "UTC" in their names do the same.

import { wallClockMs } from "#intrinsics";
import { clipped, DateParts, dayNames, monthNames, timeOf } from "./calendar.ts";
import { type DateFormatOptions, formatDate } from "./date_locale.ts";
import { parseDate } from "./date_parse.ts";
import { Inspectable } from "./inspectable.ts";

/** "05" */
function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Years up to 99 are of the twentieth century. */
function fullYear(year: number): number {
  const whole = Math.trunc(year);
  return whole >= 0 && whole <= 99 ? 1900 + whole : year;
}

export class Date extends Inspectable {
  /** Milliseconds since 1970, NaN for an invalid date. */
  #time: number;

  constructor();
  constructor(value: number | string | Date);
  constructor(
    year: number,
    month: number,
    day?: number,
    hours?: number,
    minutes?: number,
    seconds?: number,
    milliseconds?: number,
  );
  constructor(
    value?: number | string | Date,
    month?: number,
    day: number = 1,
    hours: number = 0,
    minutes: number = 0,
    seconds: number = 0,
    milliseconds: number = 0,
  ) {
    super();
    if (value === undefined) this.#time = wallClockMs();
    else if (typeof value === "string") this.#time = parseDate(value);
    else if (typeof value === "number")
      this.#time =
        month === undefined
          ? clipped(value)
          : timeOf(fullYear(value), month, day, hours, minutes, seconds, milliseconds);
    else this.#time = value.getTime();
  }

  static now(): number {
    return Math.floor(wallClockMs());
  }

  static parse(text: string): number {
    return parseDate(text);
  }

  static UTC(
    year: number,
    month: number = 0,
    day: number = 1,
    hours: number = 0,
    minutes: number = 0,
    seconds: number = 0,
    milliseconds: number = 0,
  ): number {
    return timeOf(fullYear(year), month, day, hours, minutes, seconds, milliseconds);
  }

  [Symbol.toPrimitive](hint: "default" | "number" | "string"): string | number {
    return hint === "number" ? this.#time : this.toString();
  }

  getTime(): number {
    return this.#time;
  }

  valueOf(): number {
    return this.#time;
  }

  /** Minutes west of UTC. */
  getTimezoneOffset(): number {
    return this.#time === this.#time ? 0 : NaN;
  }

  setTime(time: number): number {
    this.#time = clipped(time);
    return this.#time;
  }

  getMilliseconds(): number {
    return this.getUTCMilliseconds();
  }

  getSeconds(): number {
    return this.getUTCSeconds();
  }

  getMinutes(): number {
    return this.getUTCMinutes();
  }

  getHours(): number {
    return this.getUTCHours();
  }

  getDate(): number {
    return this.getUTCDate();
  }

  getMonth(): number {
    return this.getUTCMonth();
  }

  getFullYear(): number {
    return this.getUTCFullYear();
  }

  getDay(): number {
    return this.getUTCDay();
  }

  getUTCMilliseconds(): number {
    return new DateParts(this.#time).milliseconds;
  }

  getUTCSeconds(): number {
    return new DateParts(this.#time).seconds;
  }

  getUTCMinutes(): number {
    return new DateParts(this.#time).minutes;
  }

  getUTCHours(): number {
    return new DateParts(this.#time).hours;
  }

  getUTCDate(): number {
    return new DateParts(this.#time).day;
  }

  getUTCMonth(): number {
    return new DateParts(this.#time).month;
  }

  getUTCFullYear(): number {
    return new DateParts(this.#time).year;
  }

  getUTCDay(): number {
    return new DateParts(this.#time).weekday;
  }

  setMilliseconds(milliseconds: number): number {
    return this.setUTCMilliseconds(milliseconds);
  }

  setSeconds(seconds: number, milliseconds?: number): number {
    return this.setUTCSeconds(seconds, milliseconds);
  }

  setMinutes(minutes: number, seconds?: number, milliseconds?: number): number {
    return this.setUTCMinutes(minutes, seconds, milliseconds);
  }

  setHours(hours: number, minutes?: number, seconds?: number, milliseconds?: number): number {
    return this.setUTCHours(hours, minutes, seconds, milliseconds);
  }

  setDate(day: number): number {
    return this.setUTCDate(day);
  }

  setMonth(month: number, day?: number): number {
    return this.setUTCMonth(month, day);
  }

  setFullYear(year: number, month?: number, day?: number): number {
    return this.setUTCFullYear(year, month, day);
  }

  setUTCMilliseconds(milliseconds: number): number {
    const parts = new DateParts(this.#time);
    return this.setTime(
      timeOf(parts.year, parts.month, parts.day, parts.hours, parts.minutes, parts.seconds, milliseconds),
    );
  }

  setUTCSeconds(seconds: number, milliseconds?: number): number {
    const parts = new DateParts(this.#time);
    return this.setTime(
      timeOf(
        parts.year,
        parts.month,
        parts.day,
        parts.hours,
        parts.minutes,
        seconds,
        milliseconds ?? parts.milliseconds,
      ),
    );
  }

  setUTCMinutes(minutes: number, seconds?: number, milliseconds?: number): number {
    const parts = new DateParts(this.#time);
    return this.setTime(
      timeOf(
        parts.year,
        parts.month,
        parts.day,
        parts.hours,
        minutes,
        seconds ?? parts.seconds,
        milliseconds ?? parts.milliseconds,
      ),
    );
  }

  setUTCHours(hours: number, minutes?: number, seconds?: number, milliseconds?: number): number {
    const parts = new DateParts(this.#time);
    return this.setTime(
      timeOf(
        parts.year,
        parts.month,
        parts.day,
        hours,
        minutes ?? parts.minutes,
        seconds ?? parts.seconds,
        milliseconds ?? parts.milliseconds,
      ),
    );
  }

  setUTCDate(day: number): number {
    const parts = new DateParts(this.#time);
    return this.setTime(
      timeOf(parts.year, parts.month, day, parts.hours, parts.minutes, parts.seconds, parts.milliseconds),
    );
  }

  setUTCMonth(month: number, day?: number): number {
    const parts = new DateParts(this.#time);
    return this.setTime(
      timeOf(parts.year, month, day ?? parts.day, parts.hours, parts.minutes, parts.seconds, parts.milliseconds),
    );
  }

  setUTCFullYear(year: number, month?: number, day?: number): number {
    const parts = new DateParts(this.#time === this.#time ? this.#time : 0);
    return this.setTime(
      timeOf(
        year,
        month ?? parts.month,
        day ?? parts.day,
        parts.hours,
        parts.minutes,
        parts.seconds,
        parts.milliseconds,
      ),
    );
  }

  /** "2024-01-15T10:30:00.000Z". Throws RangeError for an invalid date. */
  toISOString(): string {
    if (this.#time !== this.#time) throw new RangeError("Invalid time value");
    const { year, month, day, hours, minutes, seconds, milliseconds } = new DateParts(this.#time);
    const isUsual = year >= 0 && year <= 9999;
    const digits = String(Math.abs(year)).padStart(isUsual ? 4 : 6, "0");
    const yearText = isUsual ? digits : (year < 0 ? "-" : "+") + digits;
    const time = `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(milliseconds).padStart(3, "0")}`;
    return `${yearText}-${two(month + 1)}-${two(day)}T${time}Z`;
  }

  /** Null for an invalid date. */
  toJSON(): string | null {
    return this.#time === this.#time ? this.toISOString() : null;
  }

  /** "Mon Jan 15 2024" */
  toDateString(): string {
    if (this.#time !== this.#time) return "Invalid Date";
    const { year, month, day, weekday } = new DateParts(this.#time);
    return `${dayNames[weekday].slice(0, 3)} ${monthNames[month].slice(0, 3)} ${two(day)} ${yearText(year)}`;
  }

  /** "10:30:00 GMT+0000 (Coordinated Universal Time)" */
  toTimeString(): string {
    if (this.#time !== this.#time) return "Invalid Date";
    return `${this.#clock()} GMT+0000 (Coordinated Universal Time)`;
  }

  #clock(): string {
    const { hours, minutes, seconds } = new DateParts(this.#time);
    return `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  }

  toString(): string {
    return this.#time === this.#time ? `${this.toDateString()} ${this.toTimeString()}` : "Invalid Date";
  }

  /** "Mon, 15 Jan 2024 10:30:00 GMT" */
  toUTCString(): string {
    if (this.#time !== this.#time) return "Invalid Date";
    const { year, month, day, weekday } = new DateParts(this.#time);
    const date = `${two(day)} ${monthNames[month].slice(0, 3)} ${yearText(year)}`;
    return `${dayNames[weekday].slice(0, 3)}, ${date} ${this.#clock()} GMT`;
  }

  /** English of the United States, whatever locale is named; also the two below. */
  toLocaleString(locales?: string | readonly string[], options?: DateFormatOptions): string {
    return formatDate(this.#time, options, true, true);
  }

  toLocaleDateString(locales?: string | readonly string[], options?: DateFormatOptions): string {
    return formatDate(this.#time, options, true, false);
  }

  toLocaleTimeString(locales?: string | readonly string[], options?: DateFormatOptions): string {
    return formatDate(this.#time, options, false, true);
  }

  override inspected(): string {
    return this.#time === this.#time ? this.toISOString() : "Invalid Date";
  }
}

/** At least four digits. */
function yearText(year: number): string {
  return (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0");
}
