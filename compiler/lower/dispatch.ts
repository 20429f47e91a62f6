// Members reached through interfaces, unions and overridable methods. Each use asks for a selector; when everything
// reachable is lowered, every layout that can stand behind the selector's owner gets an entry for it.

import { ts } from "ts-morph";
import { returnsNewArrays } from "../new_arrays.ts";
import { refusals } from "../refusals.ts";
import type { Expr, Fn, IrType, Layout, Position, Selector, Signature, Stmt } from "../ir.ts";
import {
  type ClassType,
  type FunctionType,
  functionType,
  includesUndefined,
  isHeapType,
  isNumeric,
  membersOf,
  nonNullable,
  type ObjectType,
  sameType,
  type Type,
  types,
  widen,
  unionType,
  withoutSelf,
} from "../types.ts";
import { adaptArguments } from "./adapt_arguments.ts";
import {
  anyRef,
  assign,
  localExpr,
  not,
  nowhere,
  sameIrType,
  undefinedOf,
  unlessSet,
  unnamedParameters,
  zeroOf,
} from "./build.ts";
import { isCallableObject } from "./callable_objects.ts";
import { endWith, functionValue, signatureOf, takeAlike } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { areStoredAlike, changesLists } from "./list_conversions.ts";
import { isMisfit } from "./misfits.ts";
import { narrow } from "./narrow.ts";
import { testUndefined } from "./value_tests.ts";
import { stringOperand } from "./expressions.ts";
import { castTo, differs, throwTypeErrorUnless } from "./casts.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { adaptedResult } from "./given_results.ts";
import { isBoundToLiteral, isGenericMethod, refuseMethodValue } from "./members.ts";
import { assignOptional } from "./member_order.ts";
import { callLibrary } from "./text.ts";
import type { FunctionInstance } from "./instances.ts";
import type { FieldInfo, ObjectInfo } from "./layouts.ts";
import { Conversions, convertLoosely, isReadonlyArray, returnsSomething } from "./loose_classes.ts";
import { callOnClass, isClassBehind, readOfClass, staticMemberType, writeToClass } from "./class_dispatch.ts";
import { isClassObject } from "./class_values.ts";
import type { ProgramLowering } from "./program.ts";
import { type Member, refuse, Refused } from "./resolve_types.ts";
import type { FlowNote } from "./type_flow.ts";
import { readMemberOfDictionary, writeMemberOfDictionary } from "./untyped_values.ts";

export interface MemberSelector {
  readonly selector: Selector;
  readonly owner: Type;
  readonly name: string;
  readonly access: "call" | "get" | "set";
  /** The function type of a call; the property's type for get and set, as `returns`. */
  readonly type: FunctionType;
  readonly methodArgs: readonly Type[];
  readonly node: ts.Node;
  /** Of a get: methods of classes count as nothing. */
  readonly heldOnly: boolean;
  readonly seen: Set<ObjectInfo>;
  /** Other instances of a loose class that nobody can use as the owner. */
  readonly foreign: Set<ObjectInfo>;
  /** Plain reads (or writes) of fields, rewritten to calls if some layout has an accessor or another representation. */
  readonly sites: ((selector: Selector) => void)[];
  needsCalls: boolean;
}

/** Of functions with more it is not known how many they are. */
const mostParameters = 12;

/** A function between a selector and what an object has for it. */
interface Thunk {
  readonly fn: Fn;
  readonly layout: Layout;
  /** Which types it uses as which others, where an object of the layout comes to be used as the selector's owner. */
  readonly notes: FlowNote[];
  /** Why it only throws. */
  refused: Refused | null;
}

export class Dispatch {
  readonly selectors: Selector[] = [];
  private readonly members = new Map<string, MemberSelector>();
  private readonly interfaces = new Map<string, ObjectType>();

  constructor(private readonly program: ProgramLowering) {}

  /** Calls a method through its owner: a class whose subclasses override it, an interface, or a union. */
  call(
    owner: Type,
    name: string,
    type: FunctionType,
    methodArgs: readonly Type[],
    args: Expr[],
    node: ts.Node,
    position: Position,
  ): Expr {
    const method = withoutSelf(type);
    const member = this.member(owner, name, "call", method, methodArgs, node);
    const { params, returns } = signatureOf(this.program, method);
    const signature: Signature = { params: [anyRef, ...params], returns };
    return { kind: "callVia", type: returns, selector: member.selector, signature, args, position };
  }

  read(owner: Type, name: string, type: Type, object: Expr, node: ts.Node, position: Position): Expr {
    const member = this.member(owner, name, "get", functionType([], null, type), [], node);
    return this.readThrough(member, type, object, position);
  }

  /** The same, but a method of the object's class counts as nothing. */
  readHeld(owner: Type, name: string, type: Type, object: Expr, node: ts.Node, position: Position): Expr {
    const member = this.member(owner, name, "get", functionType([], null, type), [], node, true);
    return this.readThrough(member, type, object, position);
  }

  private readThrough(member: MemberSelector, type: Type, object: Expr, position: Position): Expr {
    const representation = this.program.representation(type);
    const expr: Expr = { kind: "fieldVia", type: representation, object, selector: member.selector };
    member.sites.push((selector) => {
      const call: Expr = {
        kind: "callVia",
        type: representation,
        selector,
        signature: { params: [anyRef], returns: representation },
        args: [object],
        position,
      };
      Object.assign(expr, call);
    });
    return expr;
  }

  write(owner: Type, name: string, type: Type, object: Expr, value: Expr, node: ts.Node, position: Position): Stmt {
    const member = this.member(owner, name, "set", functionType([], null, type), [], node);
    const representation = this.program.representation(type);
    const statement: Stmt = {
      kind: "assign",
      target: { kind: "fieldVia", type: representation, object, selector: member.selector },
      value,
      position,
    };
    member.sites.push((selector) => {
      const call: Expr = {
        kind: "callVia",
        type: "void",
        selector,
        signature: { params: [anyRef, representation], returns: "void" },
        args: [object, value],
        position,
      };
      Object.assign(statement, { kind: "expr", expr: call });
    });
    return statement;
  }

