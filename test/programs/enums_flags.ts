enum Dir { None = 0, A = 1, B = 2, C = 4, AB = A | B }
enum Color { Red, Green, Blue }
let flags: Dir = Dir.A;
flags |= Dir.B;
console.log(flags, Dir[flags], (flags & Dir.B) !== 0);
flags &= ~Dir.A;
console.log(flags, Dir[flags]);
flags ^= Dir.C;
console.log(flags);
flags = flags | Dir.A;
console.log(flags);
function has(set: Dir, one: Dir): boolean { return (set & one) === one; }
console.log(has(Dir.A | Dir.C, Dir.C), has(flags & ~Dir.C, Dir.C));
const both = Dir.A | Dir.B;
console.log(has(both, Dir.A));
const n: number = 1 + flags - 6;
const c = n as Color;
console.log(c, Color[c], Color[2], 1 as Color);
function next(color: Color): Color { return (color + 1) % 3; }
console.log(next(Color.Blue), Color[next(Color.Red)]);
const all = [Dir.A, Dir.B, Dir.C].reduce((set, one) => set | one, Dir.None);
console.log(all);
class File { mode: Dir = Dir.None; allow(m: Dir): void { this.mode |= m; } deny(m: Dir): void { this.mode &= ~m; } }
const file = new File();
file.allow(Dir.A | Dir.B); file.deny(Dir.A);
console.log(file, file.mode);
const names = Object.keys(Color).filter((k) => Number.isNaN(Number(k)));
console.log(names);
for (const name of ["Red", "Blue"] as const) console.log(Color[name]);
const text: keyof typeof Color = "Green";
console.log(Color[text]);
const record: Record<Color, string> = { [Color.Red]: "r", [Color.Green]: "g", [Color.Blue]: "b" };
console.log(record[next(Color.Red)]);
enum Big { X = 2 ** 40, Y = 1.5 }
console.log(Big.X, Big[1.5]);
const maybe: Dir | undefined = Math.random() > 2 ? undefined : Dir.A | Dir.C;
console.log(maybe);
flags = 0;
console.log(flags, ~Dir.A);
const masks: Dir[] = [Dir.A | Dir.B, ~Dir.C];
console.log(masks);
let i = Color.Red;
i++;
console.log(i, Color[i]);
switch (file.mode) { case Dir.None: console.log("none"); break; case Dir.B: console.log("b"); }
const missing: string | undefined = Dir[99];
console.log(missing);
const parsed = Number("2");
const pick: Color = parsed;
console.log(Color[pick]);
enum Level {
  Low = "low",
  High = "high",
}
function levelOf(name: keyof typeof Level): Level {
  return Level[name];
}
console.log(levelOf("High"), levelOf("Low"));
for (const key of Object.keys(Level) as (keyof typeof Level)[]) console.log(key, Level[key]);
const found = Color["Purple" as keyof typeof Color] ?? "none";
console.log(found);
