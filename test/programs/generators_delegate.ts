// yield*: values, what is sent, thrown and returned go through to the inner generator.
function* inner(): Generator<string, number, string> {
  try {
    const a = yield "i1";
    console.log("inner got", a);
    const b = yield "i2";
    console.log("inner got", b);
  } catch (error) {
    console.log("inner caught", error);
    yield "recovered";
  } finally {
    console.log("inner finally");
  }
  return 7;
}
function* outer(): Generator<string, string, string> {
  const result = yield* inner();
  console.log("result", result);
  const last = yield "o1";
  return `${last}!`;
}
const plain = outer();
console.log(plain.next("ignored"), plain.next("A"), plain.next("B"), plain.next("C"), plain.next("D"));
const thrown = outer();
console.log(thrown.next(""), thrown.throw("boom"), thrown.next(""), thrown.next("z"));
const returned = outer();
console.log(returned.next(""), returned.return("early"), returned.next(""));

function* mixed(): Generator<number | string> {
  yield* [1, 2];
  yield* "hé";
  yield* new Set([3]);
  yield* new Map([["k", 4]]).values();
  yield* (function* () {
    yield 5;
  })();
}
console.log([...mixed()]);

interface Tree {
  readonly value: number;
  readonly left?: Tree;
  readonly right?: Tree;
}
function* inOrder(tree: Tree | undefined): Generator<number> {
  if (tree === undefined) return;
  yield* inOrder(tree.left);
  yield tree.value;
  yield* inOrder(tree.right);
}
const tree: Tree = {
  value: 4,
  left: { value: 2, left: { value: 1 }, right: { value: 3 } },
  right: { value: 6, left: { value: 5 } },
};
console.log([...inOrder(tree)].join(","));

function* permutations<T>(items: readonly T[], count = items.length): Generator<readonly T[]> {
  if (count <= 1) {
    yield [...items];
    return;
  }
  const work = [...items];
  for (let index = 0; index < count; index++) {
    yield* permutations(work, count - 1);
    const other = count % 2 === 0 ? index : 0;
    [work[other], work[count - 1]] = [work[count - 1], work[other]];
  }
}
let shown = 0;
for (const one of permutations(["a", "b", "c"])) console.log(++shown, one.join(""));
// What has no `throw` method ends with a TypeError, and is closed.
function* delegating(): Generator<number, string, unknown> {
  try {
    yield* [1, 2];
  } finally {
    console.log("left");
  }
  return "done";
}
const started = delegating();
console.log(started.next());
try {
  started.throw(new RangeError("mine"));
} catch (error) {
  console.log(error instanceof TypeError, (error as Error).message, started.next());
}
// What a generator takes need not be told: its callers send anything, which is looked at where it is used.
class Branch<T> implements Iterable<T> {
  constructor(
    private readonly value: T,
    private readonly branches: Branch<T>[] = [],
  ) {}
  *[Symbol.iterator](): IterableIterator<T> {
    yield* this.walk();
  }
  private *walk(): Generator<T, void, undefined> {
    yield this.value;
    for (const branch of this.branches) yield* branch.walk();
  }
}
console.log([...new Branch(1, [new Branch(2, [new Branch(3)]), new Branch(4)])]);
function* ask(): Generator<string> {
  const name: string = yield "name?";
  const age: number = yield "age?";
  return `${name} is ${age + 1}`;
}
const answers = ask();
console.log(answers.next(), answers.next("Ada"), answers.next(36));
