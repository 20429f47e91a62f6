// toUpperCase and toLowerCase.
console.log("Hello, World".toUpperCase(), "Hello, World".toLowerCase(), "".toUpperCase() === "");
console.log("straße".toUpperCase(), "ÀÉÎÕÜ".toLowerCase(), "àéîõüÿ".toUpperCase(), "µ".toUpperCase());
console.log("Привет".toUpperCase(), "ПРИВЕТ".toLowerCase(), "Ελλάδα".toUpperCase(), "ŁÓDŹ".toLowerCase());
console.log("123 !?".toUpperCase(), "日本".toLowerCase());
