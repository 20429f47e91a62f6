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
