import { answer, log } from "./config.ts";
log.push(`later sees ${answer}`);
export let later = "not yet";
await null;
later = `set with ${answer}`;
