// Conway's game of life on a torus of typed arrays.
class Life {
  private cells: Uint8Array;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.cells = new Uint8Array(width * height);
  }
  set(x: number, y: number): void {
    this.cells[y * this.width + x] = 1;
  }
  private neighbours(x: number, y: number): number {
    let count = 0;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        if (dx === 0 && dy === 0) continue;
        const nx = (x + dx + this.width) % this.width;
        const ny = (y + dy + this.height) % this.height;
        count += this.cells[ny * this.width + nx];
      }
    }
    return count;
  }
  step(): void {
    const next = new Uint8Array(this.cells.length);
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const n = this.neighbours(x, y);
        next[y * this.width + x] = n === 3 || (n === 2 && this.cells[y * this.width + x] === 1) ? 1 : 0;
      }
    }
    this.cells = next;
  }
  toString(): string {
    let text = "";
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) text += this.cells[y * this.width + x] === 1 ? "#" : ".";
      text += "\n";
    }
    return text;
  }
}
const life = new Life(8, 6);
for (const [x, y] of [[1, 0], [2, 1], [0, 2], [1, 2], [2, 2]]) life.set(x, y);
for (let i = 0; i < 12; i++) life.step();
console.log(life.toString());
