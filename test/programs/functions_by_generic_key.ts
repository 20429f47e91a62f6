// Functions that take what is stored in different ways, called by a key of a generic object: validators, formatters.
interface Draft { name: string; price: number; tags?: readonly string[] }
type Validator<T> = { [K in keyof T]?: (value: NonNullable<T[K]>) => string | undefined };
const validators: Validator<Draft> = {
  name: (name) => (name.trim() ? undefined : "name is empty"),
  price: (price) => (price > 0 ? undefined : `price ${price} is not positive`),
  tags: (tags) => (tags.length <= 2 ? undefined : `too many tags: ${tags.length}`),
};
function validate<T extends object>(value: T, rules: Validator<T>): string[] {
  const found: string[] = [];
  for (const key in rules) {
    const rule = rules[key];
    const field = value[key];
    if (!rule || field === undefined || field === null) continue;
    const message = rule(field as NonNullable<T[typeof key]>);
    if (message !== undefined) found.push(message);
  }
  return found;
}
console.log(validate<Draft>({ name: " ", price: -1, tags: ["a", "b", "c"] }, validators));
type Formats<T> = { [K in keyof T]: (value: T[K]) => string };
interface Row { name: string; price: number }
const formats: Formats<Row> = { name: (n) => n.trim(), price: (p) => p.toFixed(1) };
function format<T extends object>(value: T, rules: Formats<T>): void {
  for (const key of Object.keys(rules) as (keyof T)[]) {
    const rule = rules[key];
    console.log(rule(value[key]));
  }
}
format<Row>({ name: " x ", price: 2 }, formats);
type Value = string | number | Value[] | { [key: string]: Value } | ((n: number) => Value);
const kindOf = (value: Value): string =>
  typeof value === "function" ? `function giving ${kindOf(value(2))}` : Array.isArray(value) ? `[${value.map(kindOf).join()}]` : typeof value === "object" ? `{${Object.keys(value).join()}}` : `${value}`;
const values: Value[] = ["a", (n) => n * 3, (n) => [n], (n) => ({ n, list: [n] }), (n) => (m) => [n, m]];
for (const value of values) console.log(kindOf(value));
const table: { [key: string]: Value } = { a: (n) => [n, [n]], b: [(n) => [`${n}`]] };
console.log(kindOf(table.a!), kindOf(table.b!));

// Lists of functions by a key that is no type parameter: which list it is nobody says.
class Channels<E extends { [K in keyof E]: unknown[] }> {
  private readonly listeners: { [K in keyof E]?: ((...args: E[K]) => void)[] } = {};
  listen<K extends keyof E>(name: K, listener: (...args: E[K]) => void): this {
    (this.listeners[name] ??= []).push(listener);
    return this;
  }
  count(name: keyof E): number {
    return this.listeners[name]?.length ?? 0;
  }
  total(): number {
    return (Object.keys(this.listeners) as (keyof E)[]).reduce((sum, name) => sum + this.listeners[name]!.length, 0);
  }
}
const channels = new Channels<{ opened: [path: string]; moved: [x: number, y: number]; closed: [] }>();
channels.listen("opened", (path) => console.log(path)).listen("opened", () => {});
channels.listen("closed", () => {});
console.log(channels.count("opened"), channels.count("moved"), channels.count("closed"), channels.total());
