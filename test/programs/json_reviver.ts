// What a reviver sees and gives: any values, with objects as a text without a type gives them.
const parsed = JSON.parse('{"date":"2020-01-01","n":[1,2,{"x":3}]}', (key, value) =>
  key === "date" ? new Date(value) : value,
);
console.log(parsed.date instanceof Date, parsed);
const doubled = JSON.parse('{"a":1,"b":2}', (_, value) => (typeof value === "number" ? value * 2 : value)) as {
  a: number;
  b: number;
};
console.log(doubled.a, doubled);
const v = JSON.parse('{"d":{"$type":"date","iso":"2020-01-01"},"n":[1,2]}', (k, v) => (v && v.$type === "date" ? new Date(v.iso) : v)) as { d: Date; n: number[] };
console.log(v.d.getTime(), v.n);
const seen: string[] = [];
JSON.parse('{"b":{"c":[true,null]},"a":"x"}', (k, v) => { seen.push(k + ":" + typeof v + ":" + Array.isArray(v)); if (typeof v === "object" && v !== null && !Array.isArray(v)) seen.push(Object.keys(v).join(",")); return v; });
console.log(seen);
const shown = JSON.parse('{"b":{"c":1}}', (k, v) => { if (k === "b") console.log(v, "c" in v); return v; });
console.log(shown);
const rows: { at: Date }[] = JSON.parse('[{"at":"2020-01-02"}]', (_key: string, value: unknown) =>
  typeof value === "string" ? new Date(value) : value,
);
console.log(rows[0].at.getFullYear());
// An element that is removed is as if nobody had set it.
const removed: unknown = JSON.parse('[1,2,[3,4],{"a":[5]}]', (key, value) =>
  key === "1" || (key === "0" && value === 5) ? undefined : value,
);
console.log(removed, JSON.stringify(removed));

// A reviver makes what no text has.
interface Transfer {
  readonly amount: bigint;
  readonly at: Date;
  readonly fee?: bigint;
}
const transfer = JSON.parse('{"amount":"12345678901234567890n","at":"2024-02-29T12:00:00.000Z"}', (key, value: unknown) => {
  if (key === "at") return new Date(String(value));
  return typeof value === "string" && /^\d+n$/.test(value) ? BigInt(value.slice(0, -1)) : value;
}) as Transfer;
console.log(transfer, transfer.amount * 2n, transfer.at.getUTCDate(), transfer.fee);
