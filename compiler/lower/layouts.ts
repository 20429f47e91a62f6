// Layouts of heap objects: which fields a class, object literal, tuple, array, closure or cell has in memory, and how
// each type is represented in a register.

import { ts } from "ts-morph";
import { sharedUnit, type Field, type IrType, type Layout, type LayoutKind, type Scalar } from "../ir.ts";
import { isSymbolName } from "../symbol_names.ts";
import {
  type ClassType,
  isHeapType,
  isNullish,
  membersOf,
  nonNullable,
  type Type,
  type TypedArrayName,
  typedArrayElements,
  types,
  widen,
} from "../types.ts";
import { anyRef, sameIrType } from "./build.ts";
import { addHeldVariables, type HeldVariable } from "./class_captures.ts";
import { outerUnit, storable, unitOfName } from "./instances.ts";
import { integersFirst } from "./literals.ts";
import { CNames } from "./names.ts";
import type { ProgramLowering } from "./program.ts";
import { className, isPromise } from "./resolve_types.ts";

/** Classes whose instances are no objects for the program: bigints that are no boxes of an i64 or u64, and symbols. */
const primitiveKinds: Partial<Record<string, LayoutKind>> = {
  "std/bigint.ts#LargeInteger": "box",
  "std/symbol.ts#SymbolValue": "symbol",
};

/** A field as the source sees it: its type and where it lies. */
export interface FieldInfo {
  readonly name: string;
  readonly type: Type;
  readonly field: Field;
  readonly declaration: ts.Node | null;
  /** Of a literal's accessor: the type of the property. */
  readonly accessor?: Type;
}

/** A class instance or object-literal layout with what dispatch needs to know of it. */
export interface ObjectInfo {
  readonly type: Type;
  readonly layout: Layout;
  readonly base: ObjectInfo | null;
  /** Own fields only; `findField` walks the bases. */
  readonly fields: Map<string, FieldInfo>;
  /** Of literals: the types that they are made as. */
  readonly madeAs: Set<string>;
  /** An object of exactly this layout is made somewhere. */
  instantiated: boolean;
  /** The variables of a function around its class that the instances hold. */
  readonly held: HeldVariable[];
  /** Where the instances of a class that holds such have the class itself, which may be one of several. */
  ownClass?: Field;
  /** Of the object that is a class itself: which one. */
  readonly classOf?: ClassType;
}

export class LayoutTable {
  readonly all: Layout[] = [];
  readonly objects = new Map<string, ObjectInfo>();
  private readonly byKey = new Map<string, Layout>();
  /** Classes whose fields are being gathered, each with the classes that wait to inherit them. */
  private readonly unfinished = new Map<ObjectInfo, ObjectInfo[]>();
  private readonly cNames = new CNames();

  constructor(private readonly program: ProgramLowering) {}

  create(
    kind: LayoutKind,
    key: string,
    unit: string,
    options: {
      displayName?: string;
      hint?: string;
      isShared?: boolean;
      element?: IrType;
      parent?: Layout | null;
      isDictionary?: boolean;
    } = {},
  ): Layout {
    const layout: Layout = {
      name: key,
      displayName: options.displayName ?? "",
      cName: this.cNames.make(options.hint ?? key, key, options.isShared),
      kind,
      isDictionary: options.isDictionary,
      unit,
      parent: options.parent ?? null,
      fields: [...(options.parent?.fields ?? [])],
      element: options.element ?? null,
      dispatch: new Map(),
      implemented: new Set(),
    };
    this.all.push(layout);
    return layout;
  }

  addField(layout: Layout, name: string, type: IrType, typeText: string, optional = false, hidden = false): Field {
    const taken = new Set(layout.fields.map((field) => field.cName));
    let cName = name === "" ? "_" : name.replace(/[^A-Za-z0-9_]/g, "_");
    while (taken.has(cName)) cName += "_";
    const field: Field = { name, cName, type: storable(type), typeText, optional, hidden };
    layout.fields.push(field);
    return field;
  }

  private cached(key: string, make: () => Layout): Layout {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const layout = make();
    this.byKey.set(key, layout);
    return layout;
  }

  /** What the arrays of a layout hold. */
  readonly elementTypes = new Map<Layout, Type>();

  array(element: Type): Layout {
    const key = `Array<${element.key}>`;
    return this.cached(key, () => {
      const layout = this.create("array", key, "std/array.ts", { hint: `Array_${element.key}` });
      const stored = this.representation(element);
      // Of a double one can tell that nobody has set it; so the elements of enums are stored as doubles too.
      layout.element = element.kind === "enum" && stored === "i32" ? "f64" : stored;
      for (const list of this.arrayLists) if (isArrayOf(layout, list.element)) list.layouts.push(layout);
      this.elementTypes.set(layout, element);
      return layout;
    });
  }

  private readonly arrayLists: { readonly element: IrType; readonly layouts: Layout[] }[] = [];

