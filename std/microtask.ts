// The queue of microtasks (ECMAScript 9.5, HTML 8.1.7.3): what runs when the current event's code is done, before the next
// event. A task is itself a link of the queue, so queueing allocates nothing.

import { onUncaught, onUnhandledRejection, setAfterEvaluation } from "./uncaught.ts";

export abstract class Microtask {
  /** The one behind it, in whichever list it waits. */
  following: Microtask | null = null;

  abstract run(): void;
}

/** A promise that was rejected while nobody listened to it. */
export interface Rejection {
  readonly isHandled: boolean;
  readonly settledAs: unknown;
}

let first: Microtask | null = null;
let last: Microtask | null = null;
let rejections: Rejection[] = [];

/** Appends a task that is in no list. */
export function enqueueMicrotask(task: Microtask): void {
  enqueueMicrotasks(task, task);
}

/** Appends a list of tasks, linked from its head to its tail. */
export function enqueueMicrotasks(head: Microtask, tail: Microtask): void {
  if (last === null) first = head;
  else last.following = head;
  last = tail;
}

class CallbackTask extends Microtask {
  constructor(private readonly callback: () => void) {
    super();
  }

  override run(): void {
    this.callback();
  }
}

export function queueMicrotask(callback: () => void): void {
  enqueueMicrotask(new CallbackTask(callback));
}

/** Remembers a rejection that somebody may still handle before the microtasks have run. */
export function noteRejection(rejection: Rejection): void {
  rejections.push(rejection);
}

/** As in Node the evaluation of the modules is a promise: what they have queued runs before its rejection is seen. */
class FailedEvaluation implements Rejection {
  readonly isHandled = false;

  constructor(readonly settledAs: unknown) {}
}

setAfterEvaluation((error) => noteRejection(new FailedEvaluation(error)));

/** Runs what `process.nextTick` was given (ticks.ts); null while there is nothing. */
let runTicks: (() => void) | null = null;
/** Modules are themselves evaluated in a microtask: what they leave runs before their ticks. */
let hasEvaluated = false;

export function setTicks(run: (() => void) | null): void {
  runTicks = run;
}

/** Is there something for `runMicrotasks` to do? */
export function hasMicrotasks(): boolean {
  return first !== null || rejections.length > 0 || runTicks !== null;
}

/**
 * Runs ticks, then tasks until none is left, then looks at the rejections. What one of them throws nobody has caught, and
 * the others follow.
 */
export function runMicrotasks(): void {
  do {
    if (hasEvaluated) guarded(runTicks);
    hasEvaluated = true;
    while (first !== null) guarded(drain);
    reportRejections();
  } while (hasMicrotasks());
}

function guarded(run: (() => void) | null): void {
  try {
    run?.();
  } catch (error) {
    onUncaught(error);
  }
}

function drain(): void {
  for (let task = first; task !== null; task = first) {
    first = task.following;
    if (first === null) last = null;
    task.following = null;
    task.run();
  }
}

function reportRejections(): void {
  if (rejections.length === 0) return;
  const noted = rejections;
  rejections = [];
  for (const rejection of noted) if (!rejection.isHandled) onUnhandledRejection(rejection);
}
