// The event loop: everything in an Instar machine happens in a turn of it, one thing after the other. Between two turns the
// stack is empty: that is when memory is collected and when a live update happens.

import { clockUs, collect } from "#intrinsics";
import { waitForEvent } from "#platform";
import { hasMicrotasks, runMicrotasks } from "../std/microtask.ts";
import { askOutside } from "../std/outside.ts";
import { onUncaught, tellOfIdle } from "../std/uncaught.ts";
import { currentNetwork, type Network } from "./network.ts";
import type { Callback } from "./timer_queue.ts";
import { timers } from "./timers.ts";

/** The longest that one turn spends on collecting memory. */
const collectionUs = 500;

let requests: (() => void)[] = [];
let activities = 0;
/** Calls of the application's code that are under way; the evaluation of its modules is one. */
let callDepth = 1;

/** Runs `request` at the top of the next turn, where nothing else is under way. */
export function atTopOfTurn(request: () => void): void {
  requests.push(request);
}

/** Something that can still bring events has begun (a server, a connection): the loop goes on. */
export function beginActivity(): void {
  activities++;
}

/** Undoes one `beginActivity`. */
export function endActivity(): void {
  activities--;
}

/** Turns until nothing is left that could bring an event. */
export function runLoop(): void {
  callDepth = 0;
  drainMicrotasks();
  do {
    while (isAlive()) turn();
    runGuarded(tellOfIdle);
  } while (isAlive());
}

function isAlive(): boolean {
  return activities > 0 || requests.length > 0 || !timers.isEmpty;
}

/** One turn: what came in, what is due, what goes out; then memory, then sleep if there is nothing to do. */
function turn(): void {
  if (requests.length > 0) runRequests();
  askOutside(runGuarded);
  const network = currentNetwork();
  const isBusy = network === null ? false : receive(network);
  const nowUs = clockUs();
  timers.runDue(nowUs, runGuarded);
  if (network !== null) network.stack.egress();
  const isCollecting = collect(collectionUs);
  if (!isBusy && !isCollecting && requests.length === 0) sleep(network, nowUs);
}

function runRequests(): void {
  const due = requests;
  requests = [];
  for (const request of due) runGuarded(request);
}

/** Frames through the stack to the sockets, and what the stack's own timers bring; true when there were frames. */
function receive(network: Network): boolean {
  let isBusy = true;
  try {
    isBusy = network.link.poll();
    network.stack.onTimer();
  } catch (error) {
    console.error("uncaught in the network stack:", error);
  }
  return isBusy;
}

/** Halts until a frame comes or something is due; `nowUs` is a moment of this turn. */
function sleep(network: Network | null, nowUs: number): void {
  const nextTimerUs = timers.nextDeadlineUs;
  // This turn may have been the last one.
  if (!isAlive()) return;
  if (network === null) {
    if (nextTimerUs > nowUs) waitForEvent(nextTimerUs);
    return;
  }
  const nextStackUs = network.stack.nextDeadlineUs();
  const deadlineUs = nextTimerUs < nextStackUs ? nextTimerUs : nextStackUs;
  if (deadlineUs <= nowUs) return;
  if (network.link.prepareToSleep()) waitForEvent(deadlineUs);
  network.link.wake();
}

/** Calls something of the application's; what it throws nobody has caught. */
export function runGuarded(callback: Callback): void {
  callApplication(callback, onUncaught);
}

/** The same with what happens to an error. */
export function callApplication(callback: Callback, onError: (error: unknown) => void): void {
  beginCall();
  try {
    callback();
  } catch (error) {
    onError(error);
  }
  endCall();
}

/** Application code is about to run; `endCall` has to follow whatever it does. */
export function beginCall(): void {
  callDepth++;
}

/** Runs the microtasks that are left, unless other code of the application's is still under way around this call. */
export function endCall(): void {
  callDepth--;
  if (callDepth === 0 && hasMicrotasks()) drainMicrotasks();
}

function drainMicrotasks(): void {
  callDepth++;
  runMicrotasks();
  callDepth--;
}
