// Members reached through interfaces, unions and overridable methods. Each use asks for a selector; when everything
// reachable is lowered, every layout that can stand behind the selector's owner gets an entry for it.

import { ts } from "ts-morph";
import type { Expr, Fn, Layout, Position, Selector, Signature, Stmt } from "../ir.ts";
import {
  type ClassType,
  type FunctionType,
  functionType,
  includesUndefined,
  isHeapType,
  isStringLike,
  isNumeric,
  membersOf,
  type ObjectType,
  sameType,
  type Type,
  types,
  widen,
  withoutSelf,
} from "../types.ts";
import { anyRef, sameIrType } from "./build.ts";
import { isCallableObject } from "./callable_objects.ts";
import { signatureOf } from "./closures.ts";
import { isMisfit } from "./misfits.ts";
import { isBoundToLiteral, refuseMethodValue } from "./members.ts";
import type { ObjectInfo } from "./layouts.ts";
import { isClassBehind, staticMemberType } from "./class_dispatch.ts";
import { isClassObject } from "./class_values.ts";
import type { ProgramLowering } from "./program.ts";
import { isReadAs } from "./storage.ts";
import { type Member, Refused } from "./resolve_types.ts";
import { accessorType, Targets } from "./targets.ts";

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
  /** How many of the objects behind the owner have been seen. */
  seenBehind: number;
  /** Other instances of a loose class that nobody can use as the owner. */
  readonly foreign: Set<ObjectInfo>;
  /** Plain reads (or writes) of fields, rewritten to calls if some object that is made has an accessor or another representation. */
  readonly sites: ((selector: Selector) => void)[];
  needsCalls: boolean;
  /** For the objects that have one: what stands for the field. */
  readonly accessors: Map<ObjectInfo, Fn>;
}

/** The selectors of one owner, and what stands behind it: most of what is asked is of objects that have been looked at. */
interface OwnerSelectors {
  readonly owner: Type;
  readonly members: MemberSelector[];
  /** In the order in which they were found. */
  behind: ObjectInfo[];
  /** Those that may yet come to stand behind it. */
  undecided: Set<ObjectInfo>;
  /** How many of the objects that are made have been looked at. */
  looked: number;
}

/** Of functions with more it is not known how many they are. */
const mostParameters = 12;

export class Dispatch {
  readonly selectors: Selector[] = [];
  private readonly members = new Map<string, MemberSelector>();
  private readonly owners = new Map<string, OwnerSelectors>();
  /** The objects of which some are made somewhere, in the order in which that was found. */
  private readonly made = new Set<ObjectInfo>();
  private readonly interfaces = new Map<string, ObjectType>();

  private readonly targets: Targets;

  constructor(private readonly program: ProgramLowering) {
    this.targets = new Targets(program, this);
  }

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

  /** The layouts of classes behind `owner` (all: `unknown`) that declare a method of this name; complete after `finish`. */
  layoutsWithMethod(owner: Type, name: string): Layout[] {
    const { classes } = this.program;
    return this.layoutList(
      (info) =>
        info.type.kind === "class" &&
        classes.findMember(info.type, name) !== null &&
        (owner.key === "unknown" || this.isBehind(info, owner)),
    );
  }

  private readonly closureLists = new Map<
    string,
    { readonly layouts: Layout[]; readonly holds: (type: FunctionType) => boolean }
  >();

