// Matches of many patterns: each with its groups and place.
const cases: [string, string, string][] = [
  ["a|ab|abc", "", "abc"], ["((a)|(ab))((c)|(bc))", "", "abc"], ["a[a-z]{2,4}", "", "abcdefghi"], ["a[a-z]{2,4}?", "", "abcdefghi"],
  ["(aa|aabaac|ba|b|c)*", "", "aabaac"], ["(z)((a+)?(b+)?(c))*", "", "zaacbbbcac"], ["(a*)*", "", "b"], ["(?=(a+))a*b\\1", "", "baaabac"],
  ["(.*?)a(?!(a+)b\\2c)\\2(.*)", "", "baaabaac"], ["(?:a|b)+?c", "", "ababc"], ["^(?:\\d{3}-)?\\d{4}$", "", "555-1234"], ["\\bfoo\\b", "", "a foo b"],
  ["\\Boo\\B", "", "foooo"], ["(?<=\\$)\\d+(\\.\\d*)?", "", "cost $10.50"], ["(?<!\\$)\\b\\d+", "", "$10 20"], ["(?<=(\\d+)(\\d+))$", "", "1053"],
  ["(?<=\\1(a))b", "", "aab"], ["[^abc]+", "", "abcxyz"], ["[\\w.-]+@[\\w-]+\\.[a-z]{2,}", "i", "Mail JOE.X@EXAMPLE.com now"], ["\\x41\\u0042\\103", "", "ABC"],
  ["\\cJ", "", "a\nb"], ["[\\b]", "", "a\bb"], ["a{,3}", "", "a{,3}"], ["a{2}{3}", "", "x"], ["x{0}y", "", "xy"], ["(a?)*?$", "", "aaa"],
  ["(?:a?){3}b", "", "aab"], ["(a?){5}b", "", "aab"], ["^.*$", "m", "one\ntwo"], ["^two$", "m", "one\ntwo"], ["one.two", "s", "one\ntwo"], ["one.two", "", "one\ntwo"],
  ["\\u{1F600}", "u", "x\u{1F600}y"], ["^.$", "u", "\u{1F600}"], ["^.$", "", "\u{1F600}"], ["[\u{1F600}-\u{1F64F}]+", "u", "a\u{1F601}\u{1F602}b"], ["\\ud83d", "", "\u{1F600}"], ["\\ud83d", "u", "\u{1F600}"],
  ["straße", "i", "STRAßE"], ["É", "i", "é"], ["[à-ý]+", "i", "ÀÉÎ"], ["\\w+", "i", "Hello_9"], ["[^\\W\\d]+", "", "12ab_"], ["[\\s\\S]", "", "\n"],
  ["(\\w+)\\s\\1", "", "hello hello"], ["(\\w+)\\s\\1", "i", "Hello hELLO"], ["(?<year>\\d{4})-(?<month>\\d\\d)", "", "2024-05"], ["(?<q>['\"]).*?\\k<q>", "", "say 'hi' \"x\""],
  ["[]", "", "a"], ["[^]", "", "a"], ["[a\\-z]+", "", "a-z"], ["[a-]+", "", "-a-"], ["[-a]+", "", "a-"], ["]", "", "a]"], ["}", "", "}"], ["\\/", "", "a/b"], ["\\8", "", "8"], ["\\0", "", "\0"],
  ["(?:)", "", "abc"], ["", "", "abc"], ["a**", "", "a"], ["(", "", ""], ["[", "", ""], ["a)", "", ""], ["?", "", ""], ["(?<n>a)(?<n>b)", "", ""], ["[z-a]", "", ""], ["a{2,1}", "", ""], ["\\", "", ""], ["(?<1a>x)", "", ""], ["\\k<x>(?<y>a)", "", ""], ["\\u{110000}", "u", ""], ["\\q", "u", ""], ["{", "u", ""], ["]", "u", ""], ["a", "gg", ""], ["a", "x", ""], ["(?", "", ""], ["\\1", "u", ""],
  ["(a)|b", "", "b"], ["(?:(a)|b)*", "", "ab"], ["((a)|b)*?c", "", "abc"], ["(\\2a)(\\1)", "", "aaa"], ["(?!(a))\\1b", "", "b"], ["(?=(a))", "", "a"], ["a(?=b(?!c))", "", "abc abd"],
  ["\\d+(?=%)|\\$\\d+", "", "50% $30"], [".+?,", "", "a,b,"], ["<.+>", "", "<a><b>"], ["<.+?>", "", "<a><b>"], ["(x+x+)+y", "", "xxxxxxxxxxy"], ["^((\\d+)\\.){3}\\d+$", "", "192.168.0.1"],
  ["[0-9a-fA-F]{6}", "", "#ff00AA"], ["\\p", "", "p"], ["\\c", "", "\\c"], ["[\\c]", "", "\\"], ["a.c", "", "a\u2028c"], ["\\s+", "", "a\u00a0\ufeffb"], ["ſ", "i", "S"], ["\\u212a", "i", "k"],
];
for (const [source, flags, text] of cases) {
  try {
    const re = new RegExp(source, flags);
    const m = re.exec(text);
    console.log(String(re), m === null ? "null" : `${m.index} ${m.length} ${m.map((x) => (x === undefined ? "-" : JSON.stringify(x))).join(" ")}`);
  } catch (e) {
    console.log(e instanceof SyntaxError ? e.message : String(e));
  }
}

// Case in unicode patterns is Unicode's simple folding, and word characters are all letters that fold to one.
console.log(/k/iu.test("\u212a"), /\u212a/iu.test("k"), /[a-z]/iu.test("\u212a"), /k/i.test("\u212a"));
console.log(/\u017f/iu.test("s"), /S/iu.test("\u017f"), /s/i.test("\u017f"), /(k)\1/iu.test("k\u212a"));
console.log(/\w/iu.test("\u017f"), /\W/iu.test("\u212a"), /\w/i.test("\u212a"), /[\W]/iu.test("S"), /\b/iu.test("\u017f"));
console.log(/\u212b/iu.test("\u00e5"), /\u2126/iu.test("\u03c9"), /\u1e9e/iu.test("\u00df"), /\u1e9e/i.test("\u00df"));
console.log(/\u0390/iu.test("\u1fd3"), /\u0390/i.test("\u1fd3"), /i/iu.test("\u0130"), /[^k]/iu.test("\u212a"));
console.log(/[\u00b5]/i.test("\u03bc"), /[\u03c2]/i.test("\u03c3"), "STRASSE\u212A".replace(/k/giu, "-"));
