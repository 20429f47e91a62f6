// The fixed-width conversions for programs that run under Node as the oracle. Node does not wrap arithmetic by itself,
// so programs compared with it convert every result that may leave its width.

import { register } from "node:module";

register("./node_resolve.mjs", import.meta.url);

const f64 = (value) => (typeof value === "bigint" ? Number(BigInt.asIntN(64, value)) : value);
const low = (value) => (typeof value === "bigint" ? Number(BigInt.asIntN(32, value)) : value);
const whole = (value) => {
  if (typeof value === "bigint") return value;
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
};

Object.assign(globalThis, {
  u8: (value) => low(value) & 0xff,
  u16: (value) => low(value) & 0xffff,
  u32: (value) => low(value) >>> 0,
  i8: (value) => (low(value) << 24) >> 24,
  i16: (value) => (low(value) << 16) >> 16,
  i32: (value) => low(value) | 0,
  u64: (value) => BigInt.asUintN(64, whole(value)),
  i64: (value) => BigInt.asIntN(64, whole(value)),
  f32: (value) => Math.fround(f64(value)),
});
