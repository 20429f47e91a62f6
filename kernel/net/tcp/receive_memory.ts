// What all connections together keep of received bytes: out of order, or not taken by their applications. One connection is
// bounded by its window; thousands of stalled ones are bounded here.

export class ReceiveMemory {
  usedBytes = 0;

  constructor(readonly limitBytes: number) {}

  get freeBytes(): number {
    return this.usedBytes < this.limitBytes ? this.limitBytes - this.usedBytes : 0;
  }
}
