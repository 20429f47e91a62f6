// Objects that a cast says are whole before they are: what is spread of them is copied as far as it has come.
function mapKeys<K extends string, V>(keys: readonly K[], of: (key: K) => V): Record<K, V> {
  return keys.reduce((all, key) => ({ ...all, [key]: of(key) }), {} as Record<K, V>);
}
console.log(mapKeys(["a", "b"] as const, (key) => key.length));
console.log(mapKeys(["x", "y"] as const, (key) => key + key).y);
function build<R extends Record<string, unknown>>(keys: (keyof R & string)[], of: (key: string) => R[keyof R]): R {
  return keys.reduce((all, key) => ({ ...all, [key]: of(key) }), {} as R);
}
console.log(build<{ a: string; b: string }>(["b", "a"], (key) => key.toUpperCase()));

interface Form {
  name: string;
  age: number;
  tags: string[];
}
const empty = {} as Form;
const named = { ...empty, name: "n" };
const whole = { ...named, age: 3, tags: ["t"] };
console.log(empty, named, whole, Object.keys(named), "age" in named, whole.tags.length, whole.age + 1);
try {
  console.log(named.tags.length);
} catch (error) {
  console.log(error instanceof TypeError);
}
const filled = (["name", "age"] as (keyof Form)[]).reduce(
  (form, key) => ({ ...form, [key]: key === "age" ? 1 : "n" }),
  {} as Form,
);
console.log(filled, { ...filled, tags: [] });

// Of several names one is given.
const chosen = (["a", "b"] as const)[Number("0")]!;
const half = { [chosen]: 1 } as Record<"a" | "b", number>;
console.log(half, { ...half }, { ...half, b: 2 }, Object.keys(half));
function only<K extends keyof Form>(key: K, value: Form[K]): Pick<Form, K> {
  return { [key]: value } as Pick<Form, K>;
}
const either: keyof Form = (["name", "age"] as const)[Number("1")]!;
console.log(only("age", 3), only(either, 4), { ...whole, ...only(either, 5) });
const change: Partial<Form> = { age: 8 };
const spare = [whole].find(() => false);
console.log({ ...empty, ...change }, { ...empty, ...spare }, { ...empty, ...whole }.age);
