// node:test for applications: tests, suites and hooks, one after the other behind the evaluation of the modules. Their results are
// written in the Test Anything Protocol, version 13, as Node does where it writes to no terminal; a failure ends the program with 1.
// @cold

import { clockUs } from "#intrinsics";
import { Error as CodedError } from "../../std/coded_errors.ts";
import { inspect } from "../../std/inspect.ts";
import { setStatus, stdout } from "../../std/process.ts";
import { setImmediate } from "../timers.ts";

export interface TestOptions {
  /** True, or why. */
  readonly skip?: boolean | string | undefined;
  readonly todo?: boolean | string | undefined;
  /** All others are skipped only where Node is told so: no difference here. */
  readonly only?: boolean | undefined;
  /** Tests run one after the other whatever it is. */
  readonly concurrency?: number | boolean | undefined;
  /** Milliseconds, after which a test has failed. */
  readonly timeout?: number | undefined;
}

type Done = (error?: unknown) => void;
/** `done`: of a function with two parameters, which calls it at its end. */
export type TestFunction = (context: TestContext, done: Done) => void | Promise<void>;
export type HookFunction = () => void | Promise<void>;
export type SuiteFunction = () => void | Promise<void>;

class Counts {
  tests = 0;
  suites = 0;
  pass = 0;
  fail = 0;
  skipped = 0;
  todo = 0;
}

const counts = new Counts();

/** A test or a suite, and what is in it. */
class TestNode {
  readonly children: TestNode[] = [];
  readonly befores: HookFunction[] = [];
  readonly afters: HookFunction[] = [];
  readonly beforeEachs: HookFunction[] = [];
  readonly afterEachs: HookFunction[] = [];
  readonly diagnostics: string[] = [];
  readonly report: string[] = [];
  /** Of its children, those that have run, and those that have failed. */
  finished = 0;
  failed = 0;
  skip: boolean | string;
  todo: boolean | string;
  failure: unknown = undefined;
  hasFailed = false;

  constructor(
    readonly name: string,
    readonly options: TestOptions,
    readonly run: TestFunction | null,
    readonly parent: TestNode | null,
  ) {
    this.skip = options.skip ?? false;
    this.todo = options.todo ?? false;
  }

  get isSuite(): boolean {
    return this.run === null;
  }

  get depth(): number {
    return this.parent === null ? -1 : this.parent.depth + 1;
  }

  fail(reason: unknown): void {
    if (!this.hasFailed) this.failure = reason;
    this.hasFailed = true;
  }

  write(line: string): void {
    this.report.push(`${"    ".repeat(this.depth)}${line}`);
  }
}

const root = new TestNode("<root>", {}, null, null);
/** The suite whose function is under way. */
let current = root;
let isPlanned = false;

function add(parent: TestNode, name: string, options: TestOptions, run: TestFunction | null): TestNode {
  const node = new TestNode(name === "" ? "<anonymous>" : name, options, run, parent);
  parent.children.push(node);
  if (!isPlanned) {
    isPlanned = true;
    setImmediate(() => void runAll());
  }
  return node;
}

async function runAll(): Promise<void> {
  const startUs = clockUs();
  stdout.write("TAP version 13\n");
  await runHooks(root, root.befores);
  for (const child of root.children) {
    await runNode(child);
    stdout.write(child.report.map((line) => `${line}\n`).join(""));
  }
  await runHooks(root, root.afters);
  const { tests, suites, pass, fail, skipped, todo } = counts;
  const totals = { tests, suites, pass, fail, cancelled: 0, skipped, todo, duration_ms: (clockUs() - startUs) / 1000 };
  stdout.write(`1..${root.children.length}\n`);
  for (const [name, count] of Object.entries(totals)) stdout.write(`# ${name} ${count}\n`);
  if (fail > 0 || root.hasFailed || root.failed > 0) setStatus(1);
}

/** Runs hooks; what one throws is the node's failure. */
async function runHooks(node: TestNode, hooks: readonly HookFunction[]): Promise<void> {
  for (const hook of hooks) {
    try {
      await hook();
    } catch (error) {
      node.fail(error);
      return;
    }
  }
}

