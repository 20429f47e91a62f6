// Where TCP builds its segments: the Internet layer below, as TCP needs it.

export interface TcpOutput {
  /** The memory of the frame begun last, and where its TCP header goes. */
  readonly memory: Uint8Array;
  readonly start: u32;
  readonly checksumOffload: boolean;
  /** The device cuts segments: `length` may be up to `mostSegmentBytes`. */
  readonly segmentationOffload: boolean;
  /** This station's address. */
  readonly address: u32;
  /** Begins a packet with room for `length` bytes of TCP; false: no room in the ring, or no route. */
  begin(destination: u32, length: u32): boolean;
  /** Completes checksums and sends what was begun last. `segmentSize` 0: one segment; otherwise cut by the device. */
  end(length: u32, segmentSize: u32, headerLength: u32): void;
  /** Largest IP packet towards an address. */
  mtu(destination: u32): u32;
}
