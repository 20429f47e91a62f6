type Shape = { kind: "c"; r: number; x: number } | { kind: "s"; side: number; x: number } | { kind: "p"; points: number[]; x: number };
function withId(shape: Shape) { return { ...shape, id: 7 }; }
console.log(withId({ kind: "c", r: 1, x: 0 }), withId({ kind: "s", side: 2, x: 1 }));
function move(shape: Shape, dx: number): Shape { return { ...shape, x: shape.x + dx }; }
const shapes: Shape[] = [{ kind: "c", r: 1, x: 0 }, { kind: "s", side: 2, x: 1 }, { kind: "p", points: [1], x: 3 }];
console.log(shapes.map((s) => move(s, 2)));
for (const s of shapes.map((one) => move(one, 1))) {
  switch (s.kind) { case "c": console.log(s.r); break; case "s": console.log(s.side); break; case "p": console.log(s.points); }
}
type Cell = { type: "num"; value: number } | { type: "text"; value: string };
const cells: Cell[] = [{ type: "num", value: 1 }, { type: "text", value: "a" }];
console.log(cells.map((c) => ({ ...c, label: c.type })));
const copy: Cell[] = cells.map((c) => ({ ...c }));
console.log(copy, copy[0] === cells[0]);
type Ev = { type: "a"; n: number } | { type: "b"; s?: string };
function stamp(e: Ev, at: number): Ev & { at: number } { return { at, ...e }; }
console.log(stamp({ type: "a", n: 1 }, 5), stamp({ type: "b" }, 6), stamp({ type: "b", s: "x" }, 7));
interface State { items: readonly string[]; status: Status }
type Status = { state: "idle" } | { state: "loading"; since: number } | { state: "failed"; error: string };
function next(s: State, status: Status): State { return { ...s, status: { ...status } }; }
console.log(next({ items: [], status: { state: "idle" } }, { state: "failed", error: "e" }));
type Res = { ok: true; value: number } | { ok: false; error: string };
const tag = (r: Res) => ({ ...r, when: "now" });
const t = tag({ ok: false, error: "no" });
console.log(t.ok ? t.value : t.error, t, tag({ ok: true, value: 4 }));

// The members that some literals of a list leave out, which the checker adds as `b?: undefined`.
const rows = [{ a: 1 }, { a: 2, b: 3 }];
console.log(
  rows.map((row) => ({ ...row })),
  rows.map((row) => "b" in row),
);
for (const row of rows) {
  const copy = { ...row, z: true };
  console.log(copy, copy.b, "b" in copy);
}
const tagged = [{ id: 1, tags: ["a"] }, { id: 2 }, { id: 3, tags: undefined }];
console.log(tagged.map((one) => ({ ...one })));
const unequal = (n: number) => (n > 1 ? { s: "t", n } : n > 0 ? { s: "u" } : { n, flag: true });
console.log([0, 1, 2].map((n) => ({ ...unequal(n) })), [0, 1, 2].map(unequal).map((one) => ({ ...one, n: one.n ?? -1 })));
