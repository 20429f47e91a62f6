// The Date header (RFC 9110, 5.6.7), made once a second.

import { wallClockMs } from "#intrinsics";
import { DateParts, dayNames, monthNames } from "../../std/calendar.ts";

let cachedSeconds = -1;
let cachedText = "";

/** The whole header line with the time now: "Date: Sun, 06 Nov 1994 08:49:37 GMT" and the line's end. */
export function httpDateLine(): string {
  const seconds = Math.floor(wallClockMs() / 1000);
  if (seconds !== cachedSeconds) {
    cachedSeconds = seconds;
    cachedText = `Date: ${formatHttpDate(seconds)}\r\n`;
  }
  return cachedText;
}

/**
 * `seconds` since 1970, before the year 10000. From the calendar rather than by a Date, whose class would make every image
 * that serves HTTP 17 KiB larger.
 */
function formatHttpDate(seconds: number): string {
  const { year, month, day, hours, minutes, seconds: second, weekday } = new DateParts(seconds * 1000);
  const date = `${dayNames[weekday].slice(0, 3)}, ${two(day)} ${monthNames[month].slice(0, 3)} ${year}`;
  return `${date} ${two(hours)}:${two(minutes)}:${two(second)} GMT`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
