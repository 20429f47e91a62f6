// JSON.stringify of texts that are Latin-1, texts that are not, and both, short and long, nested in calls of itself.
const wide = "λ→☃😀";
const latin = "caf\u00e9 \u00ff \u0080";
console.log(JSON.stringify([latin, wide, latin]), JSON.stringify({ [wide]: latin, [latin]: wide }));
console.log(JSON.stringify(wide), JSON.stringify(latin), JSON.stringify(""), JSON.stringify([]), JSON.stringify({}));
console.log(JSON.stringify(["\ud800", "a\udc00b", "\ud83d\ude00", "\u2028", '"\\/\b\f\n\r\t\u0001\u007f']));
for (const length of [0, 1, 30, 61, 62, 63, 64, 65, 127, 128, 129, 1000, 100_000]) {
  const text = "x".repeat(length);
  const written = JSON.stringify({ text, last: [length] });
  console.log(written.length, written === `{"text":"${text}","last":[${length}]}`);
  const mixed = JSON.stringify([text, wide, text, "é", wide]);
  console.log(mixed.length, mixed === `["${text}","${wide}","${text}","é","${wide}"]`);
  const lines = JSON.stringify({ text: [text, wide] }, null, 2);
  console.log(lines.length, lines === `{\n  "text": [\n    "${text}",\n    "${wide}"\n  ]\n}`);
}

class Inner {
  constructor(private readonly name: string) {}

  toJSON(key: string): string {
    return `${key} of ${JSON.stringify({ name: this.name, list: [this.name, "☃"] })}`;
  }
}
console.log(JSON.stringify({ a: new Inner("b"), list: [new Inner("c"), new Inner("ü")] }));
console.log(JSON.stringify([[1, "two", null, true], { three: [3] }], (key, value: unknown) => (key === "1" ? `${key}!` : value)));
const circle: { name: string; list: unknown[] } = { name: "circle", list: [1, "two"] };
circle.list.push([circle]);
try {
  console.log(JSON.stringify(circle));
} catch (error) {
  console.log((error as Error).message);
}
