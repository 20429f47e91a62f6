// Dates and times in the one locale there is, English of the United States: "1/15/2024, 10:30:00 AM".

import { DateParts, dayNames, monthNames } from "./calendar.ts";

type Width = "numeric" | "2-digit" | "short" | "long";

type Style = "full" | "long" | "medium" | "short";

export interface DateFormatOptions {
  readonly weekday?: "short" | "long";
  readonly year?: "numeric" | "2-digit";
  readonly month?: Width;
  readonly day?: "numeric" | "2-digit";
  readonly hour?: "numeric" | "2-digit";
  readonly minute?: "numeric" | "2-digit";
  readonly second?: "numeric" | "2-digit";
  readonly hour12?: boolean;
  /** Instead of fields. */
  readonly dateStyle?: Style;
  readonly timeStyle?: Style;
  /** UTC, the only one. */
  readonly timeZone?: "UTC";
}

function hasDateFields(options: DateFormatOptions | undefined): boolean {
  return (options?.weekday ?? options?.year ?? options?.month ?? options?.day) !== undefined;
}

/** Does the format name a part of the time? */
export function hasTimeFields(options: DateFormatOptions | undefined): boolean {
  return (options?.hour ?? options?.minute ?? options?.second) !== undefined;
}

/** Is there more of the date than its weekday? */
function namesDay(options: DateFormatOptions | undefined): boolean {
  return options?.weekday === undefined || (options.year ?? options.month ?? options.day) !== undefined;
}

/** needsDate, needsTime: shown in full if the options name no field. */
export function formatDate(
  time: number,
  options: DateFormatOptions | undefined,
  needsDate: boolean,
  needsTime: boolean,
): string {
  if (time !== time) return "Invalid Date";
  const parts = new DateParts(time);
  if (options?.dateStyle !== undefined || options?.timeStyle !== undefined) return styledText(parts, options);
  const hasDate = hasDateFields(options);
  const hasTime = hasTimeFields(options);
  const isPlain = !hasDate && !hasTime;
  const texts: string[] = [];
  if (hasDate || (needsDate && (isPlain || !needsTime)))
    texts.push(dateText(parts, hasDate && options !== undefined ? options : allDateFields));
  if (hasTime || (needsTime && (isPlain || !needsDate)))
    texts.push(timeText(parts, hasTime && options !== undefined ? options : allTimeFields, options?.hour12 !== false));
  if (!namesDay(options)) return texts.join(" ");
  return texts.join(options?.month === "long" || options?.weekday === "long" ? " at " : ", ");
}

const allDateFields: DateFormatOptions = { year: "numeric", month: "numeric", day: "numeric" };
const allTimeFields: DateFormatOptions = { hour: "numeric", minute: "2-digit", second: "2-digit" };

const fieldsOfDateStyle: Readonly<Record<Style, DateFormatOptions>> = {
  full: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  long: { year: "numeric", month: "long", day: "numeric" },
  medium: { year: "numeric", month: "short", day: "numeric" },
  short: { year: "2-digit", month: "numeric", day: "numeric" },
};

const zoneOfTimeStyle: Readonly<Record<Style, string>> = {
  full: " Coordinated Universal Time",
  long: " UTC",
  medium: "",
  short: "",
};

function styledText(parts: DateParts, { dateStyle, timeStyle, hour12 = true }: DateFormatOptions): string {
  const date = dateStyle === undefined ? "" : dateText(parts, fieldsOfDateStyle[dateStyle]);
  if (timeStyle === undefined) return date;
  const fields: DateFormatOptions = timeStyle === "short" ? { hour: "numeric", minute: "2-digit" } : allTimeFields;
  const time = timeText(parts, fields, hour12) + zoneOfTimeStyle[timeStyle];
  if (date === "") return time;
  return date + (dateStyle === "full" || dateStyle === "long" ? " at " : ", ") + time;
}

function padded(value: number, width: Width): string {
  return width === "2-digit" ? String(value % 100).padStart(2, "0") : String(value);
}

function dateText(parts: DateParts, options: DateFormatOptions): string {
  const { month, day, year } = options;
  const weekday =
    options.weekday === undefined
      ? ""
      : options.weekday === "short"
        ? dayNames[parts.weekday].slice(0, 3)
        : dayNames[parts.weekday];
  const yearText = year === undefined ? "" : padded(parts.year, year);
  const dayText = day === undefined ? "" : padded(parts.day, day);
  let text: string;
  if (month === "long" || month === "short") {
    const name = month === "short" ? monthNames[parts.month].slice(0, 3) : monthNames[parts.month];
    const monthAndDay = dayText === "" ? name : `${name} ${dayText}`;
    text = yearText === "" ? monthAndDay : dayText === "" ? `${name} ${yearText}` : `${monthAndDay}, ${yearText}`;
  } else {
    const monthText = month === undefined ? "" : padded(parts.month + 1, month);
    text = [monthText, dayText, yearText].filter((part) => part !== "").join("/");
  }
  return weekday === "" ? text : text === "" ? weekday : `${weekday}, ${text}`;
}

function timeText(parts: DateParts, options: DateFormatOptions, isTwelve: boolean): string {
  const texts: string[] = [];
  if (options.hour !== undefined) {
    const hours = isTwelve ? parts.hours % 12 || 12 : parts.hours;
    texts.push(padded(hours, isTwelve ? options.hour : "2-digit"));
  }
  if (options.minute !== undefined) texts.push(padded(parts.minutes, texts.length > 0 ? "2-digit" : options.minute));
  if (options.second !== undefined) texts.push(padded(parts.seconds, texts.length > 0 ? "2-digit" : options.second));
  const text = texts.join(":");
  return options.hour === undefined || !isTwelve ? text : `${text} ${parts.hours < 12 ? "AM" : "PM"}`;
}
