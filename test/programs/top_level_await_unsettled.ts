// Nothing can settle the promise any more: Node ends with status 13.
console.log("before");
await new Promise<void>(() => {});
console.log("never");
