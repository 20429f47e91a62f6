// What a property was narrowed to is tested again when it is read: a call may have changed it.
type Value = { kind: "text"; text: string } | { kind: "list"; items: number[] };
class Box {
  value: Value = { kind: "text", text: "abc" };
  label: string | null = "box";
  change(): void {
    this.value = { kind: "list", items: [1] };
    this.label = null;
  }
  length(): number {
    if (this.value.kind === "text" && this.label !== null) return this.value.text.length + this.label.length;
    return -1;
  }
}
const box = new Box();
console.log(box.length());
try {
  if (box.label !== null) {
    box.change();
    console.log(box.label.length);
  }
} catch (error) {
  console.log(error instanceof TypeError);
}
console.log(box.length(), box.value);
