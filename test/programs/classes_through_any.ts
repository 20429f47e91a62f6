// Instances of a generic class that come as others by way of what nothing is known of: operators of observables, reducers by name.
type Operator<A, B> = (source: Feed<A>) => Feed<B>;
class Feed<T> {
  constructor(private readonly producer: (next: (value: T) => void) => void) {}
  static of<T>(...items: T[]): Feed<T> {
    return new Feed((next) => items.forEach((item) => next(item)));
  }
  subscribe(listener: (value: T) => void): void {
    this.producer(listener);
  }
  pipe<A>(a: Operator<T, A>): Feed<A>;
  pipe<A, B>(a: Operator<T, A>, b: Operator<A, B>): Feed<B>;
  pipe(...operators: Operator<any, any>[]): Feed<any> {
    return operators.reduce((source, operator) => operator(source), this as Feed<any>);
  }
}
const map =
  <A, B>(change: (value: A, index: number) => B): Operator<A, B> =>
  (source) =>
    new Feed((next) => {
      let index = 0;
      source.subscribe((value) => next(change(value, index++)));
    });
function filter<A, B extends A>(test: (value: A) => value is B): Operator<A, B>;
function filter<A>(test: (value: A) => boolean): Operator<A, A>;
function filter<A>(test: (value: A) => boolean): Operator<A, A> {
  return (source) =>
    new Feed((next) =>
      source.subscribe((value) => {
        if (test(value)) next(value);
      }),
    );
}
const scan =
  <A, S>(add: (state: S, value: A) => S, start: S): Operator<A, S> =>
  (source) =>
    new Feed((next) => {
      let state = start;
      source.subscribe((value) => next((state = add(state, value))));
    });
Feed.of(1, 2, 3)
  .pipe(filter((n) => n % 2 === 1), map((n, index) => `${index}:${n}`))
  .subscribe((text) => console.log(text));
Feed.of<string | number>("a", 1, "b", 2)
  .pipe(filter((value): value is number => typeof value === "number"), scan((sum, value) => sum + value, 0))
  .subscribe((sum) => console.log(sum));

type Reducer<S, A> = (state: S | undefined, action: A) => S;
function combine<S extends object, A>(reducers: { [K in keyof S]: Reducer<S[K], A> }): Reducer<S, A> {
  return (state, action) => {
    let changed = state === undefined;
    const next = {} as S;
    for (const key of Object.keys(reducers) as (keyof S)[]) {
      next[key] = reducers[key](state?.[key], action);
      changed ||= next[key] !== state?.[key];
    }
    return changed ? next : state!;
  };
}
type Action = { type: "add"; text: string } | { type: "show"; mode: "all" | "none" } | { type: "other" };
interface App {
  list: readonly string[];
  mode: "all" | "none";
  count: number;
}
const root = combine<App, Action>({
  list: (list = ["first"], action) => (action.type === "add" ? [...list, action.text] : list),
  mode: (mode = "all", action) => (action.type === "show" ? action.mode : mode),
  count: (count = 0, action) => (action.type === "add" ? count + 1 : count),
});
let state = root(undefined, { type: "other" });
const before = state;
state = root(state, { type: "other" });
console.log(state === before, state);
state = root(root(state, { type: "add", text: "second" }), { type: "show", mode: "none" });
console.log(state, before.list.length);
