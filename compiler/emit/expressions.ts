// Expressions of the IR as C expressions.

import type { BinaryOp, Expr, IrType, Layout, Place, Stmt } from "../ir.ts";
import {
  cType,
  declare,
  functionPointer,
  hasStruct,
  integerConstant,
  isInteger,
  isNarrow,
  numberConstant,
} from "./types.ts";
import type { LocalNames } from "./local_names.ts";
import type { Unit } from "./unit.ts";

/** An array of so many constants is copied from a table instead of being written one by one. */
const leastCopied = 8;

/** Where expressions of one function body are printed. */
export class ExpressionWriter {
  private temporaries = 0;
  /** What is printed runs rarely: calls of the runtime instead of inline code. */
  rare = false;

  constructor(
    readonly unit: Unit,
    readonly locals: LocalNames,
  ) {}

  text(expr: Expr): string {
    const { unit } = this;
    const { accesses } = unit.facts;
    switch (expr.kind) {
      case "number":
        return numberConstant(expr.value, expr.type);
      case "bigint":
        return integerConstant(expr.value, expr.type);
      case "bool":
        return expr.type === "value" ? (expr.value ? "RT_TRUE" : "RT_FALSE") : String(expr.value);
      case "string":
        return expr.type === "value" ? `rt_from_ref(${unit.literal(expr.value)})` : unit.literal(expr.value);
      case "undefined":
        return expr.type === "value" ? "RT_UNDEFINED" : "RT_REF_UNDEFINED";
      case "null":
        return expr.type === "value" ? "RT_NULL" : "RT_REF_NULL";
      case "field":
        return expr.field.isSettled === true ? this.settled(expr) : this.place(expr);
      case "local":
      case "global":
      case "fieldVia":
        return this.place(expr);
      case "element":
        if (expr.outside !== undefined) return this.elementOrNone(expr);
        return expr.hole === undefined ? this.place(expr) : this.perhapsHole(expr);
      case "length":
        return `RT_LENGTH(${accesses === null ? this.text(expr.array) : accesses.measured(this.text(expr.array))})`;
      case "unary":
        return this.unary(expr);
      case "binary":
        return this.binary(expr.op, expr.left, expr.right, expr.type);
      case "logical":
        return `(${this.text(expr.left)} ${expr.op === "and" ? "&&" : "||"} ${this.text(expr.right)})`;
      case "conditional":
        return `(${this.text(expr.test)} ? ${this.text(expr.whenTrue)} : ${this.text(expr.whenFalse)})`;
      case "convert":
        return this.convert(expr);
      case "call":
        return `${unit.function(expr.function)}(${this.list(expr.args)})`;
      case "callVia": {
        const pointer = functionPointer(expr.signature, false);
        const check = accesses === null ? null : (receiver: string) => accesses.member(receiver, expr.selector);
        return this.withTemporary(expr.args[0], check, (receiver) => {
          const args = [receiver, ...expr.args.slice(1).map((arg) => this.text(arg))].join(", ");
          return `RT_METHOD(${pointer}, ${receiver}, ${expr.selector.slot} /* ${comment(expr.selector.name)} */)(${args})`;
        });
      }
      case "callClosure": {
        const pointer = functionPointer(expr.signature, true);
        const check = accesses === null ? null : (closure: string) => accesses.called(closure, expr.signature);
        return this.withTemporary(expr.closure, check, (closure) => {
          const args = [closure, ...expr.args.map((arg) => this.text(arg))].join(", ");
          return `RT_CODE(${pointer}, ${closure})(${args})`;
        });
      }
      case "callRuntime":
        return `${expr.name}(${this.list(expr.args)})`;
      case "new":
        return this.make(expr.layout);
      case "closure":
        return this.closure(expr.layout, expr.captures);
      case "array":
        return this.array(expr.layout, expr.elements);
      case "instanceOf":
        if (unit.facts.parents.has(expr.layout))
          return `${this.form("rt_instance_of")}(${this.text(expr.object)}, ${unit.type(expr.layout)})`;
        return `rt_has_type(${this.word(expr.object)}, ${unit.type(expr.layout)})`;
      case "implements": {
        const number = unit.facts.interfaces.get(expr.interfaceName);
        return `${this.form("rt_implements")}(${this.text(expr.object)}, ${number} /* ${comment(expr.interfaceName)} */)`;
      }
      case "hasLayout":
        if (expr.layouts.length === 0) return "false";
        return this.withTemporary(expr.object, null, (object) => {
          const word = expr.object.type === "value" ? object : `rt_from_ref(${object})`;
          return `(${expr.layouts.map((layout) => `rt_has_type(${word}, ${unit.type(layout)})`).join(" || ")})`;
        });
      case "descriptor":
        return unit.type(expr.layout);
    }
  }

