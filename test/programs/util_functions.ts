// Functions of node:util for terminals and for what is out of date, and what there is of `process`.

import { debuglog, deprecate, stripVTControlCharacters, styleText, types } from "node:util";

const plain = { validateStream: false };
console.log(JSON.stringify(styleText("red", "x", plain)), JSON.stringify(styleText(["bold", "bgBlue"], "y")));
console.log(styleText("underline", "no terminal"));
try {
  styleText("nope" as "red", "x");
} catch (error) {
  console.log((error as NodeJS.ErrnoException).code, (error as Error).message.slice(0, 60));
}
const coloured = `${styleText(["bold", "green"], "ok", plain)} \u001B[2K\u001B]0;title\u0007done\u001B[38;5;196m!\u001B[0m`;
console.log(stripVTControlCharacters(coloured));
const old = deprecate((a: number, b: number) => a + b, "add() is out of date", "DEP_ADD");
console.log(old(1, 2), old(3, 4));
debuglog("net")("not shown %d", 1);
console.log(types.isProxy({}), types.isWeakMap(new WeakMap()), types.isMapIterator(new Map().keys()));
console.log(types.isSetIterator(new Set().values()), types.isWeakSet(new Set()));

console.log(process.version.split(".")[0], Number(process.versions["node"].split(".")[0]) >= 20, process.release.name);
console.log(process.arch, process.title.length > 0, process.argv0.length > 0, process.execArgv.length >= 0);
const { rss, heapUsed, external } = process.memoryUsage();
console.log(rss > 0, heapUsed > 0, external >= 0, process.memoryUsage.rss() > 0);
process.emitWarning("only on the standard error", "TestWarning", "T1");
