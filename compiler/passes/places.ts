// The numbers in the heap and in globals that the range analysis follows: fields of classes and object literals, and
// module variables. What it knows of one is all that the whole program stores there.
//
// Fields that one access may reach (dispatch: Program.sharedFields) count as one place. None is followed in a program
// in which the library stores into fields by reflection. Cells and tuples of all sources share a few layouts, and
// closures' captures are what their variables are: none of these is followed.

import type { Expr, Field, Global, Program } from "../ir.ts";
import { constant, type Interval } from "./interval.ts";
import { fieldsBehind } from "./dispatch.ts";
import { forEachExpression } from "./walk.ts";

/** What stands for a field (with all that share its accesses) or a global. */
export type Place = Field | Global;

/** Functions of the runtime that store into a field that they find by its number. */
const reflectiveStores = new Set(["rt_set_field_value", "rt_unpack_body", "rt_unpack_field"]);

/** What a place holds before anything is stored. */
export const initialRange: Interval = constant(0);

export class Places {
  private readonly followed = new Set<Place>();
  private readonly leaders = new Map<Place, Place>();

  constructor(program: Program) {
    for (const global of program.globals) if (global.type === "f64") this.followed.add(global);
    if (storesByReflection(program)) return;
    for (const layout of program.layouts) {
      if (layout.kind !== "object") continue;
      for (const field of layout.fields) if (field.type === "f64") this.followed.add(field);
    }
    for (const [first, ...others] of program.sharedFields ?? []) {
      for (const other of others) this.join(first, other);
    }
    for (const field of this.leaders.keys()) if (!this.followed.has(field)) this.followed.delete(this.leader(field));
    for (const field of this.leaders.keys()) this.followed.delete(field);
  }

  /** The place that an expression reads or an assignment stores to; null when it is not followed. */
  of(expr: Expr): Place | null {
    switch (expr.kind) {
      case "global":
        return this.standingFor(expr.global);
      case "field":
        return this.standingFor(expr.field);
      case "fieldVia": {
        const [field] = fieldsBehind(expr.selector);
        return field === undefined ? null : this.standingFor(field);
      }
      default:
        return null;
    }
  }

  standingFor(place: Place): Place | null {
    const leader = this.leader(place);
    return this.followed.has(leader) ? leader : null;
  }

  private leader(place: Place): Place {
    let one = place;
    for (let next = this.leaders.get(one); next !== undefined; next = this.leaders.get(one)) one = next;
    return one;
  }

  private join(a: Place, b: Place): void {
    const [one, other] = [this.leader(a), this.leader(b)];
    if (one !== other) this.leaders.set(one, other);
  }
}

function storesByReflection(program: Program): boolean {
  return program.functions.some((fn) => {
    let found = false;
    forEachExpression(fn.body, (expr) => {
      found ||= expr.kind === "callRuntime" && reflectiveStores.has(expr.name);
    });
    return found;
  });
}
