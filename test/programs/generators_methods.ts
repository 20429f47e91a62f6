// Generator methods, `this`, closures, the protocol behind interfaces, and what can be done with a generator object.
class Matrix {
  constructor(
    private readonly width: number,
    private readonly cells: readonly number[],
  ) {}

  *[Symbol.iterator](): Generator<number> {
    for (const cell of this.cells) yield cell;
  }

  *rows(): Generator<number[]> {
    for (let start = 0; start < this.cells.length; start += this.width)
      yield this.cells.slice(start, start + this.width);
  }

  *column(index: number): IterableIterator<number> {
    for (const row of this.rows()) yield row[index];
  }

  static *numbered(count: number): Generator<Matrix> {
    for (let n = 1; n <= count; n++) yield new Matrix(n, [n, n]);
  }
}
const matrix = new Matrix(2, [1, 2, 3, 4]);
console.log([...matrix], [...matrix.rows()], [...matrix.column(1)]);
for (const one of Matrix.numbered(2)) console.log([...one]);

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
console.log(total(matrix), total([1, 2]), total(new Set([5])), total(matrix.column(0)));

const squares = function* (limit: number): Generator<number> {
  for (let n = 1; n <= limit; n++) yield n * n;
};
console.log(Array.from(squares(4)), new Map([...squares(2)].map((n) => [n, `${n}`])), Math.max(...squares(5)));
console.log(
  new Set(squares(3)),
  new Map(pairs()),
  Array.from(squares(3), (n) => n + 0.5),
);
function* pairs(): Generator<[string, number]> {
  yield ["one", 1];
  yield ["two", 2];
}

const callbacks: (() => number)[] = [];
function* capturing(): Generator<number> {
  for (let i = 0; i < 3; i++) {
    callbacks.push(() => i * 10);
    yield i;
  }
}
console.log(
  [...capturing()],
  callbacks.map((one) => one()),
);

const object = {
  base: 10,
  *items(count: number): Generator<number> {
    for (let i = 0; i < count; i++) yield i;
  },
};
console.log([...object.items(3)]);

function* self(): Generator<string> {
  try {
    loop.next();
  } catch (error) {
    yield error instanceof TypeError ? error.message : "?";
  }
}
const loop = self();
console.log(loop.next());
console.log(squares(1)[Symbol.iterator]().next());

const generator = squares(2);
console.log(generator, [squares(1)], generator[Symbol.iterator]() === generator);
const iterator: Iterator<number> = generator;
console.log(iterator.next().done, iterator.next());

const broken = (function* (): Generator<number> {
  yield 1;
  throw new RangeError("broken");
})();
console.log(broken.next());
try {
  broken.next();
} catch (error) {
  console.log(error instanceof RangeError);
}
console.log(broken.next());
try {
  squares(1).throw(new Error("at once"));
} catch (error) {
  console.log(error instanceof Error ? error.message : "?");
}
