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
