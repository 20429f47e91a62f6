// switch over numbers, strings and expressions; fall-through, default in the middle, no match.
function day(index: number): string {
  switch (index) {
    case 0:
    case 6:
      return "weekend";
    case 5:
      return "almost";
    default:
      return "work";
  }
}
for (let i = 0; i < 7; i++) console.log(i, day(i));
function trace(word: string): string[] {
  const lines: string[] = [];
  switch (word) {
    case "a":
      lines.push("a");
    default:
      lines.push("default");
    case "b":
      lines.push("b");
      break;
    case "c":
      lines.push("c");
  }
  return lines;
}
for (const word of ["a", "b", "c", "d"]) console.log(word, trace(word));
function size(value: number): string {
  switch (true) {
    case value < 10:
      return "small";
    case value < 100:
      return "middle";
  }
  return "large";
}
console.log(size(5), size(50), size(500));
switch (NaN as number) {
  case NaN:
    console.log("never: NaN is not equal to itself");
    break;
  default:
    console.log("default");
}