  /** An interface that casts test for at run time. */
  interfaceName(type: ObjectType): string {
    this.interfaces.set(type.key, type);
    return type.key;
  }

  private readonly watchers: {
    readonly owner: Type;
    readonly node: ts.Node;
    readonly found: (info: ObjectInfo) => void;
    readonly seen: Set<ObjectInfo>;
  }[] = [];

  /** Tells of every layout that comes to stand behind `owner`, also of those that are made later. */
  watch(owner: Type, node: ts.Node, found: (info: ObjectInfo) => void): void {
    this.watchers.push({ owner, node, found, seen: new Set() });
  }

  private readonly layoutLists: { readonly layouts: Layout[]; readonly holds: (info: ObjectInfo) => boolean }[] = [];

  /** The layouts of all instances of a generic class and of what derives from them; complete after `finish`. */
  instancesOf(declaration: ts.ClassLikeDeclaration): Layout[] {
    return this.layoutList((info) => {
      for (let one: ObjectInfo | null = info; one !== null; one = one.base)
        if (one.type.kind === "class" && one.type.declaration === declaration) return true;
      return false;
    });
  }

  /** The layouts behind `owner` that have a member of this name; complete after `finish`. */
  layoutsWith(owner: Type, name: string): Layout[] {
    // A dictionary's members are its entries, not those of its class.
    return this.layoutList(
      (info) =>
        !this.isDictionary(info) &&
        this.memberType(info, name) !== null &&
        (this.isBehind(info, owner) || isMisfit(this.program, info, owner)),
    );
  }

  /** The layouts of classes behind `owner` that declare a method of this name; complete after `finish`. */
  layoutsWithMethod(owner: Type, name: string): Layout[] {
    const { classes } = this.program;
    return this.layoutList(
      (info) =>
        info.type.kind === "class" && classes.findMember(info.type, name) !== null && this.isBehind(info, owner),
    );
  }

  private readonly closureLists: { readonly layouts: Layout[]; readonly holds: (type: FunctionType) => boolean }[] = [];

  /** The layouts of functions of such types; complete after `finish`. */
  closuresOf(holds: (type: FunctionType) => boolean): Layout[] {
    const layouts: Layout[] = [];
    this.closureLists.push({ layouts, holds });
    return layouts;
  }

  private readonly arrayLists: { readonly layouts: Layout[]; readonly holds: (element: Type) => boolean }[] = [];

  /** The layouts of arrays of such elements; complete after `finish`. */
  arraysOf(holds: (element: Type) => boolean): Layout[] {
    const layouts: Layout[] = [];
    this.arrayLists.push({ layouts, holds });
    return layouts;
  }

  private readonly functionWatchers: {
    readonly node: ts.Node;
    readonly found: (type: FunctionType) => void;
    readonly seen: Set<string>;
  }[] = [];

  /** Tells of every type of the application's functions, also of those that are made later. */
  watchFunctions(node: ts.Node, found: (type: FunctionType) => void): void {
    this.functionWatchers.push({ node, found, seen: new Set() });
  }

  /** What lists the static fields of classes that are values, and the layouts of those that have any. */
  readonly staticFields = {
    selector: { name: "static fields", slot: -1, targets: new Map() } as Selector,
    layouts: [] as Layout[],
  };

  private readonly lengthLists: Layout[][] = [];

  /** By what `length` says of functions: their layouts; complete after `finish`. */
  get functionsByLength(): readonly Layout[][] {
    if (this.lengthLists.length === 0) for (let count = 0; count <= mostParameters; count++) this.lengthLists.push([]);
    return this.lengthLists;
  }

  private layoutList(holds: (info: ObjectInfo) => boolean): Layout[] {
    const layouts: Layout[] = [];
    this.layoutLists.push({ layouts, holds });
    return layouts;
  }

  private member(
    owner: Type,
    name: string,
    access: "call" | "get" | "set",
    type: FunctionType,
    methodArgs: readonly Type[],
    node: ts.Node,
    heldOnly = false,
  ): MemberSelector {
    const key = `${owner.key} ${heldOnly ? "held " : ""}${access} ${name}<${methodArgs.map((arg) => arg.key).join(",")}> ${type.key}`;
    let member = this.members.get(key);
    if (member === undefined) {
      const selector: Selector = { name: `${owner.key}.${name}`, slot: -1, targets: new Map() };
      this.selectors.push(selector);
      const rest = { seen: new Set<ObjectInfo>(), foreign: new Set<ObjectInfo>(), sites: [], needsCalls: false };
      member = { selector, owner, name, access, type, methodArgs, node, heldOnly, ...rest };
      this.members.set(key, member);
    }
    return member;
  }

  /** Gives every selector its entries for the layouts found so far; may enqueue methods. */
  findTargets(): void {
    // What one member converts may be what another one is looked up behind.
    while (
      this.addTargets((info, owner) => this.isExactly(info, owner) || this.isConverted(info, owner)) ||
      this.program.genericClosures.findTargets()
    );
    this.program.flow.settle();
    this.refuseLookalikes();
    this.program.deferredMembers.enqueue((info, name) => this.isAsked(info, name));
    for (const { owner, node, found, seen } of [...this.watchers]) {
      const { flow, layouts } = this.program;
      const reached = flow.reach(owner);
      for (const info of [...layouts.objects.values()]) {
        if (!info.instantiated || seen.has(info) || !flow.isAmong(info, reached) || !this.isBehind(info, owner))
          continue;
        seen.add(info);
        this.program.guard(node, () => found(info));
      }
    }
    // The list grows while it is walked.
    for (const { node, found, seen } of this.functionWatchers)
      for (const [key, type] of this.program.ownFunctions) {
        if (seen.has(key)) continue;
        seen.add(key);
        this.program.guard(node, () => found(type));
      }
    if (this.program.isBusy) return;
    // What is left of a loose class's other instances comes here by no type: TypeScript compares methods both ways.
    this.addTargets(
      (info, owner) => this.isOtherInstance(info, owner),
      (member, info) => member.foreign.add(info),
    );
    this.addTargets(
      (info, owner) => isMisfit(this.program, info, owner),
      (member, info) => {
        if (this.isOfOtherType(info, member)) member.foreign.add(info);
      },
    );
  }

