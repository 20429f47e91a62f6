// Being replaced: the few forms that programs need first.
import { numberToText } from "./conversions.ts";

export function inspect(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberToText(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  return "object";
}

export function formatArguments(values: readonly unknown[]): string {
  let text = "";
  for (let index = 0; index < values.length; index++) text += (index === 0 ? "" : " ") + inspect(values[index]);
  return text;
}
