// parseArgs of node:util: a command line as options and what else is there, by the conventions of POSIX and GNU.
// @cold

import { TypeError as CodedTypeError } from "../../std/coded_errors.ts";
import { argv } from "../../std/process.ts";

type OptionDefault = string | boolean | string[] | boolean[];

export interface ParseArgsOptionConfig {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean | undefined;
  /** One letter. */
  readonly short?: string | undefined;
  readonly default?: OptionDefault | undefined;
}

interface ParseArgsOptionsConfig {
  readonly [longOption: string]: ParseArgsOptionConfig;
}

export interface ParseArgsConfig {
  /** The program's own arguments, unless others are given. */
  readonly args?: readonly string[] | undefined;
  readonly options?: ParseArgsOptionsConfig | undefined;
  /** False: what is not known, or not as it should be, is no error. */
  readonly strict?: boolean | undefined;
  readonly allowPositionals?: boolean | undefined;
  /** `--no-name` sets `name` to false. */
  readonly allowNegative?: boolean | undefined;
  readonly tokens?: boolean | undefined;
}

interface OptionToken {
  kind: "option";
  name: string;
  rawName: string;
  index: number;
  value: string | undefined;
  inlineValue: boolean | undefined;
}
type Token =
  OptionToken | { kind: "positional"; index: number; value: string } | { kind: "option-terminator"; index: number };

type OptionValue<O extends ParseArgsOptionConfig> = O["type"] extends "string" ? string : boolean;
type OptionValues<O extends ParseArgsOptionConfig> = O["multiple"] extends true ? OptionValue<O>[] : OptionValue<O>;
/** Those with a default are there, the others perhaps. */
type KnownValues<O extends ParseArgsOptionsConfig> = {
  [Name in keyof O as O[Name]["default"] extends OptionDefault ? Name : never]: OptionValues<O[Name]>;
} & {
  [Name in keyof O as O[Name]["default"] extends OptionDefault ? never : Name]?: OptionValues<O[Name]>;
};
type LooseValues = { [longOption: string]: undefined | string | boolean | (string | boolean)[] };
type ParsedValues<T extends ParseArgsConfig> = T["strict"] extends false
  ? LooseValues
  : T["options"] extends ParseArgsOptionsConfig
    ? string extends keyof T["options"]
      ? LooseValues
      : KnownValues<T["options"]>
    : LooseValues;
interface ParsedResults<T extends ParseArgsConfig> {
  values: ParsedValues<T>;
  positionals: string[];
}
interface ParsedTokens<T extends ParseArgsConfig> extends ParsedResults<T> {
  tokens: Token[];
}

/** @implementation parseWithTokens */
export function parseArgs<T extends ParseArgsConfig & { readonly tokens: true }>(config: T): ParsedTokens<T>;
export function parseArgs<T extends ParseArgsConfig>(config?: T): ParsedResults<T>;
export function parseArgs<T extends ParseArgsConfig>(config?: T): ParsedResults<T> {
  const parsing = new Parsing(config ?? {});
  parsing.run();
  return { values: parsing.values as ParsedValues<T>, positionals: parsing.positionals };
}

export function parseWithTokens<T extends ParseArgsConfig & { readonly tokens: true }>(config: T): ParsedTokens<T> {
  const parsing = new Parsing(config);
  parsing.run();
  const { positionals, tokens } = parsing;
  return { values: parsing.values as ParsedValues<T>, positionals, tokens };
}

/** One call of parseArgs. */
class Parsing {
  readonly values = Object.create(null) as Record<string, unknown>;
  readonly positionals: string[] = [];
  readonly tokens: Token[] = [];
  /** Of the options that may come several times. */
  private readonly lists = new Map<string, (string | boolean)[]>();
  private readonly options: ParseArgsOptionsConfig;
  private readonly isStrict: boolean;
  private readonly allowsPositionals: boolean;
  private readonly allowsNegative: boolean;

  constructor(private readonly config: ParseArgsConfig) {
    this.options = config.options ?? {};
    this.isStrict = config.strict ?? true;
    this.allowsPositionals = config.allowPositionals ?? !this.isStrict;
    this.allowsNegative = config.allowNegative ?? false;
  }

  run(): void {
    this.checkConfiguration();
    this.tokenize([...(this.config.args ?? argv.slice(2))]);
    for (const token of this.tokens) {
      if (token.kind === "option") this.takeOption(token);
      else if (token.kind === "positional") this.takePositional(token.value);
    }
    for (const [name, option] of Object.entries(this.options)) {
      if (option.default !== undefined && this.values[name] === undefined) this.values[name] = option.default;
    }
  }

  private checkConfiguration(): void {
    for (const [name, { short }] of Object.entries(this.options)) {
      if (short === undefined || short.length === 1) continue;
      throw new CodedTypeError(
        "ERR_INVALID_ARG_VALUE",
        `The property 'options.${name}.short' must be a single character. Received '${short}'`,
      );
    }
  }

