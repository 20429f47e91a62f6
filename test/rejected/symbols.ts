// Symbols that cannot name members, and conversions of symbols that TypeScript refuses.

declare const brand: unique symbol;
const key = Symbol("key");

function made(): number {
  const own = Symbol("own");
  const object = { [own]: 1 }; // error INS2013 at 8:21
  return object[own]; // error INS2013 at 9:17
}

const part: string = "a";
const composed = Symbol(`${part}.b`);
const composedHolder = { [composed]: 1 }; // error INS2013 at 14:27

console.log(brand); // error INS4003 at 16:13
console.log(made(), composedHolder);
for (const index of [1, 2]) {
  const repeated = Symbol("repeated");
  const holder = { [repeated]: index }; // error INS2013 at 20:21
  console.log(holder);
}

class Door {
  open = true;
}
const any: symbol = key;
console.log(any in new Door()); // error INS1011 at 28:13

class Special {
  static [Symbol.hasInstance](value: unknown): boolean {
    return value === 1;
  }
}
const maybe: unknown = new Special();
if (maybe instanceof Special) console.log("special"); // error INS1099 at 36:5

interface Mixed {
  [name: string]: number;
  [key]: string;
}
const mixed: Mixed = { a: 1, [key]: "t" }; // error INS2099 at 42:14
console.log(Object.keys(mixed));
