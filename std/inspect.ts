// What console.log prints of a value: the format of Node's util.inspect (depth 2, lines of 80 columns), found by
// reflection.
// @cold

import {
  arrayExtra,
  className,
  elementCount,
  elementIsHole,
  elementValue,
  fieldCount,
  fieldIsHidden,
  fieldIsOptional,
  fieldName,
  fieldValue,
  memberAt,
  sameObject,
  staticFields,
  typeName,
  uncheckedCast,
  valueKind,
} from "#intrinsics";
import { asBuffer } from "./buffer_text.ts";
import { AnyDictionary } from "./dictionary.ts";
import { unwrapped } from "./iterable.ts";
import { Collection, CollectionIterator } from "./hash_table.ts";
import { functionText } from "./function_names.ts";
import { Inspectable } from "./inspectable.ts";
import { elementLimit, inColumns, levelsOfLine, lineWidth, onManyLines, onOneLine } from "./inspect_layout.ts";
import { bigintToText } from "./large_integer.ts";
import { numberToText } from "./number_text.ts";
import { fulfilled, pending, PromiseCore } from "./promise_core.ts";
import { propertyName, quoted } from "./quoted_text.ts";
import { accessorText, isShownAccessor, isSymbolAccessor } from "./accessors.ts";
import { hasElements, memberName } from "./reflection.ts";
import { symbolText, SymbolValue } from "./symbol.ts";
import { isSymbolField, shownSymbolName } from "./symbol_keys.ts";
import { shownTagOf } from "./tags.ts";
import { asCustom, custom, type InspectOptionsStylized } from "./inspect_custom.ts";
import { isArrayKind, ValueKind } from "./value_kind.ts";

const defaultDepth = 2;
const usualTextLimit = 10000;
/** Bytes that are shown of a Buffer. */
const bufferLimit = 50;
const leastSplitLength = 16;

export function inspect(value: unknown, depth: number = defaultDepth): string {
  return new Inspector(depth, lineWidth, elementLimit).format(value, 0);
}

/** With the lengths of arrays. */
export function inspectHidden(value: unknown, depth: number): string {
  const inspector = new Inspector(depth, lineWidth, elementLimit);
  inspector.showsLengths = true;
  return inspector.format(value, 0);
}

/** In one line, as console.table shows it: few elements, and nothing of objects with more than two members. */
export function inspectCell(value: unknown): string {
  const isLarge = typeof value === "object" && value !== null && !hasElements(value) && ownFields(value).length > 2;
  return new Inspector(isLarge ? -1 : 0, Infinity, 3).format(value, 0);
}

/** The parts of an object's text. */
export class Parts {
  readonly list: string[] = [];
  /** Before the opening brace: an error's stack. */
  base = "";
  isArray = false;
  isNumeric = true;
  hasMore = false;

  constructor(
    public open: string,
    readonly close: string,
  ) {}
}

/** depth: how many levels of objects these parts hold. levels: so many may share a line. */
export function arrangeParts(
  list: readonly string[],
  parts: Parts,
  open: string,
  depth: number,
  indentation: number,
  width: number,
  levels: number,
): string {
  const isGrouped = parts.isArray && list.length > 6 && levels > 0;
  const rows = isGrouped ? inColumns(list, parts.hasMore, parts.isNumeric, indentation, width, levels) : list;
  if (depth < levels && rows.length === list.length && !parts.base.includes("\n")) {
    const openWidth = parts.base.length + parts.open.length;
    const line = onOneLine(rows, indentation, open, openWidth, parts.close, width);
    if (line !== null) return line;
  }
  return onManyLines(rows, indentation, open, parts.close);
}

/** One call of inspect. */
export class Inspector {
  /** Units that are shown of a text. */
  textLimit = usualTextLimit;
  showsLengths = false;
  protected indentation = 0;
  /** Level of the object that was entered last. */
  protected deepestLevel = 0;
  /** The objects around the one being formatted. */
  private readonly open: object[] = [];
  /** Objects that were met inside themselves; their number is their place here plus one. */
  private readonly circular: object[] = [];

  /** limit: elements that are shown of a collection; width: columns of a line. */
  constructor(
    private readonly depth: number,
    protected readonly width: number,
    private readonly limit: number,
  ) {}

