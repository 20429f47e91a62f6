// The kernel's two entries: `start` runs before the application's modules, `run` after them.
// @cold

import { commandLine, imageWasUpdated, updateGoBack, updateOnProbation } from "#intrinsics";
import { findDevices, gatherEntropy, gatherProcessorEntropy, isAlone, openLink, takeOverErrors } from "#platform";
import { atTopOfTurn, runLoop } from "./loop.ts";
import { Network, setNetwork } from "./network.ts";
import { random } from "./random.ts";

/** The boot order. What the C entry has done before: memory, traps, console, clock. */
export function start(): void {
  takeOverErrors();
  findDevices();
  // On probation no device may be asked: more of the seed comes with the rest of the state.
  if (imageWasUpdated()) gatherProcessorEntropy(random);
  else gatherEntropy(random);
  startNetwork();
}

/** Serves until nothing is left that could bring an event. */
export function run(): void {
  atTopOfTurn(refuseProbation);
  runLoop();
}

/** Whoever takes state over has done so in an earlier request of the first turn. */
function refuseProbation(): void {
  if (updateOnProbation()) updateGoBack("the new image takes no state over: it does not import instar:liveupdate");
}

function startNetwork(): void {
  const link = openLink();
  if (link === null) return;
  const network = new Network(link, random);
  setNetwork(network);
  // After a live update the stack gets its state from the image before this one.
  if (isAlone()) network.configureAlone();
  else if (!link.isResumed) network.configure(commandLine());
}
