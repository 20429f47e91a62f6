// WeakMap, WeakSet, WeakRef, TextEncoder, TextDecoder, structuredClone, Array.isArray of unknown values.
class Node1 { constructor(readonly id: number) {} }
const secrets = new WeakMap<Node1, string>();
const a = new Node1(1);
const b = new Node1(2);
secrets.set(a, "one").set(b, "two");
console.log(secrets.get(a), secrets.has(b), secrets.delete(b), secrets.has(b), secrets.get(b), secrets.get(new Node1(1)));
const seen = new WeakSet<object>([a]);
seen.add(b);
console.log(seen.has(a), seen.has(b), seen.delete(a), seen.has(a), secrets, seen);
const ref = new WeakRef(a);
console.log(ref.deref() === a, ref.deref()?.id);
const many = new WeakMap<Node1, number[]>();
const kept: Node1[] = [];
for (let i = 0; i < 200000; i++) {
  const key = new Node1(i);
  many.set(key, [i, i * 2]);
  if (i % 20000 === 0) kept.push(key);
}
console.log(kept.map((key) => many.get(key)?.[1]));
const bytes = new TextEncoder().encode("hé€😀\ud800");
console.log(bytes, new TextDecoder().decode(bytes), new TextDecoder("utf-8").decode(new Uint8Array([0xef, 0xbb, 0xbf, 65, 0xff])), new TextEncoder().encodeInto("aé€", new Uint8Array(4)));
try { new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([0xff])); } catch (e) { console.log(e instanceof TypeError); }
interface Doc { title: string; tags: string[]; nested: { when: Date; map: Map<string, number[]>; set: Set<number> }; pair: [number, string]; bytes: Uint8Array; self: Doc | null }
const doc: Doc = { title: "t", tags: ["a"], nested: { when: new Date(0), map: new Map([["k", [1]]]), set: new Set([1, 2]) }, pair: [1, "x"], bytes: new Uint8Array([1, 2]), self: null };
doc.self = doc;
const copy = structuredClone(doc);
copy.tags.push("b");
copy.nested.map.get("k")?.push(2);
copy.bytes[0] = 9;
console.log(doc.tags, copy.tags, doc.nested.map, copy.nested.map, doc.bytes, copy.bytes, copy.self === copy, copy.nested.when.getTime(), copy.nested.set, copy.pair);
try { structuredClone({ f: () => 1 }); } catch (e) { console.log((e as Error).name, (e as Error).message.endsWith("could not be cloned.")); }
function deepEqual(x: unknown, y: unknown): boolean {
  if (Array.isArray(x) && Array.isArray(y)) return x.length === y.length && x.every((one, index) => deepEqual(one, y[index]));
  return Object.is(x, y);
}
console.log(deepEqual([1, [2, "x"]], [1, [2, "x"]]), deepEqual([1], ["1"]), deepEqual([[true]], [[false]]));
function flatten(list: unknown): unknown[] {
  if (typeof list === "object" && Array.isArray(list)) return list.flatMap((one: unknown) => flatten(one));
  return [list];
}
console.log(flatten([1, [2, [3, ["x"]]]]));
const maybe: string | string[] = ["p", "q"] as string | string[];
console.log(Array.isArray(maybe) ? maybe.length : maybe);

// An array whose elements have another name than the type that it is used as.
interface Place {
  x: number;
  y: number;
}
const places: Place[] = [0.5, -0].map((x, y) => ({ x, y }));
function cloned(list: Place[]): Place[] {
  return structuredClone(list);
}
console.log(cloned(places), structuredClone(5), structuredClone("a"), structuredClone(true), structuredClone(7n), structuredClone(null));
console.log(structuredClone([1, NaN].map((x, y) => ({ x, y })) as { x: number; y: number; label?: string }[]));

// A reference to some object stands for one to any.
interface Named {
  name: string;
}
class Terrier implements Named {
  name = "rex";
  bark(): string {
    return "wuff";
  }
}
const terrier = new Terrier();
const named: WeakRef<Named> = new WeakRef(terrier);
const anything: WeakRef<object>[] = [new WeakRef({ a: 1 }), new WeakRef(terrier)];
const barking = anything[1].deref();
console.log(named.deref()?.name, named, barking instanceof Terrier && barking.bark(), typeof anything[0]);
const counting: WeakRef<() => number> = new WeakRef(() => 3);
console.log(typeof counting);
