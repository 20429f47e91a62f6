// Minus zero through constants, products, fields that hold whole numbers otherwise, and f32; and powers that are none.
let p = { x: Math.fround(9 * -0), y: 1 };
console.log(p);
const f = Math.fround;
let q = { v: f(1.5) * f(1.5), w: f(16777217), n: f(3) };
q.n = f(7);
console.log(q);
const zero = 0; let r = { z: 0 }; r.z = zero * -5; console.log(r);
for (const one of [0, 3]) { r.z = one * -1; console.log(r.z, Object.is(r.z, -0)); }
const minus = -0; const held = { m: 0 }; held.m = 9 * minus; console.log(held);
let i = 0; while (i < 3) { held.m = i * minus; i++; } console.log(held);
console.log(Object.is(minus, -0), 1 / minus, minus, [minus], `${minus}`, Object.is(zero, 0));
function half(n: number): number { return n * minus; } console.log(Object.is(half(3), -0), Object.is(half(-3), 0));
const alsoZero = 0 as const; console.log(1 / alsoZero);
let point = { x: Math.fround(9 * -0), y: 1 };
console.log(point, Math.fround(-0), Math.fround(9 * (-0)), 9 * (-0), Object.is(Math.fround(-0), -0));
const asked: number = Number("-0"); console.log(Math.fround(asked), asked);
let powered = 2 ^ 4;
powered ^= 10 ^ 2;
const byXor = { v: 2 ^ 8 };
console.log(powered, byXor, 10 ^ 3);
