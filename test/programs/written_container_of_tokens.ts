// A container for dependency injection: tokens of phantom types, factories, scopes.
class Token<T> { declare private readonly _type: T; constructor(readonly description: string) {} toString(): string { return `Token(${this.description})`; } }
type Factory<T> = (c: Container) => T;
type Lifetime = "singleton" | "transient" | "scoped";
interface Registration<T> { factory: Factory<T>; lifetime: Lifetime }
class ResolutionError extends Error { constructor(path: readonly string[], cause?: unknown) { super(`cannot resolve ${path.join(" -> ")}`, { cause }); this.name = "ResolutionError"; } }
class Container {
  private readonly registrations = new Map<Token<unknown>, Registration<unknown>>();
  private readonly instances = new Map<Token<unknown>, unknown>();
  private readonly stack: Token<unknown>[] = [];
  constructor(private readonly parent?: Container) {}
  register<T>(token: Token<T>, factory: Factory<T>, lifetime: Lifetime = "singleton"): this {
    this.registrations.set(token, { factory, lifetime });
    return this;
  }
  value<T>(token: Token<T>, value: T): this { return this.register(token, () => value); }
  get<T>(token: Token<T>): T {
    if (this.stack.includes(token)) throw new ResolutionError([...this.stack, token].map((t) => t.description), new Error("cycle"));
    const found = this.find(token);
    if (!found) throw new ResolutionError([...this.stack, token].map((t) => t.description));
    const [owner, reg] = found;
    const holder = reg.lifetime === "singleton" ? owner : this;
    if (reg.lifetime !== "transient" && holder.instances.has(token)) return holder.instances.get(token) as T;
    this.stack.push(token);
    try {
      const made = reg.factory(this) as T;
      if (reg.lifetime !== "transient") holder.instances.set(token, made);
      return made;
    } finally { this.stack.pop(); }
  }
  scope(): Container { return new Container(this); }
  private find(token: Token<unknown>): [Container, Registration<unknown>] | undefined {
    const own = this.registrations.get(token);
    return own ? [this, own] : this.parent?.find(token);
  }
}
interface Logger { log(message: string): void; readonly lines: readonly string[] }
interface Config { readonly url: string; readonly retries: number }
interface Repo { find(id: number): string | undefined; save(id: number, name: string): void }
class MemoryLogger implements Logger { readonly lines: string[] = []; constructor(private readonly prefix: string) {} log(m: string): void { this.lines.push(`${this.prefix}${m}`); } }
class MemoryRepo implements Repo {
  private readonly rows = new Map<number, string>();
  constructor(private readonly logger: Logger, private readonly config: Config) {}
  find(id: number): string | undefined { this.logger.log(`find ${id} @ ${this.config.url}`); return this.rows.get(id); }
  save(id: number, name: string): void { this.rows.set(id, name); this.logger.log(`save ${id}`); }
}
class Service { static count = 0; readonly id = ++Service.count; constructor(private readonly repo: Repo) {} greet(id: number): string { return `Hello, ${this.repo.find(id) ?? "stranger"}!`; } }
const LOGGER = new Token<Logger>("Logger"), CONFIG = new Token<Config>("Config"), REPO = new Token<Repo>("Repo"), SERVICE = new Token<Service>("Service"), REQUEST_ID = new Token<number>("RequestId");
let next = 100;
const root = new Container()
  .value(CONFIG, { url: "mem://", retries: 3 })
  .register(LOGGER, () => new MemoryLogger("> "))
  .register(REPO, (c) => new MemoryRepo(c.get(LOGGER), c.get(CONFIG)))
  .register(SERVICE, (c) => new Service(c.get(REPO)), "transient")
  .register(REQUEST_ID, () => next++, "scoped");
root.get(REPO).save(1, "Ann");
const [s1, s2] = [root.get(SERVICE), root.get(SERVICE)];
console.log(s1 === s2, s1.id, s2.id, s1.greet(1), s2.greet(2));
const [a, b] = [root.scope(), root.scope()];
console.log(a.get(REQUEST_ID), a.get(REQUEST_ID), b.get(REQUEST_ID), a.get(LOGGER) === b.get(LOGGER));
const A = new Token<string>("A"), B = new Token<string>("B"), C = new Token<{ n: number }>("C");
root.register(A, (c) => `a${c.get(B)}`).register(B, (c) => `b${c.get(A)}`);
for (const t of [A, C] as Token<unknown>[]) {
  try { root.get(t); } catch (e) { if (e instanceof ResolutionError) console.log(e.name, e.message, e.cause instanceof Error ? e.cause.message : e.cause); }
}
console.log(root.get(LOGGER).lines, `${A}`);
