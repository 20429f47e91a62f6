// The network stack: wires the protocols together and is what the kernel and the socket API see of them. A received frame
// goes down `receive` and `onPacket`, which name every layer it passes; what is to be sent leaves in `egress`.

import { Arp, type NeighborSnapshot } from "./arp.ts";
import { readU16 } from "./bytes.ts";
import { addBytes, isValidSum, pseudoHeaderSum } from "./checksum.ts";
import type { Clock, FrameReceiver, NetworkDevice, Random } from "./device.ts";
import { DhcpClient, dhcpClientPort, type DhcpHost, DhcpLease, dhcpServerPort } from "./dhcp.ts";
import { NetworkError } from "./error.ts";
import { Ethernet, ethernetHeaderLength, EtherType } from "./ethernet.ts";
import { type FragmentOwner, FragmentTable } from "./fragments.ts";
import { Icmp, type IcmpError, type IcmpErrorReceiver, UnreachableCode } from "./icmp.ts";
import { Ipv4, type Ipv4Packet, type PacketReceiver, Protocol } from "./ipv4.ts";
import { Loopback } from "./loopback.ts";
import { NetworkStatistics } from "./statistics.ts";
import type { TcpConnection } from "./tcp/connection.ts";
import type { TcpListener } from "./tcp/listener.ts";
import type { TcpSnapshot, TcpStateSnapshot } from "./tcp/snapshot.ts";
import { Tcp, TcpLimits } from "./tcp/tcp.ts";
import type { TcpAcceptor, TcpUser } from "./tcp/user.ts";
import { Ipv4TcpOutput } from "./tcp_output.ts";
import { TimerQueue } from "./timer_queue.ts";
import { Udp, type UdpSocket, type UdpUser } from "./udp.ts";

export { NetworkError };
export { TcpConnection } from "./tcp/connection.ts";
export { TcpLimits } from "./tcp/tcp.ts";
export { TcpListener } from "./tcp/listener.ts";
export { TcpQueuesSnapshot, TcpSnapshot } from "./tcp/snapshot.ts";
export type { TcpAcceptor, TcpUser } from "./tcp/user.ts";
export { UdpSocket, type UdpUser } from "./udp.ts";
export { DhcpLease } from "./dhcp.ts";

/** What a live update carries of the stack besides its sockets. */
export class NetworkSnapshot {
  address: u32 = 0;
  mask: u32 = 0;
  gateway: u32 = 0;
  neighbors: NeighborSnapshot[] = [];
  /** Null when the address is fixed. */
  lease: DhcpLease | null = null;
  tcp: TcpStateSnapshot | null = null;
}

