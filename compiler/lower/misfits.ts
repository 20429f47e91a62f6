// Objects that come to be used as a type of which they have members of other types: `{ size: "L" }` is a `{}`, and that a
// `{ size?: number }`. TypeScript forgets on the way what there is.

import { membersOf, type Type } from "../types.ts";
import { mayBe } from "./dispatch.ts";
import type { ObjectInfo } from "./layouts.ts";
import type { ProgramLowering } from "./program.ts";

/** Does an object of this layout come to be used as the owner, of whose members it has some of other types? */
export function isMisfit(program: ProgramLowering, info: ObjectInfo, owner: Type): boolean {
  const { dispatch, flow } = program;
  const isDictionary = program.types.dictionaryValue(info.type) !== null;
  if (isDictionary || membersOf(owner).every((one) => one.kind !== "object")) return false;
  if (!flow.isAmong(info, flow.reach(owner)) || dispatch.isBehind(info, owner)) return false;
  if (program.otherKinds.mayStandFor(info, owner)) return true;
  const isTaken = (from: Type, to: Type): boolean => hasMembersOf(program, from, to);
  return flow.assignedTo(owner, isTaken).some((one) => info.type.key === one.key || dispatch.isBehind(info, one));
}

/** Has a value of the one type the members of the other, as far as the types tell? */
function hasMembersOf(program: ProgramLowering, source: Type, target: Type): boolean {
  if (target.kind !== "object") return true;
  const own = source.kind === "object" ? program.types.members(source) : [];
  const info = source.kind === "class" ? program.layouts.classInfo(source) : null;
  return program.types.members(target).every(({ name, type, optional }) => {
    const held = info === null ? own.find((one) => one.name === name)?.type : program.dispatch.memberType(info, name);
    return held === undefined || held === null ? optional : mayBe(held, type);
  });
}
