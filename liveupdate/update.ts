// A live update as a transaction, on both sides of the jump: `transact` in the image that is replaced (prepare, freeze,
// jump), `takeOver` in the one that replaces it (restore, commit).
// @cold

import { clockUs, collectionHold, collectionRelease } from "#intrinsics";
import { imageVersion, setUpdateCount, updateCount } from "../kernel/api/system.ts";
import { atTopOfTurn, runGuarded } from "../kernel/loop.ts";
import { currentNetwork } from "../kernel/network.ts";
import { timers } from "../kernel/timers.ts";
import { carryCounts, connectionsLeft, dropPrepared, prepareConnections } from "./carry.ts";
import {
  awaitState,
  commit,
  goBack,
  isOnProbation,
  type NextImage,
  previewedState,
  settle,
  wasUpdated,
} from "./jump.ts";
import { registerKernelState } from "./kernel_state.ts";
import { Partitions, StateSummary } from "./partitions.ts";
import { prepare } from "./prepare.ts";
import type { Restore } from "./restore.ts";
import type { Storage } from "./storage.ts";

/** What is known of this machine's updates. */
export interface UpdateInfo {
  readonly version: string;
  /** How many this machine has come through. */
  readonly updates: number;
  /** How long the last one stopped everything; 0 before the first. */
  readonly lastPauseUs: number;
  /** Why the last attempt was refused or taken back; empty after one that succeeded. */
  readonly lastError: string;
}

/** What an update that has just been committed did. */
export interface UpdateReport {
  readonly version: string;
  readonly pauseUs: number;
  readonly connections: number;
  readonly listeners: number;
  readonly timers: number;
  readonly bytes: number;
  /** HTTP exchanges whose handler had not answered in time. */
  readonly cutOff: number;
  /** What was lost: connections that no partition had saved, exchanges that were cut off, timers. */
  readonly left: readonly string[];
}

/** A new image that has not committed after this time is left again. */
const defaultDeadlineMs = 2000;

/** Of the kernel and of the application. */
export const partitions = new Partitions();

/** How long an update waits for work under way. */
const defaultPatienceMs = 1000;
const longestPatienceMs = 10000;

/** Something that an update had better not interrupt. */
export interface OngoingWork {
  /** Nothing new begins. */
  hold(): void;
  release(): void;
  /** How much has begun and is not done. */
  underWay(): number;
}

let deadlineMs = defaultDeadlineMs;
let patienceMs = defaultPatienceMs;
let cutOff = 0;
const works: OngoingWork[] = [];
let isUnderWay = false;
let frozenUs = 0;
let lastPauseUs = 0;
let lastError = "";
const left: string[] = [];
const observers: ((report: UpdateReport) => void)[] = [];
const healthChecks: (() => boolean)[] = [];

export function updateInfo(): UpdateInfo {
  return { version: imageVersion(), updates: updateCount(), lastPauseUs, lastError };
}

/** `observer` is called in a new image in the turn after its commit. */
export function onUpdated(observer: (report: UpdateReport) => void): void {
  observers.push(observer);
}

/** `check` is asked in a new image when everything is restored; false, or an exception, brings the old image back. */
export function addHealthCheck(check: () => boolean): void {
  healthChecks.push(check);
}

/** The time a new image has for taking over, 1 to 20,000 ms; its rehearsal may take twice as long. */
export function setUpdateDeadline(milliseconds: number): void {
  if (!(milliseconds >= 1 && milliseconds <= 20000)) throw new RangeError("an update's deadline is 1 to 20,000 ms");
  deadlineMs = milliseconds;
}

/** How long an update waits for HTTP exchanges under way before it cuts them off, 0 to 10,000 ms (1,000 without this). */
export function setUpdatePatience(milliseconds: number): void {
  if (!(milliseconds >= 0 && milliseconds <= longestPatienceMs))
    throw new RangeError("an update's patience is 0 to 10,000 ms");
  patienceMs = milliseconds;
}

/** Updates wait for this, as long as their patience allows. */
export function awaitWork(work: OngoingWork): void {
  works.push(work);
}

/**
 * Replaces the running image by the one in `file`, while it goes on serving until the very end. If it succeeds, nothing
 * after it runs in this image; otherwise `onFailure` is told why, and nothing else has changed. `declaredDigest`: the
 * SHA-256 that the file must have.
 */