  /** Is what the object has by this name, or has not, none of what the owner's type says? */
  private isOfOtherType(info: ObjectInfo, { owner, name }: MemberSelector): boolean {
    const own = this.memberType(info, name);
    return !membersOf(owner)
      .flatMap((one) => (one.kind === "object" ? this.program.types.members(one) : []))
      .some((member) => member.name === name && (own === null ? member.optional : mayBe(own, member.type)));
  }

  private addTargets(
    isTarget: (info: ObjectInfo, owner: Type) => boolean,
    before?: (member: MemberSelector, info: ObjectInfo) => void,
  ): boolean {
    let hasAdded = false;
    for (const member of [...this.members.values()])
      for (const info of [...this.program.layouts.objects.values()]) {
        const isBehind = isTarget(info, member.owner) || this.isMadeByClass(info, member);
        if (!info.instantiated || member.seen.has(info) || !isBehind) continue;
        member.seen.add(info);
        hasAdded = true;
        before?.(member, info);
        this.program.guard(member.node, () => this.addFitting(member, info));
      }
    return hasAdded;
  }

  /** What nobody could convert, of objects that never came to be used as the owner so far. */
  private lookalikes: { readonly member: MemberSelector; readonly info: ObjectInfo; readonly refused: Refused }[] = [];

  private comesTo(info: ObjectInfo, owner: Type): boolean {
    return this.program.flow.isAmong(info, this.program.flow.reach(owner));
  }

  /** Having the right members says too little: what only looks like the owner, and cannot be converted, gets a target that throws. */
  private addFitting(member: MemberSelector, info: ObjectInfo): void {
    try {
      this.addTarget(member, info);
    } catch (error) {
      if (!(error instanceof Refused) || this.comesTo(info, member.owner)) throw error;
      this.lookalikes.push({ member, info, refused: error });
      member.foreign.add(info);
      this.addTarget(member, info);
    }
  }

  private refuseLookalikes(): void {
    const all = this.lookalikes;
    this.lookalikes = [];
    for (const one of all)
      if (this.comesTo(one.info, one.member.owner))
        this.program.guard(one.member.node, () => {
          throw one.refused;
        });
      else this.lookalikes.push(one);
  }

  /** Does something read or call the member of what an object of this layout comes to be used as? */
  private isAsked(info: ObjectInfo, name: string): boolean {
    return [...this.members.values()].some(
      (member) => member.name === name && member.seen.has(info) && this.comesTo(info, member.owner),
    );
  }

  private addTarget(member: MemberSelector, info: ObjectInfo): void {
    const { selector, name } = member;
    if (member.access === "call") {
      const fn = this.methodFor(member, info);
      if (fn !== null) selector.targets.set(info.layout, { kind: "method", function: fn });
      return;
    }
    const field = name === "constructor" || this.isEntry(member, info) ? null : this.visibleField(info, name);
    const isValue = member.access === "get" && !member.heldOnly;
    if (isValue && field !== null && isBoundToLiteral(field.declaration) && this.isMethod(member))
      refuseMethodValue(member.node, name);
    const wanted = this.program.representation(member.type.returns);
    // A member that a cast let its literal leave out may still be missing: reading it is checked, and storing gives it a place.
    const mayBeMissing =
      field !== null &&
      (member.access === "get" ? this.mayLack(field) : field.declaration === null) &&
      includesUndefined(field.type) &&
      !includesUndefined(member.type.returns);
    // Behind what a cast has made of an object a member may turn out to be of another class, or another kind of list.
    const returns = member.type.returns;
    const mayBeOther =
      field !== null &&
      member.access === "get" &&
      (changesLists(field.type, returns) || differs(this.program, field.type, returns));
    const [from, to] = member.access === "get" ? [field?.type, returns] : [returns, field?.type];
    const holdsAlike = from === undefined || to === undefined || areStoredAlike(this.program, from, to);
    const isStoredSo =
      field !== null && !mayBeMissing && !mayBeOther && holdsAlike && sameIrType(field.field.type, wanted);
    if (isStoredSo && (this.isExactly(info, member.owner) || sameType(field.type, member.type.returns)))
      selector.targets.set(info.layout, { kind: "offset", field: field.field });
    else {
      member.needsCalls = true;
      // Its accessor has to be lowered in this round.
      this.accessor(member, info);
    }
  }

  /** The field of this name, unless an accessor hides it. */
  private visibleField(info: ObjectInfo, name: string): FieldInfo | null {
    const isHidden = info.type.kind === "class" && this.program.classes.hasAccessorOver(info.type, name);
    return isHidden ? null : this.program.layouts.findField(info, name);
  }

  /** Is it declared as a method, which may be called on objects only? */
  private isMethod({ owner, name }: MemberSelector): boolean {
    if (owner.kind !== "object") return false;
    return this.program.types.members(owner).some((one) => one.name === name && one.method);
  }

  /** Is this a field that may hold nothing although the type seen from outside says otherwise? */
  private mayLack({ declaration }: FieldInfo): boolean {
    return declaration === null || this.program.missingElements.isSetLater(declaration);
  }

  /** After everything is lowered: turns field selectors with accessors into calls, and fills in what casts ask for. */
  finish(): void {
    for (const member of this.members.values()) {
      if (!member.needsCalls) continue;
      const selector: Selector = { name: `${member.selector.name} (${member.access})`, slot: -1, targets: new Map() };
      this.selectors.push(selector);
      for (const info of member.seen)
        this.program.guard(member.node, () => {
          selector.targets.set(info.layout, { kind: "method", function: this.accessor(member, info) });
        });
      for (const site of member.sites) site(selector);
      this.selectors.splice(this.selectors.indexOf(member.selector), 1);
    }
    this.refuseUnmeant();
    for (const { fn, layout } of this.thunks.values()) fn.unit = layout.unit;
    for (const [layout, type] of this.program.closureTypes)
      for (const { layouts, holds } of this.closureLists) if (holds(type)) layouts.push(layout);
    for (const [layout, element] of this.program.layouts.elementTypes)
      for (const { layouts, holds } of this.arrayLists) if (holds(element)) layouts.push(layout);
    for (const [layout, length] of this.program.functionLengths) this.lengthLists.at(length)?.push(layout);
    for (const info of this.program.layouts.objects.values())
      for (const { layouts, holds } of this.layoutLists)
        if (info.instantiated && holds(info)) layouts.push(info.layout);
    for (const info of this.program.layouts.objects.values())
      for (const [key, type] of this.interfaces) if (this.isBehind(info, type)) info.layout.implemented.add(key);
  }

