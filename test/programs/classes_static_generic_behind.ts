// A class with generic static methods behind an interface of functions that are not generic.
class Box<T> { constructor(readonly value: T) {} static make<T>(value: T): Box<T> { return new Box(value); } static pair<A, B>(a: A, b: B): [A, B] { return [a, b]; } }
interface Maker { make(value: number): Box<number>; pair(a: string, b: number): [string, number] }
const maker: Maker = Box;
console.log(maker.make(3).value + 1, maker.make(4), maker.pair("a", 2));
function use(m: { make: (v: string) => Box<string> }) { return m.make("x").value.toUpperCase(); }
console.log(use(Box), use({ make: (v) => new Box(v + "!") }));
