// Names of the generated C: readable, unique, and the same from build to build.

import { createHash } from "node:crypto";

/** Hands out C identifiers. A name that is taken or too long gets a hash of the full key, never a counter. */
export class CNames {
  private readonly taken = new Map<string, string>();

  /**
   * `key` is the full, stable identity; `hint` the readable part. Which of two keys with one hint comes first depends on
   * what is compiled in which order: a hint that several keys are expected to have is not taken as it is (`isShared`).
   */
  make(hint: string, key: string, isShared = false): string {
    const readable = hint
      .replace(/\.ts\b/g, "")
      .replace(/[^A-Za-z0-9_]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .replace(/^(?=\d)/, "n");
    let name = isShared || readable.length > 60 ? `${readable.slice(0, 48)}_${digest(key)}` : readable;
    const owner = this.taken.get(name);
    if (owner !== undefined && owner !== key) name = `${readable.slice(0, 48)}_${digest(key)}`;
    this.taken.set(name, key);
    return name;
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 10);
}