  /** The layouts of functions of such types; complete after `finish`. `key` says which types these are. */
  closuresOf(key: string, holds: (type: FunctionType) => boolean): Layout[] {
    let list = this.closureLists.get(key);
    if (list === undefined) this.closureLists.set(key, (list = { layouts: [], holds }));
    return list.layouts;
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
      const seen = { seen: new Set<ObjectInfo>(), seenBehind: 0, foreign: new Set<ObjectInfo>() };
      member = {
        selector,
        owner,
        name,
        access,
        type,
        methodArgs,
        node,
        heldOnly,
        ...seen,
        sites: [],
        needsCalls: false,
        accessors: new Map(),
      };
      this.members.set(key, member);
      this.selectorsOf(owner).members.push(member);
    }
    return member;
  }

  private selectorsOf(owner: Type): OwnerSelectors {
    let known = this.owners.get(owner.key);
    if (known === undefined) {
      known = { owner, members: [], behind: [], undecided: new Set(), looked: 0 };
      this.owners.set(owner.key, known);
    }
    return known;
  }

  /** The program has become another, of which other classes may be loose. */
  lookAgain(): void {
    for (const known of this.owners.values()) Object.assign(known, { behind: [], undecided: new Set(), looked: 0 });
    for (const member of this.members.values()) member.seenBehind = 0;
  }

  /** Gives every selector its entries for the layouts found so far; may enqueue methods. */
  findTargets(): void {
    // What one member converts may be what another one is looked up behind.
    while (this.addTargets() || this.program.genericClosures.findTargets());
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
    // What is left of a loose class's other instances comes here by way of what nothing is known of (`Operator<any, any>`),
    // or by no type: TypeScript compares methods both ways.
    for (const { owner, members, undecided } of [...this.owners.values()])
      for (const info of undecided)
        if (this.isOtherInstance(info, owner)) this.addForeign(members, info, () => !this.comesTo(info, owner));
    const isTaken = ({ owner }: OwnerSelectors): boolean =>
      this.program.flow.reach(owner).size > membersOf(owner).length;
    for (const { owner, members } of [...this.owners.values()].filter(isTaken))
      for (const info of this.made)
        if (isMisfit(this.program, info, owner))
          this.addForeign(members, info, (member) => this.isOfOtherType(info, member));
  }

  /** Is what the object has by this name, or has not, none of what the owner's type says? */
  private isOfOtherType(info: ObjectInfo, { owner, name }: MemberSelector): boolean {
    const own = this.memberType(info, name);
    return !membersOf(owner)
      .flatMap((one) => (one.kind === "object" ? this.program.types.members(one) : []))
      .some((member) => member.name === name && (own === null ? member.optional : mayBe(own, member.type)));
  }

  /** Gives selectors what stands behind their owners now; false: they have it already. */
  private addTargets(): boolean {
    for (const info of this.program.layouts.objects.values()) if (info.instantiated) this.made.add(info);
    const made = [...this.made];
    let hasAdded = false;
    // Lowering a target may ask for more selectors, also for more of the owner's.
    for (const known of this.owners.values()) {
      this.findBehind(known, made);
      for (const member of known.members) {
        for (; member.seenBehind < known.behind.length; member.seenBehind++)
          hasAdded = this.addOnce(member, known.behind[member.seenBehind]) || hasAdded;
        if (member.name !== "constructor") continue;
        for (const info of made)
          if (this.isMadeByClass(info, member.owner)) hasAdded = this.addOnce(member, info) || hasAdded;
      }
    }
    return hasAdded;
  }

  private findBehind(known: OwnerSelectors, made: readonly ObjectInfo[]): void {
    const { owner, behind, undecided } = known;
    for (const info of undecided)
      if (this.isExactly(info, owner) || this.isConverted(info, owner)) {
        undecided.delete(info);
        behind.push(info);
      }
    for (; known.looked < made.length; known.looked++) {
      const info = made[known.looked];
      const mayCome =
        this.isOtherInstance(info, owner) ||
        (this.isDictionary(info) && membersOf(owner).some(({ kind }) => kind === "object"));
      if (this.isExactly(info, owner) || (mayCome && this.isConverted(info, owner))) behind.push(info);
      else if (mayCome) undecided.add(info);
    }
  }

  private addOnce(member: MemberSelector, info: ObjectInfo): boolean {
    if (member.seen.has(info)) return false;
    member.seen.add(info);
    this.program.guard(member.node, () => this.addFitting(member, info));
    return true;
  }

  private addForeign(
    members: readonly MemberSelector[],
    info: ObjectInfo,
    isForeign: (member: MemberSelector) => boolean,
  ): void {
    for (const member of members) {
      if (member.seen.has(info)) continue;
      if (isForeign(member)) member.foreign.add(info);
      this.addOnce(member, info);
    }
  }

  /** What nobody could convert, of objects that never came to be used as the owner so far. */
  private lookalikes: { readonly member: MemberSelector; readonly info: ObjectInfo; readonly refused: Refused }[] = [];

  comesTo(info: ObjectInfo, owner: Type): boolean {
    return this.program.flow.isAmong(info, this.program.flow.reach(owner));
  }

  /** Having the right members says too little: what only looks like the owner, and cannot be converted, gets a target that throws. */
  private addFitting(member: MemberSelector, info: ObjectInfo): void {
    try {
      this.addTarget(member, info);
    } catch (error) {
      const isOther = this.comesByUnknown(info, member.owner);
      if (!(error instanceof Refused) || (this.comesTo(info, member.owner) && !isOther)) throw error;
      if (!isOther) this.lookalikes.push({ member, info, refused: error });
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
      const fn = this.targets.methodFor(member, info);
      if (fn !== null) selector.targets.set(info.layout, { kind: "method", function: fn });
      return;
    }
    const field =
      name === "constructor" || this.targets.isEntry(member, info) ? null : this.targets.visibleField(info, name);
    const isValue = member.access === "get" && !member.heldOnly;
    if (isValue && field !== null && isBoundToLiteral(field.declaration) && this.isMethod(member))
      refuseMethodValue(member.node, name);
    const wanted = this.program.representation(member.type.returns);
    // A member that a cast let its literal leave out may still be missing: reading it is checked, and storing gives it a place.
    const mayBeMissing =
      field !== null &&
      (member.access === "get" ? this.targets.mayLack(field) : field.declaration === null) &&
      includesUndefined(field.type) &&
      !includesUndefined(member.type.returns);
    // Behind what a cast has made of an object a member may turn out to be anything.
    const { returns } = member.type;
    const isAlike = (held: Type): boolean =>
      member.access === "get" ? isReadAs(this.program, held, returns) : isReadAs(this.program, returns, held);
    const isStoredSo = field !== null && !mayBeMissing && sameIrType(field.field.type, wanted) && isAlike(field.type);
    if (isStoredSo && (this.isExactly(info, member.owner) || sameType(field.type, member.type.returns)))
      selector.targets.set(info.layout, { kind: "offset", field: field.field });
    else {
      member.needsCalls = true;
      // Its accessor has to be lowered in this round.
      member.accessors.set(info, this.targets.accessor(member, info));
    }
  }

  /** Is it declared as a method, which may be called on objects only? */
  private isMethod({ owner, name }: MemberSelector): boolean {
    if (owner.kind !== "object") return false;
    return this.program.types.members(owner).some((one) => one.name === name && one.method);
  }

  /** After everything is lowered: gives fields their accessors where some object has no place for one, and fills in what casts ask for. */
  finish(): void {
    for (const member of this.members.values()) {
      if (!member.needsCalls) continue;
      const selector: Selector = { name: `${member.selector.name} (${member.access})`, slot: -1, targets: new Map() };
      this.selectors.push(selector);
      for (const info of member.seen)
        this.program.guard(member.node, () => {
          const fn = member.accessors.get(info) ?? this.targets.accessor(member, info);
          selector.targets.set(info.layout, { kind: "method", function: fn });
        });
      member.selector.byCalls = { selector, apply: () => member.sites.forEach((site) => site(selector)) };
    }
    this.targets.finish();
    this.fillClosureLists();
    for (const [layout, element] of this.program.layouts.elementTypes)
      for (const { layouts, holds } of this.arrayLists) if (holds(element)) layouts.push(layout);
    for (const [layout, length] of this.program.functionLengths) this.lengthLists.at(length)?.push(layout);
    for (const info of this.program.layouts.objects.values())
      for (const { layouts, holds } of this.layoutLists)
        if (info.instantiated && holds(info)) layouts.push(info.layout);
    for (const info of this.program.layouts.objects.values())
      for (const [key, type] of this.interfaces) if (this.isBehind(info, type)) info.layout.implemented.add(key);
  }

  private fillClosureLists(): void {
    const byType = new Map<string, { readonly type: FunctionType; readonly layouts: Layout[] }>();
    for (const [layout, type] of this.program.closureTypes) {
      const known = byType.get(type.key);
      if (known === undefined) byType.set(type.key, { type, layouts: [layout] });
      else known.layouts.push(layout);
    }
    for (const list of this.closureLists.values())
      for (const { type, layouts } of byType.values()) if (list.holds(type)) list.layouts.push(...layouts);
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
  isExactly(info: ObjectInfo, owner: Type): boolean {
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
  private isMadeByClass({ type }: ObjectInfo, owner: Type): boolean {
    const { classes } = this.program;
    return (
      type.kind === "class" &&
      membersOf(owner).some((one) => one.kind === "class" && classes.descendsFrom(type, one.declaration))
    );
  }

  /** The same, of one that comes here by way of what nothing is known of, if at all: what does not fit throws. */
  comesByUnknown(info: ObjectInfo, owner: Type): boolean {
    return this.isOtherInstance(info, owner) && !this.isConverted(info, owner);
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

  /** The layouts of what can be used as an instance of a loose class; complete after `finish`. */
  standingFor(type: ClassType): Layout[] {
    return this.layoutList((info) => this.isBehind(info, type));
  }

  private readonly behind = new Map<ObjectType, Map<ObjectInfo, boolean>>();

  private satisfies(info: ObjectInfo, owner: ObjectType): boolean {
    if (isCallableObject(owner) && !isCallableObject(info.type)) return false;
    if (info.classOf !== undefined || isClassObject(owner)) return isClassBehind(this.program, info, owner);
    if (isOtherOfLibrary(this.program, info.type, owner)) return true;
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
    const setter = classes.findMember(info.type, `set ${name}`);
    return setter === null ? null : instances.methodInstance(setter.declaration, setter.owner, []).type.params[0];
  }

  isDictionary(info: ObjectInfo): boolean {
    return this.program.types.dictionaryValue(info.type) !== null;
  }
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

/**
 * Are both instances of one interface of the library? What iterators give goes by types of which nothing is known, and is
 * looked at where it is used.
 */
export function isOtherOfLibrary(program: ProgramLowering, one: Type, other: ObjectType): boolean {
  if (one.kind !== "object") return false;
  const symbol = one.tsType.symbol as ts.Symbol | undefined;
  const isGeneric =
    symbol !== undefined && symbol === other.tsType.symbol && (symbol.flags & ts.SymbolFlags.Interface) !== 0;
  return isGeneric && symbol.declarations?.some((at) => program.isLibrary(at.getSourceFile())) === true;
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
  if (isStringLike(source)) return isStringLike(target) || isIterableType(target);
  if (source.kind === "function" || target.kind === "function")
    return (
      source.kind === "function" &&
      target.kind === "function" &&
      (target.rest !== null || source.params.length <= target.params.length)
    );
  if (target.kind === "array") return source.kind === "array" || source.kind === "tuple";
  if (isIterableType(target) && ["array", "tuple", "typedArray"].includes(source.kind)) return true;
  if (source.kind === "array") return false;
  if (source.kind === "class" || source.kind === "object") return target.kind === "class" || target.kind === "object";
  if (isHeapType(source) !== isHeapType(target)) return false;
  return source.kind === target.kind && (source.kind !== "primitive" || source.key === target.key);
}

/** The library's name for what can be iterated: lists and texts are adapted to it. */
function isIterableType(type: Type): boolean {
  return type.kind === "object" && type.name === "Iterable";
}

function isBig(type: Type): boolean {
  return type.key === "i64" || type.key === "u64";
}
