// How TCP's segments leave: packets of IPv4, with the checksum left to the device where it can do that.

import { writeU16 } from "./bytes.ts";
import { addBytes, finishChecksum, pseudoHeaderSum } from "./checksum.ts";
import type { NetworkDevice } from "./device.ts";
import { type Ipv4, Protocol } from "./ipv4.ts";
import type { TcpOutput } from "./tcp/output.ts";

const checksumField: u32 = 16;

export class Ipv4TcpOutput implements TcpOutput {
  readonly checksumOffload: boolean;
  readonly segmentationOffload: boolean;
  nowMs: u32 = 0;
  private readonly ipv4: Ipv4;
  private readonly device: NetworkDevice;
  private destination: u32 = 0;

  constructor(ipv4: Ipv4, device: NetworkDevice) {
    this.ipv4 = ipv4;
    this.device = device;
    this.checksumOffload = device.checksumOffload;
    this.segmentationOffload = device.segmentationOffload;
  }

  get memory(): Uint8Array {
    return this.ipv4.memory;
  }

  get start(): u32 {
    return this.ipv4.payload;
  }

  get address(): u32 {
    return this.ipv4.address;
  }

  begin(destination: u32, length: u32): boolean {
    this.destination = destination;
    return this.ipv4.begin(destination, length, this.nowMs);
  }

  end(length: u32, segmentSize: u32, headerLength: u32): void {
    const memory = this.ipv4.memory;
    const at = this.ipv4.payload;
    const pseudo = pseudoHeaderSum(this.ipv4.address, this.destination, Protocol.tcp, length);
    if (this.checksumOffload) {
      writeU16(memory, u32(at + checksumField), u16(pseudo));
    } else {
      writeU16(memory, u32(at + checksumField), 0);
      writeU16(memory, u32(at + checksumField), finishChecksum(addBytes(pseudo, memory, at, length)));
    }
    this.ipv4.end(
      this.destination,
      Protocol.tcp,
      length,
      this.checksumOffload,
      checksumField,
      segmentSize,
      headerLength,
    );
  }

  mtu(): u32 {
    return this.device.mtu;
  }
}
