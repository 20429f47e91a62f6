// What a selector finds in an object of one layout: a method, or the accessor of a property. Where the object takes or gives
// something else than the selector says, a thunk stands in between, which converts it.

import { ts } from "ts-morph";
import { returnsNewArrays } from "../new_arrays.ts";
import { refusals } from "../refusals.ts";
import type { Expr, Fn, IrType, Stmt } from "../ir.ts";
import {
  type ClassType,
  type FunctionType,
  functionType,
  includesUndefined,
  membersOf,
  nonNullable,
  sameType,
  type Type,
  types,
  unionType,
  widen,
  withoutSelf,
} from "../types.ts";
import { adaptArguments } from "./adapt_arguments.ts";
import {
  assign,
  boolLiteral,
  convert,
  ifStatement,
  localExpr,
  logical,
  not,
  nowhere,
  sameIrType,
  undefinedOf,
  unlessSet,
  unnamedParameters,
  zeroOf,
} from "./build.ts";
import type { Dispatch, MemberSelector } from "./dispatch.ts";
import { endWith, functionValue, signatureOf, takeAlike } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { changesLists, copiedTuple } from "./list_conversions.ts";
import { narrow } from "./narrow.ts";
import { testMember, testUndefined } from "./value_tests.ts";
import { stringOperand } from "./expressions.ts";
import { castTo, throwTypeErrorUnless } from "./casts.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import { adaptedResult } from "./given_results.ts";
import { isGenericMethod, memberTypeOf, refuseMethodValue } from "./members.ts";
import { assignOptional } from "./member_order.ts";
import { callLibrary } from "./text.ts";
import type { FunctionInstance } from "./instances.ts";
import type { FieldInfo, ObjectInfo } from "./layouts.ts";
import { Conversions, convertLoosely, isReadonlyArray, returnsSomething } from "./loose_classes.ts";
import { callOnClass, readOfClass, writeToClass } from "./class_dispatch.ts";
import type { ProgramLowering } from "./program.ts";
import { refuse, Refused } from "./resolve_types.ts";
import { isReadAs } from "./storage.ts";
import type { FlowNote } from "./type_flow.ts";
import { readMemberOfDictionary, writeMemberOfDictionary } from "./untyped_values.ts";

/** A function between a selector and what an object has for it. */
interface Thunk {
  readonly fn: Fn;
  /** Which types it uses as which others, where an object of the layout comes to be used as the selector's owner. */
  readonly notes: FlowNote[];
  /** Why it only throws. */
  refused: Refused | null;
}

export class Targets {
  constructor(
    readonly program: ProgramLowering,
    private readonly dispatch: Dispatch,
  ) {}

  /** The field of this name, unless an accessor hides it. */
  visibleField(info: ObjectInfo, name: string): FieldInfo | null {
    const isHidden = info.type.kind === "class" && this.program.classes.hasAccessorOver(info.type, name);
    return isHidden ? null : this.program.layouts.findField(info, name);
  }

  /** Is this a field that may hold nothing although the type seen from outside says otherwise? */
  mayLack({ declaration }: FieldInfo): boolean {
    return declaration === null || this.program.missingElements.isSetLater(declaration);
  }

  private conversion(member: MemberSelector, info: ObjectInfo): typeof convertTo {
    return this.dispatch.isExactly(info, member.owner) ? convertTo : convertLoosely;
  }

  private methodFits(member: MemberSelector, info: ObjectInfo, { type, declaration }: FunctionInstance): boolean {
    if (changesLists(type.returns, member.type.returns) && !returnsNewArrays(this.program.checker, declaration))
      return this.refuseStorage(member, info);
    if (this.dispatch.isExactly(info, member.owner)) return true;
    const isFresh = returnsNewArrays(this.program.checker, declaration);
    const losesResult =
      type.returns.key === "never" &&
      !["never", "void"].includes(member.type.returns.key) &&
      returnsSomething(declaration);
    const fits = !losesResult && new Conversions(this.program).callsFit(type, member.type, isFresh);
    return this.fitsOrThrows(member, info, fits);
  }

