// Numbers that may be missing, on both sides of operators.
const priority: Record<string, number> = { "+": 1, "*": 2 };
const scores = new Map<string, number>([["ann", 3]]);
const operators = ["+", "*", "-"];
for (const left of operators)
  for (const right of operators) console.log(left, right, priority[left] >= priority[right], priority[left] < priority[right]);
const read = (name: string): number | undefined => {
  console.log("read", name);
  return scores.get(name);
};
console.log((read("ann") ?? 0) + (read("bob") ?? 1));
console.log(priority["+"] + priority["*"] * priority["+"]);
