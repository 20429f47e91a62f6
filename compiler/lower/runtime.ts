// The functions of runtime.h that lowering calls by itself, in one table: C name, result, and whether two calls with the
// same arguments may be reordered with reads (pure). Everything else reaches C through #intrinsics.

import type { Expr, IrType, Position } from "../ir.ts";
import { anyRef } from "./build.ts";

interface RuntimeFunction {
  readonly returns: IrType;
  readonly pure: boolean;
}

const runtimeFunctions = {
  /** (string, string): content equality; undefined and null equal only themselves. */
  rt_string_equal: { returns: "bool", pure: true },
  /** (string, string): negative, 0, positive, by UTF-16 code units. */
  rt_string_compare: { returns: "i32", pure: true },
  rt_string_concat: { returns: anyRef, pure: false },
  /** (string, u32 index): the UTF-16 unit; the index is in range. */
  rt_string_code_unit: { returns: "u32", pure: true },
  rt_string_from_code_unit: { returns: anyRef, pure: false },
  rt_string_from_code_point: { returns: anyRef, pure: false },
  /** (value, value): ===. */
  rt_value_strict_equal: { returns: "bool", pure: true },
  rt_value_same_value_zero: { returns: "bool", pure: true },
  rt_value_is_truthy: { returns: "bool", pure: true },
  rt_value_hash: { returns: "u32", pure: true },
  rt_value_key: { returns: "value", pure: true },
  rt_string_hash: { returns: "u32", pure: true },
  rt_hash_f64: { returns: "u32", pure: true },
  rt_hash_u64: { returns: "u32", pure: true },
  rt_hash_ref: { returns: "u32", pure: true },
  /** (value): "number", "string", ... */
  rt_value_typeof: { returns: anyRef, pure: true },
  /** (value): is its typeof "string", "number", "boolean", "function", "symbol"? */
  rt_value_is_string: { returns: "bool", pure: true },
  rt_is_number: { returns: "bool", pure: true },
  rt_is_bool: { returns: "bool", pure: true },
  rt_value_is_function: { returns: "bool", pure: true },
  /** (function): the one that adapters stand for. */
  rt_function_behind: { returns: anyRef, pure: true },
  rt_typed_function: { returns: "value", pure: true },
  rt_value_is_symbol: { returns: "bool", pure: true },
  rt_value_is_of_object_type: { returns: "bool", pure: true },
  /** (value): enum rt_value_kind. */
  rt_value_kind: { returns: "u32", pure: true },
  rt_array_extend: { returns: "u32", pure: false },
  rt_array_set_length: { returns: "void", pure: false },
  /** (array, u32 length): what is new has not been set. */
  rt_array_resize: { returns: "void", pure: false },
  /** (f64): a length of an array; throws RangeError for what is none. */
  rt_whole_length: { returns: "u32", pure: false },
  /** (f64): an element that has not been set? */
  rt_is_hole: { returns: "bool", pure: true },
  /** The same where nobody asks for it: a program without other holes gets none by this. */
  rt_is_missing: { returns: "bool", pure: true },
  /** The same of a boolean. */
  rt_is_hole_byte: { returns: "bool", pure: true },
  /** What the library asks of a number or boolean. */
  rt_is_unset_number: { returns: "bool", pure: true },
  rt_is_unset_byte: { returns: "bool", pure: true },
  /** (value, array): the same of what is stored as a reference or value. */
  rt_is_unset_word: { returns: "bool", pure: true },
  /** (array): makes it one element longer, which nobody has set. */
  rt_array_append_unset: { returns: "void", pure: false },
  /** (array, f64 index) */
  rt_array_unset: { returns: "void", pure: false },
  rt_throw_hole: { returns: "void", pure: false },
  /** (f64, f64): neither element is there? */
  rt_both_holes: { returns: "bool", pure: true },
  /** Throw; never return. */
  rt_throw_division_by_zero: { returns: "void", pure: false },
  /** (f64 index, f64 length). */
  /** (ref): the string; undefined and null throw TypeError. */
  rt_checked_string: { returns: anyRef, pure: false },
  /** (f64): the nearest of 0 to 255, halves to the even one. */
  rt_clamp_u8: { returns: "u8", pure: true },
  /** (object, value source, u64 mask), (object, string name, bool), (object, string name): see runtime-c/order.c. */
  rt_place_spread: { returns: "void", pure: false },
  rt_place_member: { returns: "void", pure: false },
  rt_place_last: { returns: "void", pure: false },
  rt_drop_member: { returns: "void", pure: false },
  rt_has_member: { returns: "bool", pure: false },
  rt_lacks_member: { returns: "bool", pure: false },
  rt_throw_index: { returns: "void", pure: false },
} as const satisfies Record<string, RuntimeFunction>;

export type RuntimeName = keyof typeof runtimeFunctions;

export function callRuntime(name: RuntimeName, args: Expr[], position: Position): Expr {
  const { returns, pure } = runtimeFunctions[name];
  return { kind: "callRuntime", type: returns, name, args, pure, position };
}
