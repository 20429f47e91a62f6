// The texts of a tagged template: an array with a second one, `raw`, of the texts as they are written.

import { arrayExtra, extendedArrayNew, freezeObject, trustedCast } from "#intrinsics";
import { hasElements } from "./reflection.ts";

export function templateStrings(cooked: readonly string[], raw: readonly string[]): TemplateStringsArray {
  freezeObject(raw);
  const made = extendedArrayNew(u32(cooked.length), raw);
  for (const text of cooked) made.push(text);
  freezeObject(made);
  return trustedCast<TemplateStringsArray>(made);
}

export function raw(this: TemplateStringsArray): readonly string[] {
  const texts = arrayExtra(this);
  // A cast may have made one of another array.
  if (typeof texts !== "object" || texts === null || !hasElements(texts))
    throw new TypeError("the array is not of a tagged template");
  return trustedCast<readonly string[]>(texts);
}
