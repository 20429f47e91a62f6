// Methods called by a key that cannot be one function for all of its names.
class Printer {
  all(...lines: string[]): number {
    return lines.length;
  }
  same<T>(value: T): T {
    return value;
  }
}
const printer = new Printer();
const key: "all" | "same" = Date.now() > 0 ? "all" : "same";
console.log(printer[key]("x")); // error INS1099 at 12:13

let count = 1;
export default count; // error INS1099 at 15:1
count = 2;
