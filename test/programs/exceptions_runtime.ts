// Errors that the language itself throws.
function caught(name: string, action: () => unknown): void {
  try {
    console.log(name, action());
  } catch (error) {
    if (error instanceof RangeError) console.log(name, "RangeError");
    else if (error instanceof TypeError) console.log(name, "TypeError");
    else console.log(name, "another");
  }
}
caught("array length", () => new Array<number>(-1).length);
caught("repeat", () => "x".repeat(-1));
caught("toFixed", () => (1).toFixed(101));
caught("toString radix", () => (10).toString(1));
caught("after all that", () => "still running");
