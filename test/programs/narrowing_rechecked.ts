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
