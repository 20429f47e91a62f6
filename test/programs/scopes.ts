// Block scopes, shadowing, hoisted functions, module variables changed by functions.
const x = "module";
{
  const x = "block";
  {
    const x = "inner";
    console.log(x);
  }
  console.log(x);
}
console.log(x, hoisted());
function hoisted(): string {
  const x = "function";
  if (x) {
    const x = "if";
    return `${x}!`;
  }
  return x;
}
let state = 0;
function bump(state2: number, state3 = state): number {
  state += state2;
  return state + state3;
}
console.log(bump(1), bump(2), state);
for (let x = 0; x < 2; x++) {
  const y = x * 2;
  {
    const x = y + 1;
    console.log(x, y);
  }
}
switch (1 as number) {
  case 1: {
    const x = "case";
    console.log(x);
    break;
  }
  default: {
    const x = "default";
    console.log(x);
  }
}
