// node:events: emitters with and without types, extended and alone.
import { EventEmitter } from "node:events";

class Download extends EventEmitter {
  constructor(readonly name: string) {
    super();
  }
  start(): void {
    this.emit("progress", 10, "a");
    this.emit("progress", 20, "b");
    this.emit("done");
  }
}
const download = new Download("file");
const onProgress = (percent: number, part: string): void => console.log("progress", percent + 1, part.length);
download.on("progress", onProgress).on("progress", (percent: number) => console.log(percent));
download.once("done", () => console.log("done", download.name));
download.start();
download.off("progress", onProgress);
download.prependListener("progress", () => console.log("first"));
download.start();
console.log(download.listenerCount("progress"), download.eventNames(), download.emit("nothing"));

interface Events {
  tick: [count: number];
  end: [];
  failed: [error: Error, fatal: boolean];
}
class Clock extends EventEmitter<Events> {
  count = 0;
  step(): void {
    this.emit("tick", ++this.count);
    if (this.count === 2) this.emit("end");
  }
}
const clock = new Clock();
clock.on("tick", (count) => console.log("tick", count * 2));
clock.on("end", () => console.log("end"));
clock.on("failed", (error, fatal) => console.log(error.message, fatal));
clock.step();
clock.step();
clock.emit("failed", new Error("broken"), true);
clock.removeAllListeners("tick");
console.log(clock.emit("tick", 1), clock.emit("end"));

const plain = new EventEmitter();
// Those that are added while an event is told are told of the next one.
plain.on("a", () => {
  console.log("outer");
  plain.once("a", () => console.log("inner"));
});
plain.emit("a");
plain.emit("a");
try {
  plain.emit("error", new RangeError("nobody listens"));
} catch (error) {
  console.log(error instanceof RangeError, String(error));
}
plain.on("error", (error: Error) => console.log("handled", error.message));
console.log(plain.emit("error", new Error("x")));

// Who listens to the listeners.
const watched = new EventEmitter();
watched.on("removeListener", (name: string, gone: unknown) => console.log("gone", name, typeof gone));
watched.on("newListener", (name: string) => console.log("new", name, watched.listenerCount(name)));
const first = (): void => console.log("first called");
watched.on("a", first);
watched.once("a", () => console.log("once called"));
watched.emit("a");
watched.off("a", first).off("a", first);
watched.on("b", first).prependListener("b", () => console.log("before"));
watched.removeAllListeners("b");
watched.on("c", first).removeAllListeners();
console.log(watched.eventNames(), watched.on("c", first).emit("c"));

// `this` of a listener is the emitter, also in a method, whose own `this` is another.
class Station extends EventEmitter {
  title = "station";
  start(): void {
    this.on("train", function (this: Station, n: number) { console.log(this.title, n); });
    other.on("train", function (this: EventEmitter) { console.log(this === other, this.listenerCount("train")); });
  }
}
const other = new EventEmitter(), station = new Station();
station.start();
station.emit("train", 4);
other.emit("train");

// Lists of objects arrive as what the listener says that they hold, and stay the same lists.
interface Item { a: number; b?: string }
const lists = new EventEmitter();
const sent = [{ a: 1 }, { a: 2 }];
lists.on("items", (items: Item[], [count, first]: [number, Item]) => { items.push({ a: 3, b: "new" }); console.log(items, count, first.b); });
lists.emit("items", sent, [1, { a: 4 }]);
console.log(sent.length);

// Who listens, and an error that is no Error.
const asked = new EventEmitter();
const told = (): void => console.log("told");
asked.on("ready", told).once("ready", told);
console.log(asked.listeners("ready").length, asked.listeners("ready")[0] === told, asked.rawListeners("none"));
console.log(asked.getMaxListeners(), asked.setMaxListeners(50).getMaxListeners());
try {
  asked.emit("error", { code: 5 });
} catch (error) {
  console.log((error as NodeJS.ErrnoException).code, (error as Error).message);
}