  /** Can an object of this layout stand behind the owner? Interfaces match by members, classes by descent. */
  isBehind(info: ObjectInfo, owner: Type): boolean {
    if (owner.kind === "class") return this.isExactly(info, owner) || this.isConverted(info, owner);
    if (owner.kind === "union") return owner.members.some((one) => this.isBehind(info, one));
    if (owner.kind !== "object") return false;
    if (this.isDictionary(info)) return this.isDictionaryBehind(info, owner);
    let verdicts = this.behind.get(owner);
    if (verdicts === undefined) this.behind.set(owner, (verdicts = new Map()));
    const known = verdicts.get(info);
    if (known !== undefined) return known;
    const verdict = this.satisfies(info, owner);
    verdicts.set(info, verdict);
    return verdict;
  }

  /** Is what members take and give just what the owner's type says, or what a class's own members convert it to? */
  private isExactly(info: ObjectInfo, owner: Type): boolean {
    if (owner.kind === "union") return owner.members.some((one) => this.isExactly(info, one));
    if (owner.kind !== "class") return this.isBehind(info, owner);
    return info.type.kind === "class" && this.program.classes.derivesFrom(info.type, owner);
  }

  /** Is it another instance of the owner's class, of which each member has to be tested? */
  private isOtherInstance({ type }: ObjectInfo, owner: Type): boolean {
    const { classes, looseClasses } = this.program;
    return membersOf(owner).some(
      (one) =>
        type.kind === "class" &&
        one.kind === "class" &&
        looseClasses.isLoose(one.declaration) &&
        classes.descendsFrom(type, one.declaration),
    );
  }

  /** What made it can be asked of any instance of a generic class: `other instanceof Box` says nothing of its arguments. */
  private isMadeByClass({ type }: ObjectInfo, { name, owner }: MemberSelector): boolean {
    const { classes } = this.program;
    return (
      name === "constructor" &&
      type.kind === "class" &&
      membersOf(owner).some((one) => one.kind === "class" && classes.descendsFrom(type, one.declaration))
    );
  }

  /** The same, of one that somewhere is used as the owner or as what derives from it. */
  private isConverted(info: ObjectInfo, owner: Type): boolean {
    if (!this.isOtherInstance(info, owner)) return false;
    const { flow, layouts, looseClasses } = this.program;
    const { type } = info;
    const below = [...layouts.objects.values()].filter((one) => this.isExactly(one, owner)).map((one) => one.type);
    return [...membersOf(owner), ...below].some((one) => {
      const mayStand = type.kind === "class" && one.kind === "class" && looseClasses.standsFor(type, one);
      // By way of what nothing is known of anything may come: what does not fit is tested there.
      return flow.isAmong(info, mayStand ? flow.reach(one) : flow.sourcesOf(one));
    });
  }

  private conversion(member: MemberSelector, info: ObjectInfo): typeof convertTo {
    return this.isExactly(info, member.owner) ? convertTo : convertLoosely;
  }

  private methodFits(member: MemberSelector, info: ObjectInfo, { type, declaration }: FunctionInstance): boolean {
    if (changesLists(type.returns, member.type.returns) && !returnsNewArrays(this.program.checker, declaration))
      return this.refuseStorage(member, info);
    if (this.isExactly(info, member.owner)) return true;
    const isFresh = returnsNewArrays(this.program.checker, declaration);
    const losesResult =
      type.returns.key === "never" &&
      !["never", "void"].includes(member.type.returns.key) &&
      returnsSomething(declaration);
    const fits = !losesResult && new Conversions(this.program).callsFit(type, member.type, isFresh);
    return this.fitsOrThrows(member, info, fits);
  }

  private propertyFits(member: MemberSelector, info: ObjectInfo, field: FieldInfo | null): boolean {
    const own = this.memberType(info, member.name);
    if (own === null || this.isExactly(info, member.owner)) return true;
    const isRead = member.access === "get";
    const [from, to] = isRead ? [own, member.type.returns] : [member.type.returns, own];
    const isFresh = field !== null && isRead && isReadonlyArray(this.program.checker, field.declaration);
    return this.fitsOrThrows(member, info, new Conversions(this.program).fits(from, to, isFresh));
  }

  /**
   * What the class's other instance holds in this member would have to be copied, which the program could tell: a use of it
   * throws, or is refused where the program makes no instance that could be meant.
   */
  private fitsOrThrows(member: MemberSelector, info: ObjectInfo, fits: boolean): boolean {
    if (!fits) this.unfit.push({ member, info });
    return fits;
  }

  private readonly unfit: { member: MemberSelector; info: ObjectInfo }[] = [];

  private refuseUnmeant(): void {
    const made = [...this.program.layouts.objects.values()].filter(({ instantiated }) => instantiated);
    for (const { member, info } of this.unfit)
      if (!made.some((one) => this.isExactly(one, member.owner)))
        this.program.guard(member.node, () => this.refuseStorage(member, info));
  }

  private refuseStorage({ owner, name, node }: MemberSelector, info: ObjectInfo): never {
    return refuse(
      refusals.unsupportedType,
      node,
      info.type.key,
      `it is used as ${owner.key}, and what \`${name}\` of it takes or gives is stored in another way`,
      "make what makes it generic: `class None<T> extends Option<T>`, `none<T>(): Option<T>`",
    );
  }

  /** The layouts of what can be used as an instance of a loose class; complete after `finish`. */
  standingFor(type: ClassType): Layout[] {
    return this.layoutList((info) => this.isBehind(info, type));
  }

