// How long to wait for an acknowledgment: the estimate of the round-trip time of RFC 6298. Times are in milliseconds.

const leastMs = 200;
const mostMs = 60000;
const firstMs = 1000;
const afterLostSynMs = 3000;

export class RetransmissionTimer {
  /** Smoothed round-trip time and its variation; 0 before the first sample. */
  smoothedMs = 0;
  variationMs = 0;
  /** The current timeout, with backoff. */
  timeoutMs = firstMs;

  /** Takes a measured round trip (RFC 6298 2.2, 2.3); ends a backoff. */
  sample(roundTripMs: number): void {
    // The clock's tick is a millisecond: what took less is counted as one.
    const measured = roundTripMs > 1 ? roundTripMs : 1;
    if (this.smoothedMs === 0) {
      this.smoothedMs = measured;
      this.variationMs = measured / 2;
    } else {
      this.variationMs += (Math.abs(this.smoothedMs - measured) - this.variationMs) / 4;
      this.smoothedMs += (measured - this.smoothedMs) / 8;
    }
    this.endBackoff();
  }

  /** The timeout ran out: the next one is twice as long (RFC 6298 5.5). */
  backOff(): void {
    this.timeoutMs = Math.min(this.timeoutMs * 2, mostMs);
  }

  /** A SYN had to be sent again: data begins with 3 s (RFC 6298 5.7). */
  onLostSyn(): void {
    this.timeoutMs = Math.max(this.timeoutMs, afterLostSynMs);
  }

  /**
   * Back to what the estimate says. Not for every acknowledgment: until a segment that was sent once is measured, the backed
   * off timeout stays (Karn's algorithm).
   */
  endBackoff(): void {
    if (this.smoothedMs === 0) {
      this.timeoutMs = firstMs;
      return;
    }
    const spread = 4 * this.variationMs;
    const wanted = this.smoothedMs + (spread > 1 ? spread : 1);
    this.timeoutMs = wanted < leastMs ? leastMs : wanted > mostMs ? mostMs : wanted;
  }
}