  format(value: unknown, level: number): string {
    if (typeof value === "string") return this.text(value);
    if (typeof value === "number") return value === 0 && 1 / value < 0 ? "-0" : numberToText(value);
    if (typeof value === "boolean") return value ? "true" : "false";
    if (value === undefined) return "undefined";
    if (value === null) return "null";
    if (typeof value === "bigint") return `${bigintToText(value)}n`;
    if (typeof value === "function") return this.functionObject(value, level);
    if (value instanceof SymbolValue) return symbolText(uncheckedCast<symbol>(value));
    const whole = unwrapped(value);
    if (whole !== value) return this.format(whole, level);
    return typeof value === "object" ? this.object(value, valueKind(value), level) : "";
  }

  private functionObject(value: object, level: number): string {
    const fields = ownFields(value);
    const statics = staticFields(value);
    if (fields.length === 0 && statics === undefined) return functionText(value);
    for (const around of this.open) {
      if (sameObject(around, value)) return `[Circular *${this.circularNumber(value)}]`;
    }
    if (level > this.depth) return "[Function]";
    const parts = new Parts("{", "}");
    parts.base = functionText(value);
    this.enter(value, level);
    this.fields(value, fields, parts, level + 1);
    if (statics instanceof AnyDictionary) this.entries(statics, parts, level + 1);
    return this.leave(value, parts, level + 1);
  }

  private object(value: object, kind: number, level: number): string {
    if (custom in value) return this.shownByItself(value, level);
    return this.objectItself(value, kind, level);
  }

  /** By the object's own method; what that gives is shown in its place. */
  private shownByItself(value: object, level: number): string {
    const depth = this.depth - level;
    const given = asCustom(value)[custom](depth, this.optionsAt(depth), (shown, options) =>
      inspect(shown, options?.depth === null ? Infinity : (options?.depth ?? defaultDepth)),
    );
    if (typeof given !== "object" || given === null)
      return String(given).replaceAll("\n", `\n${" ".repeat(this.indentation)}`);
    return sameObject(given, value) ? this.objectItself(value, valueKind(value), level) : this.format(given, level);
  }

  private optionsAt(depth: number): InspectOptionsStylized {
    return {
      depth,
      breakLength: this.width,
      compact: levelsOfLine,
      sorted: false,
      maxArrayLength: this.limit,
      stylize: (text) => text,
    };
  }

  private objectItself(value: object, kind: number, level: number): string {
    for (const around of this.open) {
      if (sameObject(around, value)) return `[Circular *${this.circularNumber(value)}]`;
    }
    if (isArrayKind(kind)) return this.array(value, level);
    if (kind === ValueKind.TypedArray) return this.typedArray(value, level);
    if (value instanceof Collection) return this.collection(value, level);
    if (value instanceof Error) return this.error(value, level);
    if (value instanceof ArrayBuffer) return this.arrayBuffer(value, level);
    if (value instanceof PromiseCore) return this.promise(value, level);
    if (typeName(value).startsWith("std/generator.ts#GeneratorObject")) return "Object [Generator] {}";
    if (typeName(value).startsWith("std/async_generator.ts#AsyncGeneratorObject")) return "Object [AsyncGenerator] {}";
    if (value instanceof Inspectable) return value.inspected().replaceAll("\n", `\n${" ".repeat(this.indentation)}`);
    if (value instanceof CollectionIterator) return this.iterator(value, level);
    if (value instanceof AnyDictionary) return this.dictionary(value, level);
    return this.plainObject(value, level);
  }

  private array(value: object, level: number): string {
    const extra = arrayExtra(value);
    if (elementCount(value) === 0 && extra === undefined && !this.showsLengths) return "[]";
    if (level > this.depth) return "[Array]";
    const parts = new Parts("[", "]");
    parts.isArray = true;
    this.enter(value, level);
    this.elements(value, parts, level + 1);
    if (this.showsLengths) {
      parts.list.push(`[length]: ${numberToText(elementCount(value))}`);
      parts.isNumeric = false;
    }
    if (typeof extra === "object" && extra !== null && !hasElements(extra)) this.matchDetails(extra, parts, level + 1);
    return this.leave(value, parts, level + 1);
  }

