// Parsers: a function makes an object whose members make parsers of larger types.
type Result<T> = { ok: true; value: T; rest: string } | { ok: false; expected: string };
interface Parser<T> {
  parse(text: string): Result<T>;
  many(): Parser<T[]>;
  optional(): Parser<T | null>;
  then<U>(next: Parser<U>): Parser<[T, U]>;
  map<U>(f: (value: T) => U): Parser<U>;
  or<U>(other: Parser<U>): Parser<T | U>;
}
function parser<T>(parse: (text: string) => Result<T>): Parser<T> {
  return {
    parse,
    many() {
      return parser((text) => {
        const values: T[] = [];
        let rest = text;
        for (;;) {
          const result = parse(rest);
          if (!result.ok) return { ok: true, value: values, rest };
          values.push(result.value);
          rest = result.rest;
        }
      });
    },
    optional() {
      return parser<T | null>((text) => {
        const result = parse(text);
        return result.ok ? result : { ok: true, value: null, rest: text };
      });
    },
    then<U>(next: Parser<U>) {
      return parser<[T, U]>((text) => {
        const first = parse(text);
        if (!first.ok) return first;
        const second = next.parse(first.rest);
        if (!second.ok) return second;
        return { ok: true, value: [first.value, second.value], rest: second.rest };
      });
    },
    map<U>(f: (value: T) => U) {
      return parser<U>((text) => {
        const result = parse(text);
        return result.ok ? { ok: true, value: f(result.value), rest: result.rest } : result;
      });
    },
    or<U>(other: Parser<U>) {
      return parser<T | U>((text) => {
        const result = parse(text);
        return result.ok ? result : other.parse(text);
      });
    },
  };
}
const char = (c: string): Parser<string> =>
  parser((text) => (text.startsWith(c) ? { ok: true, value: c, rest: text.slice(c.length) } : { ok: false, expected: c }));
const digit = parser<number>((text) => /^\d/.test(text) ? { ok: true, value: Number(text[0]), rest: text.slice(1) } : { ok: false, expected: "digit" });
const number = digit.many().map((digits) => digits.reduce((sum, d) => sum * 10 + d, 0));
const sum = number.then(char("+").then(number).map(([, n]) => n).many()).map(([first, more]) => more.reduce((a, b) => a + b, first));
console.log(sum.parse("12+30+8rest"));
console.log(char("a").or(digit).many().optional().parse("a1a2b"));
