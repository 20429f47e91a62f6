// Array patterns take a text apart by code points.
const [a, b] = "h😀é";
console.log(a, b);
const [, , ...rest] = "😀ab😀c";
console.log(rest);
function f([x, y = "none", ...z]: string): string {
  return `${x}|${y}|${z.join()}`;
}
console.log(f("😀"), f("a😀b😀"), f("ab"));
let p: string, q: string | undefined;
[p, q] = "😀z";
console.log(p, q, p.length);
[p, q = "dflt"] = "😀";
console.log(p, q);
for (const [first, second] of ["😀x", "y😀", "z"]) console.log(first, second);
for ([p, q] of ["😀x", "y😀"]) console.log(p, q);
const arrow = ([c, d]: string) => c + d;
console.log(arrow("😀!"));
const [[e, g], [h]] = ["😀1", "2"];
console.log(e, g, h);
const [lone] = "\ud83dx";
console.log(lone.length, lone.charCodeAt(0).toString(16));
const opt: string | undefined = "😀k";
const [i, j] = opt ?? "";
console.log(i, j);
const [k] = "";
console.log(k, k === undefined);
const names = new Map([["😀a", 1]]);
for (const [[face], n] of names) console.log(face, n);
enum E {
  A = "😀",
  B = "b",
}
const [l] = E.A;
console.log(l);
const obj = { s: "😀s", t: "t" };
[obj.s, obj.t] = obj.s;
console.log(obj);
let s1: number, s2: number;
[s1, s2] = new Set([4, 5]);
console.log(s1, s2);
const tuple: [string, number] = ["😀a", 1];
const [[m, m2], num] = tuple;
console.log(m, m2, num);
console.log((([u, ...v]: string) => u.toUpperCase() + v.join(""))("word"));
