// Fuzzes the packet input of the whole stack.

import { fuzzTarget } from "#intrinsics";
import { fuzzPacket } from "./testing/fuzz_packet.ts";

fuzzTarget((input: Uint8Array) => fuzzPacket(input));
