// FinalizationRegistry (ECMAScript 26.2), over the weak references of weak.ts. The event loop looks after a collection of garbage; a
// program that has none never does, nor one that ends before.
// @cold

import { collectionCount } from "#intrinsics";
import { Inspectable } from "./inspectable.ts";
import { askEachTurn } from "./outside.ts";
import { WeakRef } from "./weak.ts";

interface Watched {
  /** Calls for those that are gone. */
  finalize(run: (callback: () => void) => void): void;
}

interface Cell<T> {
  readonly target: WeakRef<object>;
  readonly held: T;
  readonly token: WeakRef<object> | null;
}

const registries: Watched[] = [];
let collectionsSeen = u32(0);

export class FinalizationRegistry<T> extends Inspectable implements Watched {
  readonly #cleanup: (held: T) => void;
  #cells: Cell<T>[] = [];
  #isWatched = false;

  constructor(cleanup: (held: T) => void) {
    super();
    this.#cleanup = cleanup;
  }

  /** Calls back with `held` some time after the target has been collected. */
  register(target: object, held: T, token?: object): void {
    this.#cells.push({
      target: new WeakRef<object>(target),
      held,
      token: token === undefined ? null : new WeakRef<object>(token),
    });
    if (this.#isWatched) return;
    this.#isWatched = true;
    registries.push(this);
    askEachTurn(finalizeAll);
  }

  /** Forgets what was registered with this token; was there anything? */
  unregister(token: object): boolean {
    const before = this.#cells.length;
    this.#cells = this.#cells.filter((cell) => cell.token === null || cell.token.deref() !== token);
    return this.#cells.length < before;
  }

  finalize(run: (callback: () => void) => void): void {
    const gone = this.#cells.filter((cell) => cell.target.deref() === undefined);
    if (gone.length === 0) return;
    this.#cells = this.#cells.filter((cell) => !gone.includes(cell));
    for (const { held } of gone) run(() => this.#cleanup(held));
  }

  override inspected(): string {
    return "FinalizationRegistry {}";
  }
}

function finalizeAll(run: (callback: () => void) => void): void {
  const collections = collectionCount();
  if (collections === collectionsSeen) return;
  collectionsSeen = collections;
  for (const registry of registries) registry.finalize(run);
}
