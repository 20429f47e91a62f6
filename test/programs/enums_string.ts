// String enums and unions of string literals.
enum Level {
  info = "INFO",
  warning = "WARNING",
}
function line(level: Level, text: string): string {
  return `[${level}] ${text}`;
}
console.log(line(Level.info, "a"), line(Level.warning, "b"), Level.info === Level.info, Level.info.length);
type Direction = "north" | "east" | "south" | "west";
const turns: Direction[] = ["north", "east", "south", "west"];
function right(direction: Direction): Direction {
  return turns[(turns.indexOf(direction) + 1) % turns.length];
}
let direction: Direction = "north";
for (let i = 0; i < 5; i++) {
  direction = right(direction);
  console.log(direction, direction === "east");
}
