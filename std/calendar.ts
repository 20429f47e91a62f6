// Days and times of the Gregorian calendar, without leap seconds (ECMAScript 21.4.1). Local time is UTC.

export const millisecondsOfDay = 86400000;
const greatestTime = 8.64e15;

/** The parts of a time; month 0 to 11, weekday 0 for Sunday. All NaN for an invalid time. */
export class DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly milliseconds: number;
  readonly weekday: number;

  constructor(time: number) {
    const days = Math.floor(time / millisecondsOfDay);
    const rest = time - days * millisecondsOfDay;
    this.weekday = modulo(days + 4, 7);
    this.hours = Math.floor(rest / 3600000);
    this.minutes = Math.floor(rest / 60000) % 60;
    this.seconds = Math.floor(rest / 1000) % 60;
    this.milliseconds = rest % 1000;
    // Years begin in March here, so that the leap day is their last; eras of 400 years are all alike.
    const shifted = days + 719468;
    const era = Math.floor(shifted / 146097);
    const dayOfEra = shifted - era * 146097;
    const yearOfEra = Math.floor(
      (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
    );
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
    this.day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
    this.month = monthFromMarch < 10 ? monthFromMarch + 2 : monthFromMarch - 10;
    this.year = yearOfEra + era * 400 + (this.month < 2 ? 1 : 0);
  }
}

function modulo(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}

/** Days since 1970 of the first day of a month (0 to 11). */
function daysToMonth(year: number, month: number): number {
  const shifted = month < 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const monthFromMarch = month < 2 ? month + 10 : month - 2;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5);
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Milliseconds since 1970 from parts that may lie outside their ranges; NaN if one is, or if the time is too far away. */
export function timeOf(
  year: number,
  month: number,
  day: number,
  hours: number,
  minutes: number,
  seconds: number,
  milliseconds: number,
): number {
  const sum = year + month + day + hours + minutes + seconds + milliseconds;
  if (sum - sum !== 0) return NaN;
  const wholeMonth = Math.trunc(month);
  const wholeYear = Math.trunc(year) + Math.floor(wholeMonth / 12);
  const days = daysToMonth(wholeYear, modulo(wholeMonth, 12)) + Math.trunc(day) - 1;
  const time =
    days * millisecondsOfDay +
    Math.trunc(hours) * 3600000 +
    Math.trunc(minutes) * 60000 +
    Math.trunc(seconds) * 1000 +
    Math.trunc(milliseconds);
  return clipped(time);
}

/** TimeClip: whole milliseconds up to 100,000,000 days from 1970, else NaN. */
export function clipped(time: number): number {
  return Math.abs(time) <= greatestTime ? Math.trunc(time) + 0 : NaN;
}

export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
export const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