  private readonly behind = new Map<ObjectType, Map<ObjectInfo, boolean>>();

  private satisfies(info: ObjectInfo, owner: ObjectType): boolean {
    if (isCallableObject(owner) && !isCallableObject(info.type)) return false;
    if (info.classOf !== undefined || isClassObject(owner)) return isClassBehind(this.program, info, owner);
    const members = this.program.types.members(owner);
    let shared = 0;
    for (const member of members) {
      const own = this.memberType(info, member.name);
      if (own === null ? !member.optional : !mayBe(own, member.type)) return false;
      if (own !== null) shared++;
    }
    // TypeScript takes nothing for a type of optional members that has none of them, but an empty literal; what is caught
    // is asked for members that only some errors have: `(error as { code?: string }).code`.
    const isEmptyLiteral = info.type.kind === "object" && info.fields.size === 0;
    return shared > 0 || members.length === 0 || isEmptyLiteral || (this.isError(info) && this.isOwn(members[0]));
  }

  /**
   * A dictionary stands behind an interface where it comes to be used as that: its entries are the members. Tests by `in` give
   * an object members of unknown types, also in the library.
   */
  private isDictionaryBehind(info: ObjectInfo, owner: ObjectType): boolean {
    const value = this.program.types.dictionaryValue(info.type)!;
    if (isCallableObject(owner) || isClassObject(owner)) return false;
    const members = this.program.types.members(owner);
    if (members.length > 0 && members.every((one) => one.type.key === "unknown")) return true;
    if (members.some((one) => one.method || !(one.optional || mayBe(value, one.type)))) return false;
    const { flow } = this.program;
    return flow.isAmong(info, flow.reach(owner));
  }

  /** The layouts of dictionaries behind `owner`; complete after `finish`. */
  dictionariesBehind(owner: Type): Layout[] {
    return this.layoutList((info) => this.isDictionary(info) && this.isBehind(info, owner));
  }

  /** Is it a member that the application declares? */
  private isOwn({ symbol }: Member): boolean {
    return symbol.declarations?.some((one) => !this.program.isTrusted(one.getSourceFile())) === true;
  }

  private isError({ type }: ObjectInfo): boolean {
    const base = type.kind === "class" ? this.program.classes.rootOf(type).declaration : null;
    return base?.name?.text === "Error" && this.program.pathOf(base.getSourceFile()) === "std/error.ts";
  }

  /** The type of a member of a layout: field, method or accessor. */
  memberType(info: ObjectInfo, name: string): Type | null {
    if (info.classOf !== undefined) return staticMemberType(this.program, info.classOf, name);
    const field = this.program.layouts.findField(info, name);
    if (field !== null) return field.type;
    if (info.type.kind !== "class") return accessorType(info, name);
    const { classes, instances } = this.program;
    const method = classes.findMember(info.type, name);
    if (method !== null) return looseMethodType(method.declaration);
    const getter = classes.findMember(info.type, `get ${name}`);
    if (getter !== null) return instances.methodInstance(getter.declaration, getter.owner, []).type.returns;
    return null;
  }

  private methodFor(member: MemberSelector, info: ObjectInfo): Fn | null {
    const { classes, instances } = this.program;
    if (member.foreign.has(info))
      return this.thunk(member, info, "call", member.type, (f) => throwForeign(f, member.name));
    if (info.classOf !== undefined)
      return this.thunk(member, info, "call", member.type, (f, _, args) => callOnClass(f, info, member, args));
    if (this.isEntry(member, info))
      return this.thunk(member, info, "call", member.type, (f, self, args) => {
        const record: Operand = { expr: self, type: info.type };
        const { expr } = readMemberOfDictionary(f, record, member.name, member.type, member.node);
        const signature = signatureOf(this.program, member.type);
        const closure = f.reusable(expr, nowhere);
        const { returns } = signature;
        const call: Expr = {
          kind: "callClosure",
          type: returns,
          closure,
          signature,
          args: [...args],
          position: nowhere,
        };
        return { expr: call, type: member.type.returns };
      });
    if (info.type.kind === "class") {
      const found = classes.findMember(info.type, member.name);
      if (found !== null && !classes.isHiddenByField(info.type, member.name)) {
        const parameters = ts.isMethodDeclaration(found.declaration) ? (found.declaration.typeParameters ?? []) : [];
        const open = parameters.slice(member.methodArgs.length);
        // A generic method may stand for one that is not; of most classes only its name is the same.
        if (open.length > 0 && !this.isAssignable(info.type, member.owner)) return null;
        const args = [...member.methodArgs, ...open.map(() => types.unknown)];
        const instance = instances.methodInstance(found.declaration, found.owner, args);
        const isAlike = this.isExactly(info, member.owner) || sameType(instance.type, member.type);
        return isAlike && this.matches(instance, member.type) ? instance.fn : this.methodThunk(member, info, instance);
      }
    }
    if (this.hasOnlyGetter(info, member.name))
      return this.thunk(member, info, "call", member.type, (f) => throwOnlyGetter(f, member.name.slice(4)));
    const type = this.memberFunction(info, member.name);
    if (type === null) return null;
    return this.thunk(member, info, "call", member.type, (f, self, args) => {
      const known = membersOf(nonNullable(type)).find((one) => one.kind === "function");
      const value: Operand = { expr: this.heldFunction(f, member, info, self), type };
      if (known === undefined && type.key !== "unknown") return throwForeign(f, member.name);
      const held = known ?? member.type;
      const function_ = known === undefined ? castTo(f, value, held, member.node) : value.expr;
      const closure = f.reusable(function_, nowhere);
      const caller = known === undefined ? null : this.genericCaller(member, info, known);
      if (caller !== null) {
        const given = [closure, ...args];
        const call: Expr = { kind: "call", type: caller.returns, function: caller, args: given, position: nowhere };
        return { expr: call, type: member.type.returns };
      }
      const object: Operand = { expr: self, type: info.type };
      const own = held.self === null ? [] : [castTo(f, object, held.self, member.node)];
      return this.convertedCall(f, withoutSelf(held), member, info, args, (converted) => ({
        kind: "callClosure",
        type: this.program.instances.returnRepresentation(held.returns),
        closure,
        signature: signatureOf(this.program, held),
        args: [...own, ...converted],
        position: nowhere,
      }));
    });
  }

