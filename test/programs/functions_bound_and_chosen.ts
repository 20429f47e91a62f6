// Functions chosen by name and called alike, functions with their first arguments bound; names that a cast claims.

const operators = { add: (a: number, b: number) => a + b, max: Math.max, negate: (a: number) => -a };
for (const name of Object.keys(operators) as (keyof typeof operators)[]) console.log(name, operators[name](2, 5));

const join = (a: number, b: number, c: string): string => `${a + b}${c}`;
const joinOne = join.bind(null, 1);
console.log(joinOne(2, "x"), join.bind(undefined, 1, 2)("y"), joinOne.bind(null, 5)("z"));
function log(level: string, ...rest: (string | number)[]): void {
  console.log(`[${level}]`, rest.join(" "));
}
const info = log.bind(null, "info");
info("a", 1);
info();

// What a cast says of a name is not believed.
const numerals = { I: 1, V: 5, X: 10 };
console.log([..."XIV"].map((c) => numerals[c as "I"]));
console.log([..."XIV?"].map((c) => numerals[c as keyof typeof numerals] ?? 0));
const exits: { up?: string; down?: string } = { up: "u" };
for (const name of ["up", "down", "left"]) console.log(exits[name as "up" | "down"]);
const has = <T extends object>(object: T, key: PropertyKey): key is keyof T => key in object;
console.log(has(numerals, "I"), has(numerals, "Z"));

// Texts beyond the end become texts.
const text = "abc";
console.log("0123".includes(text[9]), text.indexOf(text[9]), /u/.test(text[9]), "undefined!".startsWith(text[5]));
console.log(new Set(["a", "undefined"]).has(text[9]), ["a"].includes(text[9]));

// Pairs that are lists.
const pairs = Object.fromEntries("a:1,b:2".split(",").map((pair) => pair.split(":")));
console.log(pairs, pairs.a, pairs["z"]);

// Types that lead to themselves, under type parameters and by what a method returns.
type Tree<T> = { value: T; children?: Tree<T>[] };
const tree: Tree<string> = { value: "root", children: [{ value: "a", children: [{ value: "b" }] }, { value: "c" }] };
const fold = <T, R>(node: Tree<T>, step: (value: T, results: R[]) => R): R =>
  step(
    node.value,
    (node.children ?? []).map((child) => fold(child, step)),
  );
console.log(fold<string, string>(tree, (value, results) => (results.length > 0 ? `${value}(${results})` : value)));
console.log(fold<string, number>(tree, (_, results) => 1 + results.reduce((a, b) => a + b, 0)));
const pipe = <A>(value: A) => ({ to: <B>(step: (value: A) => B) => pipe(step(value)), get: () => value });
console.log(
  pipe(3)
    .to((x) => x * 2)
    .to((x) => `v${x}`)
    .get(),
);

// Any member of what a type parameter stands for; members that a mapped type picks.
function shout<S extends Record<string, string>>(texts: S): string[] {
  return Object.keys(texts).map((key) => `${key}=${texts[key].toUpperCase()}`);
}
console.log(shout({ port: "number", debug: "boolean" } as const), shout({ q: "r" }));
interface Note {
  id: number;
  title: string;
  tags: string[];
  done: boolean;
}
const insert = <T extends { id: number }>(row: Omit<T, "id">): T => ({ ...row, id: 1 }) as T;
console.log(insert<Note>({ title: "one", tags: ["x"], done: false }));
