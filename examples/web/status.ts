// What the status page and the JSON route show.

import { heapLimitBytes, heapUsedBytes, imageVersion, updateCount, uptimeSeconds } from "instar:system";

export class Status {
  readonly version: string = imageVersion();
  readonly uptimeSeconds: number = uptimeSeconds();
  readonly updates: number = updateCount();
  readonly heapUsedBytes: number = heapUsedBytes();
  readonly heapLimitBytes: number = heapLimitBytes();

  toJson(): string {
    const version = this.version.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
    const parts = [
      `"version":"${version}"`,
      `"uptimeSeconds":${this.uptimeSeconds}`,
      `"updates":${this.updates}`,
      `"heapUsedBytes":${this.heapUsedBytes}`,
      `"heapLimitBytes":${this.heapLimitBytes}`,
    ];
    return `{${parts.join(",")}}`;
  }
}

export function systemStatus(): Status {
  return new Status();
}