  /** What calls the function that a member of a generic type holds, for the type arguments of the call; null: it is none such. */
  private genericCaller(member: MemberSelector, info: ObjectInfo, held: FunctionType): Fn | null {
    const { checker, flow, genericClosures, layouts, types: resolver } = this.program;
    const { methodArgs, name, node, owner, type } = member;
    if (methodArgs.length === 0 || held.self !== null || this.program.isTrusted(node.getSourceFile())) return null;
    const symbol =
      info.type.kind === "object" ? resolver.members(info.type).find((one) => one.name === name)?.symbol : undefined;
    const declaration = layouts.findField(info, name)?.declaration;
    const declared =
      symbol !== undefined
        ? checker.getTypeOfSymbol(symbol)
        : declaration
          ? checker.getTypeAtLocation(declaration)
          : null;
    // An object of the same members that never comes here would only bring types that are not needed.
    const isCalled = (): boolean => flow.isAmong(info, flow.reach(owner));
    return declared === null ? null : genericClosures.caller(declared, held, type, methodArgs, node, isCalled);
  }

  /** A class that overrides a getter alone has no setter any more. */
  private hasOnlyGetter({ type }: ObjectInfo, setter: string): boolean {
    const { classes } = this.program;
    const isSetter = type.kind === "class" && setter.startsWith("set ");
    if (!isSetter || classes.findMember(type, setter) !== null) return false;
    return classes.findMember(type, `get ${setter.slice(4)}`) !== null;
  }

  /** The type of a member that holds a function, or whose getter returns one. */
  private memberFunction(info: ObjectInfo, name: string): Type | null {
    const { classes, instances, layouts } = this.program;
    const field = layouts.findField(info, name);
    if (field !== null) return field.type;
    if (info.type.kind !== "class") return accessorType(info, name);
    const getter = classes.findMember(info.type, `get ${name}`);
    if (getter === null) return null;
    return instances.methodInstance(getter.declaration, getter.owner, []).type.returns;
  }

  private heldFunction(f: FunctionLowering, member: MemberSelector, info: ObjectInfo, self: Expr): Expr {
    const { classes, instances, layouts } = this.program;
    const { name } = member;
    const field = layouts.findField(info, name);
    if (field !== null)
      return { kind: "field", type: field.field.type, object: self, layout: info.layout, field: field.field };
    if (info.type.kind !== "class") return this.callAccessor(f, info, { ...member, access: "get" }, self, null).expr;
    const getter = classes.findMember(info.type, `get ${name}`)!;
    const { fn } = instances.methodInstance(getter.declaration, getter.owner, []);
    return { kind: "call", type: fn.returns, function: fn, args: [self], position: nowhere };
  }

  /** Does TypeScript take an instance of the class for what the owner is? */
  private isAssignable(type: ClassType, owner: Type): boolean {
    if (owner.kind !== "object") return true;
    const { checker } = this.program;
    const { name } = type.declaration;
    const symbol = name === undefined ? undefined : checker.getSymbolAtLocation(name);
    return symbol === undefined || checker.isTypeAssignableTo(checker.getDeclaredTypeOfSymbol(symbol), owner.tsType);
  }

  private matches(instance: FunctionInstance, wanted: FunctionType): boolean {
    const to = signatureOf(this.program, wanted);
    const from = signatureOf(this.program, withoutSelf(instance.type));
    if ((instance.type.rest === null) !== (wanted.rest === null)) return false;
    if (from.params.length > to.params.length) return false;
    if (wanted.rest !== null && from.params.length !== to.params.length) return false;
    return (
      from.params.every((param, index) => sameIrType(param, to.params[index])) &&
      takeAlike(this.program, instance.type, wanted) &&
      !changesLists(instance.type.returns, wanted.returns) &&
      (to.returns === "void" || sameIrType(from.returns, to.returns))
    );
  }

  private methodThunk(member: MemberSelector, info: ObjectInfo, instance: FunctionInstance): Fn {
    if (!this.methodFits(member, info, instance))
      return this.thunk(member, info, "call", member.type, (f) => throwStoredOtherwise(f, member, info));
    return this.thunk(member, info, "call", member.type, (f, self, args) =>
      this.convertedCall(f, withoutSelf(instance.type), member, info, args, (converted) => ({
        kind: "call",
        type: instance.fn.returns,
        function: instance.fn,
        args: [self, ...converted],
        position: nowhere,
      })),
    );
  }

  private convertedCall(
    f: FunctionLowering,
    source: FunctionType,
    member: MemberSelector,
    info: ObjectInfo,
    args: readonly Expr[],
    call: (args: Expr[]) => Expr,
  ): { expr: Expr; type: Type } {
    const converted = adaptArguments(f, args, member.type, source, member.node, this.conversion(member, info));
    return { expr: call(converted), type: source.returns };
  }