  private propertyFits(member: MemberSelector, info: ObjectInfo, field: FieldInfo | null): boolean {
    const own = this.dispatch.memberType(info, member.name);
    if (own === null || this.dispatch.isExactly(info, member.owner)) return true;
    const isRead = member.access === "get";
    const [from, to] = isRead ? [own, member.type.returns] : [member.type.returns, own];
    const { checker, onlyRead } = this.program;
    const isFresh =
      field !== null &&
      isRead &&
      (isReadonlyArray(checker, field.declaration) || onlyRead.isMemberReadAtOnce(member.name));
    return this.fitsOrThrows(member, info, new Conversions(this.program).fits(from, to, isFresh));
  }

  /**
   * What the class's other instance holds in this member would have to be copied, which the program could tell: a use of it
   * throws, or is refused where the program makes no instance that could be meant.
   */
  private fitsOrThrows(member: MemberSelector, info: ObjectInfo, fits: boolean): boolean {
    if (!fits && !this.dispatch.comesByUnknown(info, member.owner)) this.unfit.push({ member, info });
    return fits;
  }

  private readonly unfit: { member: MemberSelector; info: ObjectInfo }[] = [];

  /** After everything is lowered: refuses what no instance is made for that could be meant. */
  finish(): void {
    const made = [...this.program.layouts.objects.values()].filter(({ instantiated }) => instantiated);
    for (const { member, info } of this.unfit)
      if (!made.some((one) => this.dispatch.isExactly(one, member.owner)))
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

  /** What a call of the member runs on an object of this layout; null where it has none such. */
  methodFor(member: MemberSelector, info: ObjectInfo): Fn | null {
    const { classes, instances } = this.program;
    if (member.foreign.has(info))
      return this.thunk(member, info, "foreign call", member.type, (f) => throwForeign(f, member.name));
    if (info.classOf !== undefined)
      return this.thunk(member, info, "call", member.type, (f, self, args) => callOnClass(f, info, member, self, args));
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
        const seenWider = this.nextThunk(member, info, info.type, instance) ?? this.lookupThunk(member, info, instance);
        if (seenWider !== null) return seenWider;
        const isAlike = this.dispatch.isExactly(info, member.owner) || sameType(instance.type, member.type);
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

  /**
   * `next` of an iterator of the library, which goes by one whose tuples are stored otherwise (a `Map<string, number>` that is
   * read as one of `number | string`): each step's tuple is new, so a copy is as good. Null: any other method.
   */
  private nextThunk(
    member: MemberSelector,
    info: ObjectInfo,
    type: ClassType,
    { declaration }: FunctionInstance,
  ): Fn | null {
    const { program } = this;
    if (member.name !== "next" || !program.isLibrary(declaration.getSourceFile())) return null;
    const [advance, current] = ["advance", "get current"].map((name) => {
      const found = program.classes.findMember(type, name);
      return found === null ? null : program.instances.methodInstance(found.declaration, found.owner, []);
    });
    const steps = membersOf(member.type.returns).filter((one) => memberTypeOf(this, one, "done")?.key !== "true");
    const [wanted, ...others] = steps.flatMap((one) => memberTypeOf(this, one, "value") ?? []);
    const given = current?.type.returns;
    if (!advance || !current || given?.kind !== "tuple" || wanted?.kind !== "tuple" || others.length > 0) return null;
    if (isReadAs(program, given, wanted) || !this.isWidened(given.elements, wanted.elements)) return null;
    return this.thunk(member, info, "call", member.type, (f, self) => {
      const call = ({ fn }: FunctionInstance, args: Expr[]): Expr => ({
        kind: "call",
        type: fn.returns,
        function: fn,
        args,
        position: nowhere,
      });
      const result = (name: string, args: Expr[]): Operand => {
        const made = program.library.functionOf("std/iterable.ts", name, [wanted]);
        return { expr: call(made, args), type: made.type.returns };
      };
      const { statements } = f.collect(() => {
        const made = { expr: call(current, [self]), type: given };
        const step = result("yielded", [copiedTuple(f, made, wanted, member.node)]);
        f.emit({ kind: "return", value: convertTo(f, step, member.type.returns, member.node), position: nowhere });
      });
      f.emit(ifStatement(nowhere, call(advance, [self]), statements));
      return result("finished", []);
    });
  }

  /** May the elements be those of a wider type? Most iterators only have the same members as what is called. */
  private isWidened(given: readonly Type[], wanted: readonly Type[]): boolean {
    const { classes } = this.program;
    const isOne = (one: Type, whole: Type): boolean =>
      sameType(one, whole) ||
      whole.kind === "object" ||
      (one.kind === "class" && whole.kind === "class" && classes.derivesFrom(one, whole));
    return wanted.every((whole, index) => {
      const parts = given[index] === undefined ? [] : membersOf(widen(given[index]));
      const kinds = membersOf(widen(whole));
      return whole.key === "unknown" || parts.every((part) => kinds.some((kind) => isOne(part, kind)));
    });
  }

  /** A Map or Set that goes by one of more keys is asked for one that it cannot have: it does not. Null: any other method. */
  private lookupThunk(member: MemberSelector, info: ObjectInfo, instance: FunctionInstance): Fn | null {
    const { program } = this;
    if (!["has", "get"].includes(member.name)) return null;
    if (!["std/map.ts", "std/set.ts"].includes(program.pathOf(instance.declaration.getSourceFile()))) return null;
    const [[own], [given]] = [instance.type.params, member.type.params];
    const kinds = own === undefined ? [] : membersOf(own);
    const isKind = (one: Type): boolean => kinds.some((kind) => sameType(widen(kind), widen(one)));
    if (own === undefined || given === undefined || membersOf(given).every(isKind)) return null;
    if (!kinds.every(({ kind }) => ["primitive", "literal", "enum", "class"].includes(kind)) || isKind(types.unknown))
      return null;
    return this.thunk(member, info, "call", member.type, (f, self, args) => {
      const key = convert(args[0], "value", "exact", nowhere);
      const isOne = kinds.map((kind) => testMember(f, key, kind, nowhere)).reduce((a, b) => logical("or", a, b));
      const { statements } = f.collect(() => {
        const found = this.convertedCall(f, instance.type, member, info, args, (converted) => ({
          kind: "call",
          type: instance.fn.returns,
          function: instance.fn,
          args: [self, ...converted],
          position: nowhere,
        }));
        const value = this.conversion(member, info)(f, found, member.type.returns, member.node);
        f.emit({ kind: "return", value, position: nowhere });
      });
      f.emit(ifStatement(nowhere, isOne, statements));
      return member.name === "has"
        ? { expr: boolLiteral(false), type: types.boolean }
        : { expr: undefinedOf("value"), type: types.undefined };
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
  accessor(member: MemberSelector, info: ObjectInfo): Fn {
    const { name, access } = member;
    const property = member.type.returns;
    const type = access === "get" ? functionType([], null, property) : functionType([property], null, types.void);
    if (member.foreign.has(info))
      return this.thunk(member, info, `foreign ${access}`, type, (f) => throwForeign(f, name));
    const { classes, instances } = this.program;
    if (info.classOf !== undefined || (name === "constructor" && access === "get"))
      return this.thunk(member, info, access, type, (f, self, args) =>
        access === "get"
          ? readOfClass(f, info, self, name, member.node)
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
        return narrow(f, { expr: undefinedOf("value"), type: types.undefined }, property, member.node, false);
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

  /** Is the member an entry of a dictionary, and none of its class? */
  isEntry({ owner }: MemberSelector, info: ObjectInfo): boolean {
    return owner.kind !== "class" && this.dispatch.isDictionary(info);
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
      if (access === "get") return narrow(f, missing, accessorType(info, name)!, node, false);
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
    const comesHere = (): boolean => this.dispatch.comesTo(info, member.owner);
    if (known !== undefined) {
      if (known.refused !== null) throw known.refused;
      this.program.flow.suppose(comesHere, known.notes);
      return known.fn;
    }
    const { params, returns } = signatureOf(this.program, type);
    const fn = this.program.newFunction(`${info.layout.displayName}.${member.name}`, key, info.layout.unit, nowhere, {
      returns,
    });
    const thunk: Thunk = { fn, notes: [], refused: null };
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

/** The type of a property for which a literal has accessors. */
export function accessorType(info: ObjectInfo, name: string): Type | null {
  return (info.fields.get(`get ${name}`) ?? info.fields.get(`set ${name}`))?.accessor ?? null;
}
