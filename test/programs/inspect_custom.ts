// Objects that show themselves: [inspect.custom] of node:util, by any of the names of its symbol.

import util, { format, inspect, type InspectOptions, type InspectOptionsStylized } from "node:util";

class Money {
  constructor(private readonly cents: number) {}
  [inspect.custom](): string {
    return `Money<${(this.cents / 100).toFixed(2)}>`;
  }
}
class Euro extends Money {}
console.log(new Money(1234), [new Money(5), new Euro(6)], { price: new Money(99) });
console.log(inspect(new Money(7)), format("%s %o %O %j", new Money(1), new Money(2), new Money(3), new Money(4)));

class Box<T> {
  constructor(readonly value: T) {}
  [util.inspect.custom](depth: number, options: InspectOptionsStylized): string {
    if (depth < 0) return options.stylize("[Box]", "special");
    const inner: InspectOptions = { ...options, depth: (options.depth ?? 2) - 1 };
    return `Box< ${inspect(this.value, inner).replaceAll("\n", "\n     ")} >`;
  }
}
console.log(new Box("text"), new Box({ a: { b: { c: { d: 1 } } } }), new Box(new Box([1, 2])));
console.log({ x: { y: { z: new Box(1) } } }, { x: { y: { z: { deeper: new Box(1) } } } });

const shown = Symbol.for("nodejs.util.inspect.custom");
class Point {
  x = 1;
  y = 2;
  [shown](): object {
    return { point: [this.x, this.y], nested: { more: { most: { last: 1 } } } };
  }
}
console.log(new Point(), [[new Point()]], new Map([["p", new Point()]]));
const name: symbol = shown;
console.log(name === inspect.custom, inspect.custom.toString());

const hook = { [inspect.custom]: (depth: number) => `depth ${depth}`, other: 1 };
console.log(hook, [[hook]], Object.keys(hook));
const lines = { [inspect.custom]: () => "first\n  second\nthird" };
console.log(lines, { lines, list: [lines] });
const same = {
  name: "me",
  [inspect.custom](): unknown {
    return this;
  },
};
console.log(same.name.length);
class Failure extends Error {
  [inspect.custom](): string {
    return `Failure: ${this.message}!`;
  }
}
class Bag extends Map<string, number> {
  [inspect.custom](): string {
    return `Bag of ${this.size}`;
  }
}
console.log(new Failure("oh"), { cause: new Failure("no") }, new Bag([["a", 1]]));
const number = { [inspect.custom]: () => 5 };
console.log(number, inspect(new Box({ b: 1, a: 2 }), { depth: 0 }), inspect(new Point(), { depth: 0 }));
