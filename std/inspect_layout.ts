// How the parts of an object that console.log prints share lines: short ones on one line, long arrays in columns. The
// rules and numbers are those of Node's util.inspect.
// @cold

import { textWidth } from "./text_width.ts";

/** Columns of a line. */
export const lineWidth = 80;
/** Elements that are printed of an array, Map or Set. */
export const elementLimit = 100;
/** Levels of objects that may share one line. */
export const levelsOfLine = 3;
const separatorWidth = 2;
const mostColumns = 15;
/** Columns of an array for each level of objects that may share a line. */
const columnsOfLevel = 4;

/** The parts in one line if they fit into `limit` columns, else null. openWidth: what `open` counts for. */
export function onOneLine(
  parts: readonly string[],
  indentation: number,
  open: string,
  openWidth: number,
  close: string,
  limit: number,
): string | null {
  let width = parts.length * 2 + indentation + openWidth + 10;
  if (width + parts.length > limit) return null;
  for (const part of parts) {
    width += part.length;
    if (part.includes("\n")) return null;
  }
  return width > limit ? null : `${open} ${parts.join(", ")} ${close}`;
}

/** Each part on a line of its own. */
export function onManyLines(parts: readonly string[], indentation: number, open: string, close: string): string {
  const lineStart = `\n${" ".repeat(indentation)}`;
  return `${open}${lineStart}  ${parts.join(`,${lineStart}  `)}${lineStart}${close}`;
}

/**
 * Puts more than six short elements into columns; gives back `parts` itself if they are too long for that.
 * hasMore: the last part is "... more items". isNumeric: aligned to the right. levels: that may share a line.
 */
export function inColumns(
  parts: readonly string[],
  hasMore: boolean,
  isNumeric: boolean,
  indentation: number,
  limit: number,
  levels: number,
): readonly string[] {
  const count = hasMore ? parts.length - 1 : parts.length;
  let totalWidth = 0;
  let greatest = 0;
  for (let index = 0; index < count; index++) {
    const width = textWidth(parts[index]);
    totalWidth += width + separatorWidth;
    greatest = Math.max(greatest, width);
  }
  const columnWidth = greatest + separatorWidth;
  const isShort = totalWidth / columnWidth > 5 || greatest <= 6;
  if (columnWidth * 3 + indentation >= limit || !isShort) return parts;
  const bias = Math.sqrt(columnWidth - totalWidth / parts.length);
  const biasedWidth = Math.max(columnWidth - 3 - bias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biasedWidth * count) / biasedWidth),
    Math.floor((limit - indentation) / columnWidth),
    levels * columnsOfLevel,
    mostColumns,
  );
  if (columns <= 1) return parts;
  const rows = inRows(parts, count, columns, columnWidths(parts, count, columns), isNumeric);
  if (hasMore) rows.push(parts[count]);
  return rows;
}

function columnWidths(parts: readonly string[], count: number, columns: number): number[] {
  const widths: number[] = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let index = column; index < count; index += columns) width = Math.max(width, textWidth(parts[index]));
    widths.push(width + separatorWidth);
  }
  return widths;
}

function inRows(
  parts: readonly string[],
  count: number,
  columns: number,
  widths: readonly number[],
  isNumeric: boolean,
): string[] {
  const rows: string[] = [];
  for (let start = 0; start < count; start += columns) {
    const last = Math.min(start + columns, count) - 1;
    let row = "";
    for (let index = start; index < last; index++) {
      const cell = `${parts[index]}, `;
      const room = " ".repeat(widths[index - start] - textWidth(cell));
      row += isNumeric ? room + cell : cell + room;
    }
    row += isNumeric ? parts[last].padStart(widths[last - start] - separatorWidth) : parts[last];
    rows.push(row);
  }
  return rows;
}
