// Towers of Hanoi: discs as linked objects moved between three piles.

class Disc {
  next: Disc | null = null;
  constructor(readonly size: number) {}
}

class Towers {
  private readonly piles: (Disc | null)[] = [null, null, null];
  moves = 0;

  private push(disc: Disc, pile: number): void {
    const top = this.piles[pile];
    if (top !== null && disc.size >= top.size) throw new Error("a big disc on a smaller one");
    disc.next = top;
    this.piles[pile] = disc;
  }

  private pop(pile: number): Disc {
    const top = this.piles[pile];
    if (top === null) throw new Error("no disc on this pile");
    this.piles[pile] = top.next;
    top.next = null;
    return top;
  }

  build(discs: number): void {
    for (let size = discs; size >= 0; size--) this.push(new Disc(size), 0);
  }

  move(discs: number, from: number, to: number): void {
    if (discs > 1) {
      const other = 3 - from - to;
      this.move(discs - 1, from, other);
      this.moveTop(from, to);
      this.move(discs - 1, other, to);
    } else {
      this.moveTop(from, to);
    }
  }

  private moveTop(from: number, to: number): void {
    this.push(this.pop(from), to);
    this.moves++;
  }
}

let moves = 0;
for (let round = 0; round < 300; round++) {
  const towers = new Towers();
  towers.build(18);
  towers.move(18, 0, 1);
  moves += towers.moves;
}
console.log(moves === 300 * 262143 ? "ok" : "wrong", moves);
