// Numeric enums: automatic and given values, reverse names, use in switch and as flags.
enum State {
  closed,
  listening,
  open = 10,
  closing,
}
console.log(State.closed, State.listening, State.open, State.closing);
function name(state: State): string {
  switch (state) {
    case State.closed:
      return "closed";
    case State.listening:
      return "listening";
    case State.open:
    case State.closing:
      return "busy";
  }
}
for (const state of [State.closed, State.listening, State.open, State.closing]) console.log(state, name(state));
enum Flag {
  none = 0,
  read = 1 << 0,
  write = 1 << 1,
  both = read | write,
}
let rights: number = Flag.none;
rights |= Flag.read;
console.log(rights, (rights & Flag.write) !== 0, (rights & Flag.read) !== 0, Flag.both);
console.log(State[10], State[State.closing]);
const enum Inline {
  a = 5,
  b,
}
console.log(Inline.a + Inline.b);
const counts = new Map<State, number>();
counts.set(State.open, 2);
console.log(counts.get(State.open), counts.get(State.closed));
