// Timers that wait: a binary heap by deadline; those with the same deadline run in the order in which they were set. The
// event loop asks when the first is due and runs the due ones once a turn.

const notQueued: u32 = 0xffffffff;

/** What setTimeout and setInterval give: pass it to clearTimeout. */
export class Timer {
  /** Microseconds of the monotonic clock. */
  deadlineUs = 0;
  /** Breaks ties between equal deadlines. */
  order = 0;
  /** Index in the heap, `notQueued` when it is not waiting. */
  position: u32 = notQueued;
  /** Milliseconds between two runs; 0: runs once. */
  readonly repeatMs: number;
  /** False: does not keep the program running by itself. */
  isReferenced = true;
  callback: () => void;
  private readonly queue: TimerQueue;

  constructor(queue: TimerQueue, callback: () => void, repeatMs: number) {
    this.queue = queue;
    this.callback = callback;
    this.repeatMs = repeatMs;
  }

  /** Lets the program end though this timer still waits. */
  unref(): this {
    if (this.isReferenced && this.position !== notQueued) this.queue.referenced--;
    this.isReferenced = false;
    return this;
  }

  /** Undoes `unref`. */
  ref(): this {
    if (!this.isReferenced && this.position !== notQueued) this.queue.referenced++;
    this.isReferenced = true;
    return this;
  }

  hasRef(): boolean {
    return this.isReferenced;
  }
}

/** A callback that runs after the events of the current turn. */
export class Immediate {
  callback: (() => void) | null;

  constructor(callback: () => void) {
    this.callback = callback;
  }
}

/** All timers that wait. The loop has one. */
export class TimerQueue {
  private readonly heap: Timer[] = [];
  private immediates: Immediate[] = [];
  private nextOrder = 0;
  /** Waiting timers that keep the program running. */
  referenced = 0;

  /** Runs at `deadlineUs` of the monotonic clock at the earliest. A timer that already waits is moved. */
  schedule(timer: Timer, deadlineUs: number): void {
    if (timer.position !== notQueued) this.cancel(timer);
    timer.deadlineUs = deadlineUs;
    timer.order = this.nextOrder++;
    this.heap.push(timer);
    if (timer.isReferenced) this.referenced++;
    this.moveUp(timer, u32(this.heap.length - 1));
  }

  /** Does nothing when the timer does not wait. */
  cancel(timer: Timer): void {
    const position = timer.position;
    if (position === notQueued) return;
    timer.position = notQueued;
    if (timer.isReferenced) this.referenced--;
    const last = this.heap.pop();
    if (last === undefined || last === timer) return;
    this.heap[position] = last;
    last.position = position;
    this.moveDown(last, position);
    this.moveUp(last, last.position);
  }

  /** Microseconds of the monotonic clock at which something has to run; Infinity: nothing waits. */
  get nextDeadlineUs(): number {
    if (this.immediates.length > 0) return 0;
    return this.heap.length === 0 ? Infinity : this.heap[0].deadlineUs;
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
  runDue(nowUs: number, run: (callback: () => void) => void): void {
    const newest = this.nextOrder;
    while (this.heap.length > 0) {
      const timer = this.heap[0];
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
    return this.heap.slice().sort((a, b) => (comesBefore(a, b) ? -1 : 1));
  }

  private moveUp(timer: Timer, from: u32): void {
    let position = from;
    while (position > 0) {
      const above = u32((position - 1) >> 1);
      const other = this.heap[above];
      if (!comesBefore(timer, other)) break;
      this.heap[position] = other;
      other.position = position;
      position = above;
    }
    this.heap[position] = timer;
    timer.position = position;
  }

  private moveDown(timer: Timer, from: u32): void {
    const count = u32(this.heap.length);
    let position = from;
    for (;;) {
      let below = u32(position * 2 + 1);
      if (below >= count) break;
      if (below + 1 < count && comesBefore(this.heap[below + 1], this.heap[below])) below = u32(below + 1);
      const other = this.heap[below];
      if (!comesBefore(other, timer)) break;
      this.heap[position] = other;
      other.position = position;
      position = below;
    }
    this.heap[position] = timer;
    timer.position = position;
  }
}

function comesBefore(a: Timer, b: Timer): boolean {
  return a.deadlineUs < b.deadlineUs || (a.deadlineUs === b.deadlineUs && a.order < b.order);
}
