// Being replaced: the few forms that programs need first.
import { numberToText } from "./conversions.ts";
export function toString(this: number, radix: number = 10): string {
  return numberToText(this);
}
