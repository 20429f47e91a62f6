// The stack's deadlines: a binary heap of timers that know their place, so that setting, moving and stopping one costs
// a few steps and allocates nothing. Time is in milliseconds modulo 2^32; deadlines lie within 24 days of each other.

/** Who is told when a timer is due. */
export interface TimerOwner {
  onDeadline(nowMs: u32): void;
}

export class DeadlineTimer {
  readonly owner: TimerOwner;
  dueMs: u32 = 0;
  /** Index in the heap; -1: stopped. */
  position: i32 = -1;

  constructor(owner: TimerOwner) {
    this.owner = owner;
  }

  get isSet(): boolean {
    return this.position >= 0;
  }
}

/** Is moment `a` before moment `b`? */
export function isBefore(a: u32, b: u32): boolean {
  return i32(u32(a - b)) < 0;
}

export class TimerQueue {
  private readonly heap: DeadlineTimer[] = [];

  /** Milliseconds from `nowMs` until the next timer is due, 0 when it is already; -1: none is set. */
  untilNextMs(nowMs: u32): i32 {
    if (this.heap.length === 0) return -1;
    const rest = i32(u32(this.heap[0].dueMs - nowMs));
    return rest > 0 ? rest : 0;
  }

  /** Sets the timer to a moment, whether it was set before or not. */
  set(timer: DeadlineTimer, dueMs: u32): void {
    timer.dueMs = dueMs;
    if (timer.position < 0) {
      timer.position = i32(this.heap.length);
      this.heap.push(timer);
      this.moveUp(timer);
      return;
    }
    this.moveUp(timer);
    this.moveDown(timer);
  }

  stop(timer: DeadlineTimer): void {
    const position = timer.position;
    if (position < 0) return;
    timer.position = -1;
    const last = this.heap.pop();
    if (last === undefined || last === timer) return;
    this.place(last, position);
    this.moveUp(last);
    this.moveDown(last);
  }

  /** Tells the owners of all timers due now; each is stopped first, and may set its timer again. */
  run(nowMs: u32): void {
    while (this.heap.length > 0) {
      const timer = this.heap[0];
      if (isBefore(nowMs, timer.dueMs)) return;
      this.stop(timer);
      timer.owner.onDeadline(nowMs);
    }
  }

  private place(timer: DeadlineTimer, position: i32): void {
    this.heap[position] = timer;
    timer.position = position;
  }

  private moveUp(timer: DeadlineTimer): void {
    let position = timer.position;
    while (position > 0) {
      const parentPosition = i32((position - 1) >> 1);
      const parent = this.heap[parentPosition];
      if (!isBefore(timer.dueMs, parent.dueMs)) break;
      this.place(parent, position);
      position = parentPosition;
    }
    this.place(timer, position);
  }

  private moveDown(timer: DeadlineTimer): void {
    const count = i32(this.heap.length);
    let position = timer.position;
    for (;;) {
      let childPosition = i32(position * 2 + 1);
      if (childPosition >= count) break;
      const right = i32(childPosition + 1);
      if (right < count && isBefore(this.heap[right].dueMs, this.heap[childPosition].dueMs)) childPosition = right;
      const child = this.heap[childPosition];
      if (!isBefore(child.dueMs, timer.dueMs)) break;
      this.place(child, position);
      position = childPosition;
    }
    this.place(timer, position);
  }
}
