// Numbers that the compiler may keep in integer registers, wherever JavaScript could show the difference.

function negativeZero(): void {
  let x = 0;
  x = -x;
  console.log(1 / x);
  let y = 5;
  y = (y - 5) * -1;
  console.log(1 / y, Object.is(y, -0));
  for (let i = -3; i <= 0; i++) {
    const product = i * 0;
    console.log(1 / product);
  }
  const remainder = -4 % 2;
  console.log(1 / remainder);
}

function beyondExact(): void {
  let x = 9007199254740991;
  x = x + 1;
  x = x + 1;
  console.log(x === 9007199254740992, x);
  let doubled = 1;
  for (let i = 0; i < 70; i++) doubled *= 2;
  console.log(doubled);
  let factorial = 1;
  for (let i = 1; i <= 25; i++) factorial *= i;
  console.log(factorial);
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += 2 ** 40 * i;
  console.log(sum);
}

function beyondInt32(): void {
  let count = 2147483640;
  for (let i = 0; i < 20; i++) count++;
  console.log(count, count | 0, count >>> 0, count >> 1);
  let down = -2147483640;
  for (let i = 0; i < 20; i++) down--;
  console.log(down, down | 0, down >>> 0);
}

function fractions(limit: number): void {
  let steps = 0;
  for (let x = 0; x < limit; x += 0.5) steps++;
  console.log(steps);
  let half = 7;
  half = half / 2;
  console.log(half, Math.floor(half), half | 0);
  for (let i = 0; i < 6; i++) console.log(Math.floor(i / 2), (i / 2) | 0, i % 3, i / 4);
  for (let i = -6; i < 0; i++) console.log(Math.floor(i / 4), Math.trunc(i / 4), i % 4);
}

function notANumber(limit: number): void {
  let steps = 0;
  for (let i = 0; i < limit; i++) steps++;
  console.log(steps);
  let x = 0;
  x = x / x;
  console.log(x, x < 1, x >= 1, x === x, x | 0);
}

function guards(values: number[], limit: number): void {
  let last = -1;
  for (let i = 0; i < values.length && i < limit; i++) if (values[i] > 2) last = i;
  console.log(last);
  let low = 0;
  let high = values.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (values[middle] < 4) low = middle + 1;
    else high = middle - 1;
  }
  console.log(low, high);
  for (let i = values.length - 1; i >= 0; i--) values[i] += i;
  console.log(values.join());
  for (let i = values.length; i--; ) values[i] -= i;
  console.log(values.join());
}

function caughtCounter(): number {
  let count = 0;
  for (let i = 0; i < 10; i++) {
    try {
      count += i;
      if (i % 3 === 0) throw new Error("three");
      count += 100;
    } catch {
      count += 1000;
    }
  }
  return count;
}

negativeZero();
beyondExact();
beyondInt32();
fractions(3.2);
notANumber(NaN);
notANumber(3);
guards([1, 2, 3, 4, 5], 4.5);
guards([1, 2, 3, 4, 5], Infinity);
console.log(caughtCounter());
