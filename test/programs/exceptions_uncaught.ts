// An uncaught error ends the program with status 1, after what was printed.
console.log("before");
function fail(): void {
  throw new RangeError("nobody catches this");
}
fail();
console.log("never printed");
