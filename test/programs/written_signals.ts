// Signals, computed values and a store: instances of generic classes as those of unknown.
type Unsubscribe = () => void;
interface Readable<T> { get(): T; subscribe(fn: (value: T, previous: T | undefined) => void): Unsubscribe }
let active: Computed<unknown> | null = null;
abstract class Source<T> implements Readable<T> {
  protected readonly dependents = new Set<Computed<unknown>>();
  private readonly listeners = new Set<(v: T, p: T | undefined) => void>();
  abstract get(): T;
  protected track(): void { if (active) { this.dependents.add(active); active.addDependency(this); } }
  protected notify(value: T, previous: T | undefined): void { for (const l of [...this.listeners]) l(value, previous); for (const d of [...this.dependents]) d.invalidate(); }
  subscribe(fn: (v: T, p: T | undefined) => void): Unsubscribe { this.listeners.add(fn); fn(this.get(), undefined); return () => { this.listeners.delete(fn); }; }
  drop(c: Computed<unknown>): void { this.dependents.delete(c); }
}
class Signal<T> extends Source<T> {
  constructor(private value: T, private readonly equals: (a: T, b: T) => boolean = Object.is) { super(); }
  get(): T { this.track(); return this.value; }
  set(next: T): void { if (this.equals(this.value, next)) return; const p = this.value; this.value = next; this.notify(next, p); }
  update(f: (v: T) => T): void { this.set(f(this.value)); }
}
class Computed<T> extends Source<T> {
  private cached: { value: T } | null = null;
  private readonly deps = new Set<{ drop(c: Computed<unknown>): void }>();
  runs = 0;
  constructor(private readonly fn: () => T) { super(); }
  addDependency(s: { drop(c: Computed<unknown>): void }): void { this.deps.add(s); }
  get(): T {
    this.track();
    if (this.cached === null) {
      const outer = active;
      active = this as Computed<unknown>;
      try { this.runs++; this.cached = { value: this.fn() }; } finally { active = outer; }
    }
    return this.cached.value;
  }
  invalidate(): void {
    if (this.cached === null) return;
    const previous = this.cached.value;
    this.cached = null;
    for (const d of this.deps) d.drop(this as Computed<unknown>);
    this.deps.clear();
    const now = this.get();
    if (now !== previous) this.notify(now, previous);
  }
}
const signal = <T>(v: T): Signal<T> => new Signal(v);
const computed = <T>(f: () => T): Computed<T> => new Computed(f);
const first = signal("Ada"), last = signal("Lovelace"), showFull = signal(true);
const full = computed(() => `${first.get()} ${last.get()}`);
const shown = computed(() => (showFull.get() ? full.get() : first.get()));
const log: string[] = [];
const stop = shown.subscribe((v, p) => log.push(`${p ?? "-"} => ${v}`));
first.set("Grace"); last.set("Hopper"); last.set("Hopper"); showFull.set(false); last.set("X"); first.update((s) => s.toUpperCase());
stop(); first.set("nobody");
console.log(log, full.runs, shown.runs);
const cart = signal<readonly { name: string; price: number; qty: number }[]>([]);
const total = computed(() => cart.get().reduce((s, i) => s + i.price * i.qty, 0));
const discount = computed(() => (total.get() > 100 ? 0.1 : 0));
const due = computed(() => Math.round(total.get() * (1 - discount.get()) * 100) / 100);
const seen: number[] = []; due.subscribe((v) => seen.push(v));
cart.update((c) => [...c, { name: "pen", price: 1.5, qty: 10 }]); cart.update((c) => [...c, { name: "desk", price: 99.99, qty: 1 }]);
cart.update((c) => c.map((i) => (i.name === "pen" ? { ...i, qty: 1 } : i)));
console.log(seen, total.get(), discount.get(), cart.get().length);
class Store<S extends object, A extends { type: string }> {
  private readonly state: Signal<S>;
  constructor(private readonly reducer: (s: S, a: A) => S, initial: S, private readonly middleware: ((next: (a: A) => void) => (a: A) => void)[] = []) { this.state = new Signal(initial); }
  readonly dispatch = (action: A): void => this.middleware.reduceRight((next, m) => m(next), (a: A) => this.state.update((s) => this.reducer(s, a)))(action);
  select<R>(f: (s: S) => R): Computed<R> { return new Computed(() => f(this.state.get())); }
}
type Action = { type: "inc"; by?: number } | { type: "reset" };
const trace: string[] = [];
const store = new Store((s: { n: number }, a: Action) => { switch (a.type) { case "inc": return { n: s.n + (a.by ?? 1) }; case "reset": return { n: 0 }; } }, { n: 5 }, [(next) => (a) => { trace.push(a.type); next(a); }]);
const parity = store.select((s) => (s.n % 2 === 0 ? "even" : "odd"));
console.log(parity.get()); store.dispatch({ type: "inc" }); console.log(parity.get()); store.dispatch({ type: "inc", by: 7 }); console.log(parity.get(), store.select((s) => s.n).get(), trace);
