// A port that takes images: what `build.ts update` and a plain `cat image > /dev/tcp/...` talk to. It trusts anyone who can
// reach it. The sender's connection goes through the update too, so that the new image can answer.
// @cold

import { createServer, type Server, type Socket } from "../kernel/api/net.ts";
import { addConnection, restoreConnection } from "./carry.ts";
import { ImageReceiver } from "./receiver.ts";
import type { Restore } from "./restore.ts";
import type { Storage } from "./storage.ts";
import { onUpdated, partitions, requestUpdate, type UpdateReport } from "./update.ts";

/** Entries of the partition: the sender whose image is being taken over, and those that were still sending. */
const senderEntry = 1;
const otherEntry = 2;

class UpdateService {
  private readonly server: Server;
  private sender: Socket | null = null;
  private readonly receiving = new Set<Socket>();
  /** Restored connections that wait for the commit: nothing may be sent before it. */
  private outrun: Socket[] = [];

  constructor() {
    // Who sends a plain image closes its side and still waits for the answer.
    this.server = createServer({ allowHalfOpen: true }, (socket) => this.accept(socket));
  }

  listen(port: number): void {
    this.server.listen(port);
  }

  private accept(socket: Socket): void {
    const receiver = new ImageReceiver();
    this.receiving.add(socket);
    socket.setNoDelay(true);
    socket.on("data", (chunk) => {
      if (!this.receiving.has(socket)) return;
      this.guard(socket, () => receiver.push(chunk));
      if (receiver.isComplete) this.apply(socket, receiver);
    });
    socket.on("end", () => {
      if (this.receiving.has(socket)) this.apply(socket, receiver);
    });
    socket.on("close", () => {
      this.receiving.delete(socket);
    });
    socket.on("error", () => {
      this.receiving.delete(socket);
    });
  }

  private apply(socket: Socket, receiver: ImageReceiver): void {
    this.guard(socket, () => {
      const image = receiver.finish();
      this.receiving.delete(socket);
      if (this.sender !== null) {
        refuse(socket, "another update is under way");
        return;
      }
      this.sender = socket;
      const onFailure = (reason: string): void => {
        this.sender = null;
        refuse(socket, reason);
      };
      requestUpdate(image, onFailure, receiver.declaredDigest);
    });
  }

  /** What is wrong with an image is told to its sender. */
  private guard(socket: Socket, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.receiving.delete(socket);
      refuse(socket, error instanceof Error ? error.message : "the image cannot be read");
    }
  }

  save(storage: Storage): void {
    if (this.sender !== null && this.sender.tcpConnection !== null) addConnection(storage, senderEntry, this.sender);
    for (const socket of this.receiving) {
      if (socket.tcpConnection !== null) addConnection(storage, otherEntry, socket);
    }
  }

  restore(restore: Restore): void {
    while (!restore.isAtEnd) {
      const isSender = restore.id === senderEntry;
      const socket = restoreConnection(restore, this.server);
      socket.on("error", () => {});
      if (isSender) this.sender = socket;
      else this.outrun.push(socket);
    }
  }

  /** The new image has committed: the sender gets its answer, who was still sending has to begin again. */
  report(report: UpdateReport): void {
    const { sender } = this;
    this.sender = null;
    if (sender !== null) sender.end(`${reportText(report)}\n`);
    for (const socket of this.outrun) refuse(socket, "another update came first");
    this.outrun = [];
  }
}

function refuse(socket: Socket, reason: string): void {
  socket.end(`{"ok":false,"reason":${JSON.stringify(reason)}}\n`);
}

function reportText(report: UpdateReport): string {
  const carried = `{"connections":${report.connections},"listeners":${report.listeners},"timers":${report.timers},"bytes":${report.bytes}}`;
  const start = `{"ok":true,"version":${JSON.stringify(report.version)},"pauseUs":${report.pauseUs},"carried":${carried}`;
  return `${start},"cutOff":${report.cutOff},"left":${JSON.stringify(report.left)}}`;
}

const service = new UpdateService();

/** Takes images on this TCP port. */
export function serveUpdates(port: number): void {
  service.listen(port);
}

partitions.register(
  "instar.service",
  (storage) => service.save(storage),
  (restore) => service.restore(restore),
  1,
);
onUpdated((report) => service.report(report));
