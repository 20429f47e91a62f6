// `console` and `Math` as objects, and objects that stand for them.
interface Logger {
  log(...data: unknown[]): void;
  error(...data: unknown[]): void;
}
class Service {
  constructor(
    private readonly name: string,
    private readonly logger: Logger = console,
  ) {}
  run(): void {
    this.logger.log(`${this.name} runs`, { a: 1 });
  }
}
new Service("one").run();
const lines: string[] = [];
new Service("two", { log: (...data) => lines.push(data.join(" ")), error: () => {} }).run();
console.log(lines);

type Partly = Partial<typeof console> & { error(...data: unknown[]): void };
const partly: Partly[] = [console, { error: (...data) => console.log("mine", data.length) }];
for (const [index, one] of partly.entries()) {
  one.log?.("partly", index);
  one.error("an error");
}
const quiet: Pick<Console, "info" | "warn"> = { info: () => console.log("quiet"), warn: () => {} };
quiet.info("hidden");
const loud: typeof quiet = console;
loud.info("shown");
const take = (given: typeof console): boolean => given === console;
console.log(take(console), { logger: console as Logger }.logger === console);
const { log } = console;
log("taken out");

const larger = (of: Pick<typeof Math, "max">, by: typeof Math.max): number[] => [of.max(1, 2), by(3, 4)];
console.log(larger(Math, Math.max), larger({ max: () => 77 }, () => 5));
