// Casts that hold.
class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  bark(): string {
    return `${this.name} barks`;
  }
}
const animal: Animal = new Dog("rex");
console.log((animal as Dog).bark());
const value: unknown = "text";
console.log((value as string).length, (5 as unknown as number) + 1);
const maybe: string | undefined = "here";
console.log(maybe!.length);
const literal = "a" as const;
console.log(literal, ([1, 2] as readonly number[]).length, { x: 1 } satisfies { x: number });
const items: unknown[] = [1, "a", new Dog("d")];
console.log(items[0] as number, items[1] as string, (items[2] as Dog).name);

// A cast to fewer types of a union is tested too.
class Terrier { bark(): string { return "woof"; } }
class Tabby { meow(): string { return "miau"; } }
function meet(x: string | number | Terrier | Tabby | null): void {
  try { const y = x as string | Tabby; console.log(typeof y === "string" ? y.length : y.meow()); } catch (e) { console.log(e instanceof TypeError); }
}
meet("abc"); meet(new Tabby()); meet(new Terrier()); meet(3); meet(null);
class Creature { legs = 4; }
class Bird extends Creature { wings = 2; fly(): string { return `fly ${this.wings}`; } }
class Fish extends Creature { fins = 3; swim(): string { return `swim ${this.fins}`; } }
class Snake extends Creature {}
function moving(a: Creature): void {
  try { const x = a as Bird | Fish; console.log(x instanceof Bird ? x.fly() : x.swim()); } catch (e) { console.log(e instanceof TypeError); }
}
for (const a of [new Bird(), new Fish(), new Snake()]) moving(a);
interface Figure { kind: string }
interface Disc extends Figure { kind: "circle"; r: number }
interface Box extends Figure { kind: "square"; s: number }
const figures: Figure[] = [{ kind: "circle", r: 2 } as Disc, { kind: "square", s: 3 } as Box];
for (const s of figures) { const t = s as Disc | Box; console.log(t.kind === "circle" ? t.r : t.s); }
// A new array is tested element by element.
class Held { constructor(readonly n: number) {} }
const mixed: (Held | number)[] = [1, new Held(2), new Held(3)];
console.log((mixed.slice(1) as Held[]).map((one) => one.n));

// A dictionary as a type of which every member may be missing.
interface Settings {
  host?: string;
  user?: string;
}
const lines: Record<string, string> = { host: "a.example" };
const settings = lines as Settings;
console.log(settings.host, settings.user, settings);
