// An image that never comes back from restoring.
import { register } from "instar:liveupdate";

let rounds = 0;
register(
  "echo",
  () => {},
  () => {
    while (rounds >= 0) rounds++;
  },
);