export class NetworkStack
  implements FrameReceiver, PacketReceiver, IcmpErrorReceiver, FragmentOwner, DhcpHost, UdpUser
{
  readonly statistics = new NetworkStatistics();
  readonly macAddress: Uint8Array;
  private readonly device: NetworkDevice;
  private readonly clock: Clock;
  private readonly timers = new TimerQueue();
  private readonly ethernet: Ethernet;
  private readonly arp: Arp;
  private readonly loopback: Loopback;
  private readonly ipv4: Ipv4;
  private readonly icmp: Icmp;
  private readonly udp: Udp;
  private readonly tcpOutput: Ipv4TcpOutput;
  private readonly tcp: Tcp;
  private readonly dhcp: DhcpClient;
  private dhcpSocket: UdpSocket | null = null;
  private onLeaseCallback: ((lease: DhcpLease) => void) | null = null;
  private nowUs = 0;
  private nowMs: u32 = 0;
  /** The clock is read once for a batch of frames. */
  private isTimeKnown = false;
  /** Nothing is sent before the first egress, so that a live update can still put its own state in place. */
  private mustAnnounce = false;
  private mustAskDhcp = false;

  constructor(device: NetworkDevice, clock: Clock, random: Random, limits: TcpLimits = new TcpLimits()) {
    const statistics = this.statistics;
    this.device = device;
    this.clock = clock;
    this.macAddress = device.macAddress;
    this.ethernet = new Ethernet(device, statistics.ethernet);
    this.arp = new Arp(this.ethernet, this.timers, statistics.arp);
    const fragments = new FragmentTable(this, this.timers, statistics.ipv4);
    this.loopback = new Loopback(statistics.ipv4);
    this.ipv4 = new Ipv4(this.ethernet, this.arp, this, fragments, this.loopback, statistics.ipv4, random.nextU32());
    this.icmp = new Icmp(this.ipv4, this, statistics.icmp);
    this.udp = new Udp(this.ipv4, statistics.udp, random.nextU32());
    this.tcpOutput = new Ipv4TcpOutput(this.ipv4, device);
    this.tcp = new Tcp(this.tcpOutput, this.timers, clock, random, statistics.tcp, limits);
    this.dhcp = new DhcpClient(this, clock, random, statistics.dhcp);
    this.readTime();
    device.setReceiver(this);
  }

  // Configuration.

  /** This station's address; 0 before there is one. */
  get address(): u32 {
    return this.ipv4.address;
  }

  /** Sets a fixed address. `gateway` 0: there is no router. */
  configure(address: u32, mask: u32, gateway: u32): void {
    this.readTime();
    this.ipv4.configure(address, mask, gateway);
    this.mustAnnounce = address !== 0;
    if (address !== 0) this.tcp.onAddress(address);
  }

  /** Asks a DHCP server for an address, and keeps the lease; told of every lease obtained or renewed. */
  startDhcp(onLease: (lease: DhcpLease) => void): void {
    this.readTime();
    this.onLeaseCallback = onLease;
    this.dhcpSocket ??= this.udp.bind(dhcpClientPort, this);
    this.mustAskDhcp = true;
  }

  // Sockets.

  /** Listens on a port; throws NetworkError EADDRINUSE. `backlog` bounds connections not yet established. */
  listen(port: u16, backlog: number, acceptor: TcpAcceptor): TcpListener {
    this.readTime();
    return this.tcp.listen(port, backlog, acceptor);
  }

  /**
   * Opens a connection; the user is told when it is open or has failed. 127.0.0.0/8 is this station. Throws NetworkError
   * ENETUNREACH when no way leads there, EADDRNOTAVAIL when ports or places are exhausted.
   */
  connect(address: u32, port: u16, user: TcpUser): TcpConnection {
    this.readTime();
    const destination = this.ipv4.meant(address);
    if (this.address !== 0 && !this.ipv4.canReach(destination))
      throw new NetworkError("ENETUNREACH", "connect: no way leads there");
    return this.tcp.connect(destination, port, user);
  }

  /** Binds a UDP port, 0 for a free one; throws NetworkError EADDRINUSE. */
  bindUdp(port: u16, user: UdpUser): UdpSocket {
    return this.udp.bind(port, user);
  }

  // The event loop.

  /** Runs what is due. */
  onTimer(): void {
    if (!this.isTimeKnown) this.readTime();
    if (!this.loopback.isEmpty) this.ipv4.receiveOwn(this.nowMs);
    this.timers.run(this.nowMs);
    this.dhcp.onTimer(this.nowUs);
  }

  /** Makes segments of what has been written, acknowledges what has come, and rings the device's bell. */
  egress(): void {
    if (!this.isTimeKnown) this.readTime();
    if (this.mustAnnounce || this.mustAskDhcp) this.introduce();
    this.tcp.egress();
    this.device.flush();
    this.isTimeKnown = false;
  }

  private introduce(): void {
    if (this.mustAnnounce) this.arp.announce();
    if (this.mustAskDhcp) this.dhcp.start();
    this.mustAnnounce = false;
    this.mustAskDhcp = false;
  }

  /** When `onTimer` is next needed, in the clock's microseconds; Infinity: not before something happens. */
  nextDeadlineUs(): number {
    if (this.tcp.hasWork || !this.loopback.isEmpty) return this.nowUs;
    const restMs = this.timers.untilNextMs(this.nowMs);
    const timersUs = restMs < 0 ? Infinity : this.nowUs + Number(restMs) * 1000;
    return timersUs < this.dhcp.nextDeadlineUs ? timersUs : this.dhcp.nextDeadlineUs;
  }

  receive(memory: Uint8Array, offset: u32, length: u32, checksumValid: boolean): void {
    if (!this.isTimeKnown) this.readTime();
    const statistics = this.statistics.ethernet;
    statistics.framesReceived++;
    if (length < ethernetHeaderLength) {
      statistics.dropTooShort++;
      return;
    }
    if (!this.ethernet.accepts(memory, offset)) {
      statistics.dropOtherStation++;
      return;
    }
    const payload = u32(offset + ethernetHeaderLength);
    const payloadLength = u32(length - ethernetHeaderLength);
    const type = readU16(memory, u32(offset + 12));
    if (type === EtherType.ipv4) this.ipv4.receive(memory, payload, payloadLength, checksumValid, this.nowMs);
    else if (type === EtherType.arp) this.arp.processPacket(memory, payload, payloadLength, this.nowMs);
    else statistics.dropUnknownType++;
  }

  room(): void {
    this.ethernet.isFull = false;
  }

  /** A whole packet for this station. */
  onPacket(packet: Ipv4Packet): void {
    switch (packet.protocol) {
      case Protocol.tcp:
        this.processTcp(packet);
        return;
      case Protocol.udp:
        if (!this.udp.processPacket(packet)) this.icmp.sendUnreachable(packet, UnreachableCode.port, this.nowMs);
        return;
      case Protocol.icmp:
        this.icmp.processPacket(packet, this.nowMs);
        return;
      default:
        this.statistics.ipv4.dropUnknownProtocol++;
        this.icmp.sendUnreachable(packet, UnreachableCode.protocol, this.nowMs);
    }
  }

  onUnfinished(packet: Ipv4Packet): void {
    this.icmp.sendReassemblyTimeout(packet, this.nowMs);
  }

  onIcmpError(error: IcmpError): void {
    if (error.protocol === Protocol.tcp) this.tcp.onIcmpError(error);
  }

  private processTcp(packet: Ipv4Packet): void {
    // RFC 9293 3.9.2.3: segments to more than one station are silently dropped.
    if (packet.isBroadcast || packet.source === 0 || packet.destination !== this.ipv4.address) return;
    if (!packet.checksumValid) {
      const pseudo = pseudoHeaderSum(packet.source, packet.destination, Protocol.tcp, packet.length);
      if (!isValidSum(addBytes(pseudo, packet.bytes, packet.offset, packet.length))) {
        this.statistics.tcp.dropChecksum++;
        return;
      }
    }
    this.tcp.processPacket(packet.bytes, packet.offset, packet.length, packet.source, packet.destination);
  }

  private readTime(): void {
    this.nowUs = this.clock.nowUs();
    this.nowMs = toMs(this.nowUs);
    this.tcp.nowMs = this.nowMs;
    this.tcpOutput.nowMs = this.nowMs;
    this.udp.nowMs = this.nowMs;
    this.isTimeKnown = true;
  }

  // DHCP rides on UDP like an application.

  onDatagram(bytes: Uint8Array, offset: u32, length: u32, sourceAddress: u32, sourcePort: u16): void {
    if (sourcePort === dhcpServerPort) this.dhcp.onMessage(bytes, offset, length);
  }

  sendDhcp(destination: u32, message: Uint8Array): void {
    if (this.dhcpSocket !== null) this.dhcpSocket.send(destination, dhcpServerPort, message);
  }

  onLease(lease: DhcpLease): void {
    const { ipv4 } = this;
    const isNews = lease.address !== ipv4.address || lease.mask !== ipv4.mask || lease.gateway !== ipv4.gateway;
    if (isNews) this.configure(lease.address, lease.mask, lease.gateway);
    if (this.onLeaseCallback !== null) this.onLeaseCallback(lease);
  }

  onLeaseLost(): void {
    this.ipv4.configure(0, 0, 0);
  }

  // Live update.

  snapshot(): NetworkSnapshot {
    const snapshot = new NetworkSnapshot();
    snapshot.address = this.ipv4.address;
    snapshot.mask = this.ipv4.mask;
    snapshot.gateway = this.ipv4.gateway;
    snapshot.neighbors = this.arp.snapshot(this.nowMs);
    snapshot.lease = this.dhcp.current;
    snapshot.tcp = this.tcp.snapshotState();
    return snapshot;
  }

  /** The connections that no user carries: half-open ones, those that only have to end properly, TIME-WAIT. */
  get unattendedConnections(): TcpConnection[] {
    return this.tcp.unattended;
  }

  get connectionCount(): number {
    return this.tcp.connectionCount;
  }

  /** The connections that will be lost in the live update with this number: nobody has saved them. */
  connectionsNotSavedIn(update: u32): TcpConnection[] {
    return this.tcp.notSavedIn(update);
  }

  /** Goes on where the snapshot was taken; nothing is sent, and what `configure` or `startDhcp` had begun is forgotten. */
  restore(snapshot: NetworkSnapshot): void {
    this.readTime();
    this.mustAnnounce = false;
    this.mustAskDhcp = false;
    this.ipv4.configure(snapshot.address, snapshot.mask, snapshot.gateway);
    this.arp.restore(snapshot.neighbors, this.nowMs);
    if (snapshot.lease !== null) {
      this.dhcpSocket ??= this.udp.bind(dhcpClientPort, this);
      this.dhcp.resume(snapshot.lease);
    }
    if (snapshot.tcp !== null) this.tcp.restoreState(snapshot.tcp);
  }

  /** A connection as it was; it takes part in nothing until it is adopted. */
  restoredConnection(snapshot: TcpSnapshot): TcpConnection {
    return this.tcp.restored(snapshot);
  }

  /**
   * Carries on a restored connection in any state, after `restore`; `user` null: nobody uses it any more, it only has to
   * end properly.
   */
  adopt(connection: TcpConnection, user: TcpUser | null): void {
    this.tcp.adopt(connection, user);
  }
}

function toMs(us: number): u32 {
  return u32(Math.floor(us / 1000));
}
