// What JSON.stringify says of an object that contains itself, in V8's words.

import { valueKind } from "#intrinsics";
import { constructorOf } from "./constructor_name.ts";
import { isArrayKind } from "./value_kind.ts";

/** An object that is being written, and the member of the one around it that holds it. */
export interface Step {
  readonly value: object;
  readonly key: string;
}

/** Objects that are named before the rest is left out. */
const namedAtStart = 3;

/** circle: the objects from the one that comes again on; closingKey: the member of the last one that holds it. */
export function circularMessage(circle: readonly Step[], closingKey: string): string {
  const lines = [`    --> starting at object with constructor '${constructorOf(circle[0].value)}'`];
  for (let index = 1; index < circle.length; index++) {
    if (index >= namedAtStart && index < circle.length - 1) {
      if (index === namedAtStart) lines.push("    |     ...");
      continue;
    }
    const { value, key } = circle[index];
    lines.push(`    |     ${memberText(circle[index - 1], key)} -> object with constructor '${constructorOf(value)}'`);
  }
  lines.push(`    --- ${memberText(circle[circle.length - 1], closingKey)} closes the circle`);
  return `Converting circular structure to JSON\n${lines.join("\n")}`;
}

function memberText(around: Step, key: string): string {
  return isArrayKind(valueKind(around.value)) ? `index ${key}` : `property '${key}'`;
}