  /** A new object of the layout. */
  private make(layout: Layout): string {
    const type = this.unit.type(layout);
    return this.rare ? `rt_new_rare(${type})` : `rt_new(${type}, sizeof(${this.unit.struct(layout)}))`;
  }

  /** A function of the runtime in its inline form, or where that matters little as a call. */
  private form(name: string): string {
    return this.rare ? `${name}_rare` : name;
  }

  list(exprs: readonly Expr[]): string {
    return exprs.map((expr) => this.text(expr)).join(", ");
  }

  /** An expression of type ref or value as an rt_value. */
  private word(expr: Expr): string {
    return expr.type === "value" ? this.text(expr) : `rt_from_ref(${this.text(expr)})`;
  }

  place(place: Place): string {
    const { unit } = this;
    const { accesses } = unit.facts;
    switch (place.kind) {
      case "local":
        return this.locals.of(place.local);
      case "global":
        return unit.global(place.global);
      case "field":
        if (accesses !== null) {
          const object = accesses.field(this.text(place.object), place);
          return `((${unit.struct(place.layout)} *)${object})->${fieldName(place.field)}`;
        }
        return `${this.structPointer(place.object, place.layout)}->${fieldName(place.field)}`;
      case "fieldVia": {
        unit.mention(place.type);
        const { name, slot } = place.selector;
        return this.withTemporary(
          place.object,
          accesses === null ? null : (object) => accesses.member(object, place.selector),
          (object) => `RT_PROPERTY(${cType(place.type)}, ${object}, ${slot} /* ${comment(name)} */)`,
          true,
        );
      }
      case "element":
        return this.element(place, elementType(place));
    }
  }

  private element(place: Extract<Place, { kind: "element" }>, stored: string): string {
    this.unit.mention(place.type);
    const index = this.elementIndex(place);
    if (place.grows === true) return this.growing(place, stored, index);
    if (place.hoisted !== undefined) {
      const data = this.locals.of(place.hoisted.data);
      if (!place.checked) return `((${stored} *)${data})[${index}]`;
      return `RT_ELEMENT_IN(${stored}, ${data}, ${this.locals.of(place.hoisted.length)}, ${index})`;
    }
    return `${place.checked ? (this.rare ? "RT_ELEMENT_RARE" : "RT_ELEMENT") : "RT_ELEMENT_UNCHECKED"}(${stored}, ${this.elements(place)}, ${index})`;
  }

  /** The array that an element is of. */
  private elements(place: Extract<Place, { kind: "element" }>): string {
    const { accesses } = this.unit.facts;
    const array = this.text(place.array);
    return accesses === null ? array : accesses.element(array, place.layout.element ?? place.type);
  }

  /** Where the element is; what a loop knows of its array is held against the array here. */
  private elementIndex(place: Extract<Place, { kind: "element" }>): string {
    const index = this.index(place.index);
    const isKnown = place.hoisted !== undefined && this.unit.facts.accesses !== null;
    return isKnown ? `((void)${this.elements(place)}, ${index})` : index;
  }

  /** A number or boolean that need not be set. Such a boolean is read as a byte: it may be neither true nor false. */
  private perhapsHole(expr: Extract<Expr, { kind: "element" }>): string {
    const isBoolean = expr.type === "bool";
    const read = isBoolean ? this.element(expr, "uint8_t") : this.place(expr);
    if (expr.hole !== "checked") return read;
    return `${isBoolean ? "rt_present_boolean" : "rt_present"}(${read})`;
  }

  private index(index: Expr): string {
    return index.type === "f64" ? `${this.form("rt_index_f64")}(${this.text(index)})` : this.text(index);
  }

