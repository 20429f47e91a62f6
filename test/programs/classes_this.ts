// `this` in methods, arrows and callbacks; methods that return this; methods taken off their object by arrows.
class Builder {
  private parts: string[] = [];
  add(part: string): this {
    this.parts.push(part);
    return this;
  }
  addAll(parts: string[]): this {
    parts.forEach((part) => this.add(part));
    return this;
  }
  build(): string {
    return this.parts.join(" ");
  }
}
class LoudBuilder extends Builder {
  shout(): this {
    return this.add("!");
  }
}
console.log(new LoudBuilder().add("a").shout().addAll(["b", "c"]).shout().build());
class Button {
  clicks = 0;
  onClick = (): void => {
    this.clicks++;
  };
}
const button = new Button();
const handlers: (() => void)[] = [button.onClick, () => button.onClick()];
for (const handler of handlers) handler();
console.log(button.clicks);

// A callback that a base gives `this` is one for the class whose method is called.
{
  class Builder {
    parts: string[] = [];
    with(change: (self: this) => void): this {
      change(this);
      return this;
    }
    pipe<R>(make: (self: this) => R): R {
      return make(this);
    }
    tap(change: (this: this, part: string) => void): this {
      change.call(this, "tapped");
      return this;
    }
  }
  class PageBuilder extends Builder {
    title = "";
    named(title: string): this {
      this.title = title;
      return this;
    }
  }
  const page = new PageBuilder().with((self) => self.named("home").parts.push("body")).tap(function (part) {
    this.parts.push(part + this.title.length);
  });
  console.log(page.pipe(({ title, parts }) => ({ title, parts })));
  const rename = (one: PageBuilder): void => void one.named("renamed");
  console.log(page.with(rename).title);
}
