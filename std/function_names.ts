// Names of functions and classes. A class goes by "class Name extends Base", an async function or a generator by its
// keywords and its name (compiler/lower/closures.ts).
// @cold

import { functionName } from "#intrinsics";

const classPrefix = "class ";
const asyncPrefix = "async function ";
const generatorPrefix = "function* ";
const asyncGeneratorPrefix = "async function* ";

/** The name of a function or class; empty for anything else. */
export function nameOf(value: unknown): string {
  if (typeof value !== "function") return "";
  const name = functionName(value);
  if (name.startsWith(classPrefix)) return nameOfClass(name);
  return name.substring(keywordsOf(name).length);
}

export function isClass(value: unknown): boolean {
  return typeof value === "function" && functionName(value).startsWith(classPrefix);
}

function nameOfClass(text: string): string {
  const end = text.indexOf(" ", classPrefix.length);
  const name = text.substring(classPrefix.length, end < 0 ? text.length : end);
  return name === "(anonymous)" ? "" : name;
}

function keywordsOf(name: string): string {
  if (name.startsWith(asyncGeneratorPrefix)) return asyncGeneratorPrefix;
  if (name.startsWith(asyncPrefix)) return asyncPrefix;
  return name.startsWith(generatorPrefix) ? generatorPrefix : "";
}

function kindName(keywords: string): string {
  if (keywords === asyncPrefix) return "AsyncFunction";
  if (keywords === generatorPrefix) return "GeneratorFunction";
  return keywords === asyncGeneratorPrefix ? "AsyncGeneratorFunction" : "Function";
}

/** Of a function `Function`, `AsyncFunction` and kin; of a class `Function`. */
export function nameOfConstructor(value: object): string {
  return kindName(keywordsOf(functionName(value)));
}

/** As console.log shows it: "[Function: name]", "[class Name extends Base]". */
export function functionText(value: object): string {
  const name = functionName(value);
  if (name.startsWith(classPrefix)) return `[${name}]`;
  const keywords = keywordsOf(name);
  const kind = kindName(keywords);
  const own = name.substring(keywords.length);
  return own === "" ? `[${kind} (anonymous)]` : `[${kind}: ${own}]`;
}