  /** What a regular expression has found beside the texts; `indices` only where they were asked for. */
  private matchDetails(details: object, parts: Parts, level: number): void {
    const shown = ownFields(details).filter(
      (index) => fieldName(details, u32(index)) !== "indices" || fieldValue(details, u32(index)) !== undefined,
    );
    this.fields(details, shown, parts, level);
    parts.isNumeric = false;
  }

  private typedArray(value: object, level: number): string {
    const buffer = asBuffer(value);
    if (buffer !== null) return `<Buffer ${hexBytes(buffer, bufferLimit)}>`;
    const name = className(value);
    const count = elementCount(value);
    if (count === 0) return `${name}(0) []`;
    if (level > this.depth) return `[${name}]`;
    const parts = new Parts(`${name}(${numberToText(count)}) [`, "]");
    parts.isArray = true;
    this.enter(value, level);
    this.elements(value, parts, level + 1);
    return this.leave(value, parts, level + 1);
  }

  private elements(value: object, parts: Parts, level: number): void {
    const count = elementCount(value);
    let shown = 0;
    let index = u32(0);
    for (; index < count && shown < this.limit; index++, shown++) {
      const start = index;
      while (index < count && elementIsHole(value, index)) index++;
      if (index > start) {
        const holes = index - start;
        parts.list.push(`<${numberToText(holes)} empty item${holes > 1 ? "s" : ""}>`);
        parts.isNumeric = false;
        index--;
        continue;
      }
      const element = elementValue(value, index);
      if (!isNumeric(element)) parts.isNumeric = false;
      parts.list.push(this.indented(element, level));
    }
    this.addRemaining(parts, Number(count - index) + this.limit);
  }

  private addRemaining(parts: Parts, count: number): void {
    const remaining = count - this.limit;
    if (remaining <= 0) return;
    parts.hasMore = true;
    parts.list.push(`... ${numberToText(remaining)} more item${remaining > 1 ? "s" : ""}`);
  }

  private collection(value: Collection, level: number): string {
    const kindName = value.collectionName;
    const name = plainClassName(value, kindName);
    const prefix = `${name}(${numberToText(value.size)}) ${name === kindName ? "" : `[${kindName}] `}`;
    const fields = ownFields(value);
    if (value.size === 0 && fields.length === 0) return `${prefix}{}`;
    if (level > this.depth) return name === kindName ? `[${name}]` : `[${name} [${kindName}]]`;
    const parts = new Parts(`${prefix}{`, "}");
    this.enter(value, level);
    this.indentation += 2;
    let shown = 0;
    for (let entry = 0; entry < value.entryCount() && shown < this.limit; entry++) {
      if (!value.isLiveEntry(entry)) continue;
      shown++;
      const key = this.format(value.keyOf(entry), level + 1);
      parts.list.push(kindName === "Set" ? key : `${key} => ${this.format(value.valueOfEntry(entry), level + 1)}`);
    }
    this.indentation -= 2;
    this.addRemaining(parts, value.size);
    this.fields(value, fields, parts, level + 1);
    return this.leave(value, parts, level + 1);
  }

  /** An iterator over a Map or Set: what is still to come. The pairs of `entries` count as no level of their own. */
  private iterator(value: CollectionIterator, level: number): string {
    const { source } = value;
    const name = className(value);
    const hasPairs = name.endsWith("Entries");
    const kind = `[${source.collectionName} ${hasPairs ? "Entries" : "Iterator"}]`;
    if (level > this.depth) return `[Object ${kind}]`;
    const rest: unknown[] = [];
    for (let entry = value.upcoming(); entry < source.entryCount(); entry++) {
      if (!source.isLiveEntry(entry)) continue;
      const content = source.valueOfEntry(entry);
      rest.push(name === "MapValues" ? content : hasPairs ? [source.keyOf(entry), content] : source.keyOf(entry));
    }
    const parts = new Parts(`${kind} {`, "}");
    this.enter(value, level);
    this.elements(rest, parts, hasPairs ? level : level + 1);
    return this.leave(value, parts, level + 1);
  }

  private error(value: Error, level: number): string {
    const fields = ownFields(value).filter((index) => !isErrorField(value, u32(index)));
    const base = errorText(value, this.indentation);
    if (fields.length === 0) return base;
    if (level > this.depth) return `[${plainClassName(value, "Error")}]`;
    const parts = new Parts("{", "}");
    parts.base = base;
    this.enter(value, level);
    this.fields(value, fields, parts, level + 1);
    return this.leave(value, parts, level + 1);
  }

