// The stack's deadlines. Time is in milliseconds modulo 2^32; deadlines lie within 24 days of each other.

import { type Waiting, WaitingHeap } from "./waiting_heap.ts";

/** Who is told when a timer is due. */
export interface TimerOwner {
  onDeadline(nowMs: u32): void;
}

export class DeadlineTimer implements Waiting<DeadlineTimer> {
  readonly owner: TimerOwner;
  dueMs: u32 = 0;
  /** -1: stopped. */
  position: i32 = -1;

  constructor(owner: TimerOwner) {
    this.owner = owner;
  }

  get isSet(): boolean {
    return this.position >= 0;
  }

  comesBefore(other: DeadlineTimer): boolean {
    return isBefore(this.dueMs, other.dueMs);
  }
}

/** Is moment `a` before moment `b`? */
export function isBefore(a: u32, b: u32): boolean {
  return i32(u32(a - b)) < 0;
}

export class TimerQueue {
  private readonly heap = new WaitingHeap<DeadlineTimer>();

  /** Milliseconds from `nowMs` until the next timer is due, 0 when it is already; -1: none is set. */
  untilNextMs(nowMs: u32): i32 {
    const { first } = this.heap;
    if (first === undefined) return -1;
    const rest = i32(u32(first.dueMs - nowMs));
    return rest > 0 ? rest : 0;
  }

  /** Sets the timer to a moment, whether it was set before or not. */
  set(timer: DeadlineTimer, dueMs: u32): void {
    timer.dueMs = dueMs;
    this.heap.place(timer);
  }

  stop(timer: DeadlineTimer): void {
    this.heap.remove(timer);
  }

  /** Tells the owners of all timers due now; each is stopped first, and may set its timer again. */
  run(nowMs: u32): void {
    for (let timer = this.heap.first; timer !== undefined; timer = this.heap.first) {
      if (isBefore(nowMs, timer.dueMs)) return;
      this.stop(timer);
      timer.owner.onDeadline(nowMs);
    }
  }
}
