// A table-driven state machine with callbacks and a history.
type Event = "coin" | "push" | "break" | "repair";
type State = "locked" | "unlocked" | "broken";
interface Transition {
  from: State;
  on: Event;
  to: State;
  effect?: (machine: Turnstile) => void;
}
class Turnstile {
  state: State = "locked";
  coins = 0;
  readonly history: State[] = [];
  private static readonly table: readonly Transition[] = [
    { from: "locked", on: "coin", to: "unlocked", effect: (machine) => machine.coins++ },
    { from: "unlocked", on: "push", to: "locked" },
    { from: "unlocked", on: "coin", to: "unlocked", effect: (machine) => (machine.coins += 1) },
    { from: "locked", on: "break", to: "broken" },
    { from: "unlocked", on: "break", to: "broken" },
    { from: "broken", on: "repair", to: "locked", effect: (machine) => (machine.coins = 0) },
  ];
  fire(event: Event): boolean {
    const transition = Turnstile.table.find(({ from, on }) => from === this.state && on === event);
    if (transition === undefined) return false;
    this.history.push(this.state);
    this.state = transition.to;
    transition.effect?.(this);
    return true;
  }
}
const machine = new Turnstile();
const events: Event[] = ["push", "coin", "coin", "push", "break", "coin", "repair", "coin"];
for (const event of events) console.log(event, machine.fire(event), machine.state, machine.coins);
console.log(machine.history.join(">"));
