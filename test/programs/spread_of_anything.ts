// Spreads and Object.assign of what is only known as `{}` or `object`: its members are found while the program runs.
const joined = [{ x: 1 }, { y: 2 }].reduce((all, one) => ({ ...all, ...one }), {});
console.log(joined);
const counted = ["p", "q"].reduce((all, key, index) => ({ ...all, [key]: index }), {});
console.log(counted, JSON.stringify(counted), Object.keys(counted));
const doubled = Object.entries({ a: 1, b: 2 })
  .map(([key, value]) => ({ [key]: value * 2 }))
  .reduce((all, one) => ({ ...all, ...one }), {});
console.log(doubled);
console.log([{ a: 1 }, { b: [2] }].reduce((all, one) => Object.assign(all, one), {}));
console.log([{ a: 1 }, { b: [2] }].reduce((all, one) => Object.assign({}, all, one), {}));

const base: object = { z: 1 };
const more = { ...base, w: 2 };
console.log(more, more.w, Object.assign({}, base));
class Point {
  q = 1;
  method(): number {
    return 2;
  }
  get accessor(): number {
    return 9;
  }
}
class Names extends Map<string, number> {
  label = "names";
}
const extend = (given: object): object => ({ ...given, extra: true });
console.log(extend({ k: 1 }), extend(new Point()), extend([1]), extend(new Map([[1, 2]])), extend(new Names()));
const withId = <T>(given: T & {}): { id: number } => ({ ...given, id: 7 });
console.log(withId({ a: 1 }), withId(new Point()).id);
const stamp = <T extends object>(given: T): T & { at: number } => ({ ...given, at: 5 });
console.log(stamp({ b: 1 }).b, stamp({ b: 1 }).at, stamp({ b: 1 }));
for (const given of ["ab", 5, true, [7, 8]] as {}[]) console.log({ ...given, k: 1 });

// Instances of the language's own classes have no members of their own.
const things: object[] = [new Map([[1, 2]]), new Set([1]), new Date(5), /x/g, Promise.resolve(1), new Names()];
for (const thing of things) console.log(Object.keys(thing), Object.entries(thing).length, JSON.stringify(thing));
