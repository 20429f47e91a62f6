// localeCompare, toLocaleString, encodeURIComponent and kin, base 64.
console.log("resume".localeCompare("Résumé"), "a".localeCompare("B"), ["b", "a", "C", "á", "A", "z", "Z", "_", "1", "é", "E"].sort((x, y) => x.localeCompare(y)).join(" "));
console.log(["item 10", "item 9", "Item 1"].sort((a, b) => a.localeCompare(b, undefined, { numeric: true, sensitivity: "base" })), "a".localeCompare("A", "en", { sensitivity: "base" }));
console.log("co-op".localeCompare("coop"), "".localeCompare("a"), "same".localeCompare("same"), "a b".localeCompare("ab"));
for (const n of [1234567.891, 0, -0.5, 1e21, 0.0005, 1.005, 999.9995, NaN, Infinity, -1234.5, 12, 1e-7, 123456789012]) console.log(n.toLocaleString(), n.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }), n.toLocaleString("en-US", { style: "currency", currency: "USD" }));
console.log((0.256).toLocaleString("en-US", { style: "percent" }), (0.2567).toLocaleString("en-US", { style: "percent", minimumFractionDigits: 1 }));
console.log(encodeURIComponent("a b&c/é😀"), decodeURIComponent("a%20b%C3%A9"), encodeURI("http://x.y/a b?q=é&z=1#h"), decodeURI("%41%2F"), btoa("hello"), btoa("ab"), btoa(""), atob("aGVsbG8="), atob("YWI="));
try { decodeURIComponent("%E0%A4%A"); } catch (e) { console.log(String(e)); }
console.log("abc".substr(1, 1), "abc".substr(-2), "a\ud800b".isWellFormed(), "a\ud800b".toWellFormed(), "abc".split(), "ABC".toLocaleLowerCase());
console.log("abc".charAt(), "abc".charCodeAt(), "naïve café".toUpperCase());

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
console.log(dollars.format(1234.5), dollars.format(-0.99), new Intl.NumberFormat("en-US").format(1e6));
const dayFormat = new Intl.DateTimeFormat("en-US", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
console.log(dayFormat.format(new Date("2024-01-15T10:30:00Z")));

// Fields that are named stand alone in a DateTimeFormat.
const moment = new Date(Date.UTC(2024, 1, 29, 23, 5, 8));
const formatted = (o?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-US", o).format(moment);
console.log(formatted(), formatted({ hour: "numeric" }), formatted({ hour: "numeric", minute: "2-digit" }), formatted({ month: "long" }), formatted({ weekday: "short", hour: "numeric" }), formatted({ weekday: "long", hour: "numeric" }), formatted({ weekday: "short", day: "numeric", month: "short", hour: "numeric" }), formatted({ hour12: false }), formatted({ minute: "2-digit", second: "2-digit" }));
console.log(moment.toLocaleDateString("en-US", { hour: "numeric" }), moment.toLocaleTimeString("en-US", { year: "numeric" }), moment.toLocaleString("en-US", { year: "numeric" }), moment.toLocaleString("en-US", { hour: "numeric" }));
console.log(new Intl.DateTimeFormat("en-US").format(0), new Intl.DateTimeFormat("en-US").format().length > 7);
console.log((5).toLocaleString("en-US", { minimumIntegerDigits: 2 }), (1234.5).toLocaleString("en-US", { minimumIntegerDigits: 6 }), (0.25).toLocaleString("en-US", { style: "percent", minimumIntegerDigits: 3 }), new Intl.NumberFormat("en-US", { minimumIntegerDigits: 2, maximumFractionDigits: 0 }).format(7.6));
for (const n of [-1, Infinity, 2 ** 30]) try { "ab".repeat(n); } catch (e) { console.log(String(e)); }
console.log("".repeat(1000).length, "ab".repeat(2.9));

console.log(escape("ä b+c€/@*"), unescape("%u20AC%E4%zz%u12%"), unescape(escape("ünïcode 🐶")) === "ünïcode 🐶");

// Letters that stand for two.
const pairs = [
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["Æ", "AE"],
  ["Æ", "Ae"],
  ["aè", "æ"],
  ["ß", "st"],
  ["straße", "strasse"],
  ["á", "A"],
  ["file10", "file9"],
  ["file10b", "File10"],
  ["", "a"],
];
for (const [a, b] of pairs) {
  const bySensitivity = (["base", "accent", "case"] as const).map((sensitivity) =>
    a.localeCompare(b, "en", { sensitivity }),
  );
  console.log(a, b, a.localeCompare(b), a.localeCompare(b, undefined, { numeric: true }), bySensitivity.join());
}
console.log(["ßb", "ssa", "ßa", "ssb", "SSa", "sSa"].sort((a, b) => a.localeCompare(b)));
console.log(["æ", "ae", "á", "aé", "Æ", "AE", "aè"].sort((a, b) => a.localeCompare(b)));
