// Every way out of a try block passes through finally.
function read(kind: number): string {
  let state = "open";
  try {
    if (kind === 0) return state;
    if (kind === 1) throw new Error("broken");
    state = "read";
  } finally {
    console.log(state);
  }
  return "end";
}
console.log(read(0), read(2));
