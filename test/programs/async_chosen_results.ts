// What an async function gives may be a value or a promise of one, as a condition decides.
interface Answer {
  status: number;
  body: string;
}
type Handler = (path: string, next: () => Promise<Answer>) => Promise<Answer> | Answer;
const last = async (path: string): Promise<Answer> => ({ status: 200, body: path });
const perhaps = (n: number): Promise<Answer> | Answer => (n % 2 ? { status: n, body: "now" } : last("later"));
const handlers: Handler[] = [
  async (path, next) => {
    const answer = await next();
    return path === "/" ? answer : { ...answer, body: `<${answer.body}>` };
  },
  (path, next) => (path.startsWith("/private") ? { status: 401, body: "denied" } : next()),
];
async function answer(path: string): Promise<Answer> {
  const dispatch = async (index: number): Promise<Answer> => {
    const handler = handlers[index];
    return handler ? handler(path, () => dispatch(index + 1)) : last(path);
  };
  return await dispatch(0);
}
for (const path of ["/", "/a", "/private/b"]) console.log(path, await answer(path));

const running = new Map<number, Promise<Answer>>([[1, last("running")]]);
const either = async (isNow: boolean): Promise<Answer> => (isNow ? { status: 0, body: "literal" } : last("promise"));
async function chosen(n: number): Promise<Answer | null> {
  return n > 0 ? (n > 1 ? last("more") : perhaps(n)) : null;
}
async function known(n: number): Promise<Answer> {
  return running.get(n) ?? last("new");
}
async function text(n: number): Promise<string> {
  return n > 0 && (await known(n)).status > 0 ? `${n}` : Promise.resolve("none");
}
class Cache<K, V> {
  private readonly held = new Map<K, Promise<V>>();
  async get(key: K, make: (key: K) => Promise<V> | V): Promise<V> {
    const found = this.held.get(key);
    return found ? found : make(key);
  }
}
console.log(await either(true), await either(false), await chosen(0), await chosen(1), await chosen(2));
console.log(await known(1), await known(2), await text(0), await text(1));
console.log(await new Cache<string, number>().get("key", (key) => key.length));
