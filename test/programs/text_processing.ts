// Word frequencies, a Caesar cipher, palindromes, run-length encoding, roman numerals.
const text = "it was the best of times it was the worst of times";
const counts = new Map<string, number>();
for (const word of text.split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
console.log(sorted.map(([word, count]) => `${word}=${count}`).join(" "));
const caesar = (s: string, shift: number): string =>
  [...s]
    .map((c) => {
      const code = c.charCodeAt(0);
      return code >= 97 && code <= 122 ? String.fromCharCode(((code - 97 + shift + 26) % 26) + 97) : c;
    })
    .join("");
console.log(caesar("hello, world", 3), caesar(caesar("hello, world", 3), -3));
const isPalindrome = (s: string): boolean => s === [...s].reverse().join("");
console.log(["racecar", "abba", "abc", ""].map(isPalindrome));
function encode(s: string): string {
  let result = "";
  for (let i = 0; i < s.length; ) {
    let end = i;
    while (end < s.length && s[end] === s[i]) end++;
    result += `${end - i}${s[i]}`;
    i = end;
  }
  return result;
}
console.log(encode("aaabccdddd"));
const numerals: [number, string][] = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];
function roman(n: number): string {
  return numerals.reduce((text, [value, sign]) => {
    while (n >= value) {
      text += sign;
      n -= value;
    }
    return text;
  }, "");
}
console.log([1, 4, 9, 14, 1987, 2026].map(roman));
