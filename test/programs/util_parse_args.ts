// parseArgs of node:util: options, positional arguments, tokens, and Node's texts for what does not fit.

import { parseArgs } from "node:util";

function parse(line: string): string {
  const { values, positionals } = parseArgs({
    args: line.split(" ").filter((word) => word !== ""),
    options: {
      verbose: { type: "boolean", short: "v", default: false },
      level: { type: "string", short: "l", default: "6" },
      tag: { type: "string", short: "t", multiple: true },
      debug: { type: "boolean", short: "d", multiple: true },
      "dry-run": { type: "boolean" },
    },
    allowPositionals: true,
    allowNegative: true,
  });
  const level: string = values.level;
  const tags: string[] = values.tag ?? [];
  const isDry: boolean | undefined = values["dry-run"];
  return JSON.stringify({ level, tags, isDry, verbose: values.verbose, debug: values.debug, positionals });
}

for (const line of [
  "",
  "in.txt out.txt",
  "-v -l9 a b",
  "-vl 9 -ddd",
  "-vl9d",
  "--tag=x --tag y -t z --level= notes.md --dry-run",
  "--no-dry-run --no-verbose",
  "-- -x --level",
  "-",
  "-t - -t=a --tag=-b",
  "--nope",
  "--no-level",
  "-x",
  "--level",
  "--level -v",
  "-l -v",
  "--verbose=yes",
]) {
  try {
    console.log(line, "=>", parse(line));
  } catch (error) {
    const { name, code, message } = error as NodeJS.ErrnoException;
    console.log(line, "!!", name, code, message);
  }
}

try {
  parseArgs({ args: ["in.txt"], options: {} });
} catch (error) {
  console.log(String(error));
}
try {
  parseArgs({ args: [], options: { file: { type: "string", short: "ff" } } });
} catch (error) {
  console.log(String(error));
}

// Everything is taken where nothing is strict.
const loose = parseArgs({
  args: ["-f", "--bar", "b", "--", "-c"],
  strict: false,
  options: { bar: { type: "string" } },
  tokens: true,
});
console.log(loose.values, loose.positionals);
for (const token of loose.tokens) console.log(token);
const unnamed = parseArgs({ args: ["--size=3", "-v", "x"], strict: false });
console.log(unnamed);
