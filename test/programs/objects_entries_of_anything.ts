// Object.values and Object.entries of lists and of instances with private members, behind type parameters too.
class P { private secret = "s"; constructor(public n: number, protected list: number[] = [1]) {} get double() { return this.n * 2; } all() { return Object.entries(this); } }
class Q extends P { extra = true; }
console.log(Object.entries(new P(1)), Object.values(new Q(2)), new Q(3).all());
for (const [k, v] of Object.entries(new Q(1))) console.log(k, v, typeof v);
const sizes = Object.values(new P(4)).map((v) => String(v).length);
console.log(sizes);
function values<T>(value: T): number {
  let n = 1;
  if (typeof value === "object" && value !== null) {
    for (const v of Object.values(value)) { console.log(v); n++; }
  }
  return n;
}
console.log(values([1, 2]), values({ a: [1], b: 2 }), values(null), values("x"));
console.log(values(new Map([[1, 2]])), values(new Date(0)));
type DeepReadonly<T> = T extends (infer U)[] ? readonly DeepReadonly<U>[] : T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
function deepFreeze<T>(value: T): DeepReadonly<T> {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value as DeepReadonly<T>;
}
const frozen = deepFreeze({ list: [1, 2], inner: { x: 1 } });
console.log(Object.isFrozen(frozen), Object.isFrozen(frozen.inner), Object.isFrozen(frozen.list));
