// Members that objects get which neither their class nor their literal has.
class HttpError extends Error {
  constructor(message: string, readonly status: number) {
    super(message);
  }
}
class Coded extends Error {
  code = 7;
}

function show(error: Error): void {
  console.log(Object.keys(error), JSON.stringify(error), "code" in error, Object.hasOwn(error, "status"));
}

const failed: NodeJS.ErrnoException = new Error("failed");
show(failed);
console.log(failed.code, failed.errno);
failed.errno = -2;
failed.code = "ENOENT";
show(failed);
console.log(failed.code.length, failed.errno + 1, failed instanceof Error, failed.message);

const missing = Object.assign(new Error("missing"), { status: 404, code: "E404", details: ["a", "b"] });
console.log(missing.status + 1, missing.code.toLowerCase(), missing.details.length, missing.message);
show(missing);
try {
  throw missing;
} catch (error) {
  if (error instanceof Error && "status" in error) console.log(error.status, error.message);
  console.log((error as NodeJS.ErrnoException).code);
}

function httpError(status: number, message: string): Error & { status: number; code?: string } {
  const error = new TypeError(message) as Error & { status: number; code?: string };
  console.log(error.code);
  error.status = status;
  return error;
}
const bad = httpError(400, "bad");
show(bad);
console.log(bad.status.toFixed(1), bad.name, bad.code ?? "no code");
bad.code = "BAD";
show(bad);

const derived = Object.assign(new HttpError("gone", 410), { code: "GONE" });
console.log(derived.status, derived.code, derived instanceof HttpError);
show(derived);
show(new HttpError("plain", 500));
const coded = new Coded("coded");
console.log(coded.code + 1, Object.keys(coded));

function annotate(error: unknown): void {
  (error as NodeJS.ErrnoException).code = "ANNOTATED";
}
const plain = new RangeError("plain");
annotate(plain);
show(plain);

class Point {
  constructor(public x: number, public y: number) {}
  length(): number {
    return Math.hypot(this.x, this.y);
  }
}
const labelled = Object.assign(new Point(3, 4), { label: "p", tags: new Set(["t"]) });
console.log(labelled, labelled.length(), labelled.label.length, labelled.tags.has("t"));
console.log(new Point(1, 2), Object.keys(new Point(1, 2)));

const settings = { depth: 1 };
const more = Object.assign(settings, { name: "n", on: true }, { run: (n: number) => n * 2 });
console.log(more.name, more.on, more.depth, more.run(4), more === settings, Object.keys(settings));
console.log({ ...settings }, { ...more, depth: 2 }.name);

interface Named {
  name: string;
}
interface Aged extends Named {
  age?: number;
}
const named: Named = { name: "one" };
const aged: Aged = named;
console.log(aged, aged.age);
aged.age = 5;
console.log(aged, named, aged.age + 1);
aged.age = undefined;
console.log(aged, "age" in aged);
delete aged.age;
console.log(aged, "age" in aged);

const counter: (() => number) & { count?: number } = () => 1;
console.log(counter());

interface Product {
  sku: string;
  supplier?: { name: string } | null;
}
const products: Product[] = ["a", "b"].map((sku) => ({ sku }));
products[0]!.supplier = { name: "Acme" };
console.log(products);

// What only some errors are given later others that name themselves do not have.
class NamedError extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
    this.name = "NamedError";
  }
}
const withName = new NamedError("outer", 500);
console.log(Object.keys(withName), "extra" in withName);
const withMore = new Error("with more") as Error & { extra?: number };
withMore.extra = 1;
console.log(Object.entries(withMore), Object.keys(new Error("x")));