  /** An element that need not be there. */
  private elementOrNone(expr: Extract<Expr, { kind: "element" }>): string {
    this.unit.mention(expr.type);
    const isNumber = expr.type === "f64";
    const none = !isNumber ? "RT_UNDEFINED" : expr.outside === "nan" ? "RT_NAN_BITS" : "RT_HOLE_BITS";
    const [array, index] = [this.elements(expr), this.elementIndex(expr)];
    const { hoisted } = expr;
    const word =
      hoisted === undefined
        ? `${this.form("rt_element_or")}(${array}, (uint64_t)(${index}), ${none})`
        : `rt_element_in_or(${array}, ${this.locals.of(hoisted.data)}, ${this.locals.of(hoisted.length)}, (uint64_t)(${index}), ${none})`;
    if (!isNumber) return `((${cType(expr.type)})${word})`;
    const number = `rt_f64_from_bits(${word})`;
    return expr.hole === "checked" && expr.outside === "nan" ? `rt_number_of_hole(${number})` : number;
  }

  /** An element that is stored to; where there is none the array becomes longer, and what loops hold of it is read anew. */
  private growing(place: Extract<Place, { kind: "element" }>, stored: string, index: string): string {
    const array = this.elements(place);
    const refreshed = place.refreshed ?? [];
    const sparse = place.hole === "checked";
    if (refreshed.length === 0) {
      const macro = this.rare ? "RT_ELEMENT_GROWING_RARE" : "RT_ELEMENT_GROWING";
      return `${macro}(${stored}, ${array}, ${index}, ${sparse})`;
    }
    const reads = refreshed.map(({ array: held, hoisted }) => {
      const local = this.locals.of(held);
      const [data, length] = [this.locals.of(hoisted.data), this.locals.of(hoisted.length)];
      return ` ${data} = rt_array_data(${local}); ${length} = rt_array_length(${local});`;
    });
    const at = `i${++this.temporaries}`;
    const { hoisted } = place;
    const [data, length] =
      hoisted === undefined
        ? [`rt_array_data(${array})`, `RT_LENGTH(${array})`]
        : [this.locals.of(hoisted.data), this.locals.of(hoisted.length)];
    return (
      `(*({ uint64_t ${at} = (uint64_t)(${index}); if (RT_UNLIKELY(${at} >= ${length})) ` +
      `{ rt_array_grow(${array}, ${at}, ${sparse});${reads.join("")} } &((${stored} *)${data})[${at}]; }))`
    );
  }

  /** What a settled field holds. */
  private settled(place: Extract<Place, { kind: "field" }>): string {
    const { type } = place.field;
    this.unit.mention(type);
    const read = `RT_SETTLED(${this.place(place)})`;
    return type === "f64" ? `rt_f64_from_bits(${read})` : `((${cType(type)})${read})`;
  }

  store({ target, value, barrier }: Extract<Stmt, { kind: "assign" }>): string {
    if (target.kind === "field" && target.field.isSettled === true)
      return `RT_SETTLE(${settledType(target.field.type)}, ${this.place(target)}, ${this.text(value)})`;
    if (barrier !== true) return `${this.place(target)} = ${this.text(value)}`;
    return this.rare
      ? `rt_store_rare(&${this.place(target)}, ${this.word(value)})`
      : `RT_STORE(${this.place(target)}, ${this.text(value)})`;
  }

  /** A ref as a pointer to a layout's struct, cast where its declared type is another. */
  structPointer(object: Expr, layout: Layout): string {
    const { unit } = this;
    const struct = unit.struct(layout);
    const text = this.text(object);
    const known = typeof object.type !== "string" && object.type.to === layout && keepsStruct(object);
    return known ? text : `((${struct} *)${text})`;
  }

  /** Prints with an operand, checked if it has to be, that is evaluated once though the text may repeat it. */
  private withTemporary(
    operand: Expr,
    check: ((text: string) => string) | null,
    print: (text: string) => string,
    isPlace = false,
  ): string {
    if (operand.kind === "local" && check === null) return print(this.text(operand));
    const name = `rt_o${++this.temporaries}`;
    const text = check === null ? this.text(operand) : check(this.text(operand));
    const type = operand.type === "value" ? "rt_value" : "rt_ref";
    if (isPlace) return `(*({ ${type} ${name} = ${text}; &${print(name)}; }))`;
    return `({ ${type} ${name} = ${text}; ${print(name)}; })`;
  }