  /** The layouts of all arrays whose elements are stored so, also of those that are made later. */
  arraysOf(element: IrType): Layout[] {
    const known = this.arrayLists.find((one) => sameIrType(one.element, element));
    if (known !== undefined) return known.layouts;
    const layouts = this.all.filter((one) => isArrayOf(one, element));
    this.arrayLists.push({ element, layouts });
    return layouts;
  }

  typedArray(name: TypedArrayName): Layout {
    return this.cached(name, () =>
      this.create("typedArray", name, "std/typed_array.ts", {
        displayName: name,
        hint: name,
        element: typedArrayElements[name] as Scalar,
      }),
    );
  }

  string(): Layout {
    return this.cached("string", () => this.create("string", "string", "std/string.ts", { hint: "String" }));
  }

  tuple(elements: readonly Type[], key: string): Layout {
    return this.cached(`tuple ${key}`, () => {
      const layout = this.create("tuple", key, "std/array.ts", { hint: `Tuple_${key}` });
      elements.forEach((element, index) =>
        this.addField(layout, `_${index}`, this.representation(element), element.key),
      );
      return layout;
    });
  }

  /** A variable that closures share; `flagged` where it also has to be known whether its declaration has run. */
  cell(type: Type, flagged: boolean): Layout {
    const key = `${flagged ? "flagged cell" : "cell"} ${type.key}`;
    return this.cached(key, () => {
      const layout = this.create("cell", key, "std/cell.ts", {
        hint: `${flagged ? "FlaggedCell" : "Cell"}_${type.key}`,
      });
      this.addField(layout, "value", this.representation(type), type.key);
      if (flagged) this.addField(layout, "isInitialised", "bool", "boolean");
      return layout;
    });
  }

  classInfo(type: ClassType): ObjectInfo {
    const known = this.objects.get(type.key);
    if (known !== undefined) return known;
    const base = this.program.classes.baseOf(type);
    const baseInfo = base === null ? null : this.classInfo(base);
    const again = this.objects.get(type.key);
    if (again !== undefined) return again;
    const name = className(type.declaration);
    this.program.instances.count(type.declaration, name, type.args);
    const kind = primitiveKinds[type.key] ?? "object";
    const layout = this.create(kind, type.key, this.program.instances.unitOf(type.declaration, type.args), {
      displayName: name,
      hint: type.key.replace("#", "__"),
      parent: baseInfo?.layout ?? null,
      isDictionary: this.program.types.dictionaryValue(type) !== null,
    });
    const info: ObjectInfo = {
      type,
      layout,
      base: baseInfo,
      fields: new Map(),
      held: [],
      madeAs: new Set(),
      instantiated: false,
    };
    this.objects.set(type.key, info);
    const awaited = baseInfo === null ? undefined : this.unfinished.get(baseInfo);
    this.unfinished.set(info, []);
    if (awaited !== undefined) awaited.push(info);
    else this.addOwnFields(info);
    return info;
  }

  /** The fields of a class that it does not inherit. One of them may hold a class that extends this one: that waits. */
  private addOwnFields(info: ObjectInfo): void {
    const { type, layout, base } = info;
    const ownFields = [...this.program.classes.ownFields(type as ClassType)];
    if (base === null) integersFirst(ownFields);
    for (const declared of ownFields) {
      const inherited = base === null || declared.name.startsWith("#") ? null : this.findField(base, declared.name);
      if (inherited !== null) {
        // A narrower type may be stored in another way: then it is tested where it is read.
        const isStoredAlike = sameIrType(this.representation(declared.type), inherited.field.type);
        info.fields.set(declared.name, { ...inherited, type: isStoredAlike ? declared.type : inherited.type });
        continue;
      }
      const field = this.addField(
        layout,
        declared.name,
        this.representation(declared.type),
        declared.type.key,
        false,
        declared.name.startsWith("#") ||
          this.isInternal(type as ClassType) ||
          ts.isAutoAccessorPropertyDeclaration(declared.node) ||
          isSymbolName(declared.name),
      );
      info.fields.set(declared.name, { name: declared.name, type: declared.type, field, declaration: declared.node });
    }
    this.addGiven(info, type as ClassType);
    addHeldVariables(this.program, type as ClassType, info);
    const waiting = this.unfinished.get(info) ?? [];
    this.unfinished.delete(info);
    for (const derived of waiting) {
      derived.layout.fields = [...layout.fields];
      this.addOwnFields(derived);
    }
  }

  /** What the program gives to instances that their class does not have: missing until then. */
  private addGiven(info: ObjectInfo, { declaration }: ClassType): void {
    const { classes, given, types: resolver } = this.program;
    for (const [name, stored] of given.of(declaration)) {
      if (this.findField(info, name) !== null) continue;
      // A class below may hold something else there: then it is tested where it is read.
      const type = classes.isHeldBelow(declaration, name) ? types.unknown : resolver.givenType(stored, declaration);
      const field = this.addField(info.layout, name, this.representation(type), type.key, true);
      info.fields.set(name, { name, type, field, declaration: null });
    }
  }

