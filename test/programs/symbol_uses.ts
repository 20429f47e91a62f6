// Symbols as programs use them: keys of services, events, enums, sentinels, brands, hidden state, protocols.
const LOGGER = Symbol("Logger");
const CONFIG: unique symbol = Symbol("Config");
interface Services {
  [LOGGER]: { log(text: string): void };
  [CONFIG]: { level: number };
}
class Container {
  private readonly made = new Map<symbol, unknown>();
  register<K extends keyof Services>(key: K, value: Services[K]): void {
    this.made.set(key, value);
  }
  get<K extends keyof Services>(key: K): Services[K] {
    return this.made.get(key) as Services[K];
  }
}
const c = new Container();
c.register(CONFIG, { level: 3 });
c.register(LOGGER, { log: (text) => console.log("log", text) });
c.get(LOGGER).log(String(c.get(CONFIG).level));

// event emitter
type EventKey = string | symbol;
class Emitter {
  private readonly handlers = new Map<EventKey, ((value: number) => void)[]>();
  on(key: EventKey, handler: (value: number) => void): this {
    const list = this.handlers.get(key);
    if (list === undefined) this.handlers.set(key, [handler]);
    else list.push(handler);
    return this;
  }
  emit(key: EventKey, value: number): boolean {
    const list = this.handlers.get(key) ?? [];
    for (const one of list) one(value);
    return list.length > 0;
  }
  names(): string[] {
    return [...this.handlers.keys()].map((key) => (typeof key === "symbol" ? key.toString() : key));
  }
}
const closed = Symbol("closed");
const e = new Emitter().on("data", (v) => console.log("data", v)).on(closed, (v) => console.log("closed", v));
console.log(e.emit("data", 1), e.emit(closed, 2), e.emit(Symbol("closed"), 3), e.names());

// enum-like
const Color = { red: Symbol("red"), green: Symbol("green") } as const;
function nameOf(color: symbol): string {
  switch (color) {
    case Color.red:
      return "RED";
    case Color.green:
      return "GREEN";
    default:
      return "?";
  }
}
console.log(nameOf(Color.red), nameOf(Color.green), nameOf(Symbol("red")), Color);

// sentinel
const MISSING: unique symbol = Symbol("missing");
function lookup(table: Map<string, number>, key: string): number | typeof MISSING {
  return table.get(key) ?? MISSING;
}
const found = lookup(new Map([["a", 1]]), "a");
const missing = lookup(new Map([["a", 1]]), "b");
console.log(found === MISSING ? "none" : found + 1, missing === MISSING ? "none" : missing + 1);

// brand
declare const brand: unique symbol;
type Brand<T, B> = T & { readonly [brand]: B };
type UserId = Brand<string, "UserId">;
type Meters = number & { readonly [brand]: "m" };
type Point = Brand<{ x: number; y: number }, "Point">;
const id = "u1" as UserId;
const far = 5 as Meters;
const p = { x: 1, y: 2 } as Point;
console.log(id.length, far + 1, p.x, p, id);
function user(one: UserId): string {
  return `user ${one}`;
}
console.log(user(id), new Map<UserId, number>([[id, 1]]));
interface Tagged<B> {
  readonly [brand]: B;
}
type Id2 = string & Tagged<"x">;
const i2 = "abc" as Id2;
console.log(i2.toUpperCase());

// hidden state
const secret = Symbol("secret");
class Vault {
  [secret] = 42;
  readonly name = "v";
  reveal(): number {
    return this[secret];
  }
}
const v = new Vault();
console.log(v, v.reveal(), Object.keys(v), JSON.stringify(v), secret in v, Object.getOwnPropertySymbols(v).length);
console.log(Object.getOwnPropertySymbols(v)[0] === secret, Object.hasOwn(v, secret), Object.hasOwn(v, "name"));

// protocol
const compare = Symbol.for("app.compare");
interface Comparable<T> {
  [compare](other: T): number;
}
class Num implements Comparable<Num> {
  constructor(readonly n: number) {}
  [compare](other: Num): number {
    return this.n - other.n;
  }
}
class Rev extends Num {
  override [compare](other: Num): number {
    return -super[compare](other);
  }
}
function max<T extends Comparable<T>>(list: T[]): T {
  return list.reduce((a, b) => (a[compare](b) >= 0 ? a : b));
}
console.log(max([new Num(1), new Num(5), new Num(3)]), max<Num>([new Rev(1), new Rev(5)]));
const asInterface: Comparable<Num> = new Rev(3);
console.log(asInterface[compare](new Num(1)));
