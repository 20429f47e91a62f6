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

// Steps asked for by hand, of generators that return nothing; type parameters that stand for void.
interface Task<R> {
  run(): R;
  then(callback: (result: R) => void): void;
}
const task: Task<void> = {
  run() {
    console.log("run");
  },
  then(callback) {
    callback(this.run());
  },
};
task.then(() => console.log("done"));
interface Box<T> {
  content: T;
}
const empty: Box<void> = { content: undefined };
console.log(empty, empty.content);
async function* twice() {
  yield 1;
  yield 2;
}
async function byHand(): Promise<void> {
  const steps = twice();
  console.log(await steps.next(), await steps.return(), await steps.next());
}
void byHand();
