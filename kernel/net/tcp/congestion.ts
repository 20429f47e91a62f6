// Congestion control: NewReno (RFC 5681, 6582) with byte counting (RFC 3465) and an initial window of ten segments
// (RFC 6928). It only knows how many bytes may be under way; what to send is the connection's business.

export class Congestion {
  window: u32;
  slowStartThreshold: u32 = 0x7fffffff;
  private mss: u32;
  /** Bytes acknowledged since the window grew last, in congestion avoidance. */
  private acknowledged: u32 = 0;

  constructor(mss: u32) {
    this.mss = mss;
    this.window = Congestion.initialWindow(mss);
  }

  /** RFC 6928 2. */
  static initialWindow(mss: u32): u32 {
    return u32(Math.min(10 * mss, Math.max(2 * mss, 14600)));
  }

  /** The connection's segment size became known or changed. */
  setMss(mss: u32): void {
    this.mss = mss;
  }

  /** New data was acknowledged outside of recovery, while the window was what limited sending. */
  onAcknowledged(bytes: u32): void {
    if (this.window < this.slowStartThreshold) {
      const most = u32(2 * this.mss);
      this.window = u32(this.window + (bytes < most ? bytes : most));
      return;
    }
    this.acknowledged = u32(this.acknowledged + bytes);
    if (this.acknowledged < this.window) return;
    this.acknowledged = u32(this.acknowledged - this.window);
    this.window = u32(this.window + this.mss);
  }

  /** Loss seen by duplicate acknowledgments: half of what is under way (RFC 5681 3.2). */
  onLoss(inFlight: u32): void {
    this.slowStartThreshold = u32(Math.max(u32(inFlight / 2), 2 * this.mss));
    this.window = this.slowStartThreshold;
    this.acknowledged = 0;
  }

  /** Loss seen by the retransmission timer: start again with one segment (RFC 5681 3.1). */
  onTimeout(inFlight: u32): void {
    this.slowStartThreshold = u32(Math.max(u32(inFlight / 2), 2 * this.mss));
    this.window = this.mss;
    this.acknowledged = 0;
  }

  /** Nothing was sent for longer than a timeout: what the window said is no longer true (RFC 5681 4.1). */
  onIdle(): void {
    this.window = u32(Math.min(this.window, Congestion.initialWindow(this.mss)));
  }
}
