// What comes from outside the program without an interrupt of its own, signals of a Linux process and input: the event loop asks for
// it between two events.

/** Tells of what has come; `run` calls the application and deals with what it throws. */
export type Asker = (run: (callback: () => void) => void) => void;

const askers: Asker[] = [];

/** Asks from now on. */
export function askEachTurn(asker: Asker): void {
  if (!askers.includes(asker)) askers.push(asker);
}

export function askOutside(run: (callback: () => void) => void): void {
  for (const ask of askers) ask(run);
}