  /** The getter or setter of a property for one layout: the class's own accessor, or a function around the field. */
  private accessor(member: MemberSelector, info: ObjectInfo): Fn {
    const { name, access } = member;
    const property = member.type.returns;
    const type = access === "get" ? functionType([], null, property) : functionType([property], null, types.void);
    if (member.foreign.has(info)) return this.thunk(member, info, access, type, (f) => throwForeign(f, name));
    const { classes, instances } = this.program;
    if (info.classOf !== undefined || (name === "constructor" && access === "get"))
      return this.thunk(member, info, access, type, (f, _, args) =>
        access === "get"
          ? readOfClass(f, info, name, member.node)
          : writeToClass(f, info, name, { expr: args[0], type: property }, member.node),
      );
    if (this.isEntry(member, info)) return this.dictionaryAccessor(member, info, type);
    const own = info.type.kind === "class" ? classes.findMember(info.type, `${access} ${name}`) : null;
    const field = this.visibleField(info, name);
    if (!this.propertyFits(member, info, field))
      return this.thunk(member, info, access, type, (f) => throwStoredOtherwise(f, member, info));
    const convertTo = this.conversion(member, info);
    const accessor = own === null ? null : instances.methodInstance(own.declaration, own.owner, []);
    if (accessorType(info, name) !== null)
      return this.thunk(member, info, access, type, (f, self, args) =>
        this.callAccessor(f, info, member, self, args[0] === undefined ? null : { expr: args[0], type: property }),
      );
    return this.thunk(member, info, access, type, (f, self, args) => {
      if (access === "get") {
        if (accessor !== null)
          return {
            expr: { kind: "call", type: accessor.fn.returns, function: accessor.fn, args: [self], position: nowhere },
            type: accessor.type.returns,
          };
        if (field !== null) {
          const place = { kind: "field", object: self, layout: info.layout, field: field.field } as const;
          const read: Operand = { expr: { ...place, type: field.field.type }, type: field.type };
          const takesAny = property.key === "unknown" || includesUndefined(property);
          return includesUndefined(field.type) && !takesAny && this.mayLack(field)
            ? setField(f, read, member.node)
            : read;
        }
        const method = info.type.kind === "class" ? classes.findMember(info.type, name) : null;
        if (method !== null && !member.heldOnly) {
          if (isGenericMethod(method.declaration)) return refuseMethodValue(member.node, name);
          return this.heldMethod(f, member, info, instances.methodInstance(method.declaration, method.owner, []));
        }
        return { expr: undefinedOf(this.program.representation(property)), type: property };
      }
      const given = { expr: args[0], type: property };
      if (accessor !== null) {
        const value = convertTo(f, given, accessor.type.params[0], member.node);
        return {
          expr: { kind: "call", type: "void", function: accessor.fn, args: [self, value], position: nowhere },
          type: types.void,
        };
      }
      if (field === null && this.hasOnlyGetter(info, `set ${name}`)) return throwOnlyGetter(f, name);
      if (field === null) {
        const text: Expr = { kind: "string", type: this.program.representation(types.string), value: name };
        return { expr: callLibrary(f, "throwNotExtensible", [text], nowhere, "std/error.ts"), type: types.undefined };
      }
      const target: Extract<Expr, { kind: "field" }> = {
        kind: "field",
        type: field.field.type,
        object: self,
        layout: info.layout,
        field: field.field,
      };
      const value = convertTo(f, given, field.type, member.node);
      const write = (stored: Expr): Stmt => assign(nowhere, target, stored);
      const isLeftOut = field.declaration === null && includesUndefined(field.type) && !includesUndefined(property);
      f.emit(
        isLeftOut
          ? assignOptional(f, self, { expr: target, type: field.type }, name, value, write, member.node)
          : write(value),
      );
      return { expr: { kind: "undefined", type: "value" }, type: types.undefined };
    });
  }

  /** The getter or setter of what is an entry. */
  private dictionaryAccessor(member: MemberSelector, info: ObjectInfo, type: FunctionType): Fn {
    const { name, access, node } = member;
    const property = member.type.returns;
    return this.thunk(member, info, access, type, (f, self, args) => {
      const record: Operand = { expr: self, type: info.type };
      if (access === "get") return readMemberOfDictionary(f, record, name, property, node);
      const given: Operand = { expr: args[0], type: property };
      return { expr: writeMemberOfDictionary(f, record, name, given, node), type: types.void };
    });
  }

  private isDictionary(info: ObjectInfo): boolean {
    return this.program.types.dictionaryValue(info.type) !== null;
  }

  /** Is the member an entry of a dictionary, and none of its class? */
  private isEntry({ owner }: MemberSelector, info: ObjectInfo): boolean {
    return owner.kind !== "class" && this.isDictionary(info);
  }

  /** A class's method as a value of the property's type: always the same one, so that it equals itself. */
  private heldMethod(f: FunctionLowering, member: MemberSelector, info: ObjectInfo, method: FunctionInstance): Operand {
    const property = member.type.returns;
    const value = functionValue(f, method);
    const converted = convertTo(f, value, property, member.node);
    if (converted === value.expr) return value;
    const key = `${info.layout.cName}.${member.name} as ${property.key}`;
    const type = this.program.representation(property);
    const global = this.program.newGlobal(member.name, key, info.layout.unit, type);
    const place: Extract<Expr, { kind: "global" }> = { kind: "global", type, global };
    f.emit(unlessSet(place, nowhere, [assign(nowhere, place, converted)]));
    return { expr: place, type: property };
  }

  /** The accessor of a literal, which a hidden field holds. */
  private callAccessor(
    f: FunctionLowering,
    info: ObjectInfo,
    { access, name, node }: MemberSelector,
    object: Expr,
    given: Operand | null,
  ): Operand {
    const held = info.fields.get(`${access} ${name}`);
    if (held === undefined || held.type.kind !== "function" || held.accessor === undefined) {
      const missing: Operand = { expr: undefinedOf("value"), type: types.undefined };
      // What has only a setter reads as undefined, which its type need not allow.
      if (access === "get") return narrow(f, missing, accessorType(info, name)!, node, true);
      return throwOnlyGetter(f, name);
    }
    const signature = signatureOf(this.program, held.type);
    const closure: Expr = { kind: "field", type: held.field.type, object, layout: info.layout, field: held.field };
    const args =
      given === null
        ? []
        : [convertTo(f, { expr: convertTo(f, given, held.accessor, node), type: held.accessor }, types.unknown, node)];
    const call: Expr = { kind: "callClosure", type: signature.returns, closure, signature, args, position: nowhere };
    if (given !== null) return { expr: call, type: types.void };
    // What the getter gives is boxed for reflection, and of the property's type.
    return narrow(f, { expr: f.temporary(call, nowhere), type: types.unknown }, held.accessor, node, true);
  }

  private readonly thunks = new Map<string, Thunk>();

