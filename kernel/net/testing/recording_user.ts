// The application's end in tests: accepts, notes all it is told, and can echo or refuse to read.

import type { TcpAcceptor, TcpConnection, TcpUser } from "../stack.ts";
import { patternByte } from "./scripted_peer.ts";

export class RecordingUser implements TcpUser {
  readonly hearsEndPaused: boolean = false;
  connection: TcpConnection | null = null;
  readonly chunks: Uint8Array[] = [];
  bytes = 0;
  connects = 0;
  ends = 0;
  drains = 0;
  closes = 0;
  error = "";
  echoes = false;
  /** Ends its side when the peer has ended. */
  endsToo = false;

  onConnect(): void {
    this.connects++;
  }

  onData(bytes: Uint8Array, offset: u32, length: u32): void {
    const chunk = bytes.slice(offset, u32(offset + length));
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    if (this.echoes && this.connection !== null) this.connection.write(chunk);
  }

  onEnd(): void {
    this.ends++;
    if (this.endsToo && this.connection !== null) this.connection.end();
  }

  onDrain(): void {
    this.drains++;
  }

  onClose(error: string): void {
    this.closes++;
    this.error = error;
  }

  /** Everything received, as one array. */
  get contents(): Uint8Array {
    const all = new Uint8Array(this.bytes);
    let at = 0;
    for (const chunk of this.chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }

  /** Throws unless exactly `length` bytes came and they are those of the test pattern from `sequence` on. */
  checkPattern(sequence: u32, length: number): void {
    const all = this.contents;
    if (all.length !== length) throw new Error(`${all.length} bytes were delivered instead of ${length}`);
    for (let index = 0; index < length; index++) {
      if (all[index] !== patternByte(u32(sequence + u32(index)))) throw new Error(`byte ${index} is wrong`);
    }
  }
}

/** Accepts every connection; the users in the order of acceptance. */
export class RecordingAcceptor implements TcpAcceptor {
  readonly users: RecordingUser[] = [];
  echoes = false;
  endsToo = false;
  startsPaused = false;

  accept(connection: TcpConnection): TcpUser {
    const user = new RecordingUser();
    user.connection = connection;
    user.echoes = this.echoes;
    user.endsToo = this.endsToo;
    if (this.startsPaused) connection.pause();
    this.users.push(user);
    return user;
  }

  /** The user accepted last. */
  get last(): RecordingUser {
    return this.users[this.users.length - 1];
  }
}

/** The connection of a user that has one. */
export function connectionOf(user: RecordingUser): TcpConnection {
  if (user.connection === null) throw new Error("the user has no connection");
  return user.connection;
}
