// What the compiler says when it refuses a program: collecting, ordering and printing. The table of refusals itself is
// compiler/refusals.ts. This file loads neither ts-morph nor the checker, so that printing costs nothing.

import path from "node:path";
import process from "node:process";
import pc from "picocolors";
import type { ts } from "ts-morph";
import { type Refusal, refusals } from "./refusals.ts";

export { type Refusal, refusals } from "./refusals.ts";

/** A stretch of source text. `line` and `column` are 1-based, `length` counts UTF-16 units on the first line. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** The whole line, without its end. */
  readonly lineText: string;
}

export interface Diagnostic {
  /** "INS2001" for a refusal, "TS2322" for an error of TypeScript's own. */
  readonly code: string;
  readonly message: string;
  readonly span: Span | null;
}

/** Collects every diagnostic of a run. Nothing is emitted when `hasErrors`. */
export class Diagnostics {
  private readonly collected: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  /** `root`: the folder that printed paths are relative to. */
  constructor(private readonly root: string = process.cwd()) {}

  get hasErrors(): boolean {
    return this.collected.length > 0;
  }

  /** TypeScript's own checker has found something. */
  get hasTypeErrors(): boolean {
    return this.collected.some(({ code }) => code.startsWith("TS"));
  }

  hasErrorsIn(file: ts.SourceFile): boolean {
    const name = path.relative(this.root, file.fileName);
    return this.collected.some(({ span }) => span?.file === name);
  }

  /** Takes over what was collected elsewhere. */
  addAll(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) this.add(diagnostic);
  }

  /** Refuses what stands at `at`, or the whole build. `values` fill the `{0}`, `{1}` ... of the refusal's texts. */
  refuse(refusal: Refusal, at: ts.Node | Span | null, ...values: string[]): void {
    this.add({
      code: codeText(refusal),
      message: [refusal.what, refusal.why, refusal.instead].map((text) => fill(text, values)).join("; "),
      span: this.spanAtOrNull(at),
    });
  }

  /** An error that TypeScript itself reports. */
  addTypeScript(diagnostic: ts.Diagnostic): void {
    this.add({
      code: `TS${diagnostic.code}`,
      message: flatten(diagnostic.messageText),
      span:
        diagnostic.file === undefined || diagnostic.start === undefined
          ? null
          : this.spanAt(diagnostic.file, diagnostic.start, diagnostic.length ?? 1),
    });
  }

  /** A bug of the compiler: refuses with INS9999 where the compiler was, and keeps the trace for the report. */
  internal(error: unknown, at: ts.Node | Span | null = null): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.add({
      code: codeText(refusals.internal),
      message: [refusals.internal.what, refusals.internal.why, refusals.internal.instead]
        .map((part) => fill(part, [text]))
        .join("; "),
      span: this.spanAtOrNull(at),
    });
  }

  /** Everything collected, by file and position. A refusal hides TypeScript's own error at the same place. */
  list(): Diagnostic[] {
    const refused = new Set(
      this.collected.filter((one) => one.code.startsWith("INS") && one.span !== null).map((one) => place(one.span!)),
    );
    return this.collected
      .filter((one) => one.code.startsWith("INS") || one.span === null || !refused.has(place(one.span)))
      .sort(byPlace);
  }

  /** All of it as text for a terminal or a log. */
  format(colour: boolean = wantsColour(process.stderr)): string {
    return formatDiagnostics(this.list(), colour);
  }

  private spanAtOrNull(at: ts.Node | Span | null): Span | null {
    if (at === null) return null;
    return "lineText" in at ? at : this.spanOf(at);
  }

  spanOf(node: ts.Node): Span {
    const file = node.getSourceFile();
    const start = node.getStart(file);
    return this.spanAt(file, start, node.getEnd() - start);
  }

  spanAt(file: ts.SourceFile, start: number, length: number): Span {
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    const lineStarts = file.getLineStarts();
    const lineEnd = line + 1 < lineStarts.length ? lineStarts[line + 1] : file.text.length;
    const lineText = file.text.slice(lineStarts[line], lineEnd).replace(/[\r\n]+$/, "");
    return {
      file: path.relative(this.root, file.fileName),
      line: line + 1,
      column: character + 1,
      length: Math.max(1, Math.min(length, lineText.length - character)),
      lineText,
    };
  }

  private add(diagnostic: Diagnostic): void {
    const key = `${diagnostic.code} ${diagnostic.span === null ? "" : place(diagnostic.span)} ${diagnostic.message}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.collected.push(diagnostic);
  }
}

/** "INS2001". */
export function codeText(refusal: Refusal): string {
  return `INS${refusal.code}`;
}

/** Diagnostics as text: `file:line:col - error CODE: message`, the source line, and a mark under the place. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[], colour: boolean): string {
  const paint = pc.createColors(colour);
  const blocks = diagnostics.map(({ code, message, span }) => {
    const head = `${paint.red("error")} ${paint.dim(`${code}:`)} ${message}`;
    if (span === null) return `${head}\n`;
    const where = `${paint.cyan(span.file)}:${paint.yellow(String(span.line))}:${paint.yellow(String(span.column))}`;
    const gutter = String(span.line);
    // Tabs are kept before the mark so that it stands under the place whatever the terminal's tab width.
    const indent = span.lineText.slice(0, span.column - 1).replace(/[^\t]/g, " ");
    const mark = `^${"~".repeat(span.length - 1)}`;
    return [
      `${where} - ${head}`,
      "",
      `${paint.inverse(gutter)} ${span.lineText}`,
      `${" ".repeat(gutter.length)} ${indent}${paint.red(mark)}`,
      "",
    ].join("\n");
  });
  const count = diagnostics.length;
  if (count > 0)
    blocks.push(`${count} error${count === 1 ? "" : "s"}. Refusals (INSnnnn) are explained in docs/errors.md.\n`);
  return blocks.join("\n");
}

/** Colour only on terminals, and never where NO_COLOR is set (no-color.org). */
export function wantsColour(stream: { isTTY?: boolean }): boolean {
  return stream.isTTY === true && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb";
}

function fill(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (whole, index: string) => values[Number(index)] ?? whole);
}

function flatten(text: string | ts.DiagnosticMessageChain, depth = 0): string {
  if (typeof text === "string") return text;
  const rest = (text.next ?? []).map((next) => `\n${"  ".repeat(depth + 1)}${flatten(next, depth + 1)}`);
  return text.messageText + rest.join("");
}

function place(span: Span): string {
  return `${span.file}:${span.line}:${span.column}`;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.span === null || b.span === null) return (a.span === null ? 1 : 0) - (b.span === null ? 1 : 0);
  if (a.span.file !== b.span.file) return a.span.file < b.span.file ? -1 : 1;
  return a.span.line - b.span.line || a.span.column - b.span.column || (a.code < b.code ? -1 : 1);
}
