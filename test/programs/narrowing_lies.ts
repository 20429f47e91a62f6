// Predicates and assertions that lie end in a TypeError where they return (Node would go on with what is not there).
interface Named {
  readonly name: string;
}

const isText = (value: unknown): value is string => value !== null;
function isNamed(value: Named | number): value is Named {
  return value !== 0;
}
function assertNumber(value: unknown): asserts value is number {}
function assertTrue(condition: unknown): asserts condition {}

function attempt(what: string, action: () => void): void {
  try {
    action();
    console.log(what, "believed");
  } catch (error) {
    console.log(what, error instanceof TypeError);
  }
}

attempt("text", () => isText("x"));
attempt("no text", () => isText(5));
attempt("null", () => isText(null));
attempt("named", () => isNamed({ name: "n" }));
attempt("number", () => isNamed(7));
attempt("asserted", () => assertNumber(1));
attempt("asserted text", () => assertNumber("1"));
attempt("true", () => assertTrue(1));
attempt("false", () => assertTrue(""));

// What a handler takes is tested when it is called.
interface Sized {
  size: number;
}
const lie = (reason: unknown, handler: (reason: Sized) => number): Promise<void> =>
  Promise.reject(reason)
    .catch(handler)
    .then(
      (size) => console.log("size", size),
      (error: Error) => console.log(error.message),
    );
await lie({ size: 3 }, ({ size }) => size);
await lie({ length: 1 }, ({ size }) => size);
await lie({ size: "three" }, ({ size }) => size);
await Promise.reject(() => 1)
  .catch((make: (text: string) => string) => make("x").length)
  .catch((error: Error) => console.log(error.message));
