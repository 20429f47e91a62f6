// The standard input chunk by chunk, with an encoding, and what it leaves when it is paused.

async function main(): Promise<void> {
  process.stdin.setEncoding("utf8");
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  const numbers = text.split("\n").filter(Boolean).map(Number);
  console.log(numbers.length, Math.max(...numbers));
}

main().catch(console.error);
