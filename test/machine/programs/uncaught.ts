// Ends with an uncaught error two calls deep: the test looks for the lines in the trace.

class Walker {
  private position = 0;

  walk(steps: number): void {
    this.position += steps;
    if (this.position > 2) throw new RangeError("too far");
  }
}
for (const walker = new Walker(); ;) walker.walk(1);
