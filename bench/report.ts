// One table and one JSON file for everything that is measured.

import fs from "node:fs";
import path from "node:path";

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The bar, in the same unit, and on which side of it to be. */
  readonly bar?: { readonly atMost: number } | { readonly atLeast: number };
  /** What stands beside it in the same run. */
  readonly beside?: string;
}

export class Report {
  readonly figures: Figure[] = [];

  add(figure: Figure): void {
    this.figures.push(figure);
    process.stderr.write(`  ${line(figure)}\n`);
  }

  table(): string {
    const rows = this.figures.map((figure) => [
      figure.name,
      `${rounded(figure.value)} ${figure.unit}`,
      figure.bar === undefined ? "" : barText(figure),
      figure.bar === undefined ? "" : isReached(figure) ? "yes" : "no",
      figure.beside ?? "",
    ]);
    const head = ["what", "median", "bar", "reached", "beside it"];
    const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]!.length)));
    const text = (row: string[]): string =>
      `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
    return [text(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(text)].join("\n");
  }

  write(file: string): void {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const figures = this.figures.map((figure) => ({
      ...figure,
      ...(figure.bar === undefined ? {} : { reached: isReached(figure) }),
    }));
    fs.writeFileSync(file, `${JSON.stringify({ date: new Date().toISOString(), figures }, null, 2)}\n`);
  }
}

function isReached({ bar, value }: Figure): boolean {
  if (bar === undefined) return true;
  return "atMost" in bar ? value <= bar.atMost : value >= bar.atLeast;
}

function barText({ bar, unit }: Figure): string {
  if (bar === undefined) return "";
  return "atMost" in bar ? `<= ${bar.atMost} ${unit}` : `>= ${bar.atLeast} ${unit}`;
}

function line(figure: Figure): string {
  const verdict = figure.bar === undefined ? "" : ` (${barText(figure)}: ${isReached(figure) ? "reached" : "missed"})`;
  return `${figure.name}: ${rounded(figure.value)} ${figure.unit}${verdict}${figure.beside === undefined ? "" : `; ${figure.beside}`}`;
}

export function rounded(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
