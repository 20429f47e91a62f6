// `x!` of what may be null where null is taken: only what nobody takes is an error.
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const show = (j: Json): string => (j === null ? "null" : typeof j);
const list: Json[] = [null, 1, "a", [null]];
const dict: { [key: string]: Json } = { a: null, b: 2 };
for (let i = 0; i < list.length; i++) console.log(show(list[i]!), list.map((x, k) => show(list[k]!)).length);
console.log(show(dict["a"]!), show(dict.b!));
const again: Json = list[0]!;
const other: Json[] = [list[0]!, list[2]!];
console.log(again, other);
function opt(x?: string | null): string { return `${x}`; }
const maybe: { s?: string | null } = { s: null };
console.log(opt(maybe.s!), opt(({} as { s?: string | null }).s!));
function strict(x: string | null): string { return `${x}`; }
console.log(strict(maybe.s!));
