// Variables changed inside try are seen with their last value in catch and finally and after.
function run(steps: number): string {
  let count = 0;
  let text = "";
  const list: number[] = [];
  try {
    for (let i = 0; ; i++) {
      count = i;
      text += i;
      list.push(i);
      if (i === steps) throw new Error(`at ${i}`);
    }
  } catch (error) {
    text += error instanceof Error ? `!${error.message}` : "";
    count *= 10;
  } finally {
    count++;
  }
  return `${count} ${text} ${list.length}`;
}
for (let steps = 0; steps < 4; steps++) console.log(run(steps));
function retry(times: number, action: (attempt: number) => number): number {
  for (let attempt = 1; ; attempt++) {
    try {
      return action(attempt);
    } catch (error) {
      if (attempt >= times) throw error;
    }
  }
}
console.log(
  retry(5, (attempt) => {
    if (attempt < 3) throw new Error("again");
    return attempt;
  }),
);
try {
  retry(2, () => {
    throw new RangeError("always");
  });
} catch (error) {
  console.log(error instanceof RangeError);
}
