// A setter alone hides the getter that its class would inherit.
class Box {
  private held = 1;
  get value(): number {
    return this.held;
  }
  set value(value: number) {
    this.held = value;
  }
  static set kind(_kind: string) {}
}
class Doubled extends Box {
  override set value(value: number) { // error INS1099 at 13:16
    super.value = value * 2;
  }
}
class Whole extends Box {
  override get value(): number {
    return super.value;
  }
  override set value(value: number) {
    super.value = Math.trunc(value);
  }
  set other(_value: number) {}
}
console.log(new Doubled(), new Whole());
