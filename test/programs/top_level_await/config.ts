export const log: string[] = ["config begins"];
export const answer = await Promise.resolve().then(() => 21);
log.push("config ends");
