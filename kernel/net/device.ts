// What the network stack asks of its surroundings: a device that carries Ethernet frames, a clock and randomness.
// Drivers implement these interfaces; the stack knows nothing else of the machine, so it runs on a simulated link too.

/** An Ethernet interface. Frames are built in and read from memory that the device shares, so nothing is copied twice. */
export interface NetworkDevice {
  /** Six bytes. */
  readonly macAddress: Uint8Array;
  /** Largest IP packet in bytes, without the Ethernet header; at least 576. */
  readonly mtu: u32;
  /** The device completes TCP and UDP checksums of frames for which `transmit` is given a checksum start. */
  readonly checksumOffload: boolean;
  /** The device cuts TCP frames of up to 64 KiB of payload into segments. Implies `checksumOffload`. */
  readonly segmentationOffload: boolean;
  /** All memory in which frames to be sent are built; `reserve` gives offsets into it. */
  readonly transmitMemory: Uint8Array;

  /**
   * Reserves `length` contiguous bytes for one frame, and gives their offset in `transmitMemory`, or -1 when the ring is
   * full: the receiver's `room` is then called once there is room again. Each reservation replaces one not yet transmitted.
   */
  reserve(length: u32): i32;

  /**
   * Queues the frame built at the last reserved offset; `length` may be less than was reserved. The frame starts with its
   * Ethernet header.
   *
   * @param checksumStart from where to sum, in bytes from the start of the frame; 0: the frame's checksums are complete.
   *   The field to fill already holds the sum of the pseudo header, not complemented.
   * @param checksumOffset where the checksum goes, in bytes from `checksumStart`.
   * @param segmentSize TCP payload bytes of each frame to cut; 0: do not cut.
   * @param headerLength Ethernet, IP and TCP headers together, in bytes; repeated before every cut segment.
   */
  transmit(
    offset: u32,
    length: u32,
    checksumStart: u32,
    checksumOffset: u32,
    segmentSize: u32,
    headerLength: u32,
  ): void;

  /** Tells the device of the frames queued since the last call; called once for each turn of the event loop. */
  flush(): void;

  /** Hands received frames to the receiver, up to a budget of the device's own; false when there was nothing to do. */
  poll(): boolean;

  /** Names who gets the frames; called once, before the first `poll`. */
  setReceiver(receiver: FrameReceiver): void;
}

/** Who takes a device's frames: the network stack. */
export interface FrameReceiver {
  /**
   * A frame arrived: `length` bytes at `offset` of `memory`, valid during the call only. A frame that the device merged
   * from several TCP segments may be up to 64 KiB long.
   *
   * @param checksumValid the device vouches for the TCP or UDP checksum, which need not be right in the bytes.
   */
  receive(memory: Uint8Array, offset: u32, length: u32, checksumValid: boolean): void;

  /** The transmit ring, full at the last `reserve`, has room again. */
  room(): void;
}

export interface Clock {
  /** Microseconds since some fixed moment; never goes back, not even across a live update. */
  nowUs(): number;
}

/** Unpredictable bits: keys of hashes, first sequence numbers and ports are drawn from it. */
export interface Random {
  nextU32(): u32;
}
