// The typed intermediate representation: what `lower` produces, the passes rewrite and `emit` prints as C.
//
// It is a tree, structured like the source (no control-flow graph), in which nothing is implicit any more: every
// conversion, check, allocation and jump is a node, and evaluation order is fixed. The emitter decides nothing.
//
// The order rule: C leaves the order of operands open, so no expression may hold two operands of which one has an
// effect (call, allocation, throw) and the other could observe it. `lower` stores such operands in temporaries first.

/** Machine-level scalar types. `value` is any JavaScript value in 64 bits (encoding: runtime-c/value.h). */
export type Scalar =
  "void" | "bool" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "f32" | "f64" | "value";

/**
 * A pointer to a heap object, or the `undefined` (0) or `null` (2) word: those two words are the same in a `ref` and in a
 * `value`, so that ref -> value costs nothing. `to` is the statically known layout (null: any object).
 */
export interface Ref {
  readonly kind: "ref";
  readonly to: Layout | null;
}

export type IrType = Scalar | Ref;

/** A position in TypeScript source; becomes a #line directive and a stack-trace entry. */
export interface Position {
  readonly file: string; // relative to the project's root
  readonly line: number; // 1-based
  readonly column: number; // 1-based
}

export type LayoutKind = "object" | "tuple" | "array" | "typedArray" | "string" | "closure" | "cell" | "box" | "symbol";

/**
 * A kind of heap object: one C struct, one type descriptor. `name` is stable from build to build (module, class, type
 * arguments; for closures module, enclosing function and position) because a live update matches layouts by it.
 */
export interface Layout {
  readonly name: string;
  /** What console.log prints for the class: "Point"; empty for object literals. */
  readonly displayName: string;
  readonly cName: string;
  readonly kind: LayoutKind;
  /** Of dictionaries, whose methods take any object. */
  readonly isDictionary?: boolean;
  /** The module that its own functions go to. */
  readonly unit: string;
  parent: Layout | null;
  /** All fields in memory order, the parent's first. Empty for arrays and strings. */
  fields: Field[];
  /** Arrays and typed arrays: the element as it is stored (a Uint8Array stores u8). */
  element: IrType | null;
  /** What dispatch slot N holds; missing slots are never asked. Slots come from the `dispatch` pass. */
  dispatch: Map<number, DispatchEntry>;
  /** The interfaces (by canonical name) that checked casts and `keep` may ask this layout for. */
  implemented: Set<string>;
}

export interface Field {
  readonly name: string;
  readonly cName: string;
  type: IrType;
  /** Set by the `integers` pass: a `number` that is kept as an i64. */
  isIntegralNumber?: boolean;
  /** Set by the `settled` pass: it is only stored while its object is new. */
  isSettled?: boolean;
  /** Canonical text of the TypeScript type ("u32", "string|undefined", "Array<kernel/net/tcp.ts#Segment>"): what restore and migration compare. */
  readonly typeText: string;
  /** Optional members that hold undefined are left out when printed. */
  readonly optional: boolean;
  /** Private `#name` fields and captured variables do not show in console.log. */
  readonly hidden: boolean;
}

export type DispatchEntry =
  { readonly kind: "method"; readonly function: Fn } | { readonly kind: "offset"; readonly field: Field };

/**
 * A member that can be reached through more than one layout: a virtual method, or a property of an interface or union.
 * `slot` is given by the `dispatch` pass (graph colouring over the layouts that have it); -1 before it.
 */
export interface Selector {
  readonly name: string;
  slot: number;
  /** The layouts that can stand behind it, filled while lowering. The dispatch pass makes single targets direct. */
  readonly targets: Map<Layout, DispatchEntry>;
  /** Of a field that some layouts have no place for: calls of accessors, and what makes its uses such. Settled by `reach`. */
  byCalls?: { readonly selector: Selector; readonly apply: () => void };
}

export interface Local {
  readonly name: string; // as in the source, for debuggers; temporaries start with "$"
  readonly id: number; // unique within the function
  type: IrType;
  /** Set by the `try` pass: lives in memory across a setjmp. */
  volatile: boolean;
}

export interface Global {
  readonly name: string;
  readonly cName: string;
  readonly unit: string;
  type: IrType;
}

/**
 * The unit of functions that belong to no module: adapters and accessors, of which it says nothing who is the first to ask for
 * one. They have no lines, and do not show in traces.
 */
export const sharedUnit = "shared.ts";

