// Names that end in an underscore, stored into objects and arrays.

class Box {
  content: string | null = null;
  set(value_: string): void {
    this.content = value_;
  }
}
const slot_ = new Box();
function put(slot_: Box, value_: string): void {
  slot_.content = value_;
}
const list: (string | null)[] = ["a"];
function change(value_: (string | null)[]): void {
  value_[0] = "b";
}
for (let round = 0; round < 3; round++) {
  slot_.set("x");
  put(slot_, `y${round}`);
  change(list);
}
console.log(slot_.content, list);
