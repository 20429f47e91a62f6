// finally with every way out: normal, return, throw, break, continue, and overriding ones.
const log: string[] = [];
function normal(): string {
  try {
    log.push("try");
    return "returned";
  } finally {
    log.push("finally");
  }
}
console.log(normal(), log.splice(0));
function overridden(): string {
  try {
    throw new Error("lost");
  } catch {
    return "from catch";
  } finally {
    log.push("f");
  }
}
console.log(overridden(), log.splice(0));
function value(): number {
  let n = 1;
  try {
    return n;
  } finally {
    n = 2;
  }
}
console.log(value());
for (let i = 0; i < 4; i++) {
  try {
    if (i === 1) continue;
    if (i === 3) break;
    log.push(`body ${i}`);
  } finally {
    log.push(`finally ${i}`);
  }
}
console.log(log.splice(0));
function nested(): string {
  try {
    try {
      throw new Error("inner");
    } finally {
      log.push("inner finally");
    }
  } catch (error) {
    log.push(error instanceof Error ? error.message : "?");
    return "done";
  } finally {
    log.push("outer finally");
  }
}
console.log(nested(), log.splice(0));
function unwinding(): void {
  try {
    throw new Error("first");
  } finally {
    log.push("cleanup");
  }
}
try {
  unwinding();
} catch (error) {
  log.push("caught");
}
console.log(log.splice(0));
