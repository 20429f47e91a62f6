// node:querystring: parsed and put together, whole and broken.
import querystring, { escape, parse, stringify, unescape } from "node:querystring";

const texts = ["", "a=1", "a=1&b=2&a=3&a=4", "a", "=", "=x", "a=", "&&a=1&", "a=b=c", "a+b=c+d", "a%20b=%C3%A9", "%zz=%41%zz", "a=%ff", "a=%", "a=%4", "%25=%3D%26", "é=ü", "a=%zé", "__proto__=1", "a=1;b=2", "a:1;b:2", "a=1&&b=2&=&c"];
for (const text of texts) {
  console.log(parse(text), JSON.stringify([text, unescape(text)]));
  console.log(parse(text, ";", ":"), parse(text, "&", "=", { maxKeys: 2 }), parse(text, "&&"));
}
const many = Array.from({ length: 1200 }, (_, index) => `k${index}=${index}`).join("&");
console.log(Object.keys(parse(many)).length, Object.keys(parse(many, "&", "=", { maxKeys: 0 })).length, Object.keys(parse(`&&${many}`)).length);
console.log(parse("a+b=%41+c", "&", "=", { decodeURIComponent: (text) => `<${text}>` }), parse("a=x", "&", "=", { decodeURIComponent: () => { throw new Error("no"); } }));
console.log(stringify({ a: 1, b: "x y", c: true, d: ["p", 2, "é"], e: null, f: undefined, g: NaN, h: 10n, i: [] }));
console.log(stringify({ a: [1, 2], b: "c&d" }, ";", ":"), stringify({}), stringify({ "a b": "-_.!~*'()" }), stringify({ a: "b" }, "&", "=", { encodeURIComponent: (text) => `[${text}]` }));
console.log(escape("a b&é=/?😀"), querystring.unescape("a%20b%zz"), querystring.encode({ q: "1" }), querystring.decode("q=1"));
const { page, tag } = parse("page=2&tag=x&tag=y");
console.log(page, Array.isArray(tag) ? tag.join("+") : tag);
