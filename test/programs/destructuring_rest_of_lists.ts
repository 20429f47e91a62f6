// The rest of what is one of several tuples and arrays.
type Step = readonly ["move", number, number] | readonly ["say", string] | readonly ["log", ...unknown[]] | readonly ["stop"];
function show(step: Step): string {
  const [kind, ...args] = step;
  return `${kind}(${args.map(String).join("; ")}) ${args.length}`;
}
const steps: Step[] = [["move", 1, 2], ["say", "hi"], ["log", true, null, "x"], ["stop"]];
for (const step of steps) console.log(show(step));

function tail(list: number[] | [string, boolean, string]): (number | boolean | string)[] {
  const [, ...rest] = list;
  return rest;
}
console.log(tail([1, 2, 3]), tail(["a", true, "c"]), tail([]));

function counted([first, ...others]: string[] | [number, ...number[]]): string {
  return `${first} of ${others.length + 1}: ${others.join()}`;
}
console.log(counted(["a", "b"]), counted([1, 2, 3]));

let name: string | number | boolean;
let more: (string | number | boolean)[];
for (const list of [["x", 1] as [string, number], [true]] as ([string, number] | boolean[])[]) {
  [name, ...more] = list;
  more.push("end");
  console.log(name, more);
}
