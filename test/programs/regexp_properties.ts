// Properties of Unicode in literals.
console.log("héllo wörld, 日本 42".match(/\p{L}+/gu), /^\p{Lu}/u.test("Éa"), /^\p{Lu}/u.test("éa"), "a1٣".match(/\p{Nd}/gu), "a😀b".replace(/\p{Emoji_Presentation}/gu, "!"));
console.log("x.y!z".split(/[\p{P}\s]/u), "abc дом".match(/\p{Script=Cyrillic}+/u)?.[0], "a-b".replace(/\P{L}/gu, ""), /[^\p{L}]/u.exec("ab1")?.index, /\p{L}/u.source);