  private arrayBuffer(value: ArrayBuffer, level: number): string {
    if (level > this.depth) return "[ArrayBuffer]";
    const parts = new Parts("ArrayBuffer {", "}");
    const bytes = new Uint8Array(value);
    this.enter(value, level);
    parts.list.push(`[Uint8Contents]: <${hexBytes(bytes, elementLimit)}>`, `byteLength: ${numberToText(bytes.length)}`);
    return this.leave(value, parts, level + 1);
  }

  private dictionary(value: AnyDictionary, level: number): string {
    const prefix = value.isBare ? "[Object: null prototype] " : "";
    if (value.keys().length + value.symbolNames().length === 0) return `${prefix}{}`;
    if (level > this.depth) return value.isBare ? "[Object: null prototype]" : "[Object]";
    const parts = new Parts(`${prefix}{`, "}");
    this.enter(value, level);
    this.entries(value, parts, level + 1);
    return this.leave(value, parts, level + 1);
  }

  private entries(value: AnyDictionary, parts: Parts, level: number): void {
    for (const key of value.keys()) {
      parts.list.push(`${propertyName(key)}: ${this.indented(value.valueOf(key), level)}`);
    }
    for (const name of value.symbolNames()) {
      parts.list.push(`${shownSymbolName(name)}: ${this.indented(value.valueOf(name), level)}`);
    }
  }

  private promise(value: PromiseCore, level: number): string {
    if (value.state === pending) return "Promise { <pending> }";
    if (level > this.depth) return "[Promise]";
    const parts = new Parts("Promise {", "}");
    this.enter(value, level);
    const outcome = this.indented(value.settledAs, level + 1);
    parts.list.push(value.state === fulfilled ? outcome : `<rejected> ${outcome}`);
    return this.leave(value, parts, level + 1);
  }

  private plainObject(value: object, level: number): string {
    const name = taggedName(value);
    const fields = ownFields(value);
    const open = name === "" ? "{" : `${name} {`;
    if (fields.length === 0) return `${open}}`;
    if (level > this.depth) return name === "" ? "[Object]" : `[${name}]`;
    const parts = new Parts(open, "}");
    this.enter(value, level);
    this.fields(value, fields, parts, level + 1);
    return this.leave(value, parts, level + 1);
  }

  private fields(value: object, fields: readonly number[], parts: Parts, level: number): void {
    for (const field of fields) {
      const index = u32(field);
      parts.list.push(`${shownName(value, index)}: ${this.fieldText(value, index, level)}`);
    }
  }

  private fieldText(value: object, index: u32, level: number): string {
    const isAccessor = fieldIsHidden(value, index) && !isSymbolField(fieldName(value, index));
    return isAccessor ? accessorText(value, index) : this.indented(fieldValue(value, index), level);
  }

  private indented(value: unknown, level: number): string {
    this.indentation += 2;
    const text = this.format(value, level);
    this.indentation -= 2;
    return text;
  }

  private enter(value: object, level: number): void {
    this.open.push(value);
    this.deepestLevel = level + 1;
  }

  /** Joins the parts. */
  private leave(value: object, parts: Parts, level: number): string {
    this.open.pop();
    const circular = this.circular.findIndex((other) => sameObject(other, value));
    if (circular >= 0) parts.base = `<ref *${numberToText(circular + 1)}>${parts.base === "" ? "" : ` ${parts.base}`}`;
    const open = parts.base === "" ? parts.open : `${parts.base} ${parts.open}`;
    return this.arranged(parts.list, parts, open, level);
  }

  /** The parts on one line, in columns or each on a line of its own. */
  protected arranged(list: readonly string[], parts: Parts, open: string, level: number): string {
    return arrangeParts(list, parts, open, this.deepestLevel - level, this.indentation, this.width, levelsOfLine);
  }

  private circularNumber(value: object): string {
    let index = this.circular.findIndex((other) => sameObject(other, value));
    if (index < 0) index = this.circular.push(value) - 1;
    return numberToText(index + 1);
  }