  /** Is it a class of the library, or one that extends it there, that is marked `@internal`: has it no members for others? */
  private isInternal(type: ClassType): boolean {
    if (!this.program.isLibrary(type.declaration.getSourceFile())) return false;
    for (let one: ClassType | null = type; one !== null; one = this.program.classes.baseOf(one))
      if (ts.getJSDocTags(one.declaration).some((tag) => tag.tagName.text === "internal")) return true;
    return false;
  }

  findField(info: ObjectInfo, name: string): FieldInfo | null {
    for (let one: ObjectInfo | null = info; one !== null; one = one.base) {
      const field = one.fields.get(name);
      if (field !== undefined) return this.isHidden(info, field) ? null : field;
    }
    return null;
  }

  /** Was a class below given the member by the program, though it has a method or accessor of that name? */
  private isHidden({ type }: ObjectInfo, { name, declaration }: FieldInfo): boolean {
    if (declaration !== null || type.kind !== "class") return false;
    const { classes } = this.program;
    return ["", "get ", "set "].some((prefix) => classes.findMember(type, prefix + name) !== null);
  }

  /** The layout of an object literal with these members, in the order of their creation. */
  literal(
    typeName: string,
    members: readonly { name: string; type: Type; optional: boolean; node: ts.Node | null; accessor?: Type }[],
    type: Type,
    displayName = "",
  ): ObjectInfo {
    const text = members
      .map((one) => `${one.name}${one.optional ? "?" : ""}:${(one.accessor ?? one.type).key}`)
      .join(";");
    const key = typeName === "" ? `{${text}}` : `${typeName}{${text}}`;
    const known = this.objects.get(key);
    if (known !== undefined) {
      known.madeAs.add(type.key);
      return known;
    }
    // A type with a name is at home where it is declared, and others nowhere: anybody may make them.
    const unit = outerUnit(unitOfName(typeName) ?? sharedUnit, typeName);
    const layout = this.create("object", key, unit, {
      displayName,
      hint: typeName === "" ? `Object_${members.map((one) => one.name).join("_")}` : typeName,
      isShared: true,
    });
    const info: ObjectInfo = {
      type,
      layout,
      base: null,
      fields: new Map(),
      held: [],
      madeAs: new Set(),
      instantiated: true,
    };
    this.objects.set(key, info);
    for (const one of members) {
      const { name, type, optional, accessor } = one;
      const isHidden = accessor !== undefined || isSymbolName(name);
      const field = this.addField(layout, name, this.representation(type), widen(type).key, optional, isHidden);
      info.fields.set(name, { name, type, field, declaration: one.node, accessor });
    }
    return info;
  }

  /** How a value of this type is held in a register or a field. */
  representation(type: Type): IrType {
    switch (type.kind) {
      case "primitive":
        switch (type.name) {
          case "number":
            return "f64";
          case "boolean":
            return "bool";
          case "string":
            return { kind: "ref", to: this.string() };
          case "bigint":
          case "symbol":
            return anyRef;
          case "void":
            return "void";
          case "undefined":
          case "null":
          case "never":
          case "unknown":
            return "value";
          default:
            return type.name;
        }
      case "literal":
        return this.representation(type.base);
      case "enum":
        return type.storage === "i32" ? "i32" : type.storage === "number" ? "f64" : { kind: "ref", to: this.string() };
      case "union": {
        const rest = nonNullable(type);
        const members = membersOf(rest).map(widen);
        if (rest.key === "never") return "value";
        if (isHeapType(type)) {
          const kinds = new Set(members.map((member) => member.key));
          return kinds.size === 1 ? this.representation(members[0]) : anyRef;
        }
        if (type.members.some(isNullish)) return "value";
        const kinds = new Set(members.map((member) => member.key));
        return kinds.size === 1 ? this.representation(members[0]) : "value";
      }
      case "class": {
        const info = this.classInfo(type);
        if (this.program.looseClasses.isLoose(type.declaration)) return anyRef;
        // A Promise<Dog> is used as a Promise<Animal>: they share only the layout of their base.
        return { kind: "ref", to: isPromise(type) && info.base !== null ? info.base.layout : info.layout };
      }
      case "array":
        return { kind: "ref", to: this.array(type.element) };
      case "typedArray":
        return { kind: "ref", to: this.typedArray(type.name) };
      case "tuple":
        return { kind: "ref", to: this.tuple(type.elements, type.key) };
      case "object":
      case "function":
        return anyRef;
    }
  }
}

function isArrayOf({ kind, element: own }: Layout, element: IrType): boolean {
  return kind === "array" && own !== null && sameIrType(own, element);
}
