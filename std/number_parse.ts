// Being replaced: the few forms that programs need first.
import { textToNumber } from "./conversions.ts";
export function parseFloat(text: string): number {
  return textToNumber(text);
}
export function parseInt(text: string, radix: number = 10): number {
  return textToNumber(text);
}