  private closure(layout: Layout, captures: readonly Expr[]): string {
    const { unit } = this;
    const struct = unit.struct(layout);
    const make = this.make(layout);
    if (captures.length === 0) return make;
    const name = `rt_c${++this.temporaries}`;
    const stores = captures.map(
      (capture, index) => `${name}->${fieldName(layout.fields[index])} = ${this.text(capture)};`,
    );
    return `({ ${struct} *${name} = ${make}; ${stores.join(" ")} ${name}; })`;
  }

  private array(layout: Layout, elements: readonly Expr[]): string {
    const { unit } = this;
    const type = unit.type(layout);
    if (elements.length === 0) return `rt_array_new(${type}, 0)`;
    const name = `rt_a${++this.temporaries}`;
    const element = layout.element ?? "value";
    unit.mention(element);
    const made = `rt_ref ${name} = rt_array_new_length(${type}, ${elements.length});`;
    if (elements.length >= leastCopied && elements.every(({ kind }) => kind === "number" || kind === "bigint")) {
      const values = `static const ${cType(element)} ${name}_values[] = {${this.list(elements)}};`;
      return `({ ${values} ${made} __builtin_memcpy((void *)((rt_array_header *)${name})->data, ${name}_values, sizeof ${name}_values); ${name}; })`;
    }
    const stores = elements.map(
      (value, index) => `RT_ELEMENT_UNCHECKED(${cType(element)}, ${name}, ${index}) = ${this.text(value)};`,
    );
    return `({ ${made} ${stores.join(" ")} ${name}; })`;
  }

  private unary(expr: Extract<Expr, { kind: "unary" }>): string {
    const operand = this.text(expr.operand);
    if (expr.op === "not") return `!${parenthesised(operand)}`;
    const text = `${expr.op === "neg" ? "-" : "~"}${parenthesised(operand)}`;
    return isNarrow(expr.type) ? `(${cType(expr.type)})(${text})` : `(${text})`;
  }

  private binary(op: BinaryOp, left: Expr, right: Expr, type: IrType): string {
    const a = this.text(left);
    const b = this.text(right);
    const operandType = left.type;
    if (op === "rem" && (operandType === "f64" || operandType === "f32")) return `rt_fmod(${a}, ${b})`;
    // The one quotient that does not fit: the processor traps on it.
    if ((op === "div" || op === "rem") && (operandType === "i32" || operandType === "i64"))
      return `rt_${op}_${operandType}(${a}, ${b})`;
    let text: string;
    if (op === "shl" || op === "shr") text = `(${a} ${cOperators[op]} (${b} & ${bits(operandType) - 1}))`;
    else text = `(${a} ${cOperators[op]} ${b})`;
    return isNarrow(type) ? `(${cType(type)})${text}` : text;
  }

  private convert(expr: Extract<Expr, { kind: "convert" }>): string {
    const from = expr.operand.type;
    const to = expr.type;
    const operand = this.text(expr.operand);
    if (typeof to !== "string") return this.toRef(expr, to.to, operand);
    if (to === "value") {
      if (from === "value") return operand;
      if (typeof from !== "string") return `rt_from_ref(${operand})`;
      if (from === "bool") return `rt_from_bool(${operand})`;
      if (from === "i64" || from === "u64") return `rt_box_${from}(${operand})`;
      return `rt_from_f64(${operand})`;
    }
    if (from === "value") {
      const { accesses } = this.unit.facts;
      if (expr.mode === "checked") return checkedScalar(operand, to);
      return unboxedScalar(accesses === null ? operand : accesses.unboxed(operand, to), to);
    }
    if (from === to) return operand;
    if (to === "bool") return `(${parenthesised(operand)} != 0)`;
    if ((from === "f64" || from === "f32") && isInteger(to)) {
      if (to === "i64" || to === "u64") return `${this.form(`rt_f64_to_${to}`)}(${operand})`;
      if (to === "i32" || to === "u32") return `${this.form(`rt_f64_to_${to}`)}(${operand})`;
      return `(${cType(to)})${this.form("rt_f64_to_i32")}(${operand})`;
    }
    return `(${cType(to)})${parenthesised(operand)}`;
  }

