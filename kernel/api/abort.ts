// The globals AbortController and AbortSignal (DOM 3): word that something is no longer wanted, for whoever works on it.
// @cold

import { Inspectable } from "../../std/inspectable.ts";
import { setTimeout } from "../timers.ts";
import { Event, EventTarget } from "./event_target.ts";

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

type AbortListener = (event: Event) => void;

export class AbortSignal extends EventTarget {
  /** Counts the signals that have been aborted, so that it is known which was first. */
  static #abortions = 0;
  static #creations = 0;
  /** Which abortion this one's was; 0: not aborted. */
  #abortion = 0;
  #reason: unknown = undefined;
  readonly #creation = AbortSignal.#creations++;
  /** Those that `any` made it of. */
  #sources: AbortSignal[] = [];
  /** Those that `any` made of this one, as long as somebody listens to them: nothing else keeps them. */
  readonly #dependents = new Set<AbortSignal>();
  #onabort: AbortListener | null = null;
  #handler: AbortListener | null = null;

  private constructor() {
    super();
  }

  override inspected(): string {
    return `AbortSignal { aborted: ${this.aborted} }`;
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

  /** A signal that aborts when the first of these does. */
  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const made = new AbortSignal();
    const sources = new Set<AbortSignal>();
    for (const signal of signals) {
      if (signal.aborted) {
        made.#abort(signal.#reason);
        return made;
      }
      for (const source of signal.#sources.length === 0 ? [signal] : signal.#sources) sources.add(source);
    }
    made.#sources = [...sources];
    return made;
  }

  get aborted(): boolean {
    this.#follow();
    return this.#abortion !== 0;
  }

  get reason(): unknown {
    this.#follow();
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
    if (this.aborted) throw this.#reason;
  }

  /** Without listeners it is not told of its sources: it looks when it is asked. */
  #follow(): void {
    if (this.#abortion !== 0) return;
    for (const source of this.#sources) {
      if (source.#abortion === 0 || (this.#abortion !== 0 && source.#abortion > this.#abortion)) continue;
      this.#abortion = source.#abortion;
      this.#reason = source.#reason;
    }
  }

  protected override listenersChanged(type: string, isHeard: boolean): void {
    if (type !== "abort") return;
    for (const source of this.#sources) {
      if (isHeard) source.#dependents.add(this);
      else source.#dependents.delete(this);
    }
  }

  #abort(reason: unknown): void {
    if (this.#abortion !== 0) return;
    this.#abortion = ++AbortSignal.#abortions;
    this.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
    this.dispatchEvent(new Event("abort"));
    const dependents = [...this.#dependents].sort((left, right) => left.#creation - right.#creation);
    for (const dependent of dependents) dependent.#abort(this.#reason);
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
