// Globals of the kernel's modules, in a program that imports nothing.

const headers = new Headers({ "X-A": "1" });
console.log([...headers], headers.get("x-a"));
const response = new Response("text", { headers });
console.log(await response.text());
try {
  await fetch("http://127.0.0.1:59999/");
} catch (error) {
  const { message, cause } = error as Error;
  console.log(message, (cause as NodeJS.ErrnoException).code);
}
