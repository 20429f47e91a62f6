// A stack machine with a call stack and jump targets.
type Instruction =
  | { op: "push"; value: number }
  | { op: "add" | "multiply" | "less" | "print" | "return" | "duplicate" }
  | { op: "load" | "store"; slot: number }
  | { op: "jump" | "jumpIfZero" | "call"; target: number };
function run(program: readonly Instruction[]): number[] {
  const stack: number[] = [];
  const slots = new Float64Array(4);
  const calls: number[] = [];
  const output: number[] = [];
  const pop = (): number => {
    const value = stack.pop();
    if (value === undefined) throw new Error("stack underflow");
    return value;
  };
  for (let at = 0, steps = 0; at < program.length; steps++) {
    if (steps > 10_000) throw new Error("too many steps");
    const instruction = program[at++];
    switch (instruction.op) {
      case "push":
        stack.push(instruction.value);
        break;
      case "add":
        stack.push(pop() + pop());
        break;
      case "multiply":
        stack.push(pop() * pop());
        break;
      case "less":
        stack.push(pop() > pop() ? 1 : 0);
        break;
      case "duplicate": {
        const top = pop();
        stack.push(top, top);
        break;
      }
      case "print":
        output.push(pop());
        break;
      case "load":
        stack.push(slots[instruction.slot]);
        break;
      case "store":
        slots[instruction.slot] = pop();
        break;
      case "jump":
        at = instruction.target;
        break;
      case "jumpIfZero":
        if (pop() === 0) at = instruction.target;
        break;
      case "call":
        calls.push(at);
        at = instruction.target;
        break;
      case "return": {
        const back = calls.pop();
        if (back === undefined) return output;
        at = back;
        break;
      }
    }
  }
  return output;
}
console.log(
  run([
    { op: "load", slot: 0 },
    { op: "push", value: 10 },
    { op: "less" },
    { op: "jumpIfZero", target: 10 },
    { op: "call", target: 11 },
    { op: "load", slot: 0 },
    { op: "push", value: 1 },
    { op: "add" },
    { op: "store", slot: 0 },
    { op: "jump", target: 0 },
    { op: "return" },
    { op: "load", slot: 0 },
    { op: "duplicate" },
    { op: "multiply" },
    { op: "print" },
    { op: "return" },
  ]),
);
try {
  run([{ op: "add" }]);
} catch (error) {
  console.log(error instanceof Error && error.message);
}
