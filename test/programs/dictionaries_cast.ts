// A dictionary that a cast gives other values stays what it is: each value is tested where it is read.
const data: Record<string, unknown> = { a: 1, 2: "two", f: (n: number) => n + 1 };
const numbers = data as Record<string, number>;
console.log(numbers.a! + 1, numbers === data);
numbers.z = 5;
delete numbers.a;
data.y = 6;
console.log(data, Object.keys(numbers), "z" in numbers, "a" in numbers, numbers.y);
for (const name in numbers) console.log(name);
const mixed: Record<string, string | number> = { a: 1, b: "x" };
const sums = mixed as Record<string, number>;
sums.c = 7;
mixed.d = 8;
console.log(mixed, sums.a! + sums.c + (sums.d ?? 0) + (sums.e ?? 0), JSON.stringify(sums));
let sum = 0;
for (const [name, value] of Object.entries(mixed)) if (typeof value === "number") sum += sums[name]!;
console.log(sum, structuredClone(sums));
const nested: Record<string, unknown> = { inner: { v: 1 } };
console.log((nested as Record<string, { v: number }>).inner!.v);

/** What is of another kind is a TypeError here, and something else in Node. */
function isRefused(read: () => unknown): boolean {
  try {
    const value = read();
    return typeof value !== "number";
  } catch (error) {
    return error instanceof TypeError;
  }
}
const texts: Record<string, string> = { a: "text" };
const hidden: unknown = texts;
console.log(isRefused(() => (hidden as Record<string, number>).a! + 1));
console.log(isRefused(() => (data as Record<string, number>)["2"]! + 1));
console.log(isRefused(() => (data as Record<string, string>).z!.length));
const perhaps: Record<string, string | undefined> = { a: "1", b: undefined };
const given = Object.entries(perhaps).filter(([, value]) => value !== undefined);
const present = Object.fromEntries(given) as Record<string, string>;
console.log(present, Object.keys(present), present.a!.length);
console.log(Object.fromEntries(Object.entries(perhaps).filter(([, value]) => value)) as Record<string, string>);