export function requestUpdate(
  file: Uint8Array,
  onFailure: (reason: string) => void,
  declaredDigest: Uint8Array | null = null,
): void {
  if (isUnderWay) {
    onFailure("another update is under way");
    return;
  }
  isUnderWay = true;
  const work = transact(file, declaredDigest);
  const proceed = (): void => {
    const { done, value } = work.next();
    if (done !== true) {
      atTopOfTurn(proceed);
      return;
    }
    lastError = value ?? "";
    isUnderWay = false;
    console.error(`update: ${lastError}`);
    onFailure(lastError);
  };
  atTopOfTurn(proceed);
}

/** The old image's half. Comes back with the reason why the machine still runs this image. */
function* transact(file: Uint8Array, declaredDigest: Uint8Array | null): Generator<undefined, string, undefined> {
  try {
    const practices = partitions.practices();
    const next = yield* prepare(file, declaredDigest, { practices, save: saveState, deadlineMs });
    yield* finishWork();
    const reason = exchange(next);
    next.discard();
    for (const work of works) work.release();
    return reason;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Lets what is under way come to its end. */
function* finishWork(): Generator<undefined, void, undefined> {
  for (const work of works) work.hold();
  const endUs = clockUs() + patienceMs * 1000;
  while (works.some((work) => work.underWay() > 0) && clockUs() < endUs) yield undefined;
}

/** Freeze and jump: from here on nothing is served; what arrives waits in the device's ring. */
function exchange(next: NextImage): string {
  collectionHold();
  try {
    next.give(saveState());
    next.run(deadlineMs * 1000);
    return next.failure;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    collectionRelease();
  }
}

function saveState(): Uint8Array {
  frozenUs = clockUs();
  carryCounts.begin();
  const network = currentNetwork();
  if (network !== null) network.link.suspend();
  return partitions.saveAll(new StateSummary());
}

/** The new image's half: before it the application's modules have run, after it the event loop serves. */
function takeOver(): void {
  collectionHold();
  partitions.lookAhead(previewedState(), prepareConnections);
  const storage = awaitState();
  const bytes = storage.length;
  restoreCarried(storage);
  commit();
  lastPauseUs = clockUs() - frozenUs;
  lastError = "";
  setUpdateCount(updateCount() + 1);
  collectionRelease();
  // Clients have waited: first a turn for them.
  atTopOfTurn(() => conclude(bytes));
}

function conclude(bytes: number): void {
  settle();
  dropPrepared();
  const report = reportOf(bytes);
  console.log(`update: version ${report.version} took over after ${lastPauseUs} us, ${report.connections} connections`);
  for (const observer of observers) runGuarded(() => observer(report));
}

function restoreCarried(storage: Uint8Array): void {
  try {
    const network = currentNetwork();
    if (network !== null) network.link.resume();
    partitions.restoreAll(storage);
    for (const check of healthChecks) if (!check()) goBack("a health check of the new image failed");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    goBack(`the new image could not restore: ${reason}`);
  }
}

function reportOf(bytes: number): UpdateReport {
  return {
    version: imageVersion(),
    pauseUs: lastPauseUs,
    connections: carryCounts.connections,
    listeners: carryCounts.listeners,
    timers: carryCounts.timers,
    bytes,
    cutOff,
    left,
  };
}

const updatesEntry = 1;
const frozenEntry = 2;
const leftEntry = 3;
const cutOffEntry = 4;

function saveUpdate(storage: Storage): void {
  storage.addInteger(updatesEntry, updateCount());
  storage.addInteger(frozenEntry, frozenUs);
  storage.addInteger(cutOffEntry, carryCounts.cutOff);
  for (const name of connectionsLeft()) storage.addString(leftEntry, name);
  for (const name of carryCounts.cutOffNames) storage.addString(leftEntry, name);
  const forgotten = timers.referenced - carryCounts.savedTimers;
  if (forgotten > 0) storage.addString(leftEntry, forgotten === 1 ? "a timer" : `${forgotten} timers`);
}

function restoreUpdate(restore: Restore): void {
  setUpdateCount(restore.integer());
  frozenUs = restore.integer();
  cutOff = restore.integer();
  while (!restore.isAtEnd) left.push(restore.string());
}

partitions.registerLast("instar.update", saveUpdate, restoreUpdate);
registerKernelState(partitions);

if (wasUpdated() && isOnProbation()) atTopOfTurn(takeOver);