async function runNode(node: TestNode): Promise<void> {
  const startUs = clockUs();
  node.write(`# Subtest: ${node.name}`);
  if (node.skip === false) {
    if (node.isSuite) await runSuite(node);
    else await runTest(node);
  }
  if (!node.hasFailed && node.failed > 0) {
    const text = `${node.failed} subtest${node.failed > 1 ? "s" : ""} failed`;
    node.fail(new SubtestsFailed("ERR_TEST_FAILURE", text));
  }
  if (node.finished > 0) node.report.push(`${"    ".repeat(node.depth + 1)}1..${node.finished}`);
  conclude(node, (clockUs() - startUs) / 1000);
}

class SubtestsFailed extends CodedError {}

async function runSuite(node: TestNode): Promise<void> {
  await runHooks(node, node.befores);
  if (!node.hasFailed) for (const child of node.children) await runNode(child);
  await runHooks(node, node.afters);
}

async function runTest(node: TestNode): Promise<void> {
  const hooksAround = (of: (one: TestNode) => readonly HookFunction[]): HookFunction[] => {
    const all: HookFunction[] = [];
    for (let one = node.parent; one !== null; one = one.parent) all.unshift(...of(one));
    return all;
  };
  await runHooks(
    node,
    hooksAround((one) => one.beforeEachs),
  );
  if (!node.hasFailed) {
    try {
      await callTest(node);
    } catch (error) {
      node.fail(error);
    }
  }
  await runHooks(
    node,
    hooksAround((one) => one.afterEachs),
  );
  await runHooks(node, node.afters);
}

function callTest(node: TestNode): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const { run, options } = node;
    if (run === null) return;
    const { timeout } = options;
    if (timeout !== undefined && timeout !== Infinity) {
      const late = new CodedError("ERR_TEST_FAILURE", `test timed out after ${timeout}ms`);
      setTimeout(() => reject(late), timeout).unref();
    }
    const context = new TestContext(node);
    const takesDone = run.length > 1;
    const given = run(context, (error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
    if (given instanceof Promise) given.then(resolve, reject);
    else if (!takesDone) resolve();
  });
}

/** Counts the result and tells the parent of it. */
function conclude(node: TestNode, durationMs: number): void {
  const { parent } = node;
  if (parent === null) return;
  parent.finished++;
  const isForgiven = node.todo !== false;
  if (node.hasFailed && !isForgiven) parent.failed++;
  if (node.isSuite) counts.suites++;
  else {
    counts.tests++;
    if (node.skip !== false) counts.skipped++;
    else if (isForgiven) counts.todo++;
    else if (node.hasFailed) counts.fail++;
    else counts.pass++;
  }
  node.write(`${node.hasFailed ? "not ok" : "ok"} ${parent.finished} - ${node.name}${directive(node)}`);
  node.write("  ---");
  node.write(`  duration_ms: ${durationMs}`);
  if (node.isSuite) node.write("  type: 'suite'");
  if (node.hasFailed) describeFailure(node);
  node.write("  ...");
  for (const text of node.diagnostics) node.write(`# ${text}`);
  if (parent !== root) parent.report.push(...node.report);
}

function directive({ skip, todo }: TestNode): string {
  if (skip !== false) return typeof skip === "string" ? ` # SKIP ${skip}` : " # SKIP";
  if (todo !== false) return typeof todo === "string" ? ` # TODO ${todo}` : " # TODO";
  return "";
}

function describeFailure(node: TestNode): void {
  const { failure } = node;
  const isOfSubtests = failure instanceof SubtestsFailed;
  node.write(`  failureType: '${isOfSubtests ? "subtestsFailed" : "testCodeFailure"}'`);
  if (!(failure instanceof Error)) {
    node.write(`  error: ${inspect(failure)}`);
    node.write("  code: 'ERR_TEST_FAILURE'");
    return;
  }
  writeText(node, "error", failure.message);
  const { code } = failure as NodeJS.ErrnoException;
  node.write(`  code: '${code ?? "ERR_TEST_FAILURE"}'`);
  if (failure.name !== "Error") node.write(`  name: '${failure.name}'`);
  const [, ...trace] = (failure.stack ?? "").slice(`${failure.message}`.length).split("\n    at ");
  if (!isOfSubtests && trace.length > 0) writeText(node, "stack", `${trace.join("\n")}\n`);
}

