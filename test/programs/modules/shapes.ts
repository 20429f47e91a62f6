// Classes and interfaces for the other modules.
import { log } from "./log.ts";
log.push("shapes");
export interface Sized {
  readonly width: number;
  readonly height: number;
}
export class Named {
  constructor(readonly name: string) {}
}
export class Square extends Named implements Sized {
  constructor(readonly width: number) {
    super("square");
  }
  get height(): number {
    return this.width;
  }
}
export function area(of: Sized): number {
  return of.width * of.height;
}
export const names = ["square"];
export * from "./log.ts";
