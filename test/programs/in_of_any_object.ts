// `name in object` where nothing is known of the object: what it holds, what its class and its kind have, and what all have.

const known: unknown = { a: 1 };
if (typeof known === "object" && known !== null)
  console.log("toString" in known, "constructor" in known, "a" in known, "b" in known);

class Counter {
  count = 3;
  get half(): number {
    return this.count / 2;
  }
  step(): number {
    return ++this.count;
  }
}
const counter: unknown = new Counter();
if (typeof counter === "object" && counter !== null)
  console.log("step" in counter, "half" in counter, "count" in counter, "other" in counter, "valueOf" in counter);

const list: object = [1, 2];
console.log("length" in list, "map" in list, 0 in list, 5 in list, "toString" in list, "size" in list);
const bytes: object = new Uint8Array(2);
console.log("length" in bytes, 1 in bytes, 2 in bytes);
const when: object = new Date(0);
console.log("getTime" in when, "toString" in when, "length" in when);
const run: object = () => 1;
console.log("call" in run, "name" in run, "map" in run);

try {
  JSON.parse("{");
} catch (error: any) {
  console.log("message" in error, "toString" in error, "code" in error);
}
const parsed = JSON.parse('{"a":{"b":1},"l":[1]}');
console.log("a" in parsed, "toString" in parsed, "length" in parsed.l, 0 in parsed.l, 1 in parsed.l, "b" in parsed.a);

function has(object: object, name: string): boolean {
  return name in object;
}
console.log(has({ a: 1 }, "a"), has({ a: 1 }, "toString"), has([1], "0"), has([1], "length"), has([1], "1"));

function namesOf<T>(value: T): string[] {
  const names: string[] = [];
  for (const name in value) names.push(name);
  return names;
}
console.log(namesOf("abc"), namesOf({ a: 1, b: 2 }), namesOf([1, 2]), namesOf(new Map([["z", 1]])), namesOf(5));
