// The names of Node's types in declarations, and the code of an error that may have none.
import net, { type AddressInfo, type Socket } from "node:net";
let timer: NodeJS.Timeout | null = null;
timer = setTimeout(() => console.log("t"), 5);
timer.unref(); timer.ref();
function codeOf(error: unknown): string { return (error as NodeJS.ErrnoException).code ?? "none"; }
function codeOf2(error: NodeJS.ErrnoException): string { return error.code === "ECONNREFUSED" ? "refused" : String(error.code); }
class MyError extends Error { code = "MINE"; }
console.log(codeOf(new Error("x")), codeOf(new MyError("x")), codeOf2(new MyError("y")), codeOf2(new Error("z")));
function withCode(e: Error & { code?: string }): string { return e.code ?? "-"; }
console.log(withCode(new MyError("x")), withCode(new Error("y")));

const sockets: Socket[] = []; const info: AddressInfo | null = null; console.log(sockets.length, info, typeof net.connect);
const home: NodeJS.ProcessEnv = process.env;
const signals: NodeJS.Signals[] = ["SIGINT", "SIGTERM"];
console.log(typeof home["PATH"], signals);
