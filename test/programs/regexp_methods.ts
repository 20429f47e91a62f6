// The methods of strings with regular expressions, and RegExp's own.
console.log("a-b_c d".split(/[-_ ]/), "abc".split(/(?:)/), "a1b2c3".split(/\d/), "a1b2".split(/(\d)/), "a,b,c".split(/,/, 2), "".split(/x/), "".split(/(?:)/), "abc".split(/(b)|x/));
console.log("one  two   three".split(/\s+/), "2024-01-15T10:20".split(/[-T:]/).map(Number));
console.log("aaa".replace(/a/, "b"), "aaa".replace(/a/g, "b"), "aaa".replaceAll(/a/g, "b"), "abc".replace(/(?:)/g, "-"), "x".replace(/y/, "z"));
console.log("John Smith".replace(/(\w+)\s(\w+)/, "$2, $1"), "abc".replace(/b/, "[$&]"), "abc".replace(/b/, "$`|$'"), "abc".replace(/b/, "$$"), "abc".replace(/(b)/, "$01$10$2"), "abc".replace("b", "$&$&"));
console.log("2024-05-06".replace(/(?<y>\d+)-(?<m>\d+)-(?<d>\d+)/, "$<d>/$<m>/$<y>"));
console.log("the quick brown".replace(/\b\w/g, (c) => c.toUpperCase()), "a1b22".replace(/\d+/g, (n) => String(Number(n) * 2)));
console.log("x=1;y=2".replace(/(\w)=(\d)/g, (all, key, value) => `${value}=${key}`), "abc".replace(/b/, (m, offset: number, text: string) => `${m}@${offset}/${text.length}`));
console.log("a.b.c".replace(/(\w)\.(\w)/, (_m, a: string, b: string, offset: number) => a + b + offset));
console.log("k1:v1,k2:v2".match(/(\w+):(\w+)/g), "nothing".match(/x/g), "abc".match(/b/), "abc".search(/c/), "abc".search(/x/), "a.c".match("."));
const words = "The rain in Spain".match(/\w*ain\b/g) ?? [];
console.log(words.length, words, words.map((w) => w.length));
for (const m of "a=1, b=2".matchAll(/(\w)=(\d)/g)) console.log(m[0], m[1], m[2], m.index, m.input.length);
console.log([..."aXbX".matchAll(/X/g)].map((m) => m.index), Array.from("1,22".matchAll(/\d+/g), (m) => m[0]));
const re = /o/g;
console.log(re.test("foo"), re.lastIndex, re.test("foo"), re.lastIndex, re.test("foo"), re.lastIndex);
let found: RegExpExecArray | null;
const pairs = /(\w)(\d)?/g;
while ((found = pairs.exec("a1b")) !== null) console.log(found[0], found[1], found[2] ?? "none", pairs.lastIndex);
const sticky = /a/y;
sticky.lastIndex = 1;
console.log(sticky.test("ba"), sticky.lastIndex, sticky.test("ba"), sticky.lastIndex);
console.log(/a/gimsuy.flags, /x/g.global, /x/i.ignoreCase, /x/m.multiline, /x/s.dotAll, /x/u.unicode, /x/y.sticky, /[/]\/x/.source, new RegExp("/").source, new RegExp("").source, String(new RegExp("a/b", "g")));
console.log(/a(b)?/.exec("xac"), [/x/gi], { re: /y/ }, new RegExp(/abc/g).flags, new RegExp(/abc/g, "i").flags);
const match = /(\d+)-(\d+)/.exec("tel 555-1234");
if (match) {
  const [whole, first, second] = match;
  console.log(whole, first, second, match.index, match.length, match.slice(1), match.input);
}
console.log(/(a)(b)?/.exec("a"), /(?<l>x)/d.exec("yx")?.indices?.[0]);
console.log("a\nb\r\nc".split(/\r?\n/), "camelCaseText".split(/(?=[A-Z])/), "tel: 12 34".replace(/\D/g, ""));
console.log("<b>x</b>".replace(/<\/?(\w+)>/g, "[$1]"), "aBc".replace(/[a-z]/gi, (c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())));
console.log(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test("me@x.org"), /^#?([a-f\d]{2})([a-f\d]{2})([a-f\d]{2})$/i.exec("#FF8000")?.slice(1).map((h) => parseInt(h, 16)));
const maybe = /(a)|(b)/.exec("b");
if (maybe) {
  const a = maybe[1];
  console.log(a === undefined, maybe[2], a ? "yes" : "no", `${maybe[1]}`);
  try {
    console.log(a.length);
  } catch (e) {
    console.log(e instanceof TypeError);
  }
}
try { "x".replaceAll(/x/, "y"); } catch (e) { console.log(String(e)); }
try { "x".matchAll(/x/); } catch (e) { console.log(e instanceof TypeError); }
const input = "let x = 42 + y1 * (3.5 - 2);";
const token = /\s*(?:(\d+\.?\d*)|([a-z_]\w*)|(.))/giy;
const tokens: string[] = [];
for (let m = token.exec(input); m !== null; m = token.exec(input)) tokens.push(m[1] !== undefined ? `num:${m[1]}` : m[2] !== undefined ? `id:${m[2]}` : `op:${m[3]}`);
console.log(tokens.join(" "));
