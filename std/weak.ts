// WeakMap, WeakSet and WeakRef (ECMAScript 24.3, 24.4, 26.1), over the tables of runtime-c/weak.c.

import { trustedCast, weakDelete, weakGet, weakHas, weakKey, weakSet, weakTableNew } from "#intrinsics";
import { Inspectable } from "./inspectable.ts";

const leastCapacity = u32(4);

export class WeakMap<K extends object, V> extends Inspectable {
  #table: object = weakTableNew(leastCapacity);

  constructor(entries?: Iterable<readonly [K, V]> | null) {
    super();
    if (entries === undefined || entries === null) return;
    for (const [key, value] of entries) this.set(key, value);
  }

  get(key: K): V | undefined {
    return weakHas(this.#table, key) ? trustedCast<V>(weakGet(this.#table, key)) : undefined;
  }

  has(key: K): boolean {
    return weakHas(this.#table, key);
  }

  set(key: K, value: V): this {
    this.#table = weakSet(this.#table, key, value);
    return this;
  }

  delete(key: K): boolean {
    return weakDelete(this.#table, key);
  }

  override inspected(): string {
    return "WeakMap { <items unknown> }";
  }
}

export class WeakSet<T extends object> extends Inspectable {
  #table: object = weakTableNew(leastCapacity);

  constructor(values?: Iterable<T> | null) {
    super();
    if (values === undefined || values === null) return;
    for (const value of values) this.add(value);
  }

  has(value: T): boolean {
    return weakHas(this.#table, value);
  }

  add(value: T): this {
    this.#table = weakSet(this.#table, value, true);
    return this;
  }

  delete(value: T): boolean {
    return weakDelete(this.#table, value);
  }

  override inspected(): string {
    return "WeakSet { <items unknown> }";
  }
}

export class WeakRef<T extends object> extends Inspectable {
  readonly #table: object;

  constructor(target: T) {
    super();
    this.#table = weakSet(weakTableNew(leastCapacity), target, undefined);
  }

  /** Undefined once nothing else has held the object when garbage was collected. */
  deref(): T | undefined {
    const target = weakKey(this.#table);
    return target === undefined ? undefined : trustedCast<T>(target);
  }

  override inspected(): string {
    return "WeakRef {}";
  }
}