  private takePositional(value: string): void {
    if (!this.allowsPositionals) {
      throw new CodedTypeError(
        "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
        `Unexpected argument '${value}'. This command does not take positional arguments`,
      );
    }
    this.positionals.push(value);
  }

  private takeOption(token: OptionToken): void {
    if (this.isStrict) this.checkUse(token);
    let value: string | boolean = token.value ?? true;
    if (this.allowsNegative && token.name.startsWith("no-") && token.value === undefined) {
      token.name = token.name.slice(3);
      value = false;
    }
    const { name } = token;
    if (this.optionOf(name)?.multiple !== true) {
      this.values[name] = value;
      return;
    }
    const list = this.lists.get(name) ?? [];
    list.push(value);
    this.lists.set(name, list);
    this.values[name] = this.isStrict ? listOf(list) : list;
  }

  private checkUse(token: OptionToken): void {
    const { name, rawName, value } = token;
    const positive = this.allowsNegative && name.startsWith("no-") ? name.slice(3) : name;
    const isNegated = this.optionOf(name) === undefined && this.optionOf(positive)?.type === "boolean";
    const known = isNegated ? positive : name;
    const option = this.optionOf(known);
    if (option === undefined) {
      const hint = this.allowsPositionals
        ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in ` +
          `'-- ${JSON.stringify(rawName)}`
        : "";
      throw new CodedTypeError("ERR_PARSE_ARGS_UNKNOWN_OPTION", `Unknown option '${rawName}'${hint}`);
    }
    const names = `${option.short === undefined ? "" : `-${option.short}, `}--${known}`;
    if (option.type === "string" && value === undefined) fail(`Option '${names} <value>' argument missing`);
    if (option.type === "boolean" && value !== undefined) fail(`Option '${names}' does not take an argument`);
    if (token.inlineValue !== false || value === undefined || value.length < 2 || !value.startsWith("-")) return;
    const example = rawName.startsWith("--") ? `'${rawName}=-XYZ'` : `'--${name}=-XYZ' or '${rawName}-XYZ'`;
    fail(
      `Option '${rawName}' argument is ambiguous.\nDid you forget to specify the option argument for '${rawName}'?\n` +
        `To specify an option argument starting with a dash use ${example}.`,
    );
  }

  private optionOf(name: string): ParseArgsOptionConfig | undefined {
    return Object.hasOwn(this.options, name) ? this.options[name] : undefined;
  }

  private takesText(name: string): boolean {
    return this.optionOf(name)?.type === "string";
  }

  private longNameOf(short: string): string {
    const found = Object.entries(this.options).find(([, option]) => option.short === short);
    return found === undefined ? short : found[0];
  }

  private tokenize(rest: string[]): void {
    let index = -1;
    /** Letters of a group (`-abc`) that are still to come: they have the place of the group. */
    let grouped = 0;
    for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
      if (grouped > 0) grouped--;
      else index++;
      if (arg === "--") {
        this.tokens.push({ kind: "option-terminator", index });
        for (const value of rest) this.tokens.push({ kind: "positional", index: ++index, value });
        return;
      }
      if (arg.length < 2 || !arg.startsWith("-")) {
        this.tokens.push({ kind: "positional", index, value: arg });
        continue;
      }
      const isLong = arg.startsWith("--");
      const equals = isLong ? arg.indexOf("=", 3) : -1;
      const letter = arg.charAt(1);
      if (!isLong && arg.length > 2 && !this.takesText(this.longNameOf(letter))) {
        const letters = this.lettersOf(arg);
        rest.unshift(...letters);
        grouped = letters.length;
        continue;
      }
      const name = isLong ? arg.slice(2, equals < 0 ? undefined : equals) : this.longNameOf(letter);
      const rawName = isLong ? `--${name}` : `-${letter}`;
      const inline = equals >= 0 ? arg.slice(equals + 1) : !isLong && arg.length > 2 ? arg.slice(2) : undefined;
      const following = inline === undefined && this.takesText(name) ? rest.shift() : undefined;
      const value = inline ?? following;
      const inlineValue = value === undefined ? undefined : following === undefined;
      this.tokens.push({ kind: "option", name, rawName, index, value, inlineValue });
      if (following !== undefined) index++;
    }
  }

  /** `-abc` as `-a -b -c`, as far as the letters take no text. */
  private lettersOf(group: string): string[] {
    const letters: string[] = [];
    for (let at = 1; at < group.length; at++) {
      const letter = group.charAt(at);
      if (this.takesText(this.longNameOf(letter)) && at < group.length - 1) return [...letters, `-${group.slice(at)}`];
      letters.push(`-${letter}`);
    }
    return letters;
  }
}

/** As the type of the option has it: all are texts, or none is. */
function listOf(list: readonly (string | boolean)[]): string[] | boolean[] {
  return typeof list[0] === "string"
    ? list.filter((value) => typeof value === "string")
    : list.filter((value) => typeof value === "boolean");
}

function fail(message: string): never {
  throw new CodedTypeError("ERR_PARSE_ARGS_INVALID_OPTION_VALUE", message);
}
