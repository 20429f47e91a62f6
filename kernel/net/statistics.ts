// What the stack counts: every reason to drop something and every limit that was reached has its own number.
// @cold

export class EthernetStatistics {
  framesReceived: u32 = 0;
  framesSent: u32 = 0;
  dropTooShort: u32 = 0;
  dropUnknownType: u32 = 0;
  dropOtherStation: u32 = 0;
  ringFull: u32 = 0;
}

export class ArpStatistics {
  requestsSent: u32 = 0;
  repliesSent: u32 = 0;
  dropMalformed: u32 = 0;
  dropUnsolicited: u32 = 0;
  conflicts: u32 = 0;
  evicted: u32 = 0;
  unresolved: u32 = 0;
  dropHeldFrames: u32 = 0;
}

export class Ipv4Statistics {
  received: u32 = 0;
  sent: u32 = 0;
  dropTooShort: u32 = 0;
  dropVersion: u32 = 0;
  dropHeaderLength: u32 = 0;
  dropTotalLength: u32 = 0;
  dropChecksum: u32 = 0;
  dropSource: u32 = 0;
  dropDestination: u32 = 0;
  dropUnknownProtocol: u32 = 0;
  fragmentsReceived: u32 = 0;
  reassembled: u32 = 0;
  dropFragmentShape: u32 = 0;
  dropFragmentOverlap: u32 = 0;
  dropFragmentRepeated: u32 = 0;
  dropFragmentLimit: u32 = 0;
  dropFragmentTimeout: u32 = 0;
  fragmentsSent: u32 = 0;
  dropLoopback: u32 = 0;
  noRoute: u32 = 0;
}

export class IcmpStatistics {
  received: u32 = 0;
  echoReplies: u32 = 0;
  errorsSent: u32 = 0;
  errorsReceived: u32 = 0;
  dropTooShort: u32 = 0;
  dropChecksum: u32 = 0;
  dropUnknownType: u32 = 0;
  dropErrorNotAllowed: u32 = 0;
  dropRateLimit: u32 = 0;
}

export class UdpStatistics {
  received: u32 = 0;
  sent: u32 = 0;
  dropTooShort: u32 = 0;
  dropChecksum: u32 = 0;
  dropNoSocket: u32 = 0;
}

export class TcpStatistics {
  segmentsReceived: u32 = 0;
  segmentsSent: u32 = 0;
  dropTooShort: u32 = 0;
  dropDataOffset: u32 = 0;
  dropOptions: u32 = 0;
  dropChecksum: u32 = 0;
  dropNoConnection: u32 = 0;
  dropFlags: u32 = 0;
  dropOutsideWindow: u32 = 0;
  dropOldTimestamp: u32 = 0;
  dropDuplicate: u32 = 0;
  dropAcknowledgment: u32 = 0;
  dropTimeWaitReset: u32 = 0;
  dropReceiveMemory: u32 = 0;
  dropOutOfOrderLimit: u32 = 0;
  resetsSent: u32 = 0;
  resetsReceived: u32 = 0;
  challengesSent: u32 = 0;
  challengesRateLimited: u32 = 0;
  acknowledgmentsRateLimited: u32 = 0;
  connectionsOpened: u32 = 0;
  connectionsAccepted: u32 = 0;
  tableFull: u32 = 0;
  timeWaitReclaimed: u32 = 0;
  timeWaitReused: u32 = 0;
  portsExhausted: u32 = 0;
  backlogFull: u32 = 0;
  cookiesSent: u32 = 0;
  cookiesAccepted: u32 = 0;
  cookiesRefused: u32 = 0;
  retransmissions: u32 = 0;
  fastRetransmissions: u32 = 0;
  timeouts: u32 = 0;
  windowProbes: u32 = 0;
  keepAliveProbes: u32 = 0;
  gaveUp: u32 = 0;
  pathMtuLowered: u32 = 0;
  pathMtuRefused: u32 = 0;
  dropIcmpErrors: u32 = 0;
}

export class DhcpStatistics {
  sent: u32 = 0;
  received: u32 = 0;
  dropMalformed: u32 = 0;
  dropUnexpected: u32 = 0;
}

export class NetworkStatistics {
  readonly ethernet = new EthernetStatistics();
  readonly arp = new ArpStatistics();
  readonly ipv4 = new Ipv4Statistics();
  readonly icmp = new IcmpStatistics();
  readonly udp = new UdpStatistics();
  readonly tcp = new TcpStatistics();
  readonly dhcp = new DhcpStatistics();
}
