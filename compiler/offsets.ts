// Where C places the fields of an object: at their natural alignment, in order, behind the 8-byte header. The generated
// C asserts that it does.

import type { Field, IrType, Layout } from "./ir.ts";

/** Bytes of an object's header (rt_object). */
const headerBytes = 8;

export function sizeOf(type: IrType): number {
  switch (type) {
    case "bool":
    case "i8":
    case "u8":
      return 1;
    case "i16":
    case "u16":
      return 2;
    case "i32":
    case "u32":
    case "f32":
      return 4;
    default:
      return 8;
  }
}

/** Offset of a field in bytes from the object's start; -1 if the layout does not have it. */
export function offsetOf(layout: Layout, wanted: Field): number {
  let end = headerBytes;
  for (const field of layout.fields) {
    const size = sizeOf(field.type);
    const offset = Math.ceil(end / size) * size;
    if (field.cName === wanted.cName) return offset;
    end = offset + size;
  }
  return -1;
}

/** Bytes of an instance, header included. */
export function instanceBytes(layout: Layout): number {
  let end = headerBytes;
  let alignment = 4;
  for (const field of layout.fields) {
    const size = sizeOf(field.type);
    alignment = Math.max(alignment, size);
    end = Math.ceil(end / size) * size + size;
  }
  return Math.ceil(end / alignment) * alignment;
}
