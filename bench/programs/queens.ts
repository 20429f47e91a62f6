// Eight queens: a backtracking search over arrays of booleans.

class Queens {
  private readonly freeRows: boolean[] = new Array<boolean>(8).fill(true);
  private readonly freeRising: boolean[] = new Array<boolean>(16).fill(true);
  private readonly freeFalling: boolean[] = new Array<boolean>(16).fill(true);
  readonly rows: number[] = new Array<number>(8).fill(-1);

  place(column: number): boolean {
    for (let row = 0; row < 8; row++) {
      if (!this.isFree(row, column)) continue;
      this.rows[row] = column;
      this.mark(row, column, false);
      if (column === 7 || this.place(column + 1)) return true;
      this.mark(row, column, true);
    }
    return false;
  }

  private isFree(row: number, column: number): boolean {
    return this.freeRows[row] && this.freeRising[column + row] && this.freeFalling[column - row + 7];
  }

  private mark(row: number, column: number, free: boolean): void {
    this.freeRows[row] = free;
    this.freeRising[column + row] = free;
    this.freeFalling[column - row + 7] = free;
  }
}

let solved = 0;
let weight = 0;
for (let round = 0; round < 60_000; round++) {
  const queens = new Queens();
  if (queens.place(0)) solved++;
  weight += queens.rows[round & 7];
}
console.log(solved === 60_000 && weight === 210_000 ? "ok" : "wrong", solved, weight);
