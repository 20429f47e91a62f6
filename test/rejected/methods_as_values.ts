// Methods that cannot be taken out of their objects.
const counter = {
  count: 0,
  next() {
    return ++this.count;
  },
};
const next = counter.next; // error INS1099 at 8:14
console.log(next());

class List {
  first<T>(items: T[]): T {
    return items[0];
  }
}
const { first } = new List(); // error INS1099 at 16:9
console.log(first([1]));

class Longer extends List {
  take(): unknown {
    return super.first; // error INS1099 at 21:12
  }
}
console.log(new Longer().take());
