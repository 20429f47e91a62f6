// `Symbol.toStringTag` of a program's own objects: what String(x) and console.log call them.
// @cold

import { fieldCount, fieldIsHidden, fieldName } from "#intrinsics";

interface Tagged {
  readonly [Symbol.toStringTag]: unknown;
}

function asTagged(value: object): Tagged {
  return value as Tagged;
}

/** Null without one. */
export function tagOf(value: object): string | null {
  if (!(Symbol.toStringTag in value)) return null;
  const tag = asTagged(value)[Symbol.toStringTag];
  return typeof tag === "string" ? tag : null;
}

/** The tag that stands beside the name of the class: not that of an object which shows it among its members. */
export function shownTagOf(value: object): string {
  const tag = tagOf(value);
  if (tag === null) return "";
  for (let index: u32 = 0; index < fieldCount(value); index++)
    if (fieldIsHidden(value, index) && fieldName(value, index).endsWith("[Symbol.toStringTag]")) return "";
  return tag;
}
