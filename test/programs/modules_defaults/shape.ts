// The default is an abstract class; its type is exported beside it.
export interface Named {
  name: string;
}
abstract class Shape implements Named {
  abstract readonly name: string;
  abstract area(): number;
  toString(): string {
    return `${this.name} of ${this.area()}`;
  }
}
export default Shape;
