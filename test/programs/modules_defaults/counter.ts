// The default is the one instance of a class.
class Counter {
  count = 0;
  next(): number {
    return ++this.count;
  }
}
export default new Counter();
