// Generic methods that stand for generic methods of an interface or a base class.
interface Visitor<R> {
  leaf(value: number): R;
  node(left: Tree, right: Tree): R;
}
interface Tree {
  accept<R>(visitor: Visitor<R>): R;
}
class Leaf implements Tree {
  constructor(private readonly value: number) {}
  accept<Result>(visitor: Visitor<Result>): Result {
    return visitor.leaf(this.value);
  }
}
class Node implements Tree {
  constructor(
    private readonly left: Tree,
    private readonly right: Tree,
  ) {}
  accept<R>(visitor: Visitor<R>): R {
    return visitor.node(this.left, this.right);
  }
}
class Sum implements Visitor<number> {
  leaf(value: number): number {
    return value;
  }
  node(left: Tree, right: Tree): number {
    return left.accept(this) + right.accept(this);
  }
}
class Text implements Visitor<string> {
  leaf(value: number): string {
    return String(value);
  }
  node(left: Tree, right: Tree): string {
    return `(${left.accept(this)} ${right.accept(this)})`;
  }
}
abstract class Box<T> {
  constructor(protected readonly value: T) {}
  abstract map<U>(change: (value: T) => U, also?: readonly U[]): U[];
}
class One<T> extends Box<T> {
  override map<V>(change: (value: T) => V, also: readonly V[] = []): V[] {
    return [change(this.value), ...also];
  }
}

const tree: Tree = new Node(new Node(new Leaf(1), new Leaf(2)), new Leaf(3));
console.log(tree.accept(new Sum()), tree.accept(new Text()));
const box: Box<number> = new One(4);
console.log(
  box.map((value) => `<${value}>`),
  box.map((value) => value + 1, [7]),
);
class Greeter {
  greet(name?: string): string {
    return `hello ${name ?? "you"}`;
  }
}
class Shouter extends Greeter {
  override greet(name = "everybody"): string {
    return name.toUpperCase();
  }
}
for (const greeter of [new Greeter(), new Shouter()]) console.log(greeter.greet(), greeter.greet("ann"));
// Two generics whose methods give ever larger types of both.
interface Later<T> {
  then<A = T, B = never>(onValue?: ((value: T) => A | Later<A>) | null, onError?: (reason: unknown) => B | Later<B>): Later<A | B>;
}
class Now<T> implements Later<T> {
  constructor(private readonly value: T) {}
  then<A = T, B = never>(onValue?: ((value: T) => A | Later<A>) | null, _onError?: (reason: unknown) => B | Later<B>): Now<A | B> {
    const given = onValue == null ? (this.value as unknown as A) : onValue(this.value);
    return given instanceof Now ? (given as Now<A | B>) : new Now<A | B>(given as A);
  }
}
const later: Later<number> = new Now(2);
later.then((value) => new Now(value * 2)).then((value) => console.log(value));

// A method that takes nothing for one type argument, and a list for another.
{
  interface Plugin<Options = void> {
    install(log: string[], options: Options): void;
  }
  function use<O>(plugin: Plugin<O>, options?: O): string[] {
    const log: string[] = [];
    plugin.install(log, options as O);
    return log;
  }
  const words: Plugin<string[]> = { install: (log, options) => void log.push(options.join()) };
  const table: Plugin<Record<string, number>> = { install: (log, options) => void log.push(`${options.size}`) };
  const plain: Plugin = { install: (log) => void log.push("plain") };
  console.log(use(words, ["a", "b"]), use(table, { size: 3 }), use(plain));
  const held = new Map<string, Plugin<any>>([["words", words]]);
  const log: string[] = [];
  held.get("words")?.install(log, ["c"]);
  console.log(log);
}