export interface Fn {
  /** For traces: "Connection.onSegment", "main.ts", "<anonymous>". */
  readonly name: string;
  readonly cName: string;
  /** The C file it goes to: the source module, for generic instances the outermost module among declaration and type arguments. */
  readonly unit: string;
  params: Local[];
  returns: IrType;
  body: Stmt[];
  readonly position: Position;
  /** Set by the `inline` pass: small enough to be repeated as `static inline` in each unit that calls it. */
  inline: boolean;
  /** Set by the `cold` pass. All but "normal" are compiled for size; "throws" never returns, "once" runs once. */
  temperature: "normal" | "cold" | "throws" | "once";
  /** Set by the `cold` pass: only code that is compiled for size calls this, of which it must not become a part. */
  outOfLine: boolean;
  /** Closure bodies take their closure object (captures) as params[0]. */
  readonly isClosure: boolean;
}

export type UnaryOp = "neg" | "not" | "bitnot";

/**
 * Operators on two operands of the same type. Fixed-width arithmetic wraps; shifts mask their count; `div` and `rem` on
 * integers are preceded by an explicit zero check. f64 `rem` is fmod. Comparisons yield bool; on refs eq/ne compare pointers.
 */
export type BinaryOp =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "rem"
  | "and"
  | "or"
  | "xor"
  | "shl"
  | "shr" // arithmetic on signed, logical on unsigned types
  | "eq"
  | "ne"
  | "lt"
  | "le"
  | "gt"
  | "ge";

/**
 * How a conversion treats what does not fit:
 * exact: the target holds every value of the source (u8 -> u32, i32 -> f64, ref -> value);
 * wrap: integers modulo 2^n, f64 by ECMAScript ToInt32/ToUint32 and kin (total: NaN and infinities give 0);
 * unbox: value -> scalar or ref whose tag has already been tested by the program's narrowing;
 * checked: value -> scalar or ref, throws TypeError when the tag is another;
 * static: ref -> ref, known to be right by the checker; no code.
 */
export type ConvertMode = "exact" | "wrap" | "unbox" | "checked" | "static";

export type Expr =
  | { kind: "number"; type: IrType; value: number } // f64, f32 and integers up to 53 bits
  | { kind: "bigint"; type: IrType; value: bigint } // i64 and u64, also where a bigint literal is not a reference yet
  | { kind: "bool"; type: IrType; value: boolean }
  | { kind: "string"; type: IrType; value: string } // interned literal
  | { kind: "undefined"; type: IrType } // type: a ref or value
  | { kind: "null"; type: IrType }
  | { kind: "local"; type: IrType; local: Local }
  | { kind: "global"; type: IrType; global: Global }
  | { kind: "field"; type: IrType; object: Expr; layout: Layout; field: Field }
  | { kind: "fieldVia"; type: IrType; object: Expr; selector: Selector } // offset found through the dispatch table
  /** Array or typed-array element. `index` is any integer type or f64; `checked` throws RangeError when outside. */
  | {
      kind: "element";
      type: IrType;
      array: Expr;
      layout: Layout;
      index: Expr;
      checked: boolean;
      position: Position;
      /** Where it is not `checked`: what an index outside gives, NaN for a number or the word of undefined. */
      outside?: "nan" | "undefined";
      /** Where it is stored to: the array becomes longer when the index is outside. */
      grows?: boolean;
      /** A number or boolean that may not have been set: set by the `holes` pass on what has to be tested, by lowering on what is. */
      hole?: "checked" | "allowed";
      /** Set by the `hoist` pass: locals that hold the array's data and length. */
      hoisted?: HoistedArray;
      /** Set by the `hoist` pass where `grows`: what has to be read anew when an array has become longer. */
      refreshed?: readonly { readonly array: Local; readonly hoisted: HoistedArray }[];
    }
  | { kind: "length"; type: IrType; array: Expr } // array, typed array or string; type u32
  | { kind: "unary"; type: IrType; op: UnaryOp; operand: Expr }
  | { kind: "binary"; type: IrType; op: BinaryOp; left: Expr; right: Expr }
  /** Short-circuit; both sides bool, the right side free of statements. */
  | { kind: "logical"; type: IrType; op: "and" | "or"; left: Expr; right: Expr }
  | { kind: "conditional"; type: IrType; test: Expr; whenTrue: Expr; whenFalse: Expr }
  | { kind: "convert"; type: IrType; operand: Expr; mode: ConvertMode; position: Position }
  | { kind: "call"; type: IrType; function: Fn; args: Expr[]; position: Position }
  /** receiver = args[0]; `signature` gives the C function type. */
  | { kind: "callVia"; type: IrType; selector: Selector; signature: Signature; args: Expr[]; position: Position }
  | { kind: "callClosure"; type: IrType; closure: Expr; signature: Signature; args: Expr[]; position: Position }
  /** A C function or macro of runtime.h by its C name ("rt_string_concat"). */
  | { kind: "callRuntime"; type: IrType; name: string; args: Expr[]; pure: boolean; position: Position }
  /** A new object with every field zero (0, false, undefined); fields are stored by the statements that follow. */
  | { kind: "new"; type: IrType; layout: Layout; position: Position }
  /** A closure object: its layout's first fields are the captures, in order; what `coroutines` adds behind them is zero. */
  | { kind: "closure"; type: IrType; layout: Layout; captures: Expr[]; position: Position }
  /** A new array of these elements, or (elements empty) with this capacity. */
  | { kind: "array"; type: IrType; layout: Layout; elements: Expr[]; position: Position }
  /** The u32 that names a layout's descriptor at run time: what allocating functions of the runtime take. */
  | { kind: "descriptor"; type: IrType; layout: Layout }
  /** Is this ref (may be null) an instance of the layout or of one below it? */
  | { kind: "instanceOf"; type: IrType; object: Expr; layout: Layout }
  /** Is this ref one of the objects behind an interface? */
  | { kind: "implements"; type: IrType; object: Expr; interfaceName: string }
  /** Has this ref exactly one of these descriptors? Discriminates unions of object types. */
  | { kind: "hasLayout"; type: IrType; object: Expr; layouts: Layout[] };

