// What the collector adds between two events: about 256 MiB of live objects, of which every event replaces some. Prints
// the largest and the 99th percentile of the times between the end of one event and the beginning of the next.

const liveBytes = 256 * 2 ** 20;
const measuredEvents = 20_000;
const replacedAnEvent = 100;

class Entry {
  readonly label: string;
  readonly numbers: number[];

  constructor(
    readonly id: number,
    public neighbour: Entry | null,
  ) {
    this.label = `entry number ${id}`;
    this.numbers = [id, id + 1, id + 2];
  }
}

const entries: Entry[] = [];
const betweenMs: number[] = [];
let lastEndMs = 0;
let seed = 1;
let replaced = 0;

function randomBelow(limit: number): number {
  seed = (seed * 48271) % 2147483647;
  return seed % limit;
}

function fill(): void {
  for (let count = 0; count < 5000; count++) entries.push(new Entry(entries.length, entries.at(-1) ?? null));
  setImmediate(process.memoryUsage().heapUsed < liveBytes ? fill : event);
}

function event(): void {
  const startMs = performance.now();
  if (lastEndMs > 0) betweenMs.push(startMs - lastEndMs);
  for (let count = 0; count < replacedAnEvent; count++) {
    const index = randomBelow(entries.length);
    const old = entries[index];
    const made = new Entry(old.id, old.neighbour);
    old.neighbour = null;
    entries[index] = made;
    entries[randomBelow(entries.length)].neighbour = made;
    replaced++;
  }
  if (betweenMs.length < measuredEvents) setImmediate(event);
  else report();
  lastEndMs = performance.now();
}

function report(): void {
  let wrong = 0;
  for (let id = 0; id < entries.length; id++) if (entries[id].id !== id || entries[id].numbers[2] !== id + 2) wrong++;
  betweenMs.sort((a, b) => a - b);
  const largest = betweenMs[betweenMs.length - 1];
  const p99 = betweenMs[Math.floor(betweenMs.length * 0.99)];
  const collecting = betweenMs.filter((ms) => ms > 0.2).length;
  console.log(`${entries.length} entries, ${replaced} replaced, ${wrong} wrong, ${collecting} slices`);
  console.log(`largest ${largest.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms`);
}

fill();
