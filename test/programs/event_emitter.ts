// A typed event emitter with listeners that remove themselves.
type Listener<T> = (value: T) => void;
class Emitter<T> {
  private listeners: Listener<T>[] = [];
  on(listener: Listener<T>): () => void {
    this.listeners.push(listener);
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }
  once(listener: Listener<T>): void {
    const off = this.on((value) => {
      off();
      listener(value);
    });
  }
  emit(value: T): number {
    for (const listener of this.listeners) listener(value);
    return this.listeners.length;
  }
}
const numbers = new Emitter<number>();
let sum = 0;
const off = numbers.on((n) => {
  sum += n;
});
numbers.once((n) => console.log("once", n));
console.log(numbers.emit(1), numbers.emit(2), sum);
off();
console.log(numbers.emit(4), sum);
const texts = new Emitter<{ text: string }>();
texts.on(({ text }) => console.log(text.toUpperCase()));
texts.emit({ text: "shout" });
