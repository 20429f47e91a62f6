// Node's util.inspect with options: other widths, fewer levels on a line, members in order.
// @cold

import { arrangeParts, Inspector, type Parts } from "./inspect.ts";
import { elementLimit, levelsOfLine, lineWidth } from "./inspect_layout.ts";

export interface InspectOptions {
  /** Levels of nested objects that are shown; null: all. */
  readonly depth?: number | null;
  /** Columns of a line. */
  readonly breakLength?: number;
  /** Levels of objects that may share one line. */
  readonly compact?: number | false;
  /** Members in the order of their text. */
  readonly sorted?: boolean | ((left: string, right: string) => number);
  /** Elements that are shown of an array, Map or Set; null: all. */
  readonly maxArrayLength?: number | null;
  /** Units that are shown of a text; null: all. */
  readonly maxStringLength?: number | null;
  // Of these there is what Node does when they are left out.
  readonly colors?: false;
  readonly customInspect?: true;
  readonly getters?: false;
  readonly numericSeparator?: false;
  readonly showHidden?: false;
  readonly showProxy?: boolean;
}

const mostElements = 0xffffffff;

class OptionalInspector extends Inspector {
  constructor(
    depth: number,
    width: number,
    limit: number,
    private readonly levels: number,
    private readonly order: ((left: string, right: string) => number) | null,
  ) {
    super(depth, width, limit);
  }

  protected override arranged(list: readonly string[], parts: Parts, open: string, level: number): string {
    const ordered = parts.isArray || this.order === null ? list : [...list].sort(this.order);
    return arrangeParts(ordered, parts, open, this.deepestLevel - level, this.indentation, this.width, this.levels);
  }
}

export function inspectWith(value: unknown, options: InspectOptions): string {
  const { depth = 2, breakLength = lineWidth, compact = levelsOfLine, sorted = false } = options;
  const { maxArrayLength = elementLimit } = options;
  const order = typeof sorted === "function" ? sorted : sorted ? byUnits : null;
  const levels = compact === false ? 0 : compact;
  const inspector = new OptionalInspector(
    depth ?? Infinity,
    breakLength,
    Math.min(maxArrayLength ?? mostElements, mostElements),
    levels,
    order,
  );
  if (options.maxStringLength !== undefined) inspector.textLimit = options.maxStringLength ?? Infinity;
  return inspector.format(value, 0);
}

function byUnits(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
