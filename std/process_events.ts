// What `process.on` listens to: the program's end, errors that nobody catches, and signals.
// @cold

import { takeSignal, watchSignal } from "#intrinsics";
import { reject } from "./promise_static.ts";
import { PromiseObject } from "./promise.ts";
import type { Rejection } from "./microtask.ts";
import { setUncaughtListener, unhandledMessage } from "./uncaught.ts";
import { askEachTurn } from "./outside.ts";
import { EventEmitter } from "./event_emitter.ts";

/** Where an error comes from. */
export type UncaughtExceptionOrigin = "uncaughtException" | "unhandledRejection";

/** Linux's numbers. KILL and STOP cannot be listened to; what tells of the program's own faults is not listened to. */
enum SignalNumber {
  SIGHUP = 1,
  SIGINT = 2,
  SIGQUIT = 3,
  SIGUSR1 = 10,
  SIGUSR2 = 12,
  SIGPIPE = 13,
  SIGALRM = 14,
  SIGTERM = 15,
  SIGCHLD = 17,
  SIGCONT = 18,
  SIGWINCH = 28,
}

export type Signals = keyof typeof SignalNumber;

export interface ProcessEvents extends Record<Signals, [signal: Signals, number: number]> {
  /** Nothing is left that could bring an event; what a listener begins keeps the program running. */
  beforeExit: [code: number];
  exit: [code: number];
  uncaughtException: [error: Untyped, origin: UncaughtExceptionOrigin];
  unhandledRejection: [reason: Untyped, promise: Promise<unknown>];
}

export const events = new EventEmitter<ProcessEvents>();

/** To be called when the listeners to an event are others than before. */
export function updateListening(event: keyof ProcessEvents): void {
  setUncaughtListener(takeUncaught);
  askEachTurn(tellOfSignals);
  updateSignal(event);
}

function takeUncaught(error: unknown, rejection: Rejection | null): boolean {
  if (rejection === null) return events.emit("uncaughtException", error, "uncaughtException");
  if (events.listenerCount("unhandledRejection") > 0)
    return events.emit("unhandledRejection", error, promiseOf(rejection));
  const thrown = error instanceof Error ? error : new Error(unhandledMessage(error));
  return events.emit("uncaughtException", thrown, "unhandledRejection");
}

function promiseOf(rejection: Rejection): Promise<unknown> {
  return rejection instanceof PromiseObject ? rejection : reject(rejection.settledAs);
}

function tellOfSignals(run: (callback: () => void) => void): void {
  for (let number = takeSignal(); number !== 0; number = takeSignal()) run(() => tellOfSignal(number));
}

function tellOfSignal(number: i32): void {
  const name = SignalNumber[number] as Signals;
  events.emit(name, name, number);
  updateSignal(name);
}

/** A signal that nobody listens to does what it does by default. */
function updateSignal(event: keyof ProcessEvents): void {
  if (event in SignalNumber) watchSignal(i32(SignalNumber[event as Signals]), events.listenerCount(event) > 0);
}
