// Objects that have more than their type says come to be used as a type in which just that is of another type: TypeScript
// forgets what there is on the way. Where Node goes on with the wrong value, a TypeError is thrown.

function attempt(name: string, run: () => unknown): void {
  try {
    console.log(name, run());
  } catch (error) {
    console.log(name, (error as Error).name);
  }
}

type Sized = { size: number } | { label: string };
function sizeOf(one: Sized): number {
  return "size" in one ? one.size + 1 : one.label.length;
}
console.log(sizeOf({ size: 1 }), sizeOf({ label: "ab" }));
const shirt: { label: string; size: string } = { label: "shirt", size: "XL" };
const labelled: { label: string } = shirt;
attempt("by in", () => sizeOf(labelled));

class Plain {
  label = "plain";
}
class Measured {
  size = 1.5;
}
class Tagged extends Plain {
  size = "large";
}
function sizeOfInstance(one: Plain | Measured): number | string {
  return "size" in one ? one.size + 1 : one.label;
}
console.log(sizeOfInstance(new Measured()), sizeOfInstance(new Plain()));
attempt("of a class", () => sizeOfInstance(new Tagged()));

interface Options {
  label: string;
  size?: number;
  wide?: string;
  depth?: number[];
  run?(count: number): number;
  weight?: number;
}
class Odd extends Plain {
  size = "odd";
  wide = true;
  depth = 7;
  factor = 2;
  run(text: string, other: string): string {
    return text + other + this.factor;
  }
}
class Running implements Options {
  label = "running";
  factor = 1.5;
  run(count: number): number {
    return count * this.factor;
  }
}
const given: Options[] = [{ label: "all", size: 4, wide: "w", depth: [3] }, { label: "none" }, new Running()];
const odd: Plain = new Odd();
const readers: Record<string, (options: Options) => unknown> = {
  size: (options) => (options.size ?? 1) + 1,
  wide: (options) => options.wide?.toUpperCase(),
  depth: (options) => options.depth?.[0],
  run: (options) => options.run?.(2),
  weight: (options) => options.weight ?? "none",
  label: (options) => options.label,
  write: (options) => {
    options.size = 9;
    return options.size;
  },
};
for (const [name, read] of Object.entries(readers)) {
  for (const one of given) attempt(name, () => read(one));
  attempt(`${name} of another`, () => read(odd));
}

type Either = { label: string; size: number } | { label: string; size?: undefined };
function measure(one: Either): number {
  return one.size === undefined ? 0 : one.size + 1;
}
console.log(measure({ label: "one", size: 4 }), measure({ label: "two" }));
attempt("by undefined", () => measure(labelled));
