// && || ?? and their assignments: what is evaluated, and what the result is.
let log: string[] = [];
function say<T>(name: string, value: T): T {
  log.push(name);
  return value;
}
console.log(say("a", true) && say("b", false), log.join());
log = [];
console.log(say("a", true) || say("b", false), log.join());
log = [];
console.log(say("a", 0) || say("b", 5), say("c", "") || say("d", "text"), log.join());
const missing: number | null = say("m", null as number | null);
console.log(missing ?? 7, say("z", 0 as number | null) ?? 7);
let first: number | undefined;
first ??= 3;
first ??= 4;
let second = 0;
second ||= 5;
second &&= 6;
console.log(first, second);
const pick = (flag: boolean): string => (flag && "yes") || "no";
console.log(pick(true), pick(false));
