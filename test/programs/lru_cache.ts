// A least-recently-used cache over Map's insertion order.
class Cache<K, V> {
  private readonly entries = new Map<K, V>();
  hits = 0;
  constructor(private readonly limit: number) {}
  get(key: K, make: (key: K) => V): V {
    const found = this.entries.get(key);
    if (found !== undefined) {
      this.hits++;
      this.entries.delete(key);
      this.entries.set(key, found);
      return found;
    }
    const value = make(key);
    this.entries.set(key, value);
    if (this.entries.size > this.limit) {
      for (const oldest of this.entries.keys()) {
        this.entries.delete(oldest);
        break;
      }
    }
    return value;
  }
  get keys(): K[] {
    return [...this.entries.keys()];
  }
}
const squares = new Cache<number, string>(3);
for (const n of [1, 2, 3, 1, 4, 2, 1, 5, 1]) squares.get(n, (k) => `${k * k}`);
console.log(squares.hits, squares.keys);
