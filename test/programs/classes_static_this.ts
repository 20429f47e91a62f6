class Model {
  static table = "models";
  id = 0;
  static create() { const x = new this(); x.id = 3; return x; }
  static describe() { return this.table + ":" + this.name; }
  static twice() { return [this.create(), this.create()]; }
}
class User extends Model { static table = "users"; name = "u"; }
console.log(Model.create(), Model.describe(), User.describe(), Model.twice());
console.log(User.create());
class Reg { static #items: string[] = []; static add(s: string) { this.#items.push(s); return this; } static list() { return this.#items; } }
console.log(Reg.add("a").add("b").list());
class Temp { static fromC(this: new (n: number) => Temp, n: number) { return new this(n); } constructor(public n: number) {} }
console.log(Temp.fromC(3));
abstract class Entity {
  static count = 0;
  static readonly registry: string[] = [];
  id = ++Entity.count;
  static create<T extends Entity>(this: new () => T): T { return new this(); }
  static many<T extends Entity>(this: new () => T, n: number): T[] { return Array.from({ length: n }, () => new this()); }
  static label(): string { return `<${this.name}:${this.kind()}>`; }
  static kind(): string { return "entity"; }
  static register() { this.registry.push(this.name); return this; }
}
class Post extends Entity { title = "t"; static override kind() { return "post of " + super.label(); } }
class Tag extends Entity { text = "x"; static get plural() { return this.name + "s"; } }
class SubTag extends Tag {}
console.log(Post.create().title, Tag.create(), Post.many(2).map((p) => p.title));
console.log(Tag.label(), Entity.kind(), Tag.plural, SubTag.plural);
console.log(Tag.register().kind(), Post.register() === Post, Entity.registry);
const classes: (typeof Entity)[] = [Post, Tag];
console.log(classes.map((one) => one.label().slice(0, 5)));
class Settings { static readonly instance = new this(1); static limit = 3; constructor(readonly n: number) {} static twice() { const f = () => this.limit * 2; return f(); } static { this.limit++; } }
class More extends Settings { static override limit = 10; }
console.log(Settings.instance, Settings.twice(), More.twice());
class Figure { constructor(public name: string) {} static of(name: string) { return new this(name); } }
class Square extends Figure { side: number; constructor(name: string, side: number) { super(name); this.side = side; } }
console.log(Figure.of("a"));

class Base2 { static make(): string { return this.tag(); } static tag() { return "b"; } }
class D2 extends Base2 { static override tag() { return "d"; } static override make() { return super.make() + "!"; } }
console.log(D2.make(), Base2.make());
