// Signals of a Linux process that somebody listens to: the event loop asks for them between two events. A machine gets none.

import { takeSignal } from "#intrinsics";

let listener: ((number: i32) => void) | null = null;

export function setSignalListener(tell: (number: i32) => void): void {
  listener = tell;
}

/** Tells of what has come; `run` calls it and deals with what it throws. */
export function tellOfSignals(run: (callback: () => void) => void): void {
  const tell = listener;
  if (tell === null) return;
  for (let number = takeSignal(); number !== 0; number = takeSignal()) run(() => tell(number));
}
