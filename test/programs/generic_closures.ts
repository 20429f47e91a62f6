// Closures of generic functions: behind generic methods of interfaces, in variables, fields, lists and parameters. What they
// make for the type arguments of a call is stored as these say.

interface Maker {
  wrap<T>(value: T): T[];
  pairs<K, V>(key: K, value: V): [K, V][];
  both<T>(value: T): { value: T; list: T[] };
  lazy<T>(value: T): () => T;
  set<T>(value: T): Set<T>;
  promise<T>(value: T): Promise<T>;
  first<T>(list: T[]): T;
  twice<T>(value: T, change: (value: T) => T): T;
  each<T>(...values: T[]): Generator<T, number>;
}

function makerOf(name: string): Maker {
  let calls = 0;
  const seen: string[] = [];
  const note = <T>(value: T): T => {
    calls++;
    seen.push(`${name} ${calls} ${typeof value}`);
    return value;
  };
  return {
    wrap: (value) => [note(value), value],
    pairs: (key, value) => [[key, note(value)]],
    both(value) {
      return { value, list: [value, note(value)] };
    },
    lazy: (value) => () => note(value),
    set: (value) => new Set([note(value)]),
    promise: async (value) => {
      await null;
      return note(value);
    },
    first: (list) => note(list[0]!),
    twice: function (value, change) {
      return change(change(note(value)));
    },
    each: function* (...values) {
      for (const value of values) yield note(value);
      console.log(seen.length, seen.at(-1));
      return calls;
    },
  };
}

class Doubling implements Maker {
  wrap<T>(value: T): T[] {
    return [value, value, value];
  }
  pairs<K, V>(key: K, value: V): [K, V][] {
    return [
      [key, value],
      [key, value],
    ];
  }
  both<T>(value: T): { value: T; list: T[] } {
    return { value, list: [value] };
  }
  lazy<T>(value: T): () => T {
    return () => value;
  }
  set<T>(value: T): Set<T> {
    return new Set([value]);
  }
  async promise<T>(value: T): Promise<T> {
    return value;
  }
  first<T>(list: T[]): T {
    return list.at(-1)!;
  }
  twice<T>(value: T, change: (value: T) => T): T {
    return change(value);
  }
  *each<T>(...values: T[]): Generator<T, number> {
    yield* values;
    return -1;
  }
}

async function use(maker: Maker): Promise<void> {
  console.log(maker.wrap(3)[0]! + 1, maker.wrap("x")[1]!.toUpperCase(), maker.wrap([1]).length);
  console.log(maker.pairs(1, 2)[0]![1] + 1, maker.pairs("a", true)[0]);
  console.log(maker.both(3).value + 1, maker.both(3).list.reduce((a, b) => a + b, 0), maker.both({ a: 1 }).list[0]);
  console.log(maker.lazy(3)() + 1, maker.lazy("s")().length);
  for (const one of maker.set(3)) console.log(one + 1);
  const words: ReadonlySet<string> = maker.set("w");
  console.log(words.has("w"), [...words].map((word) => word.length));
  console.log((await maker.promise(3)) + 1, (await maker.promise("p")).length);
  console.log(maker.first([1.5, 2]) + 1, maker.first(["a"]).length);
  console.log(
    maker.twice(3, (x) => x * 2),
    maker.twice("q", (text) => text + "!"),
  );
  const numbers = maker.each(1, 2);
  let sum = 0;
  for (let step = numbers.next(); ; step = numbers.next()) {
    if (step.done) {
      console.log(sum, step.value);
      break;
    }
    sum += step.value;
  }
}
for (const maker of [makerOf("one"), new Doubling(), makerOf("two")]) await use(maker);

// Variables, fields, lists, parameters, results.
let list = <T>(value: T): T[] => [value];
const before: number[] = list(3);
list = (value) => [value, value];
console.log(before[0]! + 1, list(4).map((one) => one + 1), list("z").join("-"));

class Tools {
  wrap = <T>(value: T): T[] => [value];
  static readonly keyed = <K extends string, V>(key: K, value: V): Map<K, V> => new Map([[key, value]]);
}
const tools = new Tools();
const wrapped: number[] = tools.wrap(1);
tools.wrap = <T>(value: T): T[] => [value, value];
console.log(wrapped, tools.wrap(2)[1]! * 2, Tools.keyed("a", 1).get("a")! + 1);

type Wrap = <T>(value: T) => T[];
const wraps: Wrap[] = [(value) => [value], (value) => [value, value], list];
console.log(wraps.map((wrap) => wrap(2.5).reduce((a, b) => a + b, 0)));
const call = (wrap: Wrap): number => wrap(1)[0]! + wrap("two")[0]!.length;
console.log(call(list), call((value) => [value]), call(tools.wrap));
function module<T>(value: T): T[] {
  return [value, value, value];
}
console.log(call(module), [module as Wrap][0]!(7)[2]! + 1);
const compose =
  <A, B>(first: (a: A) => B) =>
  <C>(second: (b: B) => C) =>
  (a: A): C =>
    second(first(a));
console.log(compose((text: string) => text.length)((n) => [n, n * 2])("abc")[1]! + 1);

// A functor, whose own parameter is known where it is made.
interface Box<U> {
  get(): U;
  map<T>(change: (value: U) => T): Box<T>;
  with<T>(other: T, join: (value: U, other: T) => U): Box<U>;
}
const box = <U>(value: U): Box<U> => ({
  get: () => value,
  map: (change) => box(change(value)),
  with: (other, join) => box(join(value, other)),
});
console.log(
  box(2)
    .map((n) => n + 0.5)
    .map((n) => [n, n])
    .get()[1]! + 1,
);
console.log(
  box("l")
    .with(2, (text, n) => text.repeat(n))
    .with(true, (text, is) => (is ? text + "!" : text))
    .get(),
);

// What a function returns that is not generic itself depends on no type argument.
const shown: (<T>(value: T) => string)[] = [(value: unknown) => String(value), (value) => typeof value];
console.log(shown.map((show) => show(1) + show("s")));

// What makes ever larger types of itself has bodies for the types of its calls alone.
interface Parser<T> {
  run(text: string): T;
  map<U>(change: (value: T) => U): Parser<U>;
  then<U>(next: Parser<U>): Parser<[T, U]>;
}
function parser<T>(run: (text: string) => T): Parser<T> {
  return {
    run,
    map: (change) => parser((text) => change(run(text))),
    then: (next) => parser((text) => [run(text), next.run(text)]),
  };
}
const digits = parser(Number);
const both = digits.then(parser((text) => text.length)).then(digits);
console.log(both.run("12"), both.map(([[a, b], c]) => a + b + c).run("12"));

// A type parameter that extends the type of a generic function.
type Lister = <T>(value: T, others?: T[]) => T[];
const behind: Lister = (value, others = []) => [...others, value];
function listAll<F extends Lister>(list: F) {
  return [list(1, [2]), list("a"), list([true])];
}
console.log(listAll(behind), listAll(<T,>(value: T, others?: T[]) => (others ? [value, ...others] : [value])));
