// node:timers/promises.
import { setImmediate, setInterval, setTimeout } from "node:timers/promises";

console.log(await setTimeout(2, "value"), await setTimeout(1), await setImmediate(7));
const [a, b] = await Promise.all([setTimeout(30, "slow"), setTimeout(2, 1.5)]);
console.log(a, b);
let rounds = 0;
for await (const name of setInterval(2, "tick")) {
  console.log(name, ++rounds);
  if (rounds === 3) break;
}
console.log(await Promise.race([setTimeout(60).then(() => "late"), setTimeout(3).then(() => "early")]));
