// All connections of the station, found by remote address and both ports: a hash table of chains that run through the
// connections themselves. The hash multiplies by a secret number, so that nobody can aim at one chain.

import type { TcpConnection } from "./connection.ts";

const firstBuckets: u32 = 64;

export class ConnectionTable {
  /** How many connections are in it. */
  size = 0;
  /** The first of each chain; a power of two. */
  private buckets = emptyBuckets(firstBuckets);
  /** Odd. */
  private readonly multiplier: u64;

  /** `secret`: random bits. */
  constructor(secret: u64) {
    this.multiplier = u64(secret | 1n);
  }

  find(remoteAddress: u32, remotePort: u16, localPort: u16): TcpConnection | null {
    let connection = this.buckets[this.bucketOf(remoteAddress, remotePort, localPort)];
    while (connection !== null) {
      if (
        connection.remotePort === remotePort &&
        connection.remoteAddress === remoteAddress &&
        connection.localPort === localPort
      )
        return connection;
      connection = connection.nextInTable;
    }
    return null;
  }

  /** The connection is not in the table, and no other with its addresses is. */
  add(connection: TcpConnection): void {
    if (this.size >= this.buckets.length) this.grow();
    this.link(connection);
    this.size++;
  }

  /** False when it was not in the table. */
  delete(connection: TcpConnection): boolean {
    const bucket = this.bucketOf(connection.remoteAddress, connection.remotePort, connection.localPort);
    let before: TcpConnection | null = null;
    for (let one = this.buckets[bucket]; one !== null; one = one.nextInTable) {
      if (one === connection) {
        if (before === null) this.buckets[bucket] = connection.nextInTable;
        else before.nextInTable = connection.nextInTable;
        connection.nextInTable = null;
        this.size--;
        return true;
      }
      before = one;
    }
    return false;
  }

  /** All of them as they are now, in no particular order. */
  list(): TcpConnection[] {
    const all: TcpConnection[] = [];
    for (const first of this.buckets) for (let one = first; one !== null; one = one.nextInTable) all.push(one);
    return all;
  }

  private link(connection: TcpConnection): void {
    const bucket = this.bucketOf(connection.remoteAddress, connection.remotePort, connection.localPort);
    connection.nextInTable = this.buckets[bucket];
    this.buckets[bucket] = connection;
  }

  private grow(): void {
    const all = this.list();
    this.buckets = emptyBuckets(u32(this.buckets.length * 2));
    for (const connection of all) this.link(connection);
  }

  private bucketOf(remoteAddress: u32, remotePort: u16, localPort: u16): u32 {
    const ports = u32(u32(u32(localPort) << 16) | u32(remotePort));
    const key = u64(u64(u64(remoteAddress) << 32n) ^ u64(u64(ports) * this.multiplier));
    return u32(u32(u64(key * this.multiplier) >> 32n) & u32(this.buckets.length - 1));
  }
}

function emptyBuckets(count: u32): (TcpConnection | null)[] {
  return new Array<TcpConnection | null>(count).fill(null);
}
