// yield inside every kind of statement: the body goes on exactly where it left.
function* loops(limit: number): Generator<string> {
  outer: for (let i = 0; i < limit; i++) {
    let j = 0;
    while (true) {
      if (j > i) continue outer;
      if (i === 3) break outer;
      yield `${i}:${j}`;
      j++;
    }
  }
  let k = 0;
  do {
    yield `do ${k}`;
  } while (++k < 2);
  for (const word of ["a", "b"])
    for (const [index, letter] of [...(word + word)].entries()) yield `${word}${index}${letter}`;
}
console.log([...loops(5)].join(" "));

function* cases(kinds: readonly string[]): Generator<string> {
  for (const kind of kinds) {
    switch (kind) {
      case "one":
        yield "1";
        break;
      case "fall":
        yield "f";
      case "through":
        yield "t";
        break;
      default:
        yield `other ${kind}`;
    }
  }
}
console.log([...cases(["one", "fall", "through", "what"])].join(" "));

function* guarded(): Generator<string> {
  for (let round = 0; round < 3; round++) {
    try {
      yield `try ${round}`;
      try {
        if (round === 1) throw new Error("inner");
        yield `nested ${round}`;
      } finally {
        yield `finally ${round}`;
      }
      if (round === 2) return;
    } catch (error) {
      yield `catch ${error instanceof Error ? error.message : "?"} in ${round}`;
      yield `still ${error instanceof Error ? error.message : "?"}`;
    } finally {
      yield `outer ${round}`;
    }
  }
}
console.log([...guarded()].join(", "));

function* operands(): Generator<number, number, number> {
  const list = [yield 1, yield 2, (yield 3) * 10];
  const sum = (yield list.length) + (yield list[0]) * (yield list[1]);
  const text = `${yield 10}-${yield 11}`;
  console.log(list, sum, text, Math.max(yield 20, yield 21, 0));
  const object = { a: yield 30, b: { c: yield 31 } };
  console.log(object, (yield 40) > 5 ? yield 41 : yield 42);
  let total = 100;
  total += yield total;
  list[yield 50] = yield 51;
  console.log(total, list, (yield 60) && (yield 61), (yield 0) || (yield 62));
  return total;
}
const walk = operands();
let sent = 0;
let step = walk.next();
while (!step.done) step = walk.next(sent++ % 3);
console.log(step);

function* changing(n: number, words: string[] = ["x"]): Generator<string> {
  const first = n;
  const later = (): number => n + first;
  while (n > 0) {
    n--;
    words = [...words, `${n}`];
    yield `${words.join("")}/${later()}`;
  }
}
console.log([...changing(3)]);

function* branches(value: number): Generator<string> {
  if (value > 0) {
    const doubled = value * 2;
    yield "positive";
    yield `${doubled}`;
  } else if (value < 0) yield "negative";
  else {
    yield "zero";
  }
  {
    const scoped = value + 1;
    yield "block";
    yield `${scoped}`;
  }
}
console.log([...branches(4), ...branches(-1), ...branches(0)]);
