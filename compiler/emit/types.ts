// C's spelling of IR types and constants.

import type { IrType, Layout, Scalar, Signature } from "../ir.ts";

const scalarTypes: Record<Scalar, string> = {
  void: "void",
  bool: "bool",
  i8: "int8_t",
  i16: "int16_t",
  i32: "int32_t",
  i64: "int64_t",
  u8: "uint8_t",
  u16: "uint16_t",
  u32: "uint32_t",
  u64: "uint64_t",
  f32: "float",
  f64: "double",
  value: "rt_value",
};

/** Layouts that are C structs of their own; the others have a shape that the runtime fixes. */
export function hasStruct(layout: Layout): boolean {
  return ["object", "tuple", "closure", "cell", "box", "symbol"].includes(layout.kind);
}

/** A type as it is declared: refs to objects keep their struct, which debuggers can then print. */
export function cType(type: IrType): string {
  if (typeof type === "string") return scalarTypes[type];
  return type.to !== null && hasStruct(type.to) ? `struct ${type.to.cName} *` : "rt_ref";
}

/** `cType` followed by a name, without a space after a star. */
export function declare(type: IrType, name: string, qualifier = ""): string {
  const text = cType(type);
  if (qualifier !== "") return `${text}${text.endsWith("*") ? "" : " "}${qualifier} ${name}`;
  return text.endsWith("*") ? `${text}${name}` : `${text} ${name}`;
}

/** How a function is called that is only known by its signature; refs lose their struct. */
export function functionPointer(signature: Signature, self: boolean): string {
  const plain = (type: IrType): string => (typeof type === "string" ? scalarTypes[type] : "rt_ref");
  const params = signature.params.map(plain);
  if (self) params.unshift("rt_ref");
  return `${plain(signature.returns)} (*)(${params.length === 0 ? "void" : params.join(", ")})`;
}

/** enum rt_repr (runtime-c/object.h). */
const representationNumbers: Record<string, number> = {
  bool: 1,
  i8: 2,
  i16: 3,
  i32: 4,
  i64: 5,
  u8: 6,
  u16: 7,
  u32: 8,
  u64: 9,
  f32: 10,
  f64: 11,
  value: 12,
  ref: 13,
};

/** How the runtime knows the way in which a field or an element is stored. */
export function representationNumber(type: IrType): number {
  return representationNumbers[typeKey(type)];
}

/** The same for types that are stored alike. */
export function typeKey(type: IrType): string {
  return typeof type === "string" ? type : "ref";
}

export function isInteger(type: IrType): type is Scalar {
  return typeof type === "string" && /^[iu](8|16|32|64)$/.test(type);
}

export function isNarrow(type: IrType): boolean {
  return type === "i8" || type === "i16" || type === "u8" || type === "u16";
}

/** A number constant; the smallest negative integers have no literal in C. */
export function numberConstant(value: number, type: IrType): string {
  switch (type) {
    case "f64":
    case "f32": {
      if (Number.isNaN(value)) return '__builtin_nan("")';
      if (value === Infinity) return "__builtin_inf()";
      if (value === -Infinity) return "-__builtin_inf()";
      const text = Object.is(value, -0) ? "-0" : String(value);
      const double = /[.e]/.test(text) ? text : `${text}.0`;
      const signed = double.startsWith("-") ? `(${double})` : double;
      return type === "f32" ? `(float)${signed}` : signed;
    }
    case "bool":
      return value === 0 ? "false" : "true";
    case "value":
      return `rt_from_f64(${numberConstant(value, "f64")})`;
    default:
      return integerConstant(BigInt(value), type);
  }
}

export function integerConstant(value: bigint, type: IrType): string {
  switch (type) {
    case "u64":
      return `UINT64_C(${value})`;
    case "i64":
      return value === -(2n ** 63n) ? "INT64_MIN" : value < 0n ? `(INT64_C(${value}))` : `INT64_C(${value})`;
    case "i32":
      return value === -(2n ** 31n) ? "INT32_MIN" : value < 0n ? `(${value})` : `${value}`;
    case "u32":
      return `${value}u`;
    case "f64":
      return numberConstant(Number(value), type);
    case "value":
      return `rt_box_${value < 0n || value < 2n ** 63n ? "i64" : "u64"}(${value}${value < 0n ? "" : "u"})`;
    default:
      return value < 0n ? `(${value})` : `${value}`;
  }
}

/** A C string literal of UTF-8 text. */
export function cString(text: string): string {
  let literal = '"';
  for (const byte of Buffer.from(text, "utf8")) literal += escapedByte(byte);
  return `${literal}"`;
}

/** Octal escapes have at most three digits: what follows them cannot run into them. */
export function escapedByte(byte: number): string {
  if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
  if (byte >= 0x20 && byte < 0x7f && byte !== 0x3f) return String.fromCharCode(byte);
  return `\\${byte.toString(8).padStart(3, "0")}`;
}
