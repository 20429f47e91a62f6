// The server of http_api.ts on the machine.

import { makeServer } from "./http_api.ts";

makeServer().listen(80, "0.0.0.0");
