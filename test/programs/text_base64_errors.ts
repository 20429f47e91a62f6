// What btoa and atob refuse, and how; NaN as a number of digits.
const tries = ["*", "a", "ab=c", "ab===", "abc==", "YQ==", " Y Q ", "YQ=", "="];
for (const text of tries)
  try {
    console.log(text, atob(text));
  } catch (error) {
    console.log(text, error instanceof Error ? `${error.name}: ${error.message}` : "?");
  }
try {
  console.log(btoa("Ω"));
} catch (error) {
  console.log(error instanceof Error ? `${error.name}: ${error.message}` : "?");
}
console.log((2.5).toFixed(NaN), (2.5).toExponential(NaN));
