// Methods that a class only declares, for those below it to have; `?.()` on methods of classes.
abstract class Report {
  render(): string { return [this.header(), this.footer?.()].filter((x): x is string => x !== undefined).join(" | "); }
  protected header(): string { return this.constructor.name; }
  protected footer?(): string;
  onClose?(code: number): void;
  close(): string { if (this.onClose) { this.onClose(3); return "closed"; } return this.onClose === undefined ? "no handler" : "?"; }
  forced(): void { this.onClose!(9); }
}
class Sales extends Report { protected override footer(): string { return `total ${this.header()}`; } }
class Loud extends Report { code = 0; override onClose(code: number): void { this.code = code; console.log("closing", code); } }
for (const r of [new Sales(), new Loud()]) { console.log(r.render(), r.close(), typeof r.onClose); try { r.forced(); } catch (e) { console.log((e as Error).message); } }
const l = new Loud(); l.onClose?.(5); console.log(l.code);
class A { n = 4; m(): number { return this.n; } }
const a: A | undefined = [new A()].at(0); console.log(a?.m?.(), new A().m?.());
