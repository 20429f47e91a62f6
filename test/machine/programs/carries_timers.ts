// Timers that go through updates: an alarm that is due eight seconds after the machine's start, and a steady tick. Port 7
// tells how they are.
import { addTimer, register, restoreTimer, serveUpdates, wasUpdated } from "instar:liveupdate";
import { uptimeSeconds } from "instar:system";
import { createServer } from "node:net";

const alarmMs = 8000;
const tickMs = 100;

let setAt = uptimeSeconds();
let rangAt = -1;
let ticks = 0;

function ring(): void {
  alarm = null;
  rangAt = uptimeSeconds();
}

function tick(): void {
  ticks++;
}

let alarm = wasUpdated() ? null : setTimeout(ring, alarmMs);
let ticker = wasUpdated() ? null : setInterval(tick, tickMs);

createServer((socket) => {
  const afterSeconds = rangAt < 0 ? -1 : rangAt - setAt;
  socket.end(`${JSON.stringify({ ticks, afterSeconds })}\n`);
}).listen(7);

register(
  "timers",
  (storage) => {
    storage.addInteger(1, setAt);
    storage.addInteger(2, ticks);
    storage.addInteger(5, rangAt);
    if (alarm !== null) addTimer(storage, 3, alarm);
    if (ticker !== null) addTimer(storage, 4, ticker);
  },
  (restore) => {
    setAt = restore.integer(1);
    ticks = restore.integer(2);
    rangAt = restore.integer(5);
    if (restore.has(3)) alarm = restoreTimer(restore, ring, 3);
    ticker = restoreTimer(restore, tick, 4);
  },
);
serveUpdates(666);
