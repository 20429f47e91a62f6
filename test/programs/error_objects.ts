// Errors: name, message, cause, toString, subclasses, in collections.
const plain = new Error("plain");
console.log(plain.name, plain.message, plain.toString(), `${plain}`, plain instanceof Error);
const kinds: Error[] = [new TypeError("t"), new RangeError("r"), new SyntaxError("s"), new Error()];
for (const error of kinds) console.log(error.name, error.message, String(error));
class HttpError extends Error {
  constructor(
    readonly status: number,
    message?: string,
  ) {
    super(message ?? `status ${status}`);
    this.name = "HttpError";
  }
}
class NotFound extends HttpError {
  constructor(path: string) {
    super(404, `${path} not found`);
  }
}
const error: Error = new NotFound("/x");
console.log(error.name, error.message, error instanceof HttpError, error instanceof NotFound && error.status, String(error));
const wrapped = new Error("outer", { cause: plain });
console.log(wrapped.cause === plain, (plain.stack ?? "").length > 0);

// A name that a class or a program gives is a member of the error's own.
class NamedError extends Error {
  override name = "NamedError";
  code = 5;
}
class CodeError extends Error {
  constructor(public code: number) {
    super("coded");
    this.name = "CodeError";
  }
}
console.log(Object.keys(new NamedError("x")), JSON.stringify(new NamedError("x")), JSON.stringify(new CodeError(3)));
console.log(Object.keys(new Error("plain")), JSON.stringify(new TypeError("plain")));
