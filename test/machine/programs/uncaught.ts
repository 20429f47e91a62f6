// Ends with an uncaught error some calls deep: the test looks for the lines in the trace.

function descend(depth: number): number {
  if (depth === 0) throw new RangeError("too far");
  return descend(depth - 1) * 2 + depth;
}
console.log(descend(3));
