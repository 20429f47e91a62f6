// Object.assign calls the setters that the target's class has, and takes nothing from a source that is missing.
class Options {
  level = 1;
  name = "x";
  #verbose = false;
  log: string[] = [];
  set verbose(value: boolean) { this.log.push(`verbose ${value}`); this.#verbose = value; }
  get verbose(): boolean { return this.#verbose; }
  constructor(init?: Partial<Options>) { Object.assign(this, init); }
}
console.log(new Options({ level: 3, verbose: true }).verbose, new Options({ name: "y" }), new Options(), new Options({ verbose: false }).log);
class Louder extends Options {
  override set verbose(value: boolean) { this.log.push("louder"); super.verbose = value; }
  override get verbose(): boolean { return super.verbose; }
}
console.log(new Louder({ verbose: true, level: 2 }));
const louder: Options = new Louder();
console.log(Object.assign(louder, { verbose: true, name: "z" }) === louder, louder.verbose, louder.log);
const other = new Options({ verbose: true });
const into = Object.assign(new Options(), other);
console.log(into.verbose, into.log);
class Celsius { constructor(public degrees: number) {} get kelvin(): number { return this.degrees + 273; } set kelvin(k: number) { this.degrees = k - 273; } }
const warm = Object.assign(new Celsius(1), { kelvin: 300 }, { kelvin: 310 });
console.log(warm, warm.kelvin);
class Box<T> { #held: T; constructor(held: T) { this.#held = held; } get held(): T { return this.#held; } set held(value: T) { this.#held = value; } }
console.log(Object.assign(new Box("a"), { held: "b" }).held, Object.assign(new Box<number | null>(1), { held: null }).held);

interface Size { width: number; height?: number }
const size: Size = { width: 1 };
const nothing: Partial<Size> | undefined = [undefined].at(0) as Partial<Size> | undefined;
const none: Partial<Size> | null = JSON.parse("null") as Partial<Size> | null;
console.log(Object.assign(size, nothing, none, { height: 2 }), Object.assign({}, nothing, { depth: 3 }));
const counts: Record<string, number> = { a: 1 };
const more: Record<string, number> | undefined = [undefined].at(0) as Record<string, number> | undefined;
console.log(Object.assign(counts, more, { b: 2 }), { ...counts, ...more, ...none });
