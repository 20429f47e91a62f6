function omit<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
  const result = { ...object };
  for (const key of keys) delete result[key];
  return result;
}
interface User { id: number; name: string; password: string; tags?: string[] }
const user: User = { id: 1, name: "ada", password: "x" };
const open = omit(user, "password");
console.log(open, open.id + 1, open.name.toUpperCase(), user, Object.keys(open), JSON.stringify(open), "password" in open);
console.log(omit({ a: 1, b: 2, c: 3 }, "b"), omit({ a: "x" }, "a"));
const hide = <T extends Record<string, unknown>>(record: T, keys: readonly (keyof T)[]): Partial<T> => {
  const copy: Partial<T> = { ...record };
  keys.forEach((key) => delete copy[key]);
  return copy;
};
console.log(hide({ x: 1, y: "two", z: [3] }, ["y"]));

interface Account { id: number; name?: string; tags?: string[] }
const account = JSON.parse('{"id":1,"name":"x","tags":["a"]}') as Account;
delete account.tags;
console.log(account, Object.keys(account), "tags" in account);
const one = "name" as "name" | "tags";
delete account[one];
console.log(account, Object.keys(account), account.name);
account.name = "back";
console.log(account);
