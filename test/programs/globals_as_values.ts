// The global modules as values: taken apart, and passed where it is said what is wanted of them.

const { env, argv, nextTick } = process;
console.log(env.NOPE, argv.length >= 1);
nextTick(() => console.log("tick"));
const { stringify, parse } = JSON;
console.log(stringify([1, "a"]), parse("[1]"));
function inside() {
  const { stdout, platform: where } = process;
  stdout.write("written\n");
  const { floor, PI: pi } = Math;
  const { log } = console;
  log(floor(pi), typeof where);
  const { stringify: text } = JSON;
  return [{ a: 1 }].map((one) => text(one));
}
console.log(inside());

interface Codec { parse(text: string): unknown; stringify(value: unknown): string }
function make(codec: Codec) { return { decode: (t: string) => codec.parse(t), encode: (v: unknown) => codec.stringify(v) }; }
const c = make(JSON);
console.log(c.encode({ a: [1] }), c.decode('{"b":2}'));
interface Env { env: Record<string, string | undefined>; argv: string[] }
function read(p: Env) { return p.env.HOME_NOT_SET ?? "none"; }
function store(options: { codec?: Codec } = {}) { const codec = options.codec ?? JSON; return codec.stringify([1]); }
console.log(store(), store({ codec: JSON }));
class Store { constructor(private readonly serializer: Pick<Codec, "stringify"> = JSON) {} save(v: unknown) { return this.serializer.stringify(v); } }
console.log(new Store().save({ q: 1 }));
const deps: { json: Codec; log: Pick<Console, "log"> } = { json: JSON, log: console };
deps.log.log(deps.json.stringify(1));
