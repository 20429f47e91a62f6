// The globals Event, CustomEvent and EventTarget (DOM 2), as Node has them: targets have no parents, so nothing bubbles.
// @cold

import { className } from "#intrinsics";
import { Error as CodedError } from "../../std/coded_errors.ts";
import { inspect } from "../../std/inspect.ts";
import { Inspectable } from "../../std/inspectable.ts";
import { now } from "../../std/performance.ts";
import { enqueueTick } from "../../std/ticks.ts";
import type { AbortSignal } from "./abort.ts";

export interface EventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
}

export interface CustomEventInit<T> extends EventInit {
  readonly detail?: T;
}

/** Something that has happened to a target. */
export class Event extends Inspectable {
  static readonly NONE = 0;
  static readonly CAPTURING_PHASE = 1;
  static readonly AT_TARGET = 2;
  static readonly BUBBLING_PHASE = 3;
  readonly isTrusted: boolean = false;
  readonly timeStamp: number = now();
  readonly #type: string;
  readonly #init: EventInit;
  #isPrevented = false;
  #isStopped = false;
  #isStoppedAtOnce = false;
  #target: EventTarget | null = null;
  #isDispatched = false;

  constructor(type: string, init: EventInit = {}) {
    super();
    this.#type = type;
    this.#init = init;
  }

  /** For targets: the event is told to one of their listeners, or no longer. */
  static dispatched(event: Event, target: EventTarget, isDispatched: boolean): void {
    event.#target = target;
    event.#isDispatched = isDispatched;
  }

  /** For targets: may other listeners be told? */
  static goesOn(event: Event): boolean {
    return !event.#isStoppedAtOnce;
  }

  override inspected(): string {
    const shown = {
      type: this.#type,
      defaultPrevented: this.#isPrevented,
      cancelable: this.cancelable,
      timeStamp: this.timeStamp,
    };
    return `${className(this)} ${inspect(shown)}`;
  }

  get type(): string {
    return this.#type;
  }

  get bubbles(): boolean {
    return this.#init.bubbles ?? false;
  }

  get cancelable(): boolean {
    return this.#init.cancelable ?? false;
  }

  get composed(): boolean {
    return this.#init.composed ?? false;
  }

  get target(): EventTarget | null {
    return this.#target;
  }

  get srcElement(): EventTarget | null {
    return this.#target;
  }

  get currentTarget(): EventTarget | null {
    return this.#isDispatched ? this.#target : null;
  }

  get eventPhase(): number {
    return this.#isDispatched ? Event.AT_TARGET : Event.NONE;
  }

  get defaultPrevented(): boolean {
    return this.cancelable && this.#isPrevented;
  }

  get returnValue(): boolean {
    return !this.defaultPrevented;
  }

  get cancelBubble(): boolean {
    return this.#isStopped;
  }

  set cancelBubble(isStopped: boolean) {
    if (isStopped) this.#isStopped = true;
  }

  composedPath(): EventTarget[] {
    return this.#isDispatched && this.#target !== null ? [this.#target] : [];
  }

  preventDefault(): void {
    this.#isPrevented = true;
  }

  stopPropagation(): void {
    this.#isStopped = true;
  }

  stopImmediatePropagation(): void {
    this.#isStopped = true;
    this.#isStoppedAtOnce = true;
  }
}

/** An event with something of the program's own. */
export class CustomEvent<T = Untyped> extends Event {
  readonly #detail: T | null;

  constructor(type: string, init: CustomEventInit<T> = {}) {
    super(type, init);
    this.#detail = init.detail ?? null;
  }

  get detail(): T {
    return this.#detail as T;
  }
}

type EventListenerFunction = (event: Event) => void;

export interface EventListenerObject {
  handleEvent(event: Event): void;
}

export type EventListenerOrEventListenerObject = EventListenerFunction | EventListenerObject;

export interface EventListenerOptions {
  readonly capture?: boolean;
}

export interface AddEventListenerOptions extends EventListenerOptions {
  readonly once?: boolean;
  readonly passive?: boolean;
  /** Aborting it takes the listener away. */
  readonly signal?: AbortSignal;
}

/** One of the listeners to a type of events; `next` stays when it is removed, for a telling that has got there. */
class Entry {
  next: Entry | null = null;
  isRemoved = false;

  constructor(
    readonly listener: EventListenerOrEventListenerObject,
    readonly isCapturing: boolean,
    readonly isOnce: boolean,
  ) {}

  call(event: Event): void {
    const { listener } = this;
    if (typeof listener === "function") listener(event);
    else listener.handleEvent(event);
  }
}

/** Has listeners by the types of events, in the order in which they came. */
export class EventTarget extends Inspectable {
  readonly #entries = new Map<string, Entry>();

  override inspected(): string {
    return `${className(this)} {}`;
  }

  /** Does nothing if the same listener is there already. */
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void {
    const { once, signal } = typeof options === "object" ? options : {};
    if (listener === null || signal?.aborted) return;
    const added = new Entry(listener, isCapturing(options), once ?? false);
    signal?.addEventListener("abort", () => this.removeEventListener(type, listener, options), { once: true });
    let last: Entry | null = null;
    for (let entry = this.#first(type); entry !== null; entry = entry.next) {
      if (entry.listener === listener && entry.isCapturing === added.isCapturing) return;
      last = entry;
    }
    if (last !== null) {
      last.next = added;
      return;
    }
    this.#entries.set(type, added);
    this.listenersChanged(type, true);
  }

  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: EventListenerOptions | boolean,
  ): void {
    const captures = isCapturing(options);
    for (let entry = this.#first(type); entry !== null; entry = entry.next)
      if (entry.listener === listener && entry.isCapturing === captures) return this.#remove(type, entry);
  }

  /** Tells the listeners; false if one of them has prevented what would follow. What one throws nobody catches. */
  dispatchEvent(event: Event): boolean {
    if (event.currentTarget !== null)
      throw new CodedError("ERR_EVENT_RECURSION", `The event "${event.type}" is already being dispatched`);
    Event.dispatched(event, this, true);
    let next: Entry | null = null;
    for (let entry = this.#first(event.type); entry !== null && Event.goesOn(event); entry = next) {
      next = entry.next;
      if (entry.isRemoved) continue;
      if (entry.isOnce) this.#remove(event.type, entry);
      this.#tell(entry, event);
    }
    Event.dispatched(event, this, false);
    return !event.defaultPrevented;
  }

  /** The type has its first listener now, or no more any. */
  protected listenersChanged(_type: string, _isHeard: boolean): void {}

  #tell(entry: Entry, event: Event): void {
    try {
      entry.call(event);
      // As in Node: the next listener is told of an event without a current target.
      Event.dispatched(event, this, false);
    } catch (error) {
      enqueueTick(() => {
        throw error;
      });
    }
  }

  #first(type: string): Entry | null {
    return this.#entries.get(type) ?? null;
  }

  #remove(type: string, removed: Entry): void {
    removed.isRemoved = true;
    const first = this.#first(type);
    if (first === removed) {
      if (removed.next !== null) this.#entries.set(type, removed.next);
      else if (this.#entries.delete(type)) this.listenersChanged(type, false);
      return;
    }
    for (let entry = first; entry !== null; entry = entry.next) if (entry.next === removed) entry.next = removed.next;
  }
}

function isCapturing(options: EventListenerOptions | boolean | undefined): boolean {
  return typeof options === "object" ? (options.capture ?? false) : options === true;
}
