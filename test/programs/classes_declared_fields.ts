import { EventEmitter } from "node:events";
class Shape<T> { declare private readonly kind: T; constructor(readonly name: string) {} }
class Schema<T> { declare readonly output: T; constructor(private readonly make: () => T) {} run(): T { return this.make(); } }
const events: string[] = ["a"];
const kind = events.map((one) => one + "!");
const output = new Schema(() => 4).run();
const emitter = new EventEmitter<{ tick: [n: number] }>();
emitter.on("tick", (n) => console.log(n, kind, output, new Shape<number>("x").name));
emitter.emit("tick", 3);
const settings = { events, kind: "k" };
console.log(settings.events, settings.kind);
