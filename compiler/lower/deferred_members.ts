// Members of literals whose functions are lowered when somebody asks for the member. An object that a generic function makes may
// have members that make the same for larger types (`many(): Parser<T[]>`, `chunk(size: number): Seq<T[]>`): each of those
// has such a member as well, and only what the program asks for has an end.

import { type ts } from "ts-morph";
import type { LiteralMember } from "./function.ts";
import type { ObjectInfo } from "./layouts.ts";
import type { ProgramLowering } from "./program.ts";

interface Waiting extends LiteralMember {
  readonly node: ts.Node;
  readonly lower: () => void;
}

export class DeferredMembers {
  private waiting: Waiting[] = [];

  constructor(private readonly program: ProgramLowering) {}

  /** Has `lower` run when the member is asked for. */
  add(member: LiteralMember, node: ts.Node, lower: () => void): void {
    this.waiting.push({ ...member, node, lower: this.program.instances.bind(lower) });
  }

  /** Has those lowered that something reads or calls. */
  enqueue(isAsked: (info: ObjectInfo, name: string) => boolean): void {
    const all = this.waiting;
    this.waiting = [];
    for (const one of all)
      if (isAsked(one.info, one.name)) this.program.enqueue(one.node, one.lower);
      else this.waiting.push(one);
  }
}