  /** Long texts are split after line ends. */
  private text(value: string): string {
    if (value.length > this.textLimit) {
      const remaining = value.length - this.textLimit;
      const more = `... ${numberToText(remaining)} more character${remaining > 1 ? "s" : ""}`;
      return this.text(value.substring(0, this.textLimit)) + more;
    }
    if (value.length <= leastSplitLength || value.length <= this.width - this.indentation - 4) return quoted(value);
    const lines: string[] = [];
    let start = 0;
    while (start < value.length) {
      const lineEnd = value.indexOf("\n", start);
      const end = lineEnd < 0 ? value.length : lineEnd + 1;
      lines.push(quoted(value.substring(start, end)));
      start = end;
    }
    return lines.join(` +\n${" ".repeat(this.indentation + 2)}`);
  }
}

function hexBytes(bytes: Uint8Array, limit: number): string {
  const shown: string[] = [];
  for (let index = 0; index < bytes.length && index < limit; index++) {
    shown.push(bytes[index].toString(16).padStart(2, "0"));
  }
  const remaining = bytes.length - limit;
  const more = remaining > 0 ? ` ... ${numberToText(remaining)} more byte${remaining > 1 ? "s" : ""}` : "";
  return shown.join(" ") + more;
}

function shownName(value: object, index: u32): string {
  const own = fieldName(value, index);
  if (fieldIsHidden(value, index) && isSymbolField(own)) return shownSymbolName(own);
  const name = memberName(value, index);
  if (isSymbolField(name) && isSymbolAccessor(value, index)) return shownSymbolName(name);
  return value instanceof Error && name === "cause" ? "[cause]" : propertyName(name);
}

function isNumeric(value: unknown): boolean {
  const kind = valueKind(value);
  return kind === ValueKind.Number || kind === ValueKind.SignedInteger || kind === ValueKind.UnsignedInteger;
}

/** The class's name without type arguments. */
function plainClassName(value: object, fallback: string): string {
  const name = className(value);
  if (name === "") return fallback;
  const typeArguments = name.indexOf("<");
  return typeArguments < 0 ? name : name.substring(0, typeArguments);
}

/** "Queue [waiting]" with a tag by `Symbol.toStringTag`; empty for plain objects without. */
function taggedName(value: object): string {
  const name = plainClassName(value, "");
  const tag = shownTagOf(value);
  if (tag === "" || tag === name) return name;
  return `${name === "" ? "Object" : name} [${tag}]`;
}

/** Does the field stand for a symbol's member that is there? */
function isShownSymbol(value: object, index: u32): boolean {
  if (!fieldIsHidden(value, index)) return false;
  if (!isSymbolField(fieldName(value, index))) return isSymbolAccessor(value, index);
  return !isMissing(value, index);
}

function isMissing(value: object, index: u32): boolean {
  return fieldIsOptional(value, index) && fieldValue(value, index) === undefined;
}

/** Indices of the fields that are there and not #private. */
function ownFields(value: object): number[] {
  const fields: number[] = [];
  const count = fieldCount(value);
  for (let place = u32(0); place < count; place++) {
    const index = memberAt(value, place);
    if (fieldIsHidden(value, index) && !isShownAccessor(value, index)) continue;
    if (isMissing(value, index)) continue;
    fields.push(index);
  }
  // Members of symbols come last.
  for (let index = u32(0); index < count; index++) if (isShownSymbol(value, index)) fields.push(index);
  return fields;
}

/** What an error's text already says. */
function isErrorField(value: Error, index: u32): boolean {
  const name = fieldName(value, index);
  if (name === "cause") return value.cause === undefined;
  return name === "name" || name === "message";
}

/** The stack; the first line names the class if the error's own name does not. */
function errorText(value: Error, indentation: number): string {
  let text = value.stack;
  const name = plainClassName(value, "Error");
  const nameEnd = value.name.length;
  if (name !== value.name && value.name.endsWith("Error") && text.startsWith(value.name)) {
    const shown = name.includes(value.name) ? name : `${name} [${value.name}]`;
    text = shown + text.substring(nameEnd);
  }
  if (!text.includes("\n    at ")) text = `[${text}]`;
  return indentation === 0 ? text : text.replaceAll("\n", `\n${" ".repeat(indentation)}`);
}
