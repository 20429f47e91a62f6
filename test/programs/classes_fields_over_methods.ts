// A field that holds a function takes the place of the method that its class would inherit.
class Par {
  greet(): string {
    return "P";
  }
  twice(): string {
    return this.greet() + this.greet();
  }
}
class Chi extends Par {
  override greet = (): string => "C";
}
class Gra extends Chi {}
class Gr2 extends Chi {
  override greet = (): string => "G2";
}
for (const p of [new Par(), new Chi(), new Gra(), new Gr2()] as Par[]) {
  const { greet } = p;
  console.log(p.greet(), p.twice(), greet.call(p), p);
}
console.log(new Chi().greet(), new Gra().greet(), new Gr2().twice());
class Sup extends Par {
  old = super.greet();
  override greet = (): string => "S" + this.old;
}
console.log(new Sup().greet(), new Sup().twice());
abstract class Handler {
  abstract handle(x: number): string;
  run(xs: number[]): string {
    return xs.map((x) => this.handle(x)).join();
  }
}
class Dbl extends Handler {
  n = 0;
  handle = (x: number): string => {
    this.n++;
    return String(x * 2);
  };
}
const d = new Dbl();
console.log(d.run([1, 2]), d.n, (d as Handler).handle(5), d.handle(6), [3].map(d.handle));
abstract class Sh {
  abstract area(): number;
  abstract name: string;
  d(): string {
    return this.name + this.area();
  }
}
class Sq extends Sh {
  name = "sq";
  area = (): number => 4;
}
const s: Sh = new Sq();
console.log(s.area(), s.d(), new Sq().area());
class Opt {
  close?(): void;
}
class O2 extends Opt {
  override close = (): void => console.log("closed");
}
const o: Opt = new O2();
o.close?.();
