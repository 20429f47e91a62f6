// Classes that name a type parameter only in arguments of themselves: builders and states whose types say what was called.
interface Parts { url?: string; method?: string; body?: unknown }
class Request<State extends { url?: true; method?: true } = {}> {
  private constructor(private readonly parts: Parts) {}
  static start(): Request { return new Request({}); }
  url(url: string): Request<State & { url: true }> { return new Request<State & { url: true }>({ ...this.parts, url }); }
  method(method: string): Request<State & { method: true }> {
    this.parts.method = method;
    return this as unknown as Request<State & { method: true }>;
  }
  send(this: Request<{ url: true; method: true }>): string { return `${this.parts.method} ${this.parts.url}`; }
}
console.log(Request.start().url("/a").method("GET").send(), Request.start().method("PUT").url("/b").send());
type Mode = "open" | "closed";
class Door<M extends Mode> {
  constructor(readonly log: string[] = []) {}
  open(this: Door<"closed">): Door<"open"> { this.log.push("open"); return this as Door<Mode> as Door<"open">; }
  close(this: Door<"open">): Door<"closed"> { this.log.push("close"); return new Door<"closed">(this.log); }
  same(other: Door<M>): boolean { return other === this; }
}
const door = new Door<"closed">();
const opened = door.open();
console.log(opened.close().open().log, opened.same(door as Door<Mode> as Door<"open">), opened instanceof Door);
console.log(opened);
