// What debuggers are tried on: test/machine/debugger.test.ts names its lines.

interface Shape {
  kind: string;
  size?: number;
}

class Animal {
  legs = 4;
  constructor(readonly name: string) {}

  speak(times: number): string {
    let text = "";
    for (let i = 0; i < times; i++) {
      const part = `${this.name}${i}`;
      text += part;
    }
    return text;
  }
}

function total(list: number[], free: boolean): number {
  let sum = free ? 0.5 : 0;
  const seen = new Map<string, number>();
  for (const one of list) {
    let count = 0;
    const add = (amount: number): void => {
      sum += amount;
      count++;
    };
    add(one);
    seen.set(`n${one}`, count);
    {
      const count = "inner";
      sum += count.length - 5;
    }
  }
  return sum;
}

async function later(task: string): Promise<number> {
  let steps = 0;
  for (let i = 0; i < 2; i++) {
    await null;
    steps += 7;
  }
  return steps + task.length;
}

const shapes: Shape[] = [{ kind: "round" }, { kind: "square", size: 2 }];
const big: u64 = 18446744073709551615n;
let mixed: string | number | Shape = 1;
mixed = shapes.length > 1 ? "text" : 5;
console.log(new Animal("dog").speak(2), total([1, 2.5, -0], true), big, mixed);
void later("task").then((steps) => console.log(steps));
