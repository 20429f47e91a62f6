// Event, CustomEvent and EventTarget, and the signals that AbortSignal.any makes.

class Progress extends Event {
  constructor(
    readonly loaded: number,
    readonly total: number,
  ) {
    super("progress", { cancelable: true });
  }
}

class Download extends EventTarget {
  #loaded = 0;

  step(bytes: number): boolean {
    this.#loaded += bytes;
    if (!this.dispatchEvent(new Progress(this.#loaded, 100))) return false;
    if (this.#loaded >= 100) this.dispatchEvent(new CustomEvent("done", { detail: { bytes: this.#loaded } }));
    return true;
  }
}

const download = new Download();
const seen: string[] = [];
const watch = (event: Event): void => {
  if (event instanceof Progress) seen.push(`${event.loaded}/${event.total}`);
};
const refuse = (event: Event): void => {
  if ((event as Progress).loaded > 60) event.preventDefault();
};
download.addEventListener("progress", watch);
download.addEventListener("progress", watch);
download.addEventListener("progress", watch, true);
download.addEventListener("progress", { handleEvent: (event: Event) => seen.push(event.type) }, { once: true });
download.addEventListener("progress", refuse);
download.addEventListener("done", (event) => {
  const { detail } = event as CustomEvent<{ bytes: number }>;
  seen.push(`done ${detail.bytes}`);
});
console.log(download.step(30), download.step(40), seen);
download.removeEventListener("progress", refuse);
download.removeEventListener("progress", watch, { capture: true });
console.log(download.step(30), seen);

// Who is told what while listeners come and go.
const target = new EventTarget();
const late = (): void => console.log("late");
target.addEventListener("go", (event) => {
  console.log("first", event.eventPhase, event.currentTarget === target, event.composedPath().length);
  target.removeEventListener("go", second);
  target.addEventListener("go", late);
  try {
    target.dispatchEvent(event);
  } catch (error) {
    console.log((error as Error).message, (error as NodeJS.ErrnoException).code);
  }
});
const second = (): void => console.log("second");
target.addEventListener("go", second);
target.addEventListener("go", (event) => {
  console.log("third", event.currentTarget, event.target === target);
  event.stopImmediatePropagation();
});
const go = new Event("go", { bubbles: true });
console.log(target.dispatchEvent(go), go.cancelBubble, go.target === target, go.currentTarget, go.bubbles, go.composed);
target.addEventListener("nothing", null);
const controller = new AbortController();
target.addEventListener("tick", () => console.log("tick"), { signal: controller.signal });
target.dispatchEvent(new Event("tick"));
controller.abort();
target.dispatchEvent(new Event("tick"));
target.addEventListener("tick", () => console.log("never"), { signal: controller.signal });
target.dispatchEvent(new Event("tick"));

const plain = new Event("plain");
plain.preventDefault();
console.log(plain.defaultPrevented, plain.returnValue, plain.isTrusted, Event.AT_TARGET);
console.log(target, new Download(), new CustomEvent("empty").detail);

// Signals made of others.
const first = new AbortController();
const other = new AbortController();
const either = AbortSignal.any([first.signal, other.signal]);
const nested = AbortSignal.any([either, AbortSignal.timeout(10_000)]);
nested.addEventListener("abort", () => console.log("nested", nested.reason));
either.onabort = (event) => console.log("either", event.type, event.target === either);
first.signal.addEventListener("abort", () => console.log("first itself"));
const unheard = AbortSignal.any([other.signal, first.signal]);
first.abort("one");
other.abort("two");
console.log(either.aborted, nested.aborted, unheard.reason, unheard.aborted);
console.log(AbortSignal.any([]).aborted, AbortSignal.any([other.signal, first.signal]).reason);
console.log(either instanceof EventTarget, either);
