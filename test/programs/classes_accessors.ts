// Getters and setters, also overridden ones and ones with effects.
class Temperature {
  private kelvin = 273.15;
  reads = 0;
  get celsius(): number {
    this.reads++;
    return this.kelvin - 273.15;
  }
  set celsius(value: number) {
    this.kelvin = value + 273.15;
  }
  get isFreezing(): boolean {
    return this.celsius <= 0;
  }
}
const t = new Temperature();
t.celsius = 10;
t.celsius += 5;
t.celsius++;
console.log(Math.round(t.celsius), t.isFreezing, t.reads);
class Base {
  get kind(): string {
    return "base";
  }
}
class Derived extends Base {
  override get kind(): string {
    return `derived from ${super.kind}`;
  }
}
const objects: Base[] = [new Base(), new Derived()];
console.log(objects.map((object) => object.kind));
class Sized {
  protected n = 1;
  get size(): number { return this.n; }
  set size(v: number) { this.n = v; }
  static get kind(): string { return "a"; }
}
class Scaled extends Sized {
  override get size(): number { return super.size * 10; }
  override set size(v: number) { super.size = v + 1; super.size += 1; }
  static override get kind(): string { return super.kind + "b"; }
}
const scaled = new Scaled();
console.log(scaled.size);
scaled.size = 4;
console.log(scaled.size, Scaled.kind);

// A subclass that overrides a getter alone has no setter.
class Settable { private v = 1; get x(): number { return this.v; } set x(n: number) { this.v = n; } }
class Fixed extends Settable { override get x(): number { return 42; } }
class FixedToo extends Fixed {}
class Again extends Fixed { override get x(): number { return super.x + 1; } override set x(n: number) { console.log("again", n); } }
for (const one of [new Settable(), new Fixed(), new FixedToo(), new Again()] as Settable[]) {
  try { one.x = 5; } catch (e) { console.log(e instanceof TypeError, /which has only a getter/.test((e as Error).message)); }
  console.log(one.x);
}
const settables: { x: number }[] = [new Settable(), new Fixed()];
for (const one of settables) try { one.x++; console.log(one.x); } catch (e) { console.log(e instanceof TypeError); }
