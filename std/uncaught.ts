// What happens to an error that nobody catches: a Linux program ends as in Node, the machine logs it and goes on
// (kernel/platform/). `process.on` (process.ts) may ask for it first.
// @cold

import { consoleWriteError, exitProcess } from "#intrinsics";
import { inspect } from "./inspect.ts";
import type { Rejection } from "./microtask.ts";

/** Takes an error, or the reason of that rejection; false: nobody wants it. */
type Listener = (error: unknown, rejection: Rejection | null) => boolean;

/** Node's: of an error, and of an error in a listener to such errors. */
const statusOfError = 1;
const statusOfListener = 7;

let listener: Listener | null = null;
let atEnd: ((status: number) => number) | null = null;
let lastResort: (text: string, status: number) => void = endWith;

export function setUncaughtListener(asked: Listener): void {
  listener = asked;
}

/** What runs before the program ends, and gives the status with which it ends then. */
export function setAtEnd(run: (status: number) => number): void {
  atEnd = run;
}

/** To be called before the program ends, with the status that it gives; only the first time counts. */
export function tellOfEnd(status: number): number {
  const run = atEnd;
  atEnd = null;
  return run === null ? status : run(status);
}

let atIdle: (() => void) | null = null;

/** What runs when nothing is left that could bring an event: it may begin something. */
export function setAtIdle(run: () => void): void {
  atIdle = run;
}

export function tellOfIdle(): void {
  atIdle?.();
}

/** What happens to an error that no listener takes, instead of the program's end. */
export function setLastResort(handle: (text: string, status: number) => void): void {
  lastResort = handle;
}

let afterEvaluation: ((error: unknown) => void) | null = null;

/** Who is given an error that ends the evaluation of the modules, instead of the program's end. */
export function setAfterEvaluation(take: ((error: unknown) => void) | null): void {
  afterEvaluation = take;
}

export function onEvaluationError(error: unknown): void {
  if (afterEvaluation === null) reportUncaught(error);
  else afterEvaluation(error);
}

/** For the runtime: of an error that nothing has called for. */
export function reportUncaught(error: unknown): void {
  endWith(inspect(error), statusOfError);
}

/** For who has called the application's code. */
export function onUncaught(error: unknown): void {
  if (!isTaken(error, null)) lastResort(inspect(error), statusOfError);
}

export function onUnhandledRejection(rejection: Rejection): void {
  const reason = rejection.settledAs;
  if (!isTaken(reason, rejection)) lastResort(rejectionText(reason), statusOfError);
}

function isTaken(error: unknown, rejection: Rejection | null): boolean {
  if (listener === null) return false;
  try {
    return listener(error, rejection);
  } catch (failure) {
    lastResort(inspect(failure), statusOfListener);
    return true;
  }
}

/** Ends the program with Node's text for an error; `text`: as `inspect` shows it. */
export function endWith(text: string, status: number): void {
  consoleWriteError(`Uncaught ${text}\n`);
  exitProcess(i32(status === statusOfError ? tellOfEnd(status) : status));
}

/** Node's for a reason that is no error. */
export function unhandledMessage(reason: unknown): string {
  return (
    "This error originated either by throwing inside of an async function without a catch block, or by rejecting a " +
    `promise which was not handled with .catch(). The promise rejected with the reason "${inspect(reason)}".`
  );
}

/** Node's text for a rejection: the error with its trace, or what else the reason was. */
function rejectionText(reason: unknown): string {
  if (reason instanceof Error) return inspect(reason);
  return `[UnhandledPromiseRejection: ${unhandledMessage(reason)}] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}`;
}
