// A type parameter that is `any` where nobody says it: nothing is known of it, and it is tested where a type is wanted.
class Tree<T = any> {
  readonly parent: Tree<T> | null = null;
  private readonly below: Tree<T>[] = [];
  constructor(public value: T) {}
  add(...trees: Tree<T>[]): this {
    this.below.push(...trees);
    return this;
  }
  *walk(): Generator<T> {
    yield this.value;
    for (const one of this.below) yield* one.walk();
  }
  depth(): number {
    return 1 + Math.max(0, ...this.below.map((one) => one.depth()));
  }
}
const words = new Tree("root").add(new Tree("left").add(new Tree("leaf")), new Tree("right"));
console.log([...words.walk()].join(), words.depth());
function describe(tree: Tree): string {
  return `${tree.value} ${tree.depth()}`;
}
console.log(describe(words), describe(new Tree(5)));
const held: Tree = words;
console.log(held.value.length, held.value.toUpperCase());
interface Action<P = any> {
  type: string;
  payload: P;
}
type Reducer<S = any, A extends Action = Action> = (state: S, action: A) => S;
class Store<S = any> {
  private listeners: ((state: S) => void)[] = [];
  constructor(private readonly reducer: Reducer<S>, private state: S) {}
  subscribe(listener: (state: S) => void): () => void {
    this.listeners.push(listener);
    return () => {
      this.listeners = this.listeners.filter((one) => one !== listener);
    };
  }
  dispatch(action: Action): void {
    this.state = this.reducer(this.state, action);
    this.listeners.forEach((listener) => listener(this.state));
  }
}
interface Count {
  count: number;
  names: string[];
}
const store = new Store<Count>((state, action) => {
  switch (action.type) {
    case "add":
      return { ...state, count: state.count + action.payload };
    case "name":
      return { ...state, names: [...state.names, action.payload.name] };
    default:
      return state;
  }
}, { count: 0, names: [] });
const stop = store.subscribe((state) => console.log(state));
store.dispatch({ type: "add", payload: 5 });
store.dispatch({ type: "name", payload: { name: "Ada" } });
stop();
store.dispatch({ type: "other", payload: null });

type Handler<T = any> = (data: T) => void;
class Bus {
  private readonly handlers = new Map<string, Set<Handler>>();
  on<T>(name: string, handler: Handler<T>): void {
    const known = this.handlers.get(name) ?? new Set<Handler>();
    this.handlers.set(name, known.add(handler));
  }
  emit<T>(name: string, data: T): void {
    this.handlers.get(name)?.forEach((handler) => handler(data));
  }
}
const bus = new Bus();
bus.on<number>("number", (value) => console.log(value.toFixed(2)));
bus.on<{ name: string }>("name", ({ name }) => console.log(name));
bus.emit("number", 3);
bus.emit("name", { name: "Grace" });
try {
  bus.emit("number", "three");
} catch (error) {
  console.log(error instanceof TypeError);
}

// The same where it is said of a type of the program.
interface Command<T> {
  run(input: T): string;
}
class Greet implements Command<string> {
  run(name: string): string {
    return `hello ${name}`;
  }
}
class Add implements Command<[number, number]> {
  run([left, right]: [number, number]): string {
    return `${left + right}`;
  }
}
const commands = new Map<string, Command<any>>([["greet", new Greet()]]);
commands.set("add", new Add());
console.log(commands.get("greet")!.run("you"), commands.get("add")?.run([1, 2]));
abstract class Schema<T> {
  abstract parse(value: unknown): T;
}
class Text extends Schema<string> {
  parse(value: unknown): string {
    if (typeof value !== "string") throw new Error("no text");
    return value;
  }
}
class Whole extends Schema<number> {
  parse(value: unknown): number {
    if (typeof value !== "number") throw new Error("no number");
    return value;
  }
}
class Shape {
  constructor(private readonly shape: Record<string, Schema<any>>) {}
  wrong(input: Record<string, unknown>): string[] {
    const wrong: string[] = [];
    for (const key in this.shape) {
      try {
        this.shape[key].parse(input[key]);
      } catch (error) {
        wrong.push(`${key}: ${(error as Error).message}`);
      }
    }
    return wrong;
  }
}
console.log(new Shape({ name: new Text(), age: new Whole() }).wrong({ name: 1, age: 2 }));
