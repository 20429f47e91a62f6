// Generic arrow functions in fields and static fields: of classes, of what they return, behind interfaces.
class Box<T> {
  constructor(readonly value: T) {}
  map = <U>(f: (x: T) => U): Box<U> => new Box(f(this.value));
  tap = (f: (x: T) => void): this => { f(this.value); return this; };
  static of = <T>(v: T): Box<T> => new Box(v);
}
console.log(Box.of(3).map((x) => x * 2).map(String).tap((s) => console.log(s.length)).value);
const m = new Box(1).map; console.log(m((x) => x + 1).value);
interface Functor<T> { map: <U>(f: (x: T) => U) => Functor<U> }
const fb: Functor<number> = new Box(4); console.log(fb.map((n) => `n${n}`) instanceof Box);
class Pipeline<I, O> {
  private constructor(private readonly steps: ((x: I) => O)) {}
  static start = <T>(): Pipeline<T, T> => new Pipeline<T, T>((x) => x);
  pipe = <N>(next: (x: O) => N): Pipeline<I, N> => new Pipeline<I, N>((x) => next(this.steps(x)));
  run = (x: I): O => this.steps(x);
}
console.log(Pipeline.start<number>().pipe((n) => n + 1).pipe((n) => `<${n}>`).pipe((s) => s.length).run(99));
class Either<L, R> {
  constructor(private readonly left: L | undefined, private readonly right: R | undefined, private readonly isRight: boolean) {}
  static left = <L, R>(l: L): Either<L, R> => new Either<L, R>(l, undefined, false);
  static right = <L, R>(r: R): Either<L, R> => new Either<L, R>(undefined, r, true);
  fold = <T>(onLeft: (l: L) => T, onRight: (r: R) => T): T => (this.isRight ? onRight(this.right as R) : onLeft(this.left as L));
  map = <S>(f: (r: R) => S): Either<L, S> => this.fold((l) => Either.left<L, S>(l), (r) => Either.right<L, S>(f(r)));
}
const parse = (s: string): Either<string, number> => (s === "" ? Either.left("empty") : Either.right(Number(s)));
for (const s of ["", "4"]) console.log(parse(s).map((n) => n * n).fold((l) => `L ${l}`, (r) => `R ${r + 1}`));
