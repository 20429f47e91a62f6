// The connection table under random adding, finding and deleting, beside a list of what should be in it.

import { equal, isTrue, test } from "../../../test/unit.ts";
import { SeededRandom } from "../testing/bench_device.ts";
import { RecordingUser } from "../testing/recording_user.ts";
import { ScriptedPeer } from "../testing/scripted_peer.ts";
import { TcpConnection } from "./connection.ts";
import { ConnectionTable } from "./connection_table.ts";

const seed: u32 = 20261128;
const someSecret: u64 = 0x9d5c_21f7_6b03_8e45n;

/** Connections to a few stations and ports; a stack makes them and is not used any more. */
function makeConnections(count: number): TcpConnection[] {
  const { stack } = new ScriptedPeer(seed);
  const made: TcpConnection[] = [];
  for (let index = 0; index < count; index++)
    made.push(stack.connect(u32(0x0a000001 + (index % 7)), u16(80 + (index % 3)), new RecordingUser()));
  return made;
}

function find(table: ConnectionTable, connection: TcpConnection): TcpConnection | null {
  return table.find(connection.remoteAddress, connection.remotePort, connection.localPort);
}

test(`random changes, seed ${seed}`, () => {
  const random = new SeededRandom(seed);
  const all = makeConnections(700);
  const table = new ConnectionTable(someSecret);
  const isIn = new Array<boolean>(all.length).fill(false);
  let count = 0;
  for (let step = 0; step < 20_000; step++) {
    const index = Number(random.nextU32()) % all.length;
    const connection = all[index];
    isTrue((find(table, connection) === connection) === isIn[index], `step ${step}: found as it is in the table`);
    if (isIn[index]) {
      isTrue(table.delete(connection), "deleted");
      isTrue(!table.delete(connection), "deleted only once");
    } else table.add(connection);
    isIn[index] = !isIn[index];
    count += isIn[index] ? 1 : -1;
    equal(table.size, count, "size");
  }
  equal(table.list().length, count, "listed");
  isTrue(
    table.list().every((connection) => find(table, connection) === connection),
    "all that are listed are found",
  );
});

test("each of the three parts of the key counts", () => {
  const [connection] = makeConnections(1);
  const table = new ConnectionTable(someSecret);
  table.add(connection);
  const { remoteAddress, remotePort, localPort } = connection;
  equal(table.find(remoteAddress, remotePort, localPort), connection, "itself");
  equal(table.find(u32(remoteAddress + 1), remotePort, localPort), null, "another address");
  equal(table.find(remoteAddress, u16(remotePort + 1), localPort), null, "another remote port");
  equal(table.find(remoteAddress, remotePort, u16(localPort + 1)), null, "another local port");
});
