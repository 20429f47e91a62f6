// Lists behind members and results that store their elements otherwise than the type by which they are seen: a TypeError,
// where Node goes on with the list.

function attempt(name: string, run: () => unknown): void {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, (error as Error).name);
  }
}

function wider<T>(holder: { list: T[] }): { readonly list: readonly (T | null)[] } {
  return holder;
}
attempt("a member", () => wider({ list: [1.5, 2] }).list[0]);
attempt("a member stored alike", () => wider({ list: ["a"] }).list[0]);

function widerPair<T>(holder: { pair: [T, string] }): { readonly pair: readonly [T | null, string] } {
  return holder;
}
attempt("a tuple", () => widerPair({ pair: [1.5, "a"] }).pair[0]);
attempt("a tuple stored alike", () => widerPair({ pair: ["b", "a"] }).pair[0]);

function widerResult<T>(make: () => T[]): () => (T | null)[] {
  return make;
}
attempt("a result", () => widerResult(() => [1.5])()[0]);
attempt("a result stored alike", () => widerResult(() => ["c"])()[0]);

interface Source<T> {
  items(): T[];
  each(take: (value: T) => void): void;
}
function widerSource<T>(source: Source<T>): Source<T | null> {
  return source as Source<T | null>;
}
const source: Source<number> = { items: () => [1.5], each: (take) => take(2.5) };
attempt("a method", () => widerSource(source).items()[0]);
attempt("a callback", () => {
  let taken: number | null = null;
  widerSource(source).each((value) => (taken = value));
  return taken;
});
