// replace and replaceAll with texts and functions.
console.log("a-b-c".replace("-", "+"), "a-b-c".replaceAll("-", "+"), "abc".replace("x", "y"));
console.log("price".replace("price", "$$5"), "abc".replace("b", "[$&]"), "abc".replace("b", "<$`|$'>"));
console.log("aaa".replaceAll("a", "$&$&"), "aaa".replaceAll("aa", "b"), "abc".replaceAll("", "."));
console.log("abc".replace("", "^"), "x.y.z".replaceAll(".", ""));
console.log("one two".replace("two", (match) => match.toUpperCase()));
console.log("a1b1".replaceAll("1", (match, offset) => `(${match}@${offset})`));

// What a replacing function gets behind the match: groups, place, text and named groups.
console.log("a1b2".replace(/([a-z])(\d)/g, (...all) => `<${all.length}:${all.join("|")}>`));
console.log("aXb".replace("X", (...all) => `<${all.length}:${all.join("|")}>`));
console.log("2024-01".replace(/(?<y>\d+)-(?<m>\d+)/, (...all) => { const { y, m } = all[all.length - 1] as { y: string; m: string }; return m + y; }));
console.log("k=v".replace(/(?<k>\w)=(?<v>\w)/, (_m, _k, _v, at: number, whole: string, groups: { k: string; v: string }) => groups.v + at + groups.k + whole));
console.log("k=v".replaceAll(/(?<k>\w)=(?<v>\w)/g, (m, k: string, v: string, at: number, whole: string, groups?: Record<string, string>) => `${m}${k}${v}${at}${whole}${groups?.k}`));
console.log("b".replace(/(?:b)/, (m, at: number, whole: string, groups?: object) => `${m}${at}${whole}${typeof groups}`));
