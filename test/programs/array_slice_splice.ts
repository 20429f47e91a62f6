// slice and splice with every kind of bound.
const a = [0, 1, 2, 3, 4, 5];
console.log(a.slice(), a.slice(2), a.slice(-2), a.slice(1, 4), a.slice(-3, -1), a.slice(4, 2), a.slice(10));
const b = [...a];
console.log(b.splice(1, 2), b);
console.log(b.splice(1, 0, 8, 9), b);
console.log(b.splice(-1, 1, 7), b);
console.log(b.splice(2), b);
console.log(b.splice(0, 100, 1, 2, 3), b);
console.log(a);
