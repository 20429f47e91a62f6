// What is no JSON: the messages.
const bad = ["", "{", "{bad", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', "{a:1}", "[", "[1", "[1,", "[1,]", "[1 2]", "[,]", "1 2", "tru", "truex", "nul", "undefined", "NaN", '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', "-", "-a", "01", "1.", "1.a", "1e", "1e+", ".5", "+1", '{"a":tru}', '{"a":undefined}', '{"a":1 "b":2}', '[1 "x"]', "abc", "'x'", '{"name":"Bob","age":}', '{"name": "Bob", "items": [1,2,3,], "zzz": 1}', "[1,2,3,4,5,6,7,8,9,10,11,x,12,13]", "xxxxxxxxxxxxxxxxxxxxxxxxxx", '{"a":1}}', '"a" "b"', '{"a":1,"b"}', "{5:1}", "[object Object]", "Infinity", "-Infinity", '"\t"', " ", "true false", "[}", "// x"];
for (const text of bad) {
  try {
    const value: number[] = JSON.parse(text);
    console.log("parsed", value);
  } catch (e) {
    console.log(JSON.stringify(text), e instanceof SyntaxError, (e as Error).message);
  }
}