/** An array's data pointer and length, read before a loop. */
export interface HoistedArray {
  readonly data: Local;
  readonly length: Local;
}

/** A function type as C sees it, without the closure object itself. */
export interface Signature {
  readonly params: IrType[];
  readonly returns: IrType;
}

export interface Label {
  readonly name: string;
  readonly id: number; // unique within the function
}

export type Place =
  | Extract<Expr, { kind: "local" }>
  | Extract<Expr, { kind: "global" }>
  | Extract<Expr, { kind: "field" }>
  | Extract<Expr, { kind: "fieldVia" }>
  | Extract<Expr, { kind: "element" }>;

export interface ResumePoint {
  readonly number: number;
  readonly label: Label;
}

export type Stmt = { position: Position } & (
  | { kind: "let"; local: Local; init: Expr | null }
  /**
   * Set by the `barriers` pass: `intoNew`, the target is part of an object that has just been made; `barrier`, the
   * collector is told of the reference that is overwritten.
   */
  | { kind: "assign"; target: Place; value: Expr; intoNew?: boolean; barrier?: boolean }
  | { kind: "expr"; expr: Expr }
  | { kind: "if"; test: Expr; then: Stmt[]; else: Stmt[] }
  /** Endless; `continue` goes to `update`, then round again. Left by break, return or throw only. */
  | { kind: "loop"; label: Label; body: Stmt[]; update: Stmt[] }
  /** A block that `break label` leaves. */
  | { kind: "block"; label: Label | null; body: Stmt[] }
  /** Integer dispatch; cases do not fall through (lowering has made it explicit); no match runs `default`. */
  | { kind: "switch"; on: Expr; cases: { values: number[]; body: Stmt[] }[]; default: Stmt[] }
  | { kind: "break"; label: Label }
  | { kind: "continue"; label: Label }
  | { kind: "return"; value: Expr | null }
  | { kind: "throw"; value: Expr } // a `value`
  /** `finally` has already been turned into code; leaving `body` by break, continue or return unwinds the handler. */
  | { kind: "try"; body: Stmt[]; caught: Local; handler: Stmt[] } // caught: a `value`
  | { kind: "unreachable"; why: string }
  /** Leaves the function with this result; its next call goes on right behind. Only closures; gone after `coroutines`. */
  | { kind: "suspend"; value: Expr }
  /** Made by `coroutines`: goes to the point whose number the state holds; on past it when there is none. */
  | { kind: "resume"; state: Expr; points: ResumePoint[] }
  /** Made by `coroutines`: where a `resume` goes to, however deep inside other statements. */
  | { kind: "resumePoint"; label: Label }
);

export interface Module {
  readonly name: string; // path of the source relative to the project's root
  readonly init: Fn;
  /** Of a module of std/, which runs when one of these is used; null: an import is enough. */
  readonly variables: Set<Global> | null;
  /** What is called after the program's last event when the module is used; `reach` makes it an entry. */
  readonly finish?: Fn;
}

/** A whole program, ready for the passes. */
export interface Program {
  readonly name: string;
  readonly layouts: Layout[];
  readonly functions: Fn[];
  readonly globals: Global[];
  readonly selectors: Selector[];
  /** Set by the `dispatch` pass: fields that one access may reach, which have to be of one type. */
  readonly sharedFields?: readonly (readonly Field[])[];
  /** In the order in which ECMAScript evaluates them. */
  readonly modules: Module[];
  /** Modules marked as rarely run: `// @cold` in their opening comment. */
  readonly coldFiles: ReadonlySet<string>;
  /** The library's modules and the length of their source. */
  readonly libraryModules: ReadonlyMap<string, number>;
  /** What the C entry calls after all module initialisers, in this order (the kernel's start and its event loop). */
  readonly entry: Fn[];
  /** Well-known things the runtime needs by role: "Error", "RangeError", "TypeError" constructors, the uncaught handler ... */
  readonly wellKnown: Map<string, Fn>;
}
