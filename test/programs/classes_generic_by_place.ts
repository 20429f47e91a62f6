// Generic classes that are made where other type arguments are wanted than those that their arguments say.

interface Problem {
  field: string;
  problem: "missing" | "invalid";
  detail?: string;
}

class Ok<T, E> {
  readonly ok = true as const;
  constructor(readonly value: T) {}
  map<U>(change: (value: T) => U): Result<U, E> {
    return new Ok(change(this.value));
  }
}

class Err<T, E> {
  readonly ok = false as const;
  constructor(readonly error: E) {}
  map<U>(_: (value: T) => U): Result<U, E> {
    return new Err(this.error);
  }
}

type Result<T, E> = Ok<T, E> | Err<T, E>;
const ok = <T, E = never>(value: T): Result<T, E> => new Ok(value);
const err = <E, T = never>(error: E): Result<T, E> => new Err(error);

function required(field: string, text: string): Result<string, Problem> {
  return text === "" ? err({ field, problem: "missing" }) : ok(text);
}

async function digits(text: string): Promise<Result<number, Problem>> {
  if (/^\d+$/.test(text)) return ok(Number(text));
  return err({ field: "digits", problem: "invalid", detail: text });
}

const either: Result<number | string, Problem> = ok(1);
console.log(required("name", ""), required("name", "Ann"), either);
void digits("4x").then((result) => console.log(result.ok ? result.value : result.error.detail));
void digits("42").then((result) => console.log(result.map((value) => value / 4)));

type State = { kind: "on"; level: number } | { kind: "off" };

class Cell<T> {
  constructor(public value: T) {}
  set(value: T): this {
    this.value = value;
    return this;
  }
}

const cell = <T>(value: T): Cell<T> => new Cell(value);
function cellOf<T>(make: () => T, first: T): Cell<T> {
  return new Cell(first === undefined ? make() : first);
}

const made: Cell<State> = cell({ kind: "off" });
const constructed: Cell<State> = new Cell({ kind: "on", level: 1 });
const perhaps: Cell<number | null> = cell(null);
const texts: Cell<string[]> = cell([]);
const several: Cell<string | number> = cellOf<string | number>(() => 2, "first");
console.log(made.set({ kind: "on", level: 2 }), constructed.set({ kind: "off" }), perhaps.set(0.5), several.set(3));
texts.value.push("one");
console.log(texts);

/** The arguments stay what they are. */
const level = { kind: "on" as const, level: 7 };
const held: Cell<State> = cell(level);
held.set({ kind: "off" });
console.log(level, held);

class Link<K, V> {
  next: Link<K, V> | null = null;
  constructor(
    readonly key: K,
    public value: V,
  ) {}
}

function links(): Link<string, State | undefined> {
  const first: Link<string, State | undefined> = new Link("first", undefined);
  first.next = new Link("second", { kind: "off" });
  first.next.value = { kind: "on", level: 3 };
  return first;
}
console.log(links());
