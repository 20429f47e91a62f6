// A variable that a function reads or assigns before its declaration has run is a ReferenceError, whatever it holds.
function attempt(read: () => unknown): void {
  try {
    console.log(read());
  } catch (error) {
    console.log(error instanceof Error ? `${error.name}: ${error.message}` : "?");
  }
}
function early(): number {
  return words.length;
}
const readCount = (): number => count;
function bump(): void {
  count++;
}
const add = (n: number): number => (total += n);
function flip(): void {
  on = !on;
}
function earlyText(): string | null {
  return text;
}
class Meter {
  value(): number {
    return count + half;
  }
  static make(): Meter {
    return new Meter();
  }
}
function all(): void {
  attempt(early);
  attempt(readCount);
  attempt(bump);
  attempt(() => add(2));
  attempt(flip);
  attempt(() => (on = true));
  attempt(earlyText);
  attempt(() => maybe);
  attempt(() => half + 1);
  attempt(() => Meter.make().value());
  attempt(() => later(3));
  attempt(() => first + second);
  attempt(() => typeof count);
  attempt(() => ({ count }));
}
all();
const words = ["later"].slice();
let count = 1;
let total = 10,
  on = false;
// What may be null or undefined is told apart from what is not there yet.
const text: string | null = ["t"].length > 1 ? "t" : null;
let maybe: string | undefined = ["here"].find((word) => word.length === 4);
const half = Math.sqrt(0.25);
const later = (n: number): number => n * 2;
const [first, second] = [1, 2];
all();
maybe = undefined;
console.log(maybe, count, on);

function inside(kind: number): void {
  attempt(read);
  attempt(change);
  class Box {
    get(): number {
      return n;
    }
  }
  const make = (): number => new Box().get();
  attempt(make);
  attempt(() => helper(1));
  attempt(() => u);
  attempt(() => either);
  attempt(() => word.toUpperCase());
  let n = 7;
  const helper = (k: number): number => k + n;
  let u: number | undefined = kind;
  let either: number | string = [1].length;
  const word = ["w", "d"].join("or");
  attempt(read);
  attempt(change);
  attempt(make);
  attempt(() => helper(1));
  attempt(() => u);
  either = "text";
  attempt(() => either);
  attempt(() => word.toUpperCase());
  u = undefined;
  function read(): number {
    return n;
  }
  function change(): number {
    n = n + 1;
    return n;
  }
  // The clauses of a switch are one block.
  switch (kind) {
    case 0:
      let a = 5;
      attempt(() => (a = hoisted(a)));
      break;
    case 1:
      attempt(() => (a = 1));
      a = 7;
      break;
    default:
      attempt(() => hoisted(a));
      function hoisted(x: number): number {
        return x + a;
      }
  }
  for (let i = 0; i < 2; i++) {
    attempt(peek);
    let inLoop = i * 10;
    attempt(peek);
    inLoop++;
    attempt(peek);
    function peek(): number {
      return inLoop;
    }
  }
}
inside(0);
attempt(() => inside(1));
inside(2);
function* generated(): Generator<number> {
  attempt(see);
  let g = 4;
  yield see();
  g++;
  yield see();
  function see(): number {
    return g;
  }
}
console.log([...generated()]);

// What is declared without a value is undefined until it has one; where only a number counts that is NaN.
let late: number;
let lateFlag: boolean;
let lateText: string;
attempt(() => late + 1);
attempt(() => late ?? "none");
attempt(() => `${late} ${typeof late} ${lateText} ${lateFlag}`);
attempt(() => lateFlag === undefined);
attempt(() => {
  late++;
  return late;
});
late = 3;
lateFlag = true;
lateText = "x";
attempt(() => `${late} ${typeof late} ${lateText} ${lateFlag}`);
let definite!: number;
console.log(definite * 2, Math.max(definite, 1), definite > 2);
definite = 4;
console.log(definite * 2);
class Unset {
  count!: number;
  static total: number;
  bump(): number {
    return ++this.count;
  }
  add(): number {
    this.count += 2;
    return this.count;
  }
}
const unset = new Unset();
console.log(unset.count + 1, unset.bump(), Unset.total + 1);
unset.count = 1;
Unset.total += 1;
console.log(unset.add(), Unset.total);
Unset.total = 1;
console.log((Unset.total += 1), Unset.total);

// A constant is no constant before its declaration has run.
attempt(() => {
  const read = () => later;
  const early = read();
  const later = 5;
  return early + later;
});
attempt(() => {
  const read = () => later;
  const early = read();
  const later = "text";
  return early + later;
});
attempt(() => {
  const read = () => typeof later;
  const early = read();
  const later = 5;
  return early + later;
});
attempt(() => {
  const early = read();
  const later = 5;
  function read(): number {
    return later;
  }
  return early + later;
});
const readsLimit = () => limit * 2;
attempt(readsLimit);
const limit = 12;
attempt(readsLimit);
