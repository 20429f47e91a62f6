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
