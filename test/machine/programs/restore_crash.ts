// An image that runs out of its stack while it takes over: the processor faults.
import { register } from "instar:liveupdate";

function descend(depth: number): number {
  return depth + descend(depth + 1);
}
register(
  "echo",
  () => {},
  () => console.log(descend(0)),
);
