// Generic functions: inference, constraints, defaults, several instances of each.
function identity<T>(value: T): T {
  return value;
}
console.log(identity(1), identity("a"), identity(true), identity(null), identity([1, 2]));
function first<T>(items: readonly T[], fallback: T): T {
  return items.length > 0 ? items[0] : fallback;
}
console.log(first([5, 6], 0), first([], "none"));
function longest<T extends { length: number }>(a: T, b: T): T {
  return a.length >= b.length ? a : b;
}
console.log(longest("ab", "c"), longest([1], [2, 3]));
function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
for (const [key, group] of groupBy([1, 2, 3, 4, 5, 6], (n) => n % 3)) console.log(key, group);
for (const [key, group] of groupBy(["a", "bb", "cc", "d"], (s) => s.length)) console.log(key, group);
function swap<A, B>([a, b]: [A, B]): [B, A] {
  return [b, a];
}
console.log(swap([1, "x"]), swap([true, [2]]));
