// Fields that are read before they are set.
class Base {
  protected readonly log: string[] = []; private readonly first: string; private readonly second: string; count: number;
  constructor(ready: boolean, friends: Base[]) { if (ready) this.first = "a"; else this.first = this.make(); friends.push(this); this.second = this.first; this.count = 1; friends.push(this); this.init(); console.log(this.second, this.make(), this.count + 1); }
  make(): string { return `${this.second}!`; } init(): void { this.log.push("base"); } show() { return this.log.join(); }
}
console.log(new Base(true, []).show(), new Base(false, []));
class Derived extends Base { factor = 5; name: string | null = null; tags: string[]; constructor() { super(true, []); this.tags = ["t"]; } override init() { super.init(); this.log.push(`factor ${this.factor}`, this.tags === undefined ? "no tags" : "tags"); } twice() { return this.factor * 2; } }
const d = new Derived(); console.log(d.show(), d.twice(), d.tags.length, d); d.factor += 3; d.factor++; console.log(d.twice(), { ...d }.factor);
class Early { private readonly value: number | string = this.compute(); private readonly factor = 2; compute(): string { return this.factor === undefined ? "early" : "late"; } get total() { return this.value; } } const e = new Early(); console.log(e.total, e.compute());
interface Mediator { notify(sender: object, event: string): void } class Part { private mediator!: Mediator; constructor(readonly name: string) {} attach(m: Mediator) { this.mediator = m; m.notify(this, "attached"); } fire() { this.mediator.notify(this, "fire"); } }
class Room implements Mediator { private a: Part; private b: Part; private events = 0; constructor(a: Part, b: Part) { this.a = a; this.a.attach(this); this.b = b; this.b.attach(this); } notify(sender: object, event: string) { this.events++; console.log(event, sender === this.a, sender === this.b, this.events, this.b ? this.b.name : "no b yet"); } }
const a = new Part("a"); new Room(a, new Part("b")); a.fire();
class Linked { next: Linked = null!; prev: Linked = undefined!; size: number = undefined!; constructor(readonly v: number, owner?: Room) { this.owner = owner!; } owner: Room; }
const n1 = new Linked(1), n2 = new Linked(2); n1.next = n2; console.log(n1.next.v, n1.prev === undefined, n2.next === null, n2.next ? "some" : "none", n1.owner === undefined, n2); n1.size = 3; console.log(n1.size + 1);

// A parameter property, too, is undefined while the base's constructor runs.
class Announced {
  constructor() {
    this.announce();
  }
  announce(): void {}
}
class Greeting extends Announced {
  constructor(public text: string) {
    super();
    this.announce();
  }
  override announce(): void {
    console.log("text " + this.text, this.text === undefined);
  }
}
console.log(new Greeting("hello"), { "": 1 }, "abc".padEnd(NaN, "z"));

// What a field is not yet has the type of undefined, however it is asked.
class Kinds extends Announced {
  text = "x";
  count = 5;
  list = [1];
  make = () => 1;
  override announce(): void {
    console.log(typeof this.text, typeof this.count, typeof this.list, typeof this.make);
    console.log(`${this.text} ${this.count}`, this.text + "!", this.count + 1);
  }
}
new Kinds().announce();
