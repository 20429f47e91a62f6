// The default is the name of a generic class, which is declared before.
class Pair<A, B> {
  constructor(
    readonly first: A,
    readonly second: B,
  ) {}
  swapped(): Pair<B, A> {
    return new Pair(this.second, this.first);
  }
}
export default Pair;
