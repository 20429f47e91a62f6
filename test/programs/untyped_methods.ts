// Methods of what JSON.parse gives without a type: of texts, numbers, booleans and lists, whichever it turns out to be.
const v = JSON.parse('{"a":" text,b,c ","n":3.14159,"l":[1,2,3],"t":["x","y"],"o":[{"k":1},{"k":2}],"b":true,"z":null}');
console.log(v.a.trim().toUpperCase());
console.log(v.a.trim().split(",").map((s: string) => s + s));
console.log(v.n.toFixed(2), v.n.toString(), v.a.toString());
console.log(v.l.map((n: number) => n * 2), v.t.join("-"), v.l.includes(2), v.t.indexOf("y"));
console.log(v.l.reduce((a: number, b: number) => a + b, 0), v.l.slice(1), v.a.slice(1, 4));
for (const one of v.o.filter((x: { k: number }) => x.k > 1)) console.log(one.k);
console.log(v.a.replace(/t/g, "T").length, v.a.includes("ext"), v.t.length);
console.log(v.a?.trim(), v.z?.trim(), v.none?.trim());
v.o.forEach((x: { k: number }, i: number) => console.log(i, x.k));
try { console.log(v.z.trim()); } catch (e) { console.log((e as Error).name); }
try { console.log(v.none.trim()); } catch (e) { console.log((e as Error).name); }
const s: string = v.t.map((x: string) => x.toUpperCase()).join("");
console.log(s);
console.log(v.t.some((x: string) => x === "x"), v.l.every((n: number) => n > 0), v.o.find((x: { k: number }) => x.k === 2).k);
console.log(v.b.toString());
import { EventEmitter } from "node:events";
const emitter = new EventEmitter();
emitter.on("list", (list) => {
  console.log(list.slice(1), list.toString(), list.includes(list[0]));
});
emitter.emit("list", [1, 2, 3]);
emitter.emit("list", ["a", "b"]);
emitter.emit("list", [true, false]);
emitter.emit("list", "text");
emitter.on("bytes", (bytes) => console.log(bytes.toString("hex"), bytes.readUInt8(0), bytes.toString()));
emitter.emit("bytes", Buffer.from("hi"));
class Named {
  constructor(private readonly name: string) {}
  toString(): string {
    return `named ${this.name}`;
  }
}
emitter.on("named", (one) => console.log(one.toString()));
for (const one of [new Named("x"), 5, 5n, false, { a: 1 }, new Map([[1, 2]]), [1, [2]]]) emitter.emit("named", one);

// What is any goes where a type parameter of texts or numbers takes it.
function upperFirst<S extends string>(text: S): Capitalize<S> {
  return (text ? text[0].toUpperCase() + text.slice(1) : "") as Capitalize<S>;
}
function pascal<T extends string | readonly string[]>(name: T): string {
  return (Array.isArray(name) ? name : [name as string]).map((part) => upperFirst(part)).join("");
}
const twice = <N extends number>(value: N): number => value * 2;
console.log(pascal("abc"), pascal(["foo", "bar"]), twice(JSON.parse("21")));
try {
  console.log(upperFirst(JSON.parse("[1]")[0]));
} catch (error) {
  console.log(error instanceof TypeError);
}
