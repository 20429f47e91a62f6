// Two modules that import each other: functions may be called once both are evaluated.
import { isEven } from "./even.ts";
import { isOdd } from "./odd.ts";
for (const n of [0, 1, 7, 10]) console.log(n, isEven(n), isOdd(n));
