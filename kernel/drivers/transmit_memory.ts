// Room for frames that wait to be sent: a ring of bytes from which stretches of any length are cut in order. A stretch
// belongs to a descriptor of the transmit queue until the device has used it; room returns when the oldest come back.

/** Stretches start at multiples of this. */
const alignment: u32 = 64;

export class TransmitMemory {
  private readonly capacity: u32;
  private readonly slotCount: u32;
  /** Where in the ring each slot's stretch ends; slots are used round and round in order. */
  private readonly ends: Uint32Array;
  private readonly isReleased: Uint8Array;
  private nextSlot: u32 = 0;
  private oldestSlot: u32 = 0;
  private slotsInUse: u32 = 0;
  /** The next byte to give out, and the first that is still in use; equal when nothing is in use. */
  private head: u32 = 0;
  private tail: u32 = 0;

  /** `capacity` bytes (at least two of the longest frames), `slotCount` frames at once. */
  constructor(capacity: u32, slotCount: u32) {
    this.capacity = capacity;
    this.slotCount = slotCount;
    this.ends = new Uint32Array(slotCount);
    this.isReleased = new Uint8Array(slotCount);
  }

  /** Where `length` contiguous bytes are free, or -1. A second call without `commit` gives the same place. */
  reserve(length: u32): i32 {
    if (this.slotsInUse === this.slotCount) return -1;
    if (this.slotsInUse === 0) {
      this.head = 0;
      this.tail = 0;
      return length <= this.capacity ? 0 : -1;
    }
    if (this.head > this.tail) {
      if (length <= this.capacity - this.head) return i32(this.head);
      // The end is too short: start over, staying clear of `tail` so that head === tail always means empty.
      return length < this.tail ? 0 : -1;
    }
    return length < this.tail - this.head ? i32(this.head) : -1;
  }

  /** Takes the place that `reserve` gave, now `length` bytes long, and gives its slot. */
  commit(start: u32, length: u32): u32 {
    const slot = this.nextSlot;
    const end = u32((start + length + (alignment - 1)) & ~(alignment - 1));
    this.head = end > this.capacity ? this.capacity : end;
    this.ends[slot] = this.head;
    this.isReleased[slot] = 0;
    this.nextSlot = u32(slot + 1) === this.slotCount ? 0 : u32(slot + 1);
    this.slotsInUse = u32(this.slotsInUse + 1);
    return slot;
  }

  /** The device is done with that slot. Slots may come back in any order. */
  release(slot: u32): void {
    if (slot >= this.slotCount || this.slotsInUse === 0) throw new Error(`transmit slot ${slot} was not in use`);
    this.isReleased[slot] = 1;
    while (this.slotsInUse > 0 && this.isReleased[this.oldestSlot] === 1) {
      this.isReleased[this.oldestSlot] = 0;
      this.tail = u32(this.ends[this.oldestSlot]);
      this.oldestSlot = u32(this.oldestSlot + 1) === this.slotCount ? 0 : u32(this.oldestSlot + 1);
      this.slotsInUse = u32(this.slotsInUse - 1);
    }
  }

  /** Writes everything down at `saved[first]` and after it: 5 words and one for each slot. */
  suspend(saved: Uint32Array, first: u32): void {
    saved[first] = this.nextSlot;
    saved[first + 1] = this.oldestSlot;
    saved[first + 2] = this.slotsInUse;
    saved[first + 3] = this.head;
    saved[first + 4] = this.tail;
    for (let slot: u32 = 0; slot < this.slotCount; slot++) {
      saved[first + 5 + slot] = u32(u32(this.ends[slot]) * 2 + u32(this.isReleased[slot]));
    }
  }

  /** Goes on where `suspend` stood. */
  resume(saved: Uint32Array, first: u32): void {
    this.nextSlot = u32(saved[first]);
    this.oldestSlot = u32(saved[first + 1]);
    this.slotsInUse = u32(saved[first + 2]);
    this.head = u32(saved[first + 3]);
    this.tail = u32(saved[first + 4]);
    for (let slot: u32 = 0; slot < this.slotCount; slot++) {
      const word = u32(saved[first + 5 + slot]);
      this.ends[slot] = u32(word >> 1);
      this.isReleased[slot] = u8(word & 1);
    }
  }
}
