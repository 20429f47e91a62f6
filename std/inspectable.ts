// Library classes that console.log shows in a way of their own, not by their fields.

/** @internal */
export abstract class Inspectable {
  /** What console.log prints for it (for the library). */
  abstract inspected(): string;
}
