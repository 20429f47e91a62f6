// console.table: rows and columns in a frame, as Node draws them.

import { elementValue } from "#intrinsics";
import { writeLine } from "./console_group.ts";
import { AnyDictionary } from "./dictionary.ts";
import { formatArguments } from "./format_arguments.ts";
import { Collection } from "./hash_table.ts";
import { inspectCell } from "./inspect.ts";
import { fieldIndex, hasElements, memberValue, ownNames } from "./reflection.ts";
import { textWidth } from "./text_width.ts";

/** `columns`: the members that are shown, all of them if it is absent. */
export function table(data: unknown, columns?: readonly string[]): void {
  if (typeof data !== "object" || data === null) {
    writeLine(formatArguments([data]));
    return;
  }
  if (data instanceof Collection) {
    writeLine(collectionTable(data));
    return;
  }
  const rows = new Rows(columns);
  for (const name of ownNames(data)) rows.add(name, memberOf(data, name));
  writeLine(rows.draw());
}

function memberOf(value: object, name: string): unknown {
  if (hasElements(value)) return elementValue(value, u32(Number(name)));
  if (value instanceof AnyDictionary) return value.valueOf(name);
  const index = fieldIndex(value, name);
  return index < 0 ? undefined : memberValue(value, u32(index));
}

function collectionTable(data: Collection): string {
  const indexes: string[] = [];
  const keys: string[] = [];
  const values: string[] = [];
  for (let entry = 0; entry < data.entryCount(); entry++) {
    if (!data.isLiveEntry(entry)) continue;
    indexes.push(String(indexes.length));
    keys.push(inspectCell(data.keyOf(entry)));
    values.push(inspectCell(data.valueOfEntry(entry)));
  }
  if (data.collectionName === "Set") return framed(["(iteration index)", "Values"], [indexes, values]);
  return framed(["(iteration index)", "Key", "Values"], [indexes, keys, values]);
}

/** The cells by row and column, as they come in. */
class Rows {
  private readonly names: string[] = [];
  private readonly columns = new Map<string, string[]>();
  private readonly values: string[] = [];
  private hasPrimitives = false;

  constructor(private readonly wanted: readonly string[] | undefined) {
    for (const name of wanted ?? []) this.columns.set(name, []);
  }

  add(name: string, row: unknown): void {
    const index = this.names.length;
    this.names.push(name);
    this.values.push("");
    if (typeof row !== "object" || row === null) {
      this.hasPrimitives = true;
      this.values[index] = inspectCell(row);
      return;
    }
    const own = ownNames(row);
    for (const column of this.wanted ?? own) {
      const cells = this.columns.get(column) ?? [];
      this.columns.set(column, cells);
      while (cells.length < index) cells.push("");
      cells.push(own.includes(column) ? inspectCell(memberOf(row, column)) : "");
    }
  }

  draw(): string {
    const head = ["(index)"];
    const columns = [this.names];
    for (const [name, cells] of this.columns) {
      head.push(name);
      columns.push(cells);
    }
    if (this.hasPrimitives) {
      head.push("Values");
      columns.push(this.values);
    }
    return framed(head, columns);
  }
}

function framed(head: readonly string[], columns: readonly string[][]): string {
  let height = 0;
  for (const cells of columns) height = Math.max(height, cells.length);
  const widths = head.map((name, index) => {
    let width = textWidth(name);
    for (const cell of columns[index]) width = Math.max(width, textWidth(cell));
    return width + 2;
  });
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const lines = [rule("┌", "┬", "┐"), line(head, widths), rule("├", "┼", "┤")];
  for (let row = 0; row < height; row++) {
    lines.push(
      line(
        columns.map((cells) => (row < cells.length ? cells[row] : "")),
        widths,
      ),
    );
  }
  lines.push(rule("└", "┴", "┘"));
  return lines.join("\n");
}

/** The cells of one row. */
function line(cells: readonly string[], widths: readonly number[]): string {
  const filled = cells.map((cell, index) => ` ${cell}${" ".repeat(widths[index] - textWidth(cell) - 1)}`);
  return `│${filled.join("│")}│`;
}
