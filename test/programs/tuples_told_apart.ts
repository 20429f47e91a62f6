type Command = ["move", number, number] | ["say", ...string[]] | ["stop"] | ["paint", { colour: string }];
function run(command: Command): string {
  switch (command[0]) {
    case "move":
      return `to ${command[1]},${command[2]}`;
    case "say":
      return command.slice(1).join(" ");
    case "stop":
      return `stopped ${command.length}`;
    case "paint":
      return command[1].colour;
  }
}
const commands: Command[] = [["move", 1, 2], ["say", "hi", "you"], ["stop"], ["paint", { colour: "red" }]];
for (const command of commands) console.log(run(command), command.length, command);
type Result<T> = [ok: true, value: T] | [ok: false, error: Error, code: number];
function parse(text: string): Result<number> {
  const value = Number(text);
  return Number.isNaN(value) ? [false, new Error(text), 2] : [true, value];
}
for (const text of ["5", "x"]) {
  const result = parse(text);
  if (result[0]) console.log(result[1].toFixed(1));
  else console.log(result[1].message, result[2]);
  const [ok, what] = parse(text);
  console.log(ok, ok ? what + 1 : what.message, result.length);
}
function size(list: [number, number] | string[]): number {
  return list.length;
}
console.log(size([1, 2]), size(["a", "b", "c"]));
