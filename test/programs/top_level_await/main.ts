// Modules that await while they are evaluated: those that import them wait.
import { answer, log } from "./config.ts";
import { later } from "./later.ts";
log.push("main begins");
const doubled = await Promise.resolve(answer * 2);
log.push(`main ${doubled} ${later}`);
for (const value of [1, 2]) log.push(`loop ${await Promise.resolve(value)}`);
try {
  await Promise.reject(new Error("top"));
} catch (error) {
  log.push(error instanceof Error ? error.message : "?");
}
const { a, b } = await (async () => ({ a: 1, b: "two" }))();
function usesTop(): string {
  return `${a}${b}${doubled}`;
}
console.log(log.join("\n"), usesTop(), await new Promise<string>((resolve) => setTimeout(() => resolve("timer"), 2)));
export {};
