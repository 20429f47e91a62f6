// Functions of node:util for what is out of date and for terminals.
// @cold

import { TypeError as CodedTypeError } from "../../std/coded_errors.ts";
import { inspect } from "../../std/inspect.ts";
import { emitWarning, env, stderr, stdout } from "../../std/process.ts";

/** The function, which warns when it is first called; of functions with the same code only the first warns. */
export function deprecate<A extends unknown[], R>(
  run: (...args: A) => R,
  message: string,
  code?: string,
): (...args: A) => R {
  let hasWarned = false;
  return (...args) => {
    if (!hasWarned && !(code !== undefined && warnedCodes.has(code))) {
      if (code !== undefined) warnedCodes.add(code);
      emitWarning(message, "DeprecationWarning", code);
    }
    hasWarned = true;
    return run(...args);
  };
}

const warnedCodes = new Set<string>();

/** Writes to the standard error if NODE_DEBUG in the environment names the section. */
export function debuglog(section: string): (message: string, ...values: unknown[]) => void {
  const sections = (env["NODE_DEBUG"] ?? "").toUpperCase().split(",");
  const isOn = sections.includes(section.toUpperCase());
  return (message, ...values) => {
    if (!isOn) return;
    const rest = values.map((value) => (typeof value === "string" ? value : inspect(value)));
    stderr.write(`${[`${section.toUpperCase()}:`, message, ...rest].join(" ")}\n`);
  };
}

/** Commands of a terminal, and those that say something to it, which end with BEL or ST. */
const controlSequences =
  /[\u001B\u009B](?:\][^\u0007\u001B\u009C]*(?:\u0007|\u001B\\|\u009C)|[[\]()#;?]*(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~])/g;

/** The text without what moves and colours on terminals (ECMA-48). */
export function stripVTControlCharacters(text: string): string {
  return text.replace(controlSequences, "");
}

/** Surrogates without their other half become U+FFFD. */
export function toUSVString(text: string): string {
  return text.toWellFormed();
}

/** How each style begins and ends. */
const styles =
  "|reset 0 0|bold 1 22|dim 2 22|italic 3 23|underline 4 24|blink 5 25|inverse 7 27|hidden 8 28|strikethrough 9 29|" +
  "doubleunderline 21 24|black 30 39|red 31 39|green 32 39|yellow 33 39|blue 34 39|magenta 35 39|cyan 36 39|white 37 39|" +
  "bgBlack 40 49|bgRed 41 49|bgGreen 42 49|bgYellow 43 49|bgBlue 44 49|bgMagenta 45 49|bgCyan 46 49|bgWhite 47 49|" +
  "framed 51 54|overlined 53 55|gray 90 39|grey 90 39|blackBright 90 39|redBright 91 39|greenBright 92 39|yellowBright 93 39|" +
  "blueBright 94 39|magentaBright 95 39|cyanBright 96 39|whiteBright 97 39|bgGray 100 49|bgGrey 100 49|" +
  "bgBlackBright 100 49|bgRedBright 101 49|bgGreenBright 102 49|bgYellowBright 103 49|bgBlueBright 104 49|" +
  "bgMagentaBright 105 49|bgCyanBright 106 49|bgWhiteBright 107 49|";

export interface StyleOptions {
  /** Unless it is false, one style alone is left out where the output is no terminal. */
  readonly validateStream?: boolean;
}

/** The text with a terminal's codes for styles around it. */
export function styleText(format: string | readonly string[], text: string, options: StyleOptions = {}): string {
  const isOne = typeof format === "string";
  let begin = "";
  let end = "";
  for (const name of isOne ? [format] : format) {
    const [first, last] = codesOf(name);
    begin += `\u001B[${first}m`;
    end = `\u001B[${last}m${end}`;
  }
  return isOne && (options.validateStream ?? true) && !stdout.isTTY ? text : begin + text + end;
}

function codesOf(name: string): string[] {
  const found = styles.indexOf(`|${name} `);
  if (found >= 0) return styles.slice(found + name.length + 2, styles.indexOf("|", found + 1)).split(" ");
  const names = styles.slice(1, -1).split("|");
  const known = names.map((style) => `'${style.slice(0, style.indexOf(" "))}'`);
  throw new CodedTypeError(
    "ERR_INVALID_ARG_VALUE",
    `The argument 'format' must be one of: ${known.join(", ")}. Received '${name}'`,
  );
}
