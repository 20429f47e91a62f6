// throw and catch: errors of each class, rethrow, values that are no errors, errors through several calls.
class ParseError extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
    this.name = "ParseError";
  }
}
function fail(kind: number): number {
  switch (kind) {
    case 0:
      throw new Error("plain");
    case 1:
      throw new RangeError("range");
    case 2:
      throw new TypeError("type");
    case 3:
      throw new ParseError("unexpected", 7);
    case 4:
      throw "a string";
    default:
      return kind;
  }
}
function through(kind: number): number {
  return fail(kind) + 1;
}
for (let kind = 0; kind <= 5; kind++) {
  try {
    console.log("value", through(kind));
  } catch (error) {
    if (error instanceof ParseError) console.log(error.name, error.message, error.position);
    else if (error instanceof RangeError) console.log("RangeError:", error.message, error.name);
    else if (error instanceof Error) console.log(error.name, error.message);
    else console.log("thrown:", error);
  }
}
try {
  try {
    fail(1);
  } catch (error) {
    if (error instanceof TypeError) console.log("not here");
    else throw error;
  }
} catch (error) {
  console.log("rethrown", error instanceof RangeError);
}
console.log(String(new ParseError("bad", 1)), `${new Error("text")}`);
