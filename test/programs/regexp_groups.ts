// Groups that took no part in a match, and groups compared with what they may be.
const pattern = /(?<key>\w+)(?:=(?<value>\w*))?(;)?/;
for (const text of ["a=b;", "a", "a=", "a;"]) {
  const match = pattern.exec(text);
  if (match === null) continue;
  const [whole, key, value, end] = match;
  console.log(whole, key, value, end, value ?? "none", end === undefined, match[2] === undefined, match[2] || "empty");
  console.log(`${match[2]} ${value} ${end}`, "" + match[3], typeof match[2], match[2]?.length, value?.length);
  console.log(match.slice(1), match.length, [...match].map((one) => (one === undefined ? "-" : one)).join(" "));
  console.log(match.groups, match.groups?.value, match.groups!.value ?? "no value", "value" in match.groups!);
  console.log(match, JSON.stringify(match), match.includes("a"), match.indexOf(";"), match.filter(Boolean).length);
  for (const [index, one] of match.entries()) console.log(index, one, one === undefined);
  for (const one of match.slice(2)) console.log(one === undefined ? "missing" : one.length);
  match.forEach((one, index) => console.log(index, one ?? "?"));
}
console.log("a1b".replace(/(\d)|(b)/g, (whole, digit, letter) => `<${digit ?? ""}${letter ?? ""}|${whole}|${digit}>`));
console.log("2024-05".replace(/(\d+)-(\d+)(x)?/, (_, year: string, month: string) => `${month}/${year}`));
console.log("a,b;c".split(/(,)|(;)/), "abc".split(/(x)?b/));
type Bracket = "(" | ")" | ",";
const found: { kind: Bracket | "word"; text: string }[] = [];
for (const [, word, other] of "f(a, b)".matchAll(/(\w+)|(\S)/g)) {
  if (word !== undefined) found.push({ kind: "word", text: word });
  else if (other === "(" || other === ")" || other === ",") found.push({ kind: other, text: other });
}
console.log(found.map(({ kind, text }) => kind + text).join(" "));
const operator = /([+*])|(\d+)/.exec("3 + 4")!;
switch (operator[1]) {
  case "+":
    console.log("plus");
    break;
  case undefined:
    console.log("no operator", Number(operator[2]) + 1);
    break;
}
const numbers = /(\d+)(?:\.(\d+))?/.exec("12")!.slice(1).map(Number);
console.log(numbers, parseInt(/(\d+)(px)?/.exec("7")![1]) + 1, /(\d+)(px)?/.exec("7")![2] === "px");
function unit(text: string): string | undefined {
  const match = /^\d+(px|em)?$/.exec(text);
  return match?.[1];
}
console.log(unit("3px"), unit("3"), unit("x"));
const joined = /(a)(b)?/.exec("a")!;
console.log(joined.join("|"), joined[2] + "", [joined[1], joined[2]], new Set(joined).size, Object.entries(joined.groups ?? {}));

// Groups that took no part are undefined to all that lists the groups, though their type has no room for that.
const either = /(?<first>x)|(?<second>y)/.exec("y")!;
const groups = either.groups!;
console.log(Object.entries(groups), Object.values(groups), { ...groups }, { ...groups, third: "z" });
for (const [name, value] of Object.entries(groups)) console.log(value ? `${name}: ${value}` : `no ${name}`);
const { first = "none", second } = groups;
console.log(first, second, Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined)));
const tokens = [..."let x = 42".matchAll(/\s*(?:(?<num>\d+)|(?<id>\w+)|(?<op>=))/g)].map((match) =>
  Object.entries(match.groups!).find(([, value]) => value !== undefined),
);
console.log(tokens);
