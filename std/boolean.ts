// Methods of booleans (ECMAScript 20.3.3).

export function toString(this: boolean): string {
  return this ? "true" : "false";
}

export function valueOf(this: boolean): boolean {
  return this;
}
