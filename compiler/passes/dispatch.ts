// Gives every selector a slot in the dispatch tables, by graph colouring: two selectors that some layout both has get
// different slots. Selectors that lead to one function, or to fields at one offset, need no table at all.
//
// Requires: targets only of layouts that exist (reach). Provides: Selector.slot, Layout.dispatch; no callVia or fieldVia
// whose target is known; Program.sharedFields.

import type { Expr, Field, Fn, Layout, Program, Selector } from "../ir.ts";
import { offsetOf } from "../offsets.ts";
import { forEachOperand, mapExpressions } from "./walk.ts";

export function dispatch(program: Program): Program {
  const sharedFields = new Map<Selector, Field[]>();
  const used = new Set<Selector>();
  const visit = (expr: Expr): Expr => {
    if (expr.kind === "fieldVia" && !sharedFields.has(expr.selector))
      sharedFields.set(expr.selector, fieldsBehind(expr.selector));
    const access = direct(expr);
    if (access.kind === "callVia" || access.kind === "fieldVia") used.add(access.selector);
    return access;
  };
  for (const fn of program.functions) mapExpressions(fn.body, visit);
  const selectors = program.selectors.filter((selector) => used.has(selector));
  colour(selectors);
  return { ...program, selectors, sharedFields: [...sharedFields.values()] };
}

/** The fields that accesses through a selector reach. */
export function fieldsBehind(selector: Selector): Field[] {
  return [...selector.targets.values()].flatMap((entry) => (entry.kind === "offset" ? [entry.field] : []));
}

function colour(selectors: readonly Selector[]): void {
  const taken = new Map<Layout, Set<number>>();
  const slotsOf = (layout: Layout): Set<number> => {
    let slots = taken.get(layout);
    // A closure's own code is in the first slot.
    if (slots === undefined) taken.set(layout, (slots = new Set(layout.dispatch.keys())));
    return slots;
  };
  // The most shared first: they have the least choice.
  const ordered = [...selectors].sort((a, b) => b.targets.size - a.targets.size);
  for (const selector of ordered) {
    const layouts = [...selector.targets.keys()];
    let slot = 0;
    while (layouts.some((layout) => slotsOf(layout).has(slot))) slot++;
    selector.slot = slot;
    for (const [layout, entry] of selector.targets) {
      slotsOf(layout).add(slot);
      layout.dispatch.set(slot, entry);
    }
  }
}

/** An access through a selector with one possible outcome, made direct. */
function direct(expr: Expr): Expr {
  if (expr.kind === "callVia") {
    const fn = soleFunction(expr.selector);
    if (fn === null) return expr;
    // A function may take fewer arguments than its callers give; what is dropped must be free of effects.
    const dropped = expr.args.slice(fn.params.length);
    if (fn.params.length > expr.args.length || dropped.some(hasEffect)) return expr;
    const args = expr.args.slice(0, fn.params.length);
    return { kind: "call", type: expr.type, function: fn, args, position: expr.position };
  }
  if (expr.kind === "fieldVia") {
    const sole = soleField(expr.selector);
    if (sole === null) return expr;
    return { kind: "field", type: expr.type, object: expr.object, layout: sole.layout, field: sole.field };
  }
  return expr;
}

function hasEffect(expr: Expr): boolean {
  let found = false;
  forEachOperand(expr, (one) => {
    found ||= [
      "call",
      "callVia",
      "callClosure",
      "callRuntime",
      "new",
      "closure",
      "array",
      "convert",
      "element",
    ].includes(one.kind);
  });
  return found;
}

function soleFunction(selector: Selector): Fn | null {
  const functions = new Set(
    [...selector.targets.values()].map((entry) => (entry.kind === "method" ? entry.function : null)),
  );
  return functions.size === 1 ? [...functions][0] : null;
}

function soleField(selector: Selector): { layout: Layout; field: Field } | null {
  let found: { layout: Layout; field: Field } | null = null;
  let offset = -1;
  for (const [layout, entry] of selector.targets) {
    if (entry.kind !== "offset") return null;
    const at = offsetOf(layout, entry.field);
    if (at < 0 || (found !== null && at !== offset)) return null;
    found ??= { layout, field: entry.field };
    offset = at;
  }
  return found;
}
