// Template literals: nested, with every kind of value, over several lines.
const name = "world";
const n = 3;
console.log(`hello ${name}`, `${n}${n}`, `${n + 1} of ${n * 2}`, `${`inner ${name}`}!`, ``);
console.log(`line one
line two\tand \`quotes\` \${not this}`);
console.log(`${true} ${null} ${undefined} ${[1, 2]} ${NaN} ${-0} ${1e21}`);
class Money {
  constructor(private readonly cents: number) {}
  toString(): string {
    return `€${(this.cents / 100).toFixed(2)}`;
  }
}
console.log(`${new Money(1234)}`, "costs " + new Money(5));