  /** A function `(self, args...)` of the selector's signature, made from a body. */
  private thunk(
    member: MemberSelector,
    info: ObjectInfo,
    access: string,
    type: FunctionType,
    body: (f: FunctionLowering, self: Expr, args: readonly Expr[]) => { expr: Expr; type: Type },
  ): Fn {
    const key = `${info.layout.name}.${member.heldOnly ? "held " : ""}${access} ${member.name} as ${type.key}<${member.methodArgs.map((arg) => arg.key).join(",")}>`;
    const known = this.thunks.get(key);
    const comesHere = (): boolean => this.comesTo(info, member.owner);
    if (known !== undefined) {
      if (known.refused !== null && !member.foreign.has(info)) throw known.refused;
      this.program.flow.suppose(comesHere, known.notes);
      return known.fn;
    }
    const { params, returns } = signatureOf(this.program, type);
    const fn = this.program.newFunction(`${info.layout.displayName}.${member.name}`, key, info.layout.unit, nowhere, {
      returns,
    });
    const thunk: Thunk = { fn, layout: info.layout, notes: [], refused: null };
    this.thunks.set(key, thunk);
    const self: IrType = { kind: "ref", to: info.layout };
    fn.params = [{ name: "this", id: 0, type: self, volatile: false }, ...unnamedParameters(params)];
    const lowering = (): FunctionLowering =>
      new FunctionLowering(this.program, fn, this.program.emptyEnvironment, type.returns, null, null);
    try {
      const f = lowering();
      f.notes = thunk.notes;
      this.lowerThunk(f, member, info, type, body(f, localExpr(fn.params[0]), fn.params.slice(1).map(localExpr)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      thunk.refused = error;
      const f = lowering();
      endWith(f, throwForeign(f, member.name), types.void, member.node, () => zeroOf(fn.returns));
      throw error;
    }
    this.program.flow.suppose(comesHere, thunk.notes);
    return fn;
  }

  private lowerThunk(
    f: FunctionLowering,
    member: MemberSelector,
    info: ObjectInfo,
    type: FunctionType,
    made: Operand,
  ): void {
    const { fn } = f;
    const isVoid = fn.returns === "void";
    const call = made.expr.kind === "callClosure" && made.expr.type === "void" ? made.expr : null;
    const given = call === null || isVoid ? null : adaptedResult(f, call, type.returns, member.node);
    const result = given ?? made;
    const conversion = result.expr.type === "void" ? convertTo : this.conversion(member, info);
    if (isVoid) {
      if (result.expr.kind !== "undefined") f.emit({ kind: "expr", expr: result.expr, position: nowhere });
    } else f.emit({ kind: "return", value: conversion(f, result, type.returns, member.node), position: nowhere });
    fn.body = f.statements;
  }
}

/** What a field holds that may not be set yet, after throwing TypeError if it is not. */
function setField(f: FunctionLowering, read: Operand, node: ts.Node): Operand {
  const held: Operand = { expr: f.reusable(read.expr, nowhere), type: read.type };
  throwTypeErrorUnless(f, not(testUndefined(held)), "the value is undefined", node);
  const type = unionType(membersOf(read.type).filter((one) => one.key !== "undefined"));
  return { expr: convertTo(f, held, type, node, "unbox"), type };
}

/** What a member of the class's other instance takes or gives is stored in another way than the type says. */
function throwStoredOtherwise(f: FunctionLowering, { name }: MemberSelector, { layout }: ObjectInfo): Operand {
  const message = `what ${name} of this ${layout.displayName} takes or gives is of another type`;
  const text = stringOperand(f, message).expr;
  return { expr: callLibrary(f, "throwTypeError", [text], nowhere, "std/error.ts"), type: types.undefined };
}

/** Another instance of the owner's class, which no type says to come here. */
function throwForeign(f: FunctionLowering, name: string): Operand {
  const text = stringOperand(f, `the object of ${name} is of another type`).expr;
  return { expr: callLibrary(f, "throwTypeError", [text], nowhere, "std/error.ts"), type: types.undefined };
}

/** A property with a getter only cannot be written to. */
function throwOnlyGetter(f: FunctionLowering, name: string): Operand {
  const text = stringOperand(f, name).expr;
  return { expr: callLibrary(f, "throwOnlyGetter", [text], nowhere, "std/error.ts"), type: types.undefined };
}

/** A method's type as far as it decides who gets a dispatch entry. */
export function looseMethodType(declaration: ts.SignatureDeclaration): FunctionType {
  return functionType(new Array<Type>(requiredParameters(declaration)).fill(types.unknown), null, types.unknown);
}

export function requiredParameters(declaration: ts.SignatureDeclaration): number {
  return declaration.parameters.filter(
    (one) => one.initializer === undefined && one.questionToken === undefined && one.dotDotDotToken === undefined,
  ).length;
}

/** Could a value of `own` be one of `wanted`? Loose on purpose: it only decides who gets a dispatch entry. */
export function mayBe(own: Type, wanted: Type): boolean {
  if (sameType(own, wanted)) return true;
  return membersOf(own).some((source) => membersOf(wanted).some((target) => mayBeOne(source, target)));
}

function mayBeOne(own: Type, wanted: Type): boolean {
  if (own.kind === "primitive" && own.name === "unknown") return true;
  if (wanted.kind === "primitive" && (wanted.name === "unknown" || wanted.name === "void")) return true;
  if (own.kind === "literal" && wanted.kind === "literal") return own.value === wanted.value;
  const source = widen(own);
  const target = widen(wanted);
  if (isNumeric(source)) return isNumeric(target) && isBig(source) === isBig(target);
  if (source.kind === "function" || target.kind === "function")
    return (
      source.kind === "function" &&
      target.kind === "function" &&
      (target.rest !== null || source.params.length <= target.params.length)
    );
  if (target.kind === "array") return source.kind === "array" || source.kind === "tuple";
  if (source.kind === "array") return false;
  if (source.kind === "class" || source.kind === "object") return target.kind === "class" || target.kind === "object";
  if (isHeapType(source) !== isHeapType(target)) return false;
  return source.kind === target.kind && (source.kind !== "primitive" || source.key === target.key);
}

/** The type of a property for which a literal has accessors. */
function accessorType(info: ObjectInfo, name: string): Type | null {
  return (info.fields.get(`get ${name}`) ?? info.fields.get(`set ${name}`))?.accessor ?? null;
}

function isBig(type: Type): boolean {
  return type.key === "i64" || type.key === "u64";
}
