// Two stations and a link between them that loses, doubles, reorders, delays and corrupts frames, all by a seed.

import type { FrameSink } from "./bench_device.ts";
import { ManualClock, SeededRandom, TestDevice } from "./bench_device.ts";
import { NetworkStack } from "../stack.ts";

/** How bad the link is; chances in thousandths. */
export class LinkFaults {
  loss: u32 = 0;
  duplication: u32 = 0;
  reordering: u32 = 0;
  corruption: u32 = 0;
  delayMs: u32 = 1;
  /** Added to the delay of reordered frames. */
  reorderMs: u32 = 20;
}

class Flight {
  readonly frame: Uint8Array;
  readonly atUs: number;
  readonly to: Station;

  constructor(frame: Uint8Array, atUs: number, to: Station) {
    this.frame = frame;
    this.atUs = atUs;
    this.to = to;
  }
}

class Station implements FrameSink {
  readonly device: TestDevice;
  readonly stack: NetworkStack;
  other: Station | null = null;
  private readonly link: SimulatedLink;

  constructor(link: SimulatedLink, clock: ManualClock, random: SeededRandom, number: u8, hasOffloads: boolean) {
    this.link = link;
    this.device = new TestDevice(number, hasOffloads, this);
    this.stack = new NetworkStack(this.device, clock, random);
    this.stack.configure(u32(0x0a000000 + u32(number)), 0xffffff00, 0);
  }

  onFrame(frame: Uint8Array): void {
    if (this.other !== null) this.link.carry(frame, this.other);
  }
}

export class SimulatedLink {
  readonly clock = new ManualClock();
  readonly faults: LinkFaults;
  readonly left: Station;
  readonly right: Station;
  lost = 0;
  private readonly random: SeededRandom;
  /** In the order of arrival. */
  private flights: Flight[] = [];

  constructor(seed: u32, faults: LinkFaults, hasOffloads: boolean) {
    this.random = new SeededRandom(seed);
    this.faults = faults;
    this.left = new Station(this, this.clock, this.random, 1, hasOffloads);
    this.right = new Station(this, this.clock, this.random, 2, hasOffloads);
    this.left.other = this.right;
    this.right.other = this.left;
  }

  carry(frame: Uint8Array, to: Station): void {
    const { faults, random } = this;
    if (random.below(1000) < faults.loss) {
      this.lost++;
      return;
    }
    if (random.below(1000) < faults.corruption) {
      const place = random.below(u32(frame.length));
      frame[place] = u8(u32(frame[place]) ^ u32(1 << random.below(8)));
    }
    const late: u32 = random.below(1000) < faults.reordering ? random.below(faults.reorderMs) : 0;
    this.launch(frame, u32(faults.delayMs + late), to);
    if (random.below(1000) < faults.duplication) this.launch(frame.slice(0, frame.length), u32(faults.delayMs + 3), to);
  }

  /** Lets everything happen for a time: arrivals, timers, egress, each at its moment. */
  run(ms: number): void {
    const end = this.clock.us + ms * 1000;
    this.egress();
    while (this.clock.us < end) {
      const arrival = this.flights.length > 0 ? this.flights[0].atUs : Infinity;
      const timer = Math.min(this.left.stack.nextDeadlineUs(), this.right.stack.nextDeadlineUs());
      const next = Math.min(arrival, timer);
      this.clock.us = next >= end ? end : Math.max(next, this.clock.us + (next <= this.clock.us ? 10 : 0));
      this.arrive();
      this.left.stack.onTimer();
      this.right.stack.onTimer();
      this.egress();
    }
  }

  private egress(): void {
    this.left.stack.egress();
    this.right.stack.egress();
  }

  private arrive(): void {
    while (this.flights.length > 0 && this.flights[0].atUs <= this.clock.us) {
      const flight = this.flights.shift();
      if (flight !== undefined) flight.to.device.deliver(flight.frame);
    }
  }

  private launch(frame: Uint8Array, delayMs: u32, to: Station): void {
    const flight = new Flight(frame, this.clock.us + Number(delayMs) * 1000, to);
    let place = this.flights.length;
    while (place > 0 && this.flights[place - 1].atUs > flight.atUs) place--;
    this.flights.splice(place, 0, flight);
  }
}
