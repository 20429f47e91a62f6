// `get name()` of an error's class stands before the field that Error has; V8's captureStackTrace is there.
class Named extends Error {
  override get name(): string {
    return this.constructor.name;
  }
}
class Coded extends Named {
  constructor(
    message: string,
    readonly code = 3,
  ) {
    super(message);
    Error.captureStackTrace?.(this, this.constructor);
  }
}
class Fixed extends TypeError {
  get name(): string {
    return "Fixed!";
  }
}
class Both extends Error {
  #name = "both";
  override get name(): string {
    return this.#name;
  }
  override set name(name: string) {
    this.#name = name.toUpperCase();
  }
}
class Assigned extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Assigned";
    if (Error.captureStackTrace) Error.captureStackTrace(this, Assigned);
  }
}
const makers = [
  (): Error => new Named("a"),
  (): Error => new Coded("b"),
  (): Error => new Fixed("c"),
  (): Error => new Both("d"),
  (): Error => new Assigned("e"),
  (): Error => new RangeError("f"),
];
for (const make of makers) {
  try {
    throw make();
  } catch (thrown) {
    const error = thrown as Error;
    console.log(error.name, String(error), error.stack?.split("\n")[0], error instanceof Named, JSON.stringify(error));
    console.log(Object.keys(error), "name" in error);
  }
}
const both = new Both("q");
both.name = "changed";
console.log(both.name, both.toString(), (both as Error).name);
const shape: { name: string } = new Coded("z");
console.log(shape.name, { ...new Coded("t") }, Object.prototype.toString.call(new Named("m")));
