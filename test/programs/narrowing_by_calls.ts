// What a call assigns, the checker does not see: it takes the variable for null where it may have become something else.

interface Step {
  readonly name: string;
  readonly cost: number;
}

const steps: Step[] = [
  { name: "b", cost: 2 },
  { name: "a", cost: 1 },
];
function cheapest(list: Step[]): string {
  const costs: Record<string, number> = {};
  for (const { name, cost } of list) costs[name] = cost;
  let best: string | null = null;
  list.forEach(({ name }) => {
    if (best === null || costs[name] < costs[best]) best = name;
  });
  if (best === null) return "none";
  const cost = costs[best];
  return `${best} ${cost}`;
}
console.log(cheapest(steps), cheapest([]));

class Search {
  private found: Step | null = null;

  private look(list: Step[]): void {
    for (const step of list) if (step.cost > 1) this.found = step;
  }

  run(list: Step[]): boolean {
    this.found = null;
    this.look(list);
    return this.found !== null;
  }
}
console.log(new Search().run(steps), new Search().run([]));

// Groups of a match, which the checker takes for texts.
const lengths = "112".match(/(\d)\1*/g)!.map((run) => run.length + run[0]);
console.log(lengths.join(""));
