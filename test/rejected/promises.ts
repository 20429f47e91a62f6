// What promises and generators hold is not converted when they are used as ones of a wider type; neither async functions nor callbacks give thenables.
async function increment(): Promise<(n: number) => number> {
  return (n) => n + 1;
}
export const wider: Promise<(n: number) => unknown> = increment(); // error INS2099 at 5:55
const numbers: number[] = [1, 2];
async function list(): Promise<number[]> {
  return numbers;
}
export async function mixed(): Promise<readonly (number | string)[]> {
  return list(); // error INS2099 at 11:10
}
function* lists(): Generator<number[]> {
  yield numbers;
}
export function* delegating(): Generator<readonly unknown[]> {
  yield* lists(); // error INS2099 at 17:3
}
class Thenable {
  then(resolve: (n: number) => void): void {
    resolve(1);
  }
}
export async function waits(): Promise<number> {
  return new Thenable(); // error INS2099 at 25:10
}
export async function chooses(isPlain: boolean): Promise<number> {
  const value = isPlain ? 1 : new Thenable();
  return await value; // error INS2099 at 29:10
}
class Query {
  constructor(private readonly n: number) {}
  then<R>(use: (n: number) => R): Promise<R> {
    return Promise.resolve(this.n).then(use);
  }
}
export const followed = list().then(() => new Query(1)); // error INS2099 at 37:25
console.log(wider, mixed, delegating, waits, chooses);
