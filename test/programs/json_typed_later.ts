// Values that get their types after they were made: what JSON.parse read without a type, and what the library gives as
// `any` (reasons of rejections, errors that were caught).

interface Address {
  city: string;
  zip?: string;
}

interface User {
  id: number;
  name: string;
  tags: string[];
  address: Address;
  friends?: User[];
  scores: Record<string, number>;
  position: [number, number];
}

const text = `{"id":1,"name":"a","tags":["x"],"address":{"city":"c"},"scores":{"m":5},"position":[1,2],
  "friends":[{"id":2,"name":"b","tags":[],"address":{"city":"d","zip":"1"},"scores":{},"position":[0,0]}]}`;

function isUser(value: unknown): value is User {
  if (typeof value !== "object" || value === null) return false;
  const object = value as Record<string, unknown>;
  return typeof object.id === "number" && "name" in value && typeof value.name === "string" && Array.isArray(object.tags);
}

const value: unknown = JSON.parse(text);
if (isUser(value)) {
  console.log(value.name, value.tags[0], value.address.city, value.address.zip, value.friends?.length, value.scores.m);
  value.tags.push("new");
  value.name = "renamed";
  value.address.zip = "99";
  console.log(value, JSON.stringify(value), "zip" in value.address, value.position[1]);
  const { id, ...rest } = value;
  console.log(id, Object.keys(rest).sort(), value.friends?.map((friend) => friend.scores));
  console.log({ ...value, id: 7 }.tags);
}

type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };
const shapes = JSON.parse('[{"kind":"circle","radius":2},{"kind":"square","side":3}]') as unknown as Shape[];
console.log(shapes.map((shape) => (shape.kind === "circle" ? shape.radius * 2 : shape.side ** 2)));
console.log((JSON.parse('{"a":{"b":[1,{"c":"x"}]}}') as unknown as { a: { b: unknown[] } }).a.b.length);
const counts = JSON.parse('{"x":1,"y":2}') as unknown;
console.log(Object.entries(counts as Record<string, number>).map(([key, count]) => `${key}${count + 1}`));

function parseUsers(json: string): User[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list) || !list.every(isUser)) throw new TypeError("no users");
  return list;
}
console.log(parseUsers(`[${text}, ${text}]`).map((user) => user.address.city));
for (const wrong of ["{}", "[{}]", "[1]"]) {
  try {
    parseUsers(wrong);
  } catch (error) {
    console.log((error as Error).message);
  }
}

const isText = (one: unknown): one is string => typeof one === "string";
const isTexts = (one: unknown): one is string[] => Array.isArray(one) && one.every(isText);
const texts: unknown = JSON.parse('["a","b"]');
if (isTexts(texts)) console.log(texts.map((one) => one.toUpperCase()), texts.length);
if (Array.isArray(texts) && texts.every(isText)) console.log(texts.join("+").length, texts[1].length);
function sum(numbers: unknown[]): number {
  return numbers.every((one) => typeof one === "number") ? numbers.reduce((a, b) => a + b, 0) : -1;
}
console.log(sum([1, 2.5]), sum([1, "2"]));
class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "HttpError";
  }
  get isClient(): boolean {
    return this.status < 500;
  }
}

const settled = await Promise.allSettled([Promise.resolve(1), Promise.reject(new HttpError(404, "no")), Promise.reject("text")]);
for (const one of settled) console.log(one.status === "fulfilled" ? one.value : [one.reason.message, `${one.reason}`]);
await Promise.reject(new HttpError(500, "boom")).catch((error) =>
  console.log(error.name, error.message, error.status + 1, error.isClient, error.nothing, error?.status),
);
const config = JSON.parse('{"port": 80, "hosts": ["a", "b"], "nested": {"deep": {"flag": true}}, "none": null}');
const port: number = config.port;
const hosts: string[] = config.hosts;
console.log(port + 1, hosts.join("+"), config.nested.deep.flag, Object.keys(config), config.hosts[1], config["port"]);
console.log(config.missing === undefined, config.none === null, config.hosts.length, config.missing?.deep);
for (const host of config.hosts) console.log(host, `${host}!`);
console.log(config.port * 2, config.port + 1, config.port > 79, config.port === 80, -config.port, config.hosts + "");
const { nested, port: again } = config;
console.log(nested, again, total(JSON.parse('{"list":[4,5]}').list));
try {
  console.log(config.missing.deep);
} catch (error: any) {
  console.log(error.message, error.name, error instanceof TypeError);
}
function total(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const json = (JSON.parse('{"a":[1,"x",{"b":null}]}') as unknown) as Json;
const depth = (one: Json): number =>
  one !== null && typeof one === "object" ? 1 + Math.max(0, ...Object.values(one).map(depth)) : 0;
console.log(depth(json));
const either: string | number = config.port;
console.log(either);
