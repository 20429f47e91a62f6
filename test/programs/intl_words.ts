// Intl in English of the United States: styles of dates and times, compact numbers, plurals, lists, relative times.

const date = new Date(Date.UTC(2024, 0, 31, 13, 5, 9));
for (const style of ["full", "long", "medium", "short"] as const) {
  console.log(new Intl.DateTimeFormat("en-US", { dateStyle: style, timeZone: "UTC" }).format(date));
  console.log(new Intl.DateTimeFormat("en-US", { timeStyle: style, timeZone: "UTC" }).format(date));
  console.log(date.toLocaleString("en-US", { dateStyle: style, timeStyle: "short" }));
}
const compact = new Intl.NumberFormat("en-US", { notation: "compact" });
for (const value of [0, 0.0123, 7, 9.99, 10.5, 42, 999, 1234, 1250, 9999, 12345, 123456, 999_999, 1_500_000, 123_456_789, 2.5e9, -4321, 3e12]) {
  console.log(value, compact.format(value), value.toLocaleString("en-US", { notation: "compact", compactDisplay: "long" }));
}
const cardinal = new Intl.PluralRules("en-US");
const ordinal = new Intl.PluralRules("en-US", { type: "ordinal" });
console.log([0, 1, 2, 1.5, -1].map((n) => cardinal.select(n)), [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map((n) => ordinal.select(n)));
for (const list of [[], ["a"], ["a", "b"], ["a", "b", "c"]]) {
  console.log(
    new Intl.ListFormat("en").format(list),
    new Intl.ListFormat("en", { type: "disjunction" }).format(list),
    new Intl.ListFormat("en", { style: "short" }).format(list),
    new Intl.ListFormat("en", { style: "narrow", type: "unit" }).format(list),
  );
}
const always = new Intl.RelativeTimeFormat("en");
const auto = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
for (const unit of ["second", "minute", "hour", "day", "weeks", "month", "quarter", "years"] as const) {
  console.log([-2, -1, 0, 1, 1234].map((value) => `${always.format(value, unit)} | ${auto.format(value, unit)}`));
}
