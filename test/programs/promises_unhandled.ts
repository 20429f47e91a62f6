// A rejection that nobody handles ends the program with status 1, after the microtasks.
Promise.reject(new Error("handled late")).catch(() => console.log("in time"));
const late = Promise.reject(new Error("handled in a microtask"));
Promise.resolve().then(() => late.catch(() => console.log("still in time")));
async function fails(): Promise<void> {
  await null;
  throw new TypeError("nobody listens");
}
fails();
setTimeout(() => console.log("never printed"), 50);
Promise.resolve().then(() => console.log("microtasks run"));
console.log("sync");
