// Answers every request with what it has understood of it: what the comparison with Node's server talks to.

import { createServer } from "node:http";
import { answer } from "./http_answer.ts";

createServer(answer).listen(80);

// The same with little patience, for what is sent slowly.
createServer({ headersTimeout: 1000, requestTimeout: 2000, keepAliveTimeout: 1000 }, answer).listen(81);
