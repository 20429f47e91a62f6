// Eight queens by backtracking over plain arrays.
function queens(size: number): number {
  const columns: boolean[] = new Array<boolean>(size).fill(false);
  const up: boolean[] = new Array<boolean>(2 * size).fill(false);
  const down: boolean[] = new Array<boolean>(2 * size).fill(false);
  function place(row: number): number {
    if (row === size) return 1;
    let count = 0;
    for (let column = 0; column < size; column++) {
      if (columns[column] || up[row + column] || down[row - column + size]) continue;
      columns[column] = up[row + column] = down[row - column + size] = true;
      count += place(row + 1);
      columns[column] = up[row + column] = down[row - column + size] = false;
    }
    return count;
  }
  return place(0);
}
for (let size = 1; size <= 8; size++) console.log(size, queens(size));
