// A state whose class gets more members with its next version: the lines behind `since two:` are in that one alone. Port 7
// tells what the state holds.
import { register, serveUpdates } from "instar:liveupdate";
import { createServer } from "node:net";

class Found {
  constructor(readonly name: string) {}
}

class State {
  visits = 0;
  // since two: note: string | null = "new";
  // since two: tags?: string[] = ["new"];
  // since two: last: Found | Date | undefined = new Date(0);
  // since two: limit = 7;
  first: Found | null = null;
}

let state = new State();

createServer((socket) => {
  state.visits++;
  state.first ??= new Found("somebody");
  socket.end(JSON.stringify(state));
}).listen(7);

register(
  "state",
  (storage) => storage.addObject(1, state),
  (restore) => {
    state = restore.object(1) as State;
  },
);
serveUpdates(666);
