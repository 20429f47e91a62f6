// `this` in the hands of others before all fields are set, in each way.
class Base {
  private readonly first: string;
  private readonly second: string;

  constructor(ready: boolean, friends: Base[]) {
    if (ready) {
      this.first = "a";
    } else {
      this.first = this.make(); // error INS2009 at 10:20
    }
    friends.push(this); // error INS2009 at 12:18
    this.second = this.first;
    friends.push(this);
    console.log(this.second, this.make());
  }

  make(): string {
    return this.second;
  }
}

class Early {
  private readonly value: number = this.compute(); // error INS2009 at 24:36
  private readonly factor = 2;

  compute(): number {
    return this.factor;
  }

  get total(): number {
    return this.value;
  }
}
console.log(new Base(true, []), new Early().total);
