function shout(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return strings.map((text, i) => text.toUpperCase() + (i < values.length ? String(values[i]) : "")).join("");
}
const name = "you";
console.log(shout`hello ${name}, ${1 + 2} times`, shout`nothing`, shout``);
function show(strings: TemplateStringsArray, ...values: unknown[]): void {
  console.log(strings, strings.raw, values, strings.length, strings.raw.length);
}
show`a\n${1}\tb${{ x: 1 }}c\\`;
show`line
break ${"x"}é\u{1F600}`;
console.log(String.raw`C:\temp\${name}`, String.raw`a${1}b${true}c`, String.raw`\u0041`);
const seen: TemplateStringsArray[] = [];
function note(strings: TemplateStringsArray): number {
  const known = seen.indexOf(strings);
  if (known >= 0) return known;
  return seen.push(strings) - 1;
}
for (let i = 0; i < 3; i++) console.log(note`one`, note`two`);
console.log(note`one`, seen.length);
class Query {
  private readonly parts: string[] = [];
  constructor(readonly table: string) {}
  where(strings: TemplateStringsArray, ...values: readonly (number | string)[]): this {
    this.parts.push(strings.join("?"), values.join());
    return this;
  }
  toString(): string {
    return `${this.table}: ${this.parts.join("; ")}`;
  }
}
console.log(`${new Query("t").where`x = ${1} and y = ${"b"}`.where`z`}`);
const tags = {
  html(strings: TemplateStringsArray, ...values: string[]): string {
    return String.raw(strings, ...values.map((v) => v.replaceAll("<", "&lt;")));
  },
};
console.log(tags.html`<b>${"<x>"}</b>`);
function make(prefix: string): (strings: TemplateStringsArray, ...values: number[]) => string {
  return (strings, ...values) => prefix + strings.raw.join("|") + values.join("+");
}
console.log(make("> ")`a${1}b${2}c`);
function typed<T>(strings: TemplateStringsArray, ...values: T[]): T[] {
  return [...values, ...values].slice(strings.length - 1);
}
console.log(typed<number>`${1} ${2}`, typed`${"p"}${"q"}`);
function pair(strings: TemplateStringsArray, a: string, b = "default"): string {
  return strings[0] + a + strings[1] + b;
}
console.log(pair`x${"1"}y`, pair`x${"1"}y${"2"}z`);
const nested = shout`a ${shout`b ${"c"}`} d`;
console.log(nested);
const asArray: readonly string[] = seen[0];
console.log(asArray.includes("one"), [...seen[1]], Object.isFrozen(seen[0]), Array.isArray(seen[0]));
async function later(): Promise<string> {
  return shout`got ${await Promise.resolve("it")}`;
}
console.log(await later());
const bold = (strings: TemplateStringsArray, ...values: unknown[]): string =>
  String.raw({ raw: strings }, ...values.map((value) => `*${String(value)}*`));
console.log(bold`a${1}b\n${2}`, String.raw({ raw: ["x", "y"] }, 1, 2, 3), String.raw({ raw: "test" }, 0, 1, 2));
