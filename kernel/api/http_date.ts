// The Date header (RFC 9110, 5.6.7), made once a second.

import { wallClockMs } from "#intrinsics";

const dayNames = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

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

/** `seconds` since 1970, before the year 10000. */
export function formatHttpDate(seconds: number): string {
  const days = Math.floor(seconds / 86400);
  const rest = seconds - days * 86400;
  // Days from a 1 March, so that the leap day ends a year; eras of 400 years have the same number of days.
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 2 : marchMonth - 10;
  const year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return `${dayNames[days % 7]}, ${two(day)} ${monthNames[month]} ${year} ${time} GMT`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
