// Utility types.
class Box { constructor(readonly a: number, readonly b: string) {} }
type Args = ConstructorParameters<typeof Box>;
const args: Args = [1, "x"];
const made: InstanceType<typeof Box> = new Box(...args);
type Event1 = `on${Capitalize<"click" | "key">}`;
const names: Event1[] = ["onClick", "onKey"];
type Loud = Uppercase<"a" | "b">;
const loud: Loud = "A";
console.log(made, names, loud);
