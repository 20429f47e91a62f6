// How many turns the steps of async generators and `for await` take.
const log: string[] = [];
async function ticker(count: number): Promise<void> {
  for (let turn = 1; turn <= count; turn++) {
    await null;
    log.push(`turn ${turn}`);
  }
}
async function* plain(): AsyncGenerator<string> {
  yield "plain 1";
  yield Promise.resolve("plain 2");
  await null;
  yield "plain 3";
}
async function* delegating(): AsyncGenerator<string> {
  yield* plain();
  yield* ["array 1", "array 2"];
}
async function run(name: string, source: AsyncIterable<string>): Promise<void> {
  for await (const value of source) log.push(`${name}: ${value}`);
  log.push(`${name} done`);
}
async function walkArray(): Promise<void> {
  for await (const value of ["x", Promise.resolve("y")]) log.push(`sync ${value}`);
  log.push("sync done");
}
async function returns(): Promise<void> {
  const generator = plain();
  generator.next().then((step) => log.push(`asked ${step.done}`));
  generator.return("r").then((step) => log.push(`returned ${step.done}`));
  generator.next().then((step) => log.push(`after ${step.done}`));
  log.push("asked three");
}
ticker(24);
run("a", plain());
run("b", delegating());
walkArray();
returns();
const wait = (turns: number): Promise<void> => (turns === 0 ? Promise.resolve() : Promise.resolve().then(() => wait(turns - 1)));
wait(60).then(() => console.log(log.join("\n")));
