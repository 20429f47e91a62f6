// Date: parts, texts, setters.
const d = new Date(Date.UTC(2024, 0, 15, 10, 30));
console.log(d.toISOString(), d.getTime(), d.getUTCFullYear(), d.getMonth(), d.getDay(), JSON.stringify(d), d);
console.log(new Date("2024-02-29"), new Date(2024, 1, 30).toString(), new Date("2024-02-29T12:00:00Z").toDateString());
console.log(typeof Date.now(), new Date(NaN).getTime(), new Date(0).toUTCString(), new Date("invalid"), `${new Date(0)}`, [new Date(0)], { d: new Date(0) });
d.setDate(d.getDate() + 20);
console.log(d.toJSON(), String(d), +d, d > new Date(0), d.valueOf() - new Date(0).valueOf());
try { new Date(NaN).toISOString(); } catch (e) { console.log(String(e)); }
const times = [0, -1, 951782400000, 1e12, -62198755200000, 253402300799999, 8.64e15, 8.64e15 + 1, 1709164800000, -2208988800000, 1e-5, -0.5, 1705314600123.9];
for (const t of times) {
  const x = new Date(t);
  console.log(t, String(x), x.getFullYear(), x.getMonth(), x.getDate(), x.getHours(), x.getMinutes(), x.getSeconds(), x.getMilliseconds(), x.getDay(), x.getTimezoneOffset(), x.toJSON(), x.toTimeString());
}
const x = new Date(2020, 11, 31, 23, 59, 59, 999);
x.setMilliseconds(1000); console.log(x.toISOString());
x.setMonth(1, 31); console.log(x.toISOString());
x.setFullYear(2023, 1, 29); console.log(x.toISOString());
x.setHours(25, 61, 61, 1001); console.log(x.toISOString());
x.setMinutes(-1); console.log(x.toISOString());
x.setUTCDate(0); console.log(x.toISOString(), x.setTime(5), x.setSeconds(NaN), x.getTime());
console.log(new Date(99, 0).getFullYear(), new Date(100, 0).getFullYear(), Date.UTC(2024), Date.UTC(70, 0), Date.UTC(2024, 12, 1), new Date(2024, 0).toISOString());
const copy = new Date(d);
console.log(copy.getTime() === d.getTime(), copy === d, d instanceof Date, Math.round((new Date("2024-03-10").getTime() - new Date("2024-02-10").getTime()) / 86400000));
const days = ["2024-03-01", "2023-12-25", "2024-01-15"].map((s) => new Date(s)).sort((a, b) => a.getTime() - b.getTime());
console.log(days.map((one) => one.toISOString().slice(0, 10)).join(" "), days);
console.log(d.toLocaleDateString("en-US"), d.toLocaleTimeString("en-US"), d.toLocaleString("en-US"), d.toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric" }), d.toLocaleDateString("en-US", { weekday: "short", month: "short", day: "2-digit" }), d.toLocaleTimeString("en-US", { hour: "2-digit", minute: "2-digit" }), d.toLocaleDateString("en-US", { weekday: "long", year: "numeric", month: "long", day: "numeric" }), d.toLocaleDateString("en-US", { month: "long", year: "numeric" }), d.toLocaleTimeString("en-US", { hour12: false }));
interface Event { title: string; at: Date; end?: Date }
const e: Event = { title: "x", at: new Date(86400000) };
console.log(e, JSON.stringify({ e, list: [e.at, null] }, null, 1));
