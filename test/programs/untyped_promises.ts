// Promises of what was parsed without a type, taken as promises of a type: what they hold is tested.
interface User {
  name: string;
  age?: number;
}
class Account {
  constructor(readonly balance: number) {}
}
const load = async (text: string) => JSON.parse(text);
function getJson<T>(text: string): Promise<T> {
  return load(text);
}
async function fetchJson<T>(text: string): Promise<T> {
  return load(text);
}
class Client {
  get<T>(text: string): Promise<T> {
    return load(text).then((value) => value as T);
  }
}
async function main(): Promise<void> {
  const user: User = await getJson<User>('{"name":"Ada","age":3}');
  console.log(user.name, user.age);
  const users = await fetchJson<User[]>('[{"name":"A"},{"name":"B"}]');
  console.log(users.map((one) => one.name.toLowerCase()));
  const count: Promise<number> = load("4");
  console.log((await count) + 1, await count.then((value) => value * 2));
  const text: Promise<string> = load('"text"');
  console.log((await text).length);
  const either: Promise<number | string> = load('"either"');
  console.log(await either);
  const nothing: Promise<User | null> = load("null");
  console.log(await nothing);
  const flags = await Promise.all([getJson<boolean>("true"), fetchJson<boolean>("false")]);
  console.log(flags);
  const list: Promise<number[]> = load("[1,2]");
  console.log((await list).reduce((sum, one) => sum + one, 0));
  console.log((await new Client().get<User>('{"name":"C"}')).name);
  const record: Promise<Record<string, number>> = load('{"a":1}');
  console.log((await record)["a"]! + 1);
}
async function lies(): Promise<void> {
  const show = (error: unknown): void => console.log(error instanceof TypeError);
  const texts = ["5", "4.9e-310", "true", "null", "[1,2]", '{"name":5}', '"x"'];
  for (const text of texts) {
    const asText: Promise<string> = load(text);
    await asText.then((one) => one.charCodeAt(0)).then((one) => console.log(text, one)).catch(show);
    await getJson<User>(text).then((one) => console.log(text, one.name.length)).catch(show);
    await fetchJson<Account>(text).then((one) => console.log(text, one.balance)).catch(show);
    await fetchJson<number>(text).then((one) => console.log(text, one + 1)).catch(show);
    await Promise.all([getJson<boolean>(text)]).then(([one]) => console.log(text, one ? 1 : 2)).catch(show);
  }
}
main().then(lies).then(() => {
  const words: unknown[] = ["s", 5, true];
  for (const word of words)
    try {
      const number = word as number | undefined;
      console.log(number! + 1);
    } catch (error) {
      console.log(error instanceof TypeError);
    }
  const record = { a: "s" } as unknown as Record<string, number>;
  try {
    console.log(record["a"]! + 1);
  } catch (error) {
    console.log(error instanceof TypeError);
  }
});