function writeText(node: TestNode, name: string, text: string): void {
  if (!text.includes("\n")) {
    node.write(`  ${name}: '${text.replaceAll("'", "\\'")}'`);
    return;
  }
  node.write(`  ${name}: |-`);
  for (const line of text.trimEnd().split("\n")) node.write(`    ${line}`);
}

/** What a test is given. */
export class TestContext {
  readonly #node: TestNode;

  constructor(node: unknown) {
    this.#node = node as TestNode;
  }

  get name(): string {
    return this.#node.name;
  }

  /** A test in this one, which runs at once. */
  test(name: string, run: TestFunction): Promise<void>;
  test(name: string, options: TestOptions, run: TestFunction): Promise<void>;
  test(name: string, second: TestOptions | TestFunction, third?: TestFunction): Promise<void> {
    const options = typeof second === "function" ? {} : second;
    const run = typeof second === "function" ? second : (third ?? ((): void => {}));
    return runNode(new TestNode(name, options, run, this.#node));
  }

  /** The test counts as skipped. */
  skip(message?: string): void {
    this.#node.skip = message ?? true;
  }

  todo(message?: string): void {
    this.#node.todo = message ?? true;
  }

  diagnostic(message: string): void {
    this.#node.diagnostics.push(message);
  }

  after(hook: HookFunction): void {
    this.#node.afters.push(hook);
  }

  beforeEach(hook: HookFunction): void {
    this.#node.beforeEachs.push(hook);
  }

  afterEach(hook: HookFunction): void {
    this.#node.afterEachs.push(hook);
  }
}

/** Hooks belong to the suite that they are called in, or to all. */
export function before(hook: HookFunction): void {
  current.befores.push(hook);
}

export function after(hook: HookFunction): void {
  current.afters.push(hook);
}

export function beforeEach(hook: HookFunction): void {
  current.beforeEachs.push(hook);
}

export function afterEach(hook: HookFunction): void {
  current.afterEachs.push(hook);
}

type AddTest = (name: string | TestFunction, options?: TestOptions | TestFunction, run?: TestFunction) => Promise<void>;
type AddSuite = (name: string | SuiteFunction, options?: TestOptions | SuiteFunction, run?: SuiteFunction) => void;

function testAdder(always: TestOptions): AddTest {
  return (first, second, third) => {
    const run = typeof first === "function" ? first : typeof second === "function" ? second : third;
    const options = typeof second === "object" ? { ...second, ...always } : always;
    add(current, typeof first === "string" ? first : first.name, options, run ?? ((): void => {}));
    return Promise.resolve();
  };
}

function suiteAdder(always: TestOptions): AddSuite {
  return (first, second, third) => {
    const run = typeof first === "function" ? first : typeof second === "function" ? second : third;
    const options = typeof second === "object" ? { ...second, ...always } : always;
    const suite = add(current, typeof first === "string" ? first : first.name, options, null);
    const outer = current;
    current = suite;
    try {
      if (suite.skip === false) void run?.();
    } catch (error) {
      suite.fail(error);
    }
    current = outer;
  };
}

/** A suite; what is called in `run` belongs to it. */
export const describe = Object.assign(suiteAdder({}), {
  skip: suiteAdder({ skip: true }),
  todo: suiteAdder({ todo: true }),
  only: suiteAdder({ only: true }),
});

/** A test, which runs after the modules. */
export const it = Object.assign(testAdder({}), {
  skip: testAdder({ skip: true }),
  todo: testAdder({ todo: true }),
  only: testAdder({ only: true }),
});

export const skip = it.skip;
export const todo = it.todo;
export const only = it.only;
export { describe as suite };

export const test = Object.assign(testAdder({}), {
  after,
  afterEach,
  before,
  beforeEach,
  describe,
  it,
  only,
  skip,
  suite: describe,
  todo,
});
