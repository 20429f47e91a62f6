// A subclass of what holds never is no instance of the other classes that its base makes.
abstract class Option<T> {
  abstract orElse(other: T): T;
}
class Some<T> extends Option<T> {
  constructor(private readonly value: T) {
    super();
  }
  orElse(): T {
    return this.value;
  }
}
class None extends Option<never> {
  orElse<U>(other: U): U {
    return other;
  }
}
const nothing: Option<number> = new None(); // error INS2099 at 18:33
console.log(nothing, new Some(1));
