// Methods and functions that give lists and texts, called as ones that give an Iterable or an ArrayLike.

abstract class Table {
  render(): string {
    let text = "";
    for (const [name, value] of this.rows()) text += `${name}=${value};`;
    return text + [...this.names()].join();
  }
  protected abstract rows(): Iterable<readonly [string, number]>;
  abstract names(): Iterable<string>;
}

class Sales extends Table {
  constructor(private readonly sales: Readonly<Record<string, number>>) {
    super();
  }
  protected rows() {
    return Object.entries(this.sales).sort(([, a], [, b]) => b - a);
  }
  names() {
    return Object.keys(this.sales);
  }
}

class Letters extends Table {
  protected rows(): [string, number][] {
    return [["letters", 2]];
  }
  names() {
    return "xy";
  }
}

class Numbered extends Table {
  protected *rows() {
    yield ["one", 1] as const;
  }
  names() {
    return new Set(["n"]);
  }
}

for (const table of [new Sales({ a: 1, b: 2 }), new Letters(), new Numbered()]) console.log(table.render());
for (const table of [new Letters(), new Sales({ c: 3 })] as Table[]) console.log(Array.from(table.names()));

abstract class Sized {
  abstract list(): ArrayLike<number>;
}
class Bytes extends Sized {
  list() {
    return new Uint8Array([1, 2, 3]);
  }
}
class Plain extends Sized {
  list() {
    return [4, 5];
  }
}
for (const sized of [new Bytes(), new Plain()] as Sized[]) console.log(sized.list().length, sized.list()[1]);

const listed = (): string[] => ["listed"];
function spelled(): string {
  return "ab";
}
const makers: (() => Iterable<string>)[] = [listed, spelled, () => new Set(["set"])];
for (const make of makers) console.log([...make()]);
const takers: ((all: string[]) => number)[] = [(all: Iterable<string>) => [...all].length, (all) => all.length];
console.log(takers.map((take) => take(["p", "q"])));
