// Closures share the variables that they capture.
function counter(start: number): { up: () => number; down: () => number; value: () => number } {
  let value = start;
  return { up: () => ++value, down: () => --value, value: () => value };
}
const a = counter(10);
const b = counter(20);
a.up();
a.up();
b.down();
console.log(a.value(), b.value());
let shared = 0;
const increase = (): void => {
  shared++;
};
increase();
shared += 10;
increase();
console.log(shared);
function later(): () => string {
  let text = "before";
  const read = (): string => text;
  text = "after";
  return read;
}
console.log(later()());
