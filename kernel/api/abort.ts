// The globals AbortController and AbortSignal (DOM 3): word that something is no longer wanted, for whoever works on it.
// @cold

import { Inspectable } from "../../std/inspectable.ts";
import { enqueueTick } from "../../std/ticks.ts";
import { setTimeout } from "../timers.ts";

/** The errors of web interfaces. */
export class DOMException extends Error {
  constructor(message: string = "", name: string = "Error") {
    super(message);
    this.name = name;
  }

  get code(): number {
    return legacyCode(this.name);
  }
}

/** The numbers that errors once had instead of names (Web IDL 2.8.1): the place in the list, from 1. */
function legacyCode(name: string): number {
  // In a function because programs begin before the modules of their globals do.
  const names =
    "IndexSize,,HierarchyRequest,WrongDocument,InvalidCharacter,,NoModificationAllowed,NotFound,NotSupported,InUseAttribute," +
    "InvalidState,Syntax,InvalidModification,Namespace,InvalidAccess,,TypeMismatch,Security,Network,Abort,URLMismatch," +
    "QuotaExceeded,Timeout,InvalidNodeType,DataClone";
  const at = names.split(",").findIndex((one) => one !== "" && `${one}Error` === name);
  return at + 1;
}

/** What Node's own functions are rejected with; `cause` is the signal's reason. */
export class AbortError extends Error {
  override name: string = "AbortError";
  readonly code = "ABORT_ERR";
}

/** What a signal's listeners are told. */
export class AbortEvent {
  readonly type = "abort";

  constructor(readonly target: AbortSignal) {}
}

type AbortListener = (event: AbortEvent) => void;

interface Entry {
  readonly listener: AbortListener;
  readonly isOnce: boolean;
}

export class AbortSignal extends Inspectable {
  #aborted = false;
  #reason: unknown = undefined;
  #entries: Entry[] = [];
  #onabort: AbortListener | null = null;
  #handler: AbortListener | null = null;

  private constructor() {
    super();
  }

  override inspected(): string {
    return `AbortSignal { aborted: ${this.#aborted} }`;
  }

  /** A signal, and the function that aborts it: for controllers. */
  static open(): { signal: AbortSignal; abort: (reason: unknown) => void } {
    const signal = new AbortSignal();
    return { signal, abort: (reason) => signal.#abort(reason) };
  }

  /** A signal that is aborted already. */
  static abort(reason?: unknown): AbortSignal {
    const signal = new AbortSignal();
    signal.#abort(reason);
    return signal;
  }

  /** A signal that aborts with a TimeoutError after `delayMs` milliseconds; it keeps no program from its end. */
  static timeout(delayMs: number): AbortSignal {
    const signal = new AbortSignal();
    const expire = (): void =>
      signal.#abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
    setTimeout(expire, delayMs).unref();
    return signal;
  }

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  get onabort(): AbortListener | null {
    return this.#onabort;
  }

  /** Keeps its place among the listeners when it is replaced. */
  set onabort(listener: AbortListener | null) {
    this.#onabort = listener;
    if (listener === null && this.#handler !== null) {
      this.removeEventListener("abort", this.#handler);
      this.#handler = null;
    } else if (listener !== null && this.#handler === null) {
      this.#handler = (event) => this.#onabort?.(event);
      this.addEventListener("abort", this.#handler);
    }
  }

  throwIfAborted(): void {
    if (this.#aborted) throw this.#reason;
  }

  addEventListener(type: "abort", listener: AbortListener, options?: { readonly once?: boolean }): void {
    if (this.#entries.some((entry) => entry.listener === listener)) return;
    this.#entries.push({ listener, isOnce: options?.once ?? false });
  }

  removeEventListener(type: "abort", listener: AbortListener): void {
    this.#entries = this.#entries.filter((entry) => entry.listener !== listener);
  }

  /** What a listener throws goes to whoever watches the program, after the other listeners. */
  #abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
    const event = new AbortEvent(this);
    for (const entry of [...this.#entries]) {
      // A listener before it may have taken it away.
      if (!this.#entries.includes(entry)) continue;
      if (entry.isOnce) this.removeEventListener("abort", entry.listener);
      try {
        entry.listener(event);
      } catch (error) {
        enqueueTick(() => {
          throw error;
        });
      }
    }
  }
}

export class AbortController extends Inspectable {
  readonly #opened = AbortSignal.open();

  override inspected(): string {
    return `AbortController { signal: ${this.signal.inspected()} }`;
  }

  get signal(): AbortSignal {
    return this.#opened.signal;
  }

  /** Aborts the signal, once; later calls do nothing. */
  abort(reason?: unknown): void {
    this.#opened.abort(reason);
  }
}
