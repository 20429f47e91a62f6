// toUpperCase and toLowerCase.
console.log("Hello, World".toUpperCase(), "Hello, World".toLowerCase(), "".toUpperCase() === "");
console.log("straße".toUpperCase(), "ÀÉÎÕÜ".toLowerCase(), "àéîõüÿ".toUpperCase(), "µ".toUpperCase());
console.log("Привет".toUpperCase(), "ПРИВЕТ".toLowerCase(), "Ελλάδα".toUpperCase(), "ŁÓDŹ".toLowerCase());
console.log("123 !?".toUpperCase(), "日本".toLowerCase());

// What is no mapping of single letters: the sigma at a word's end, ligatures, the dotted I.
console.log("ΑΣ ΑΣΒ Σ Α.Σ ΑΣ. ΑΣ.Α ΑΣ'".toLowerCase(), "ﬁ ﬃ ŉ ᾳ և ß".toUpperCase(), "İx".toLowerCase().length);
let mapped = 0;
for (let unit = 0x80; unit < 0xd800; unit++) {
  const letter = String.fromCharCode(unit);
  for (const one of `${letter.toUpperCase()} ${letter.toLowerCase()}`) mapped = (mapped * 31 + one.charCodeAt(0)) % 1000003;
  if (unit % 512 === 0) console.log(unit.toString(16), mapped);
}
