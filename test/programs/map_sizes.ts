// Maps and Sets around the sizes at which they get another form inside: few entries, more, few again; changes while they
// are walked.

class Random {
  private state = 12345;

  below(limit: number): number {
    this.state = (this.state * 1103515245 + 12345) % 2147483648;
    return Math.floor(this.state / 65536) % limit;
  }
}

/** What a Map does, in the plainest way. */
class Model<K, V> {
  readonly entries: [K, V][] = [];

  private place(key: K): number {
    return this.entries.findIndex(([one]) => Object.is(one, key));
  }

  set(key: K, value: V): void {
    const place = this.place(key);
    if (place < 0) this.entries.push([key, value]);
    else this.entries[place] = [key, value];
  }

  delete(key: K): boolean {
    const place = this.place(key);
    if (place >= 0) this.entries.splice(place, 1);
    return place >= 0;
  }
}

function compare<K>(name: string, keys: readonly K[], steps: number): void {
  const random = new Random();
  const map = new Map<K, number>();
  const set = new Set<K>();
  const model = new Model<K, number>();
  let isSame = true;
  for (let step = 0; step < steps; step++) {
    // Phases in which there is more adding, and such in which there is more deleting.
    const key = keys[random.below(keys.length)];
    if (random.below(10) < (step % 200 < 100 ? 7 : 3)) {
      map.set(key, step);
      set.add(key);
      model.set(key, step);
    } else {
      const wasThere = model.delete(key);
      if (map.delete(key) !== wasThere || set.delete(key) !== wasThere) isSame = false;
    }
    if (random.below(500) === 0) {
      map.clear();
      set.clear();
      model.entries.length = 0;
    }
    if (map.size !== model.entries.length || set.size !== map.size) isSame = false;
    let place = 0;
    for (const [one, value] of map) {
      const [expected, expectedValue] = model.entries[place++];
      if (!Object.is(one, expected) || value !== expectedValue || map.get(one) !== value || !set.has(one)) isSame = false;
    }
    if ([...set].some((one, at) => !Object.is(one, model.entries[at][0]))) isSame = false;
    for (const one of keys) if (map.has(one) !== model.entries.some(([other]) => Object.is(one, other))) isSame = false;
  }
  console.log(name, isSame, map.size, JSON.stringify([...map.values()]));
}

for (const count of [1, 2, 5, 7, 8, 9, 12, 13, 30]) {
  const numbers = Array.from({ length: count }, (_, index) => index * 1.5 - 3);
  compare(`${count} numbers`, [...numbers, NaN], 600);
  compare(
    `${count} texts`,
    numbers.map((number) => `key${number}`),
    600,
  );
  compare(
    `${count} objects`,
    numbers.map((number) => ({ number })),
    600,
  );
  compare<number | string | boolean | null | undefined>(
    `${count} mixed`,
    [...numbers, ...numbers.map(String), true, false, null, undefined, NaN],
    600,
  );
}

for (const count of [3, 7, 8, 9, 12, 20]) {
  // Each step of a walk deletes what it stands on and adds another, so that the table is replaced again and again.
  const walked = new Set(Array.from({ length: count }, (_, index) => index));
  let next = count;
  const seen: number[] = [];
  for (const value of walked) {
    seen.push(value);
    walked.delete(value);
    if (next < count * 5) walked.add(next++);
  }
  console.log(count, seen.join(" "), walked.size);

  // Two iterators, one behind the other, over a table that is cleared and filled again.
  const map = new Map(Array.from({ length: count }, (_, index) => [index, `v${index}`]));
  const first = map.keys();
  const second = map.entries();
  console.log(first.next().value, first.next().value, second.next().value);
  for (let index = 0; index < count; index += 2) map.delete(index);
  console.log(first.next().value, second.next().value);
  map.set(100, "new");
  for (let index = 200; index < 200 + count; index++) map.set(index, "more");
  console.log([...first].length, second.next().value);
  map.clear();
  map.set(-0, "zero");
  console.log(second.next().value, [...map], map.get(0), second.next().done);
}
