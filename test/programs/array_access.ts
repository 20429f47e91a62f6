// Reading, writing, growing by index at the end, length.
const list = [10, 20, 30];
console.log(list[0], list[2], list.length, list.at(-1), list.at(5), list.at(-4));
list[1] = 21;
list.push(40, 50);
console.log(list, list.push(60));
list.length = 2;
console.log(list, list.length);
const empty: string[] = [];
console.log(empty.length, empty.pop(), empty.shift(), empty.at(0));
const grid = [[1, 2], [3, 4]];
grid[1][0] *= 10;
console.log(grid, grid[1].length);
const maybe = list[7] ?? "missing";
console.log(maybe, list[7] === undefined);
