// What a property was narrowed to is tested again when it is read: a call may have changed it.
type Value = { kind: "text"; text: string } | { kind: "list"; items: number[] };
class Box {
  value: Value = { kind: "text", text: "abc" };
  label: string | null = "box";
  change(): void {
    this.value = { kind: "list", items: [1] };
    this.label = null;
  }
  length(): number {
    if (this.value.kind === "text" && this.label !== null) return this.value.text.length + this.label.length;
    return -1;
  }
}
const box = new Box();
console.log(box.length());
try {
  if (box.label !== null) {
    box.change();
    console.log(box.label.length);
  }
} catch (error) {
  console.log(error instanceof TypeError);
}
console.log(box.length(), box.value);

// What a call has stored since is seen where any value will do, or where it is asked what it is.
{
  let kept: number | string = 1;
  const keep = (value: number | string) => { kept = value; };
  keep("text");
  console.log(typeof kept, `${kept}`, kept, typeof kept === "string");
  const held: { value: number | string } = { value: 1 };
  const ask = (one: { value: number | string }) => {
    if (typeof one.value !== "number") return;
    held.value = "other";
    console.log(typeof one.value, one.value, `${one.value}`);
  };
  ask(held);
  let flag: boolean | string = true;
  const raise = () => { flag = "up"; };
  raise();
  console.log(typeof flag, flag, `${flag}`);
}

// A cast back to all that the place may hold asks for no more.
type Phase = "idle" | "busy" | "done";
class Engine {
  phase: Phase = "idle";
  step(): void {
    this.phase = this.phase === "idle" ? "busy" : "done";
  }
  run(): string {
    if (this.phase !== "idle") return "not idle";
    this.step();
    if ((this.phase as Phase) === "busy") this.step();
    return `${(this.phase as string).length} ${this.phase as Phase}`;
  }
}
console.log(new Engine().run());

// A constant that is given what a place was narrowed to holds what the place holds by then.
{
  const engine = new Engine();
  if (engine.phase === "idle") {
    engine.step();
    const phase = engine.phase;
    console.log(phase, phase.length, [phase]);
  }
  let mode: "on" | "off" = "on";
  const flip = (): void => { mode = mode === "on" ? "off" : "on"; };
  flip();
  const now = mode;
  console.log(now, `${now}!`);
}

// Members that all types of a place have are read whatever it holds, and what takes them all gets what it holds.
type Token =
  | { kind: "number"; at: number; value: number }
  | { kind: "name"; at: number; name: string }
  | { kind: "end"; at: number };
class Cursor {
  token: Token = { kind: "end", at: -1 };
  private index = 0;
  constructor(private readonly tokens: readonly Token[]) {
    this.next();
  }
  get current(): Token {
    return this.tokens[this.index - 1];
  }
  next(): void {
    this.token = this.tokens[this.index++] ?? { kind: "end", at: this.index };
  }
  skipped(): Token {
    if (this.token.kind === "number") this.next();
    return this.token;
  }
  run(): string[] {
    const lines: string[] = [];
    while (this.token.kind !== "end") {
      if (this.token.kind !== "number" || this.current.kind !== "number") {
        lines.push(`name ${this.token.at}`);
        this.next();
        continue;
      }
      lines.push(`number ${this.token.value + this.current.value}`);
      this.next();
      if ((this.token.kind as Token["kind"]) === "name") lines.push("and a name");
      const { kind, at } = this.current;
      const place = this.token.at;
      const tag = this.token.kind;
      lines.push(`${kind} ${at} ${place} ${tag} ${this.token.kind as string} ${describe(this.token)}`);
    }
    return lines;
  }
}
function describe(token: Token): string {
  return token.kind === "name" ? token.name : token.kind === "number" ? String(token.value) : "end";
}
const tokens: Token[] = [
  { kind: "number", at: 0, value: 1 },
  { kind: "name", at: 2, name: "x" },
  { kind: "number", at: 4, value: 2 },
];
console.log(new Cursor(tokens).run(), new Cursor(tokens).skipped());

class Leaf {
  readonly tag = "leaf";
  constructor(readonly depth: number) {}
}
class Branch {
  readonly tag = "branch";
  constructor(readonly depth: number, readonly first: Leaf | Branch) {}
}
class Walk {
  constructor(public here: Leaf | Branch | null) {}
  down(): void {
    if (this.here instanceof Branch) this.here = this.here.first;
  }
  run(): string {
    if (!(this.here instanceof Branch)) return "no branch";
    this.down();
    return `${this.here.tag} ${this.here!.depth} ${(this.here.tag as string) === "leaf"}`;
  }
}
console.log(new Walk(new Branch(0, new Leaf(1))).run());

// A variable that takes all that the place may hold is given what it holds by then.
class Tool {
  constructor(readonly name: string) {}
}
class Hammer extends Tool {
  constructor(readonly weight: number) {
    super("hammer");
  }
}
class Worker {
  tool: Tool = new Hammer(3);
  value: Value = { kind: "text", text: "abc" };
  next: string | null = "first";
  work(): string {
    if (!(this.tool instanceof Hammer) || this.value.kind !== "text" || this.next === null) return "nothing";
    const before = this.tool.weight + this.value.text.length;
    this.change();
    const tool: Tool = this.tool;
    const value: Value = this.value;
    const next: string | null = this.next;
    let last: Tool = new Tool("none");
    last = this.tool;
    const kind = value.kind as string;
    const ask = (): string => value.text;
    try {
      return `${before} ${tool.name} ${last === tool} ${next === null} ${kind} ${ask()}`;
    } catch (error) {
      return `${before} ${tool.name} ${kind} ${JSON.stringify(value)} ${error instanceof TypeError}`;
    }
  }
  change(): void {
    this.tool = new Tool("saw");
    this.next = null;
  }
}
console.log(new Worker().work());
