// inspect with as much of a text as is asked for.

import { inspect } from "node:util";

const value = { short: "abc", long: "x".repeat(30), lines: `${"a".repeat(60)}\n${"b".repeat(60)}`, list: ["abcdef"] };
for (const maxStringLength of [0, 1, 5, 100, null]) console.log(inspect(value, { maxStringLength }));
console.log(inspect("abcdef", { maxStringLength: 3, colors: false, showHidden: false }));