  private toRef(expr: Extract<Expr, { kind: "convert" }>, layout: Layout | null, operand: string): string {
    const from = expr.operand.type;
    if (expr.mode === "checked") {
      if (layout === null) return from === "value" ? `rt_checked_object(${operand})` : `rt_checked_ref(${operand})`;
      const word = from === "value" ? operand : `rt_from_ref(${operand})`;
      return `rt_checked_instance(${word}, ${this.unit.type(layout)})`;
    }
    const ref = from === "value" ? `rt_to_ref(${operand})` : operand;
    if (layout === null || !hasStruct(layout)) return ref;
    this.unit.structNames.add(layout.cName);
    return `((struct ${layout.cName} *)${ref})`;
  }

  /** A declaration with the C type of an IR type. */
  declaration(type: IrType, name: string, qualifier = ""): string {
    this.unit.mention(type);
    return declare(type, name, qualifier);
  }
}

const cOperators: Record<BinaryOp, string> = {
  add: "+",
  sub: "-",
  mul: "*",
  div: "/",
  rem: "%",
  and: "&",
  or: "|",
  xor: "^",
  shl: "<<",
  shr: ">>",
  eq: "==",
  ne: "!=",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};

/** Does the C expression have the struct type that the IR type names? (Runtime calls and macros give void *.) */
function keepsStruct(expr: Expr): boolean {
  switch (expr.kind) {
    case "local":
    case "global":
    case "call":
      return typeof expr.type !== "string" && expr.type.to !== null && hasStruct(expr.type.to);
    case "field":
      // One that was reached through a selector may be declared with less than its reader knows.
      return typeof expr.type !== "string" && expr.type.to !== null && hasStruct(expr.type.to) && isDeclaredAs(expr);
    case "convert":
      return expr.mode !== "checked";
    default:
      return false;
  }
}

/** The C type of an element where it lies; bytes are what they are, several views of one buffer else have to say so. */
function elementType({ layout, type }: Extract<Place, { kind: "element" }>): string {
  const stored = layout.element ?? type;
  const isViewed = layout.kind === "typedArray" && typeof stored === "string" && stored !== "u8" && stored !== "i8";
  return isViewed ? `rt_viewed_${stored}` : cType(stored);
}

/** What a settled field is stored as: any access may be to the same memory. */
function settledType(type: IrType): string {
  return typeof type === "string" && type !== "value" ? `rt_viewed_${type}` : "rt_value";
}

function isDeclaredAs({ type, field }: Extract<Expr, { kind: "field" }>): boolean {
  return typeof type !== "string" && typeof field.type !== "string" && field.type.to === type.to;
}

export function fieldName(field: { readonly cName: string }): string {
  return memberKeywords.has(field.cName) || /^[0-9]/.test(field.cName) ? `_${field.cName}` : field.cName;
}

const memberKeywords = new Set(
  (
    "auto break case char const continue default do double else enum extern float for goto if inline int long register restrict " +
    "return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false nullptr " +
    "constexpr thread_local static_assert alignas alignof typeof typeof_unqual asm header linux unix NULL"
  ).split(" "),
);

function bits(type: IrType): number {
  return isInteger(type) ? Number(type.slice(1)) : 32;
}

function unboxedScalar(operand: string, to: IrType): string {
  switch (to) {
    case "f64":
      return `rt_to_f64(${operand})`;
    case "bool":
      return `rt_to_bool(${operand})`;
    case "i64":
    case "u64":
      return `rt_unbox_${to}(${operand})`;
    default:
      return `(${cType(to)})rt_to_f64(${operand})`;
  }
}

function checkedScalar(operand: string, to: IrType): string {
  switch (to) {
    case "f64":
    case "bool":
    case "i64":
    case "u64":
      return `rt_checked_${to}(${operand})`;
    case "f32":
      return `(float)rt_checked_f64(${operand})`;
    default: {
      const width = BigInt(bits(to));
      const signed = typeof to === "string" && to.startsWith("i");
      const least = signed ? -(1n << (width - 1n)) : 0n;
      const greatest = (signed ? 1n << (width - 1n) : 1n << width) - 1n;
      return `(${cType(to)})rt_checked_integer(${operand}, ${integerConstant(least, "i64")}, ${integerConstant(greatest, "i64")})`;
    }
  }
}

function parenthesised(text: string): string {
  return /^[A-Za-z0-9_]+$/.test(text) || (text.startsWith("(") && closesAtEnd(text)) ? text : `(${text})`;
}

/** Is the whole text one pair of parentheses? */
function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at === text.length - 1;
  }
  return false;
}

function comment(text: string): string {
  return text.replaceAll("*/", "* /");
}
