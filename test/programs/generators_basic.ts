function* count(n: number): Generator<number, string, unknown> {
  for (let i = 0; i < n; i++) yield i;
  return "done";
}
for (const x of count(3)) console.log(x);
const g = count(2);
console.log(g.next(), g.next(), g.next(), g.next());
function* inner() {
  const x: number = yield "a";
  console.log("got", x);
  try {
    yield "b";
  } finally {
    console.log("fin");
  }
  return 5;
}
function* outer(): Generator<string, void, number> {
  const r = yield* inner();
  console.log("r", r);
  yield "end";
}
const o = outer();
console.log(o.next());
console.log(o.next(42));
console.log(o.next(1));
console.log(o.next(2));
console.log(o.next(3));
for (const x of outer2()) {
  console.log(x);
  if (x === "b") break;
}
console.log([...count(4)], Array.from(count(3)), new Set(count(2)), Math.max(...count(4)));
function* outer2() {
  try {
    yield "a";
    yield "b";
    yield "c";
  } finally {
    console.log("closed");
  }
}
const [a, b] = count(10);
console.log(a, b);
