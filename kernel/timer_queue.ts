// Timers that wait, by deadline; those with the same deadline run in the order in which they were set. The event loop asks
// when the first is due and runs the due ones once a turn.

import { clockUs } from "#intrinsics";
import { type Waiting, WaitingHeap } from "./net/waiting_heap.ts";

/** What a timer calls. The parameter makes room for functions that take a value, such as the `resolve` of a promise. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a void parameter may be left out
export type Callback = (nothing: void) => void;

/** What setTimeout and setInterval give: pass it to clearTimeout. */
export class Timer implements Waiting<Timer> {
  /** Microseconds of the monotonic clock. */
  deadlineUs = 0;
  /** Breaks ties between equal deadlines. */
  order = 0;
  /** -1: is not waiting. */
  position: i32 = -1;
  /** Milliseconds between two runs; 0: runs once. */
  readonly repeatMs: number;
  /** What `refresh` waits for again; 0: it has been cleared. */
  delayMs = 0;
  /** False: does not keep the program running by itself. */
  isReferenced = true;
  callback: Callback;
  private readonly queue: TimerQueue;

  constructor(queue: TimerQueue, callback: Callback, repeatMs: number) {
    this.queue = queue;
    this.callback = callback;
    this.repeatMs = repeatMs;
  }

  /** Waits so many milliseconds. */
  begin(delayMs: number): this {
    this.delayMs = delayMs;
    return this.refresh();
  }

  /** Lets the program end though this timer still waits. */
  unref(): this {
    if (this.isReferenced && this.position >= 0) this.queue.referenced--;
    this.isReferenced = false;
    return this;
  }

  /** Undoes `unref`. */
  ref(): this {
    if (!this.isReferenced && this.position >= 0) this.queue.referenced++;
    this.isReferenced = true;
    return this;
  }

  hasRef(): boolean {
    return this.isReferenced;
  }

  /** Waits from now on, as if it had just been set; a timer that has run waits again. */
  refresh(): this {
    if (this.delayMs > 0) this.queue.schedule(this, clockUs() + this.delayMs * 1000);
    return this;
  }

  /** As clearTimeout. */
  close(): this {
    this.delayMs = 0;
    this.queue.cancel(this);
    return this;
  }

  [Symbol.dispose](): void {
    this.close();
  }

  comesBefore(other: Timer): boolean {
    return this.deadlineUs < other.deadlineUs || (this.deadlineUs === other.deadlineUs && this.order < other.order);
  }
}

/** A callback that runs after the events of the current turn. */
export class Immediate {
  callback: Callback | null;

  constructor(callback: Callback) {
    this.callback = callback;
  }
}

/** All timers that wait. The loop has one. */
export class TimerQueue {
  private readonly heap = new WaitingHeap<Timer>();
  private immediates: Immediate[] = [];
  private nextOrder = 0;
  /** Waiting timers that keep the program running. */
  referenced = 0;

  /** Runs at `deadlineUs` of the monotonic clock at the earliest. A timer that already waits is moved. */
  schedule(timer: Timer, deadlineUs: number): void {
    this.cancel(timer);
    timer.deadlineUs = deadlineUs;
    timer.order = this.nextOrder++;
    if (timer.isReferenced) this.referenced++;
    this.heap.place(timer);
  }

  /** Does nothing when the timer does not wait. */
  cancel(timer: Timer): void {
    if (timer.position < 0) return;
    if (timer.isReferenced) this.referenced--;
    this.heap.remove(timer);
  }

  /** Microseconds of the monotonic clock at which something has to run; Infinity: nothing waits. */
  get nextDeadlineUs(): number {
    if (this.immediates.length > 0) return 0;
    return this.heap.first?.deadlineUs ?? Infinity;
  }

  get isEmpty(): boolean {
    return this.referenced === 0 && this.immediates.length === 0;
  }

  addImmediate(immediate: Immediate): void {
    this.immediates.push(immediate);
  }

  /**
   * Runs what was due at `nowUs`; what a callback sets runs in a later turn. `run` calls one callback and deals with what
   * it throws.
   */
  runDue(nowUs: number, run: (callback: Callback) => void): void {
    const newest = this.nextOrder;
    for (let timer = this.heap.first; timer !== undefined; timer = this.heap.first) {
      if (timer.deadlineUs > nowUs || timer.order >= newest) break;
      this.cancel(timer);
      if (timer.repeatMs > 0) this.schedule(timer, nowUs + timer.repeatMs * 1000);
      run(timer.callback);
    }
    if (this.immediates.length === 0) return;
    const due = this.immediates;
    this.immediates = [];
    for (const immediate of due) {
      const callback = immediate.callback;
      if (callback === null) continue;
      immediate.callback = null;
      run(callback);
    }
  }

  /** Every waiting timer, the first due first; for carrying timers through a live update. */
  waiting(): Timer[] {
    return this.heap.inOrder();
  }
}
