// Members that a literal gives are there though they are undefined; those that it leaves out are not.

interface Entry {
  type: string;
  note?: string;
  size?: number;
}

const make = (type: string, note?: string): Entry => ({ type, note });
console.log(make("a"), make("b", "x"), [make("c")], { type: "d" } as Entry);
console.log(Object.keys(make("k")), Object.entries(make("q")), JSON.stringify(make("j")));

const shrinking: Entry = { type: "e", note: undefined, size: 3 };
delete shrinking.size;
console.log(shrinking, Object.keys(shrinking));

function defaults(options: { a?: number; b?: string } = {}): { a: number; b: string } {
  const { a = 1, b = "z" } = options;
  return { a, b };
}
console.log(defaults(), defaults({ a: undefined }), defaults({ a: 5, b: undefined }));
