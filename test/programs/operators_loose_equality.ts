// == between values whose kinds are known only at run time (ECMA-262 7.2.14).
const values: unknown[] = [0, 1, "", "0", "1", "a", true, false, null, undefined, NaN, 1n, 2n ** 70n, [1], ["a"], {}, new Date(5)];
for (const left of values) console.log(values.map((right) => (left == right ? 1 : left != right ? 0 : 2)).join(""));
const same: unknown = values[15];
console.log(same == values[15], values.includes(same));

function match(wanted: string | number, given: string | number | null | undefined): boolean {
  return wanted == given;
}
console.log(match(1, "1"), match("1", 1), match("x", "x"), match(0, null), match("", undefined), match(0, ""));
const missing: [string | null, string | undefined][] = [[null, undefined], ["a", undefined], [null, "a"], ["a", "a"]];
console.log(missing.map(([left, right]) => left == right));
class Amount {
  constructor(private readonly value: number) {}
  valueOf(): number {
    return this.value;
  }
}
const amount: unknown = new Amount(5);
console.log(amount == values[1], [5, "5", 6].map((one: unknown) => amount == one));
console.log(String.raw`C:\users\x${1}\d`, String.raw`\u`);
