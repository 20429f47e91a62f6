// What cannot be done with values that JSON.parse or the library gave without a type.
const config = JSON.parse('{"names":["a"],"count":1}');
config.names.push("b"); // error INS2099 at 3:1
config.count = 2; // error INS2099 at 4:1
const { count, ...rest } = config; // error INS1099 at 5:16
console.log(count, rest);
function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
const texts: unknown = config.names;
if (isTexts(texts)) texts.push("b"); // error INS1099 at 11:21
if (isTexts(texts)) texts[0] = "c"; // error INS1099 at 12:21
