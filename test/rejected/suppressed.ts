// A comment that hides an error is an error; the same text in a string is none.
console.log("// @ts-ignore");
// @ts-expect-error (this is on purpose) // error INS1019 at 3:1
const name: string = 5;
console.log(name);
