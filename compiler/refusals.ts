// The table of everything that the compiler refuses. docs/errors.md is generated from it (scripts/errors_doc.ts), and
// test/rejected/ compiles both examples of every entry. A code, once published, keeps its meaning.

/** One kind of refusal. `{0}`, `{1}` ... in the texts are filled in where it is reported. */
export interface Refusal {
  /** 1xxx syntax, 2xxx types, 3xxx integers, 4xxx modules and intrinsics, 5xxx limits, 6xxx where it is built, 9999 the compiler's own bugs. */
  readonly code: number;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly instead: string;
  /** A program that is refused with this code; null where no short one exists. */
  readonly failing: string | null;
  /** The same program as it may be written. */
  readonly mended: string | null;
}

export const refusals = {
  // 1xxx: syntax

  eval: {
    code: 1001,
    title: "Code from a string",
    what: "`{0}` runs code that exists only at run time",
    why: "the program is compiled as a whole before it starts",
    instead: "call a function that is in the program",
    failing: `const sum: number = eval("1 + 2");\nconsole.log(sum);`,
    mended: `const sum: number = 1 + 2;\nconsole.log(sum);`,
  },
  withStatement: {
    code: 1002,
    title: "with",
    what: "`with` is not supported",
    why: "its names are known only at run time",
    instead: "name the object in front of each property",
    failing: `with (Math) {\n  console.log(floor(1.5));\n}`,
    mended: `console.log(Math.floor(1.5));`,
  },
  deleteOperator: {
    code: 1003,
    title: "delete",
    what: "`delete` is not supported here",
    why: "a class keeps its static fields, and an instance those that are not declared with `?`",
    instead:
      "assign `undefined`; an optional field or member of an interface, by its name, and a member of a Record can be deleted",
    failing: `class Settings {\n  static theme?: string = "dark";\n}\ndelete Settings.theme;\nconsole.log(Settings.theme);`,
    mended: `class Settings {\n  static theme?: string = "dark";\n}\nSettings.theme = undefined;\nconsole.log(Settings.theme);`,
  },
  deleteElement: {
    code: 1021,
    title: "delete of an element",
    what: "`delete` of an element of a tuple, or of a list of integers, is not supported",
    why: "all their elements are there",
    instead: "assign `0`, or `undefined` where the element may be that",
    failing: `const bytes = new Uint8Array(3);\ndelete bytes[1];\nconsole.log(bytes.length);`,
    mended: `const bytes = new Uint8Array(3);\nbytes[1] = 0;\nconsole.log(bytes.length);`,
  },
  decorator: {
    code: 1005,
    title: "Decorators",
    what: "decorators are not supported",
    why: "they replace classes and members while the program runs",
    instead: "call the function yourself where the member is defined",
    failing: `function logged(value: () => void): void {}\nclass Door {\n  @logged\n  open(): void {}\n}\nnew Door().open();`,
    mended: `class Door {\n  open(): void {\n    console.log("open");\n  }\n}\nnew Door().open();`,
  },
  dynamicImport: {
    code: 1008,
    title: "Dynamic import",
    what: "`import()` is not supported",
    why: "every module is part of the image when it is built",
    instead: "use an `import` declaration at the top of the file",
    failing: `const module = import("./other.ts");\nconsole.log("loaded");`,
    mended: `console.log("loaded");`,
  },
  computedName: {
    code: 1011,
    title: "Computed property names",
    what: "the property name `[{0}]` is computed",
    why: "the members of classes and objects are laid out when the program is compiled",
    instead:
      'write the name itself, hold the symbol in a constant of the module (`const key = Symbol.for("key")`), or declare the object as a Record',
    failing: `class Door {\n  open = true;\n}\nconst name: string = "open";\nconsole.log(name in new Door());`,
    mended: `const doors: Record<string, boolean> = { open: true };\nconst name: string = "open";\nconsole.log(name in doors);`,
  },
  literalAccessor: {
    code: 1012,
    title: "Accessors in Records",
    what: "a getter or setter in a Record is not supported",
    why: "the entries of a Record are plain values",
    instead: "give the object a type that names its members",
    failing: `const doors: Record<string, boolean> = {\n  get front() {\n    return true;\n  },\n};\nconsole.log(doors.front);`,
    mended: `const doors = {\n  get front() {\n    return true;\n  },\n};\nconsole.log(doors.front);`,
  },
  namespace: {
    code: 1013,
    title: "A namespace as a value whose variables change",
    what: "the namespace `{0}` is used as a value",
    why: "the object holds what its members are when it is made, and some are assigned later",
    instead: "name the member, or list the members in an object: `{ next: Counter.next }`",
    failing: `namespace Counter {\n  export let count = 0;\n  export const next = (): number => ++count;\n}\nconst counter = Counter;\nconsole.log(counter.next());`,
    mended: `namespace Counter {\n  export let count = 0;\n  export const next = (): number => ++count;\n}\nconst counter = { next: Counter.next };\nconsole.log(counter.next());`,
  },
  metaProperty: {
    code: 1014,
    title: "import.meta, and new.target outside of a constructor",
    what: "`{0}` is not supported here",
    why: "a module is no value at run time, and only constructors are called by `new`",
    instead: "pass what is needed as a parameter",
    failing: `console.log(typeof import.meta);`,
    mended: `console.log("object");`,
  },
  taggedTemplate: {
    code: 1015,
    title: "A tagged template with an escape that means nothing",
    what: "this text has an escape that means nothing",
    why: "the tag would get `undefined` for it, though its type says string",
    instead: "write the backslash as `\\\\` and use the text, not `raw`",
    failing:
      `function first(parts: TemplateStringsArray): string {\n  return parts.raw[0];\n}\n` +
      `console.log(first\`\\unit\`);`,
    mended:
      `function first(parts: TemplateStringsArray): string {\n  return parts[0];\n}\n` +
      `console.log(first\`\\\\unit\`);`,
  },
  usingDeclaration: {
    code: 1016,
    title: "using in the head of a counting loop or in a case",
    what: "`using` is not supported here",
    why: "a resource lives as long as the statements that stand behind it in a block",
    instead: "declare another name here, and the resource in a block: `{ using file = opened; ... }`",
    failing:
      `const file: Disposable = { [Symbol.dispose]() {} };\nfor (using held = file, count = null; count !== null; ) {\n` +
      `  console.log(typeof held);\n}`,
    mended: `const file: Disposable = { [Symbol.dispose]() {} };\n{\n  using held = file;\n  console.log(typeof held);\n}`,
  },
  prototype: {
    code: 1017,
    title: "Prototypes",
    what: "`{0}` is not supported",
    why: "a class has exactly the members in its declaration; there is no prototype object",
    instead: "declare the member in the class, or inherit with `extends`",
    failing: `class Door {}\nconsole.log(Door.prototype);`,
    mended: `class Door {}\nconsole.log(new Door());`,
  },
  suppression: {
    code: 1019,
    title: "Suppressed type errors",
    what: "`{0}` hides errors of the type checker",
    why: "compiled code relies on every type being right",
    instead: "remove the comment and mend the error",
    failing: `// @ts-ignore\nconst name: string = 5;\nconsole.log(name);`,
    mended: `const name: string = "five";\nconsole.log(name);`,
  },
  functionProperty: {
    code: 1020,
    title: "Properties on generic functions",
    what: "the property `{0}` is added to a generic function",
    why: "it is compiled once for each instance, and these would not share the property",
    instead: "keep the value in a variable of its own or in a class",
    failing: `function same<T>(value: T): T {\n  return value;\n}\nsame.count = 1;\nconsole.log(same(same.count));`,
    mended: `function same<T>(value: T): T {\n  return value;\n}\nlet count = 1;\nconsole.log(same(count));`,
  },
  unsupportedSyntax: {
    code: 1099,
    title: "Other unsupported syntax",
    what: "this form ({0}) is not supported",
    why: "{1}",
    instead: "{2}",
    failing: null,
    mended: null,
  },

  // 2xxx: types

  explicitAny: {
    code: 2001,
    title: "any",
    what: "the type `any` turns checking off",
    why: "compiled code has to know how a value is stored",
    instead: "write the real type, or `unknown` and narrow it",
    failing: `const value: any = 5;\nconsole.log(value);`,
    mended: `const value: unknown = 5;\nconsole.log(value);`,
  },
  inferredAny: {
    code: 2002,
    title: "Inferred any",
    what: "the type of `{0}` is `any`, though nobody wrote it",
    why: "compiled code has to know how a value is stored, and an array that gets its elements later is stored in one way",
    instead: "declare its type",
    failing: `const parts = [];\nparts.push(1);\nconst numbers: readonly number[] = parts;\nparts.push("one");\nconsole.log(numbers, parts);`,
    mended: `const parts: (number | string)[] = [];\nparts.push(1);\nparts.push("one");\nconsole.log(parts);`,
  },
  mutableCovariance: {
    code: 2003,
    title: "A container used as a container of something wider",
    what: "`{0}` is used as `{1}`",
    why: "what is written through the second type could not be stored in the first",
    instead: "declare the target readonly, make a copy, or use one type for both",
    failing:
      `class Animal {}\nclass Dog extends Animal {\n  bark(): void {}\n}\nconst dogs: Dog[] = [];\n` +
      `const animals: Animal[] = dogs;\nanimals.push(new Animal());\ndogs[0].bark();`,
    mended:
      `class Animal {}\nclass Dog extends Animal {\n  bark(): void {}\n}\nconst dogs: Dog[] = [];\n` +
      `const animals: readonly Animal[] = dogs;\nconsole.log(animals.length);`,
  },
  structuralClass: {
    code: 2004,
    title: "One class used as another",
    what: "`{0}` is used as the class `{1}`",
    why: "it has the same members but another layout in memory",
    instead: "let one class extend the other, or declare an interface and use that as the type",
    failing: `class Point {\n  x = 1;\n}\nclass Place {\n  x = 2;\n}\nconst point: Point = new Place();\nconsole.log(point.x);`,
    mended: `interface HasX {\n  x: number;\n}\nclass Place {\n  x = 2;\n}\nconst point: HasX = new Place();\nconsole.log(point.x);`,
  },
  typePredicate: {
    code: 2005,
    title: "Type predicates about something else than a parameter",
    what: "the predicate `{0}` cannot be tested",
    why: "what a predicate says is tested where it returns, on the parameter as the caller gave it",
    instead: "write a predicate about a parameter that is not assigned to",
    failing:
      `function isText(value: unknown): value is string {\n  value = "text";\n  return true;\n}\n` +
      `const value: unknown = 5;\nif (isText(value)) console.log(value.length);`,
    mended:
      `function isText(value: unknown): value is string {\n  return typeof value === "string";\n}\n` +
      `const value: unknown = "text";\nif (isText(value)) console.log(value.length);`,
  },
  narrowedParameter: {
    code: 2006,
    title: "An override that takes less",
    what: "`{0}` takes `{1}` where the member that it stands for takes `{2}`",
    why: "it could be called with what it does not take",
    instead: "take the wider type and narrow it inside",
    failing:
      `class Animal {}\nclass Dog extends Animal {\n  bark(): void {}\n}\nclass Keeper {\n  feed(animal: Animal): void {}\n}\n` +
      `class DogKeeper extends Keeper {\n  override feed(animal: Dog): void {\n    animal.bark();\n  }\n}\n` +
      `new DogKeeper().feed(new Dog());`,
    mended:
      `class Animal {}\nclass Dog extends Animal {\n  bark(): void {}\n}\nclass Keeper {\n  feed(animal: Animal): void {}\n}\n` +
      `class DogKeeper extends Keeper {\n  override feed(animal: Animal): void {\n    if (animal instanceof Dog) animal.bark();\n  }\n}\n` +
      `new DogKeeper().feed(new Dog());`,
  },
  numberToEnum: {
    code: 2007,
    title: "A function of an enum used as one of numbers",
    what: "a number would be used as the enum `{0}`",
    why: "it may be none of the enum's members, and nothing stands between where that could be tested",
    instead: "write a function of numbers that passes `value as` the enum on: that is tested",
    failing: `enum Colour {\n  red,\n  green,\n}\nconst name = (colour: Colour): string => Colour[colour];\nconst named: (value: number) => string = name;\nconsole.log(named(1));`,
    mended: `enum Colour {\n  red,\n  green,\n}\nconst name = (colour: Colour): string => Colour[colour];\nconst named = (value: number): string => name(value as Colour);\nconsole.log(named(1));`,
  },
  declaredField: {
    code: 2008,
    title: "A field that is only declared",
    what: "`declare {0}` promises a field that nothing makes",
    why: "the fields of a class are those that it and its bases define",
    instead: "define the field, here or in a base: `name!: T` is tested where it is read",
    failing: `class Base {}\nclass Named extends Base {\n  declare name: string;\n}\nconsole.log(new Named().name);`,
    mended: `class Named {\n  name = "";\n}\nconsole.log(new Named().name);`,
  },
  uncheckableCast: {
    code: 2010,
    title: "A cast that cannot be checked",
    what: "`{0}` cannot be turned into `{1}` by `as`",
    why: "nothing in the value tells at run time whether that is right",
    instead: "declare the type where the value is made",
    failing: `interface Parse {\n  (text: string): number;\n  (flag: boolean): string;\n}\nconst value: unknown = (): number => 1;\nconst parse = value as Parse;\nconsole.log(parse("1"));`,
    mended: `const value: unknown = (text: string): number => Number(text);\nconst parse = value as (text: string) => number;\nconsole.log(parse("1"));`,
  },
  vagueType: {
    code: 2011,
    title: "Types without a layout",
    what: "the type `{0}` says nothing about how a value is stored or called",
    why: "{1}",
    instead: "{2}",
    failing: `function show(value: Object): void {\n  console.log(value);\n}\nshow(1);`,
    mended: `function show(value: unknown): void {\n  console.log(value);\n}\nshow(1);`,
  },
  symbolMember: {
    code: 2013,
    title: "Symbols as names of members",
    what: "the symbol in `{0}` cannot be the name of a member",
    why: "{1}",
    instead:
      "keep the symbol in a constant of the module, made by `Symbol` with a literal as its description, or use a Map",
    failing: `function make(): number {\n  const key = Symbol("key");\n  const made = { [key]: 1 };\n  return made[key];\n}\nconsole.log(make());`,
    mended: `const key = Symbol("key");\nfunction make(): number {\n  const made = { [key]: 1 };\n  return made[key];\n}\nconsole.log(make());`,
  },
  callableObject: {
    code: 2014,
    title: "Functions with properties",
    what: "a function that may be used elsewhere becomes `{0}`, a function with members",
    why: "the members belong to an object of its own, which others who use the function would not see",
    instead: "write the function here, or give it its members with `Object.assign`",
    failing: `interface Counter {\n  (): number;\n  limit?: number;\n}\nconst count = (): number => 1;\nconst counter: Counter = count;\nconsole.log(counter(), counter.limit);`,
    mended: `interface Counter {\n  (): number;\n  limit?: number;\n}\nconst count = (): number => 1;\nconst counter: Counter = Object.assign(count, { limit: 2 });\nconsole.log(counter(), counter.limit);`,
  },
  literalAsClass: {
    code: 2015,
    title: "An object that is no instance used as a class",
    what: "`{0}` is used as the class `{1}`",
    why: "it was not made by the class's constructor and has another layout",
    instead: "call `new`, or declare an interface and use that as the type",
    failing: `class Point {\n  x = 1;\n}\nconst point: Point = { x: 2 };\nconsole.log(point.x);`,
    mended: `class Point {\n  constructor(readonly x: number) {}\n}\nconst point: Point = new Point(2);\nconsole.log(point.x);`,
  },
  unsupportedType: {
    code: 2099,
    title: "Other unsupported types",
    what: "the type `{0}` is not supported here",
    why: "{1}",
    instead: "{2}",
    failing: null,
    mended: null,
  },

  // 3xxx: integers

  mixedWidths: {
    code: 3001,
    title: "Two integer types in one operation",
    what: "`{0}` mixes {1} and {2}",
    why: "the width of the result would be a guess",
    instead: "convert one side: `{3}`",
    failing: `const a: u32 = 1;\nconst b: u8 = 2;\nconsole.log(a + b);`,
    mended: `const a: u32 = 1;\nconst b: u8 = 2;\nconsole.log(a + u32(b));`,
  },
  integerWithNumber: {
    code: 3002,
    title: "An integer type and a number in one operation",
    what: "`{0}` mixes {1} and number",
    why: "it could mean wrapping or floating-point arithmetic",
    instead: "convert one side: `{2}`",
    failing: `const a: u32 = 1;\nconst b: number = 2.5;\nconsole.log(a * b);`,
    mended: `const a: u32 = 1;\nconst b: number = 2.5;\nconsole.log(Number(a) * b);`,
  },
  integerWithBigint: {
    code: 3003,
    title: "An i64 or u64 and a bigint in one operation",
    what: "`{0}` mixes {1} and bigint",
    why: "it could mean wrapping at 64 bits or a result of any length",
    instead: "convert one side: `{1}(...)` or `BigInt(...)`",
    failing: `const a: u64 = 1n;\nconst b: bigint = 2n ** 70n;\nconsole.log(a * b);`,
    mended: `const a: u64 = 1n;\nconst b: bigint = 2n ** 70n;\nconsole.log(BigInt(a) * b);`,
  },
  literalRange: {
    code: 3004,
    title: "A literal that does not fit",
    what: "{0} does not fit in {1}",
    why: "{1} holds {2}",
    instead: "use a wider type, or wrap it on purpose: `{1}({0})`",
    failing: `const size: u8 = 300;\nconsole.log(size);`,
    mended: `const size: u16 = 300;\nconsole.log(size);`,
  },
  implicitNarrowing: {
    code: 3005,
    title: "A number used as an integer type",
    what: "a {0} is used as {1}",
    why: "it may have a fraction or be out of range",
    instead: "convert it: `{1}({2})`",
    failing: `let length: number = 70000;\nlength++;\nconst size: u16 = length;\nconsole.log(size);`,
    mended: `let length: number = 70000;\nlength++;\nconst size: u16 = u16(length);\nconsole.log(size);`,
  },
  integerOperator: {
    code: 3006,
    title: "An operator that integer types lack",
    what: "`{0}` is not defined on {1}",
    why: "its result would not be a {1}",
    instead: "convert to number first: `Number(...)`",
    failing: `const a: u32 = 2;\nconsole.log(a ** a);`,
    mended: `const a: u32 = 2;\nconsole.log(Number(a) ** Number(a));`,
  },

  // 4xxx: modules and intrinsics

  intrinsicsOutside: {
    code: 4001,
    title: "Intrinsics in an application",
    what: "`{0}` may be imported only by std/, kernel/ and liveupdate/",
    why: "intrinsics are not checked",
    instead: "use the library or the kernel's API",
    failing: `import { elementUnchecked } from "#intrinsics";\nconsole.log(elementUnchecked([1], 5));`,
    mended: `console.log([1][0]);`,
  },
  unknownModule: {
    code: 4002,
    title: "A module that does not exist here",
    what: "there is no module `{0}`",
    why: "an image holds only this program, Instar's library and kernel; Node's own modules are {1}",
    instead: "import one of those, or a file by its relative path with the .ts extension",
    failing: `import { spawn } from "node:child_process";\nconsole.log(typeof spawn);`,
    mended: `import { createServer } from "node:net";\nconsole.log(typeof createServer);`,
  },
  ambientDeclaration: {
    code: 4003,
    title: "Declarations without a definition",
    what: "`declare {0}` has nothing behind it",
    why: "there is no other code that an image could be linked with",
    instead: "define it",
    failing: `declare function answer(): number;\nconsole.log(answer());`,
    mended: `function answer(): number {\n  return 42;\n}\nconsole.log(answer());`,
  },
  requireForm: {
    code: 4004,
    title: "import = and export =",
    what: "`{0}` is not supported",
    why: "it belongs to CommonJS, not to standard modules",
    instead: "use `import { name } from` and `export`",
    failing: `import net = require("node:net");\nconsole.log(typeof net.createServer);`,
    mended: `import * as net from "node:net";\nconsole.log(typeof net.createServer);`,
  },

  // 5xxx: limits

  endlessInstances: {
    code: 5001,
    title: "Generic instances without end",
    what: "`{0}` needs ever new instances of itself",
    why: "each use with other type arguments is compiled apart, and this chain does not end",
    instead: "use a fixed type argument or an interface in the recursion",
    failing: `function wrap<T>(value: T, depth: number): number {\n  return depth === 0 ? 0 : wrap([value], depth - 1);\n}\nconsole.log(wrap(1, 3));`,
    mended: `function wrap(value: unknown, depth: number): number {\n  return depth === 0 ? 0 : wrap([value], depth - 1);\n}\nconsole.log(wrap(1, 3));`,
  },
  tooDeep: {
    code: 5002,
    title: "Nested too deeply",
    what: "this is nested too deeply",
    why: "the compiler walks the program by recursion and stops before its own stack is exhausted",
    instead: "split it into several statements",
    failing: null,
    mended: null,
  },

  // 6xxx: the computer that builds

  missingTool: {
    code: 6001,
    title: "A tool that is not installed",
    what: "there is no program `{0}` here",
    why: "Instar compiles and links with it",
    instead: "`npm run setup` installs what is missing",
    failing: null,
    mended: null,
  },
  disturbed: {
    code: 6002,
    title: "Two builds at once",
    what: "`{0}` was rewritten by another build while it was compiled",
    why: "two builds whose outputs have the same name write the same C files",
    instead: "build again, one after the other",
    failing: null,
    mended: null,
  },
  unwritable: {
    code: 6003,
    title: "An output that cannot be written",
    what: "`{0}` cannot be written",
    why: "{1}",
    instead: "name another place with -o",
    failing: null,
    mended: null,
  },

  // 9999: bugs

  internal: {
    code: 9999,
    title: "A bug in the compiler",
    what: "the compiler failed: {0}",
    why: "this is a bug in Instar, not in the program",
    instead: "report it with the source that shows it",
    failing: null,
    mended: null,
  },
} as const satisfies Record<string, Refusal>;
