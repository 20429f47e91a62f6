import { equal, isTrue, test } from "../../test/unit.ts";
import { Signal } from "./events.ts";

test("listeners are called in order, once-listeners once", () => {
  const signal = new Signal<number>();
  const seen: string[] = [];
  signal.add((value) => seen.push(`a${value}`), false);
  signal.add((value) => seen.push(`b${value}`), true);
  signal.add((value) => seen.push(`c${value}`), false);
  signal.emit(1);
  signal.emit(2);
  equal(seen.join(" "), "a1 b1 c1 a2 c2");
});

test("a listener removed while the event is told still hears this one, not the next", () => {
  const signal = new Signal<number>();
  const seen: string[] = [];
  const late = (value: number): void => {
    seen.push(`late${value}`);
  };
  signal.add((value) => {
    seen.push(`first${value}`);
    signal.remove(late);
  }, false);
  signal.add(late, false);
  signal.emit(1);
  signal.emit(2);
  equal(seen.join(" "), "first1 late1 first2");
});

test("a signal without listeners says so", () => {
  const signal = new Signal<undefined>();
  isTrue(!signal.hasListeners, "none at first");
  const listener = (): void => {};
  signal.add(listener, false);
  isTrue(signal.hasListeners, "one");
  signal.remove(listener);
  isTrue(!signal.hasListeners, "none again");
  signal.emit(undefined);
});
