// Labels on loops and blocks.
const found: string[] = [];
outer: for (let i = 0; i < 4; i++) {
  for (let j = 0; j < 4; j++) {
    if (j === 2) continue outer;
    if (i === 3) break outer;
    found.push(`${i}${j}`);
  }
}
console.log(found);
block: {
  console.log("in");
  if (found.length > 3) break block;
  console.log("not reached");
}
let round = 0;
again: while (true) {
  switch (round++) {
    case 0:
      continue again;
    case 3:
      break again;
    default:
      break;
  }
  console.log("round", round);
}
