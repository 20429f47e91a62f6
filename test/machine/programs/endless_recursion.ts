// Runs out of stack.

function descend(depth: number): number {
  return depth + descend(depth + 1);
}
console.log("descending");
console.log(descend(0));
