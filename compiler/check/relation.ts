// When may a value of one type be used as another? TypeScript has already said yes by its own rules, which are unsound
// in places that compiled code cannot live with: containers that are written through a wider type, classes that merely
// look alike, methods that take less than they are called with, numbers used as enums, and types of different storage.

import { ts } from "ts-morph";
import { substitute } from "../load/substitute.ts";
import { holdsEmptyArray, returnsNewArrays, withoutEmptyTuples } from "../new_arrays.ts";
import type { WidenedMembers } from "../widened_members.ts";

export interface Problem {
  readonly kind: "container" | "class" | "method" | "enum";
  readonly source: string;
  readonly target: string;
  /** For methods: the name of the member. */
  readonly member?: string;
}

/** How a value is stored: what two views of the same memory have to agree on. */
type Storage = "word" | "value" | "f64" | "bool" | "enum" | "open" | `${"i" | "u" | "f"}${8 | 16 | 32 | 64}`;

const typedArrays: ReadonlySet<string> = new Set([
  "Uint8Array",
  "Uint8ClampedArray",
  "Int8Array",
  "Uint16Array",
  "Int16Array",
  "Uint32Array",
  "Int32Array",
  "Float32Array",
  "Float64Array",
  "BigUint64Array",
  "BigInt64Array",
]);

/** Decides pairs of types; remembers its answers, and takes a pair that is being decided for sound. */
export class Relation {
  private readonly known = new Map<ts.Type, Map<ts.Type, Problem | null>>();

  /** `written`: the declarations of all properties that the program assigns to outside their object's literal. */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly written: ReadonlySet<ts.Declaration>,
    private readonly widened: WidenedMembers,
  ) {}

  /** What is wrong with using a `source` as a `target`; null if nothing. */
  problem(source: ts.Type, target: ts.Type): Problem | null {
    if (source === target) return null;
    let answers = this.known.get(source);
    if (answers === undefined) this.known.set(source, (answers = new Map()));
    const answer = answers.get(target);
    if (answer !== undefined) return answer;
    answers.set(target, null);
    const found = this.decide(source, target);
    answers.set(target, found);
    return found;
  }

  /** As `problem`, for a value that nobody else holds: what is written through the target's type harms nobody. */
  problemOfNew(source: ts.Type, target: ts.Type): Problem | null {
    const parts = target.isUnion() ? target.types : [target];
    const arrays = parts.filter((part) => this.checker.isArrayType(part));
    const isArray = arrays.length === 1 && this.checker.isArrayType(source);
    return isArray ? this.toArray(source, arrays[0]!, true) : this.problem(source, target);
  }

  /**
   * As `problem`, for a value that is converted where it is used: an instance of a class that nobody writes may be one of
   * wider arguments, and a `Readonly<Point>` (of `Object.freeze(point)`) is tested. Lowering sees to it that its members are
   * looked up, which it cannot inside of arrays and the like.
   */
  problemOfValue(source: ts.Type, target: ts.Type): Problem | null {
    const problem = this.problem(source, target);
    const frozen = problem?.kind === "class" ? readonlyInstance(source) : null;
    if (frozen !== null) return this.problem(frozen, target);
    if (problem?.kind !== "container" || !isClassInstance(source)) return problem;
    const parts = target.isUnion() ? target.types : [target];
    const bases = parts.filter((part) => isClassInstance(part) && this.baseOf(source, part.symbol) !== null);
    return bases.length === 1 && this.keepsItsFields(bases[0]!) ? null : problem;
  }

  /** As `problem`, for what is reached through another value: lists of `any`, or as such, are copied only where they are used. */
  problemOfHeld(source: ts.Type, target: ts.Type): Problem | null {
    const elementsOf = (type: ts.Type): ts.Type[] =>
      (type.isUnion() ? type.types : [type])
        .filter((one) => this.checker.isArrayType(one))
        .map((one) => this.checker.getTypeArguments(one as ts.TypeReference)[0]!);
    const [held, wanted] = [elementsOf(source), elementsOf(target)];
    const isUntyped = (one: ts.Type): boolean => (one.flags & ts.TypeFlags.Any) !== 0;
    const isEitherUntyped = [held, wanted].some((elements) => elements.some(isUntyped));
    const isEitherKnown = [held, wanted].some((elements) => elements.length > 0 && !elements.some(isOpen));
    if (held.length > 0 && wanted.length > 0 && isEitherUntyped && isEitherKnown)
      return this.mismatch("container", source, target);
    // What can hold nothing could be written to as what it is seen as.
    const isOfNothing = held.some((element) => (element.flags & ts.TypeFlags.Never) !== 0);
    if (isOfNothing && wanted.some((element) => !isOpen(element)) && !isReadonlyArray(this.checker, target))
      return this.mismatch("container", source, target);
    return this.problem(source, target);
  }

  /** As `problem`, for an array that is only read as a `target`. */
  problemOfRead(source: ts.Type, target: ts.Type): Problem | null {
    const wanted = this.checker.getNonNullableType(target);
    const isArray = this.checker.isArrayType(wanted) && this.checker.isArrayType(source);
    return isArray ? this.toArray(source, wanted, false, true) : this.problem(source, target);
  }

  private decide(source: ts.Type, target: ts.Type): Problem | null {
    if (isOpen(source) || isOpen(target)) return null;
    if (source.isUnion())
      return first(withoutEmptyTuples(this.checker, source.types), (member) => this.problem(member, target));
    if (target.isUnion() && !isEnum(target)) return this.toUnion(source, target);
    if (isEnum(target)) {
      const isNumber = (source.flags & ts.TypeFlags.Number) !== 0;
      return isNumber ? this.mismatch("enum", source, target) : null;
    }
    if (!isObject(source) || !isObject(target)) return null;
    return this.betweenObjects(source, target);
  }

  /** Sound when some member of the union takes the source. */
  private toUnion(source: ts.Type, target: ts.UnionType): Problem | null {
    const candidates = target.types.filter((member) => this.checker.isTypeAssignableTo(source, member));
    if (candidates.length === 0) return null;
    const problems = candidates.map((member) => this.problem(source, member));
    return problems.includes(null) ? null : problems[0]!;
  }

  private betweenObjects(source: ts.Type, target: ts.Type): Problem | null {
    if (this.checker.isArrayType(target) || this.checker.isTupleType(target)) return this.toArray(source, target);
    const targetName = target.symbol?.name ?? "";
    if (typedArrays.has(targetName) && isGlobal(target.symbol)) {
      const isBuffer = targetName === "Uint8Array" && source.symbol?.name === "Buffer" && isGlobal(source.symbol);
      return isBuffer || source.symbol === target.symbol ? null : this.mismatch("class", source, target);
    }
    if (isClassInstance(target)) return this.toClass(source, target);
    if (["ReadonlyMap", "ReadonlySet"].includes(targetName) && isGlobal(target.symbol))
      return this.betweenEntries(source, target);
    const listed = this.betweenLists(source, target);
    if (listed !== null) return listed;
    // The library's interfaces (Iterable, ArrayLike ...) only read; its callbacks do what they like.
    if (isGlobal(target.symbol) && target.getCallSignatures().length === 0) return null;
    if (this.differInParameters(source, target)) return null;
    const pair = this.genericPair(source, target);
    const depth = this.deciding.get(pair.name) ?? 0;
    if (depth >= pair.deepest) return null;
    this.deciding.set(pair.name, depth + 1);
    const problem = this.betweenSignatures(source, target) ?? this.betweenMembers(source, target);
    this.deciding.set(pair.name, depth);
    // The library passes on what it got: `masks.reduce((all, one) => all | one, Mask.none)`.
    return problem?.kind === "enum" && isGlobal(target.symbol) ? null : problem;
  }

  /** Maps and Sets that are only read may hold less than the type says, but nothing that could be changed through it. */
  private betweenEntries(source: ts.Type, target: ts.Type): Problem | null {
    const [from, to] = [source, target].map((type) => this.entriesOf(type));
    return first([...(from ?? []).entries()], ([index, held]) => {
      const wanted = to?.[index];
      return wanted === undefined ? null : this.problemOfHeld(held, wanted);
    });
  }

  /** What `forEach` of a Map or Set tells its callback: values and keys. */
  private entriesOf(type: ts.Type): ts.Type[] {
    const { checker } = this;
    const method = checker.getPropertyOfType(type, "forEach");
    const [action] =
      method === undefined ? [] : (checker.getTypeOfSymbol(method).getCallSignatures()[0]?.parameters ?? []);
    const called = action === undefined ? undefined : checker.getTypeOfSymbol(action).getCallSignatures()[0];
    return (called?.parameters ?? []).slice(0, 2).map((one) => checker.getTypeOfSymbol(one));
  }

  /** How many instances of each pair of generics are being decided within each other. */
  private readonly deciding = new Map<string, number>();

  /**
   * A name for all pairs of instances of two generics, and how deep they are looked at within each other: the members of
   * `Box<T>` and `Functor<U>` return both for ever other type parameters, or ever larger types.
   */
  private genericPair(source: ts.Type, target: ts.Type): { name: string; deepest: number } {
    const isOpenPart = (one: ts.Type): boolean => isOpen(one) || (one.isUnion() && one.types.some(isOpenPart));
    const sides = [source, target].map((type) => {
      const generic = (type as ts.TypeReference).target as ts.GenericType | undefined;
      const count = generic?.typeParameters?.length ?? 0;
      const args = count === 0 ? [] : this.checker.getTypeArguments(type as ts.TypeReference).slice(0, count);
      return { id: ((count === 0 ? type : generic) as ts.Type & { id: number }).id, isOpen: args.some(isOpenPart) };
    });
    return { name: sides.map((side) => side.id).join(" > "), deepest: sides.every((side) => side.isOpen) ? 1 : 3 };
  }

  /**
   * `Option<T>` and `Option<U>`, where nothing is known of T and U: decided where they are instantiated. A generic method
   * that returns its own type has ever other type parameters.
   */
  private differInParameters(source: ts.Type, target: ts.Type): boolean {
    const areOpen = (from: readonly ts.Type[] = [], to: readonly ts.Type[] = []): boolean =>
      from.length > 0 && from.every((one, index) => one === to[index] || isOpen(one) || isOpen(to[index] ?? one));
    if (source.aliasSymbol !== undefined && source.aliasSymbol === target.aliasSymbol)
      return areOpen(source.aliasTypeArguments, target.aliasTypeArguments);
    const [from, to] = [source as ts.TypeReference, target as ts.TypeReference];
    if ((from.target as ts.Type | undefined) === undefined || from.target !== to.target) return false;
    const count = from.target.typeParameters?.length ?? 0;
    const argumentsOf = (type: ts.TypeReference): readonly ts.Type[] =>
      this.checker.getTypeArguments(type).slice(0, count);
    return areOpen(argumentsOf(from), argumentsOf(to));
  }

  private toArray(source: ts.Type, target: ts.Type, isNew = false, isRead = false): Problem | null {
    const { checker } = this;
    const mismatch = this.mismatch("container", source, target);
    if (this.hasRest(source) && (this.hasRest(target) || checker.isArrayType(target)))
      return this.betweenRests(source, target);
    if (this.hasRest(source) !== this.hasRest(target)) return mismatch;
    if (checker.isTupleType(source) && isReadonlyArray(checker, target)) return this.tupleToArray(source, target);
    if (checker.isTupleType(source) !== checker.isTupleType(target)) return mismatch;
    if (!checker.isArrayType(source) && !checker.isTupleType(source)) return null;
    const from = checker.getTypeArguments(source as ts.TypeReference);
    const to = checker.getTypeArguments(target as ts.TypeReference);
    if (from.length !== to.length) return mismatch;
    const isReadonly = checker.isTupleType(target)
      ? (target as ts.TupleTypeReference).target.readonly
      : isRead || isReadonlyArray(checker, target);
    for (const [index, element] of from.entries()) {
      const wanted = to[index]!;
      if (isOpen(element) && (element.flags & ts.TypeFlags.Unknown) === 0) continue;
      // Empty arrays in a new one take the type of their elements from where it goes.
      if (isNew && holdsEmptyArray(checker, element)) continue;
      // A new array whose elements are stored otherwise is copied where it is used.
      if (!isNew && !this.haveSameStorage(element, wanted)) return mismatch;
      if (!isReadonly && !isNew && !this.isSame(element, wanted) && !this.areWidened(element, wanted)) return mismatch;
      const inner = this.problemOfHeld(element, wanted);
      if (inner !== null) return inner;
    }
    return null;
  }

  /** Elements that are all literals' objects have their members widened, so that they can be seen as what is wanted. */
  private areWidened(element: ts.Type, wanted: ts.Type): boolean {
    if (element.isUnion()) return element.types.every((one) => this.areWidened(one, wanted));
    const { checker } = this;
    if (!isObject(wanted) || isClassInstance(wanted) || (element.symbol?.flags & ts.SymbolFlags.ObjectLiteral) === 0)
      return false;
    return checker.getPropertiesOfType(wanted).every((member) => {
      const found = checker.getPropertyOfType(element, member.name);
      if (found === undefined) return true;
      const [from, to] = [checker.getTypeOfSymbol(found), checker.getTypeOfSymbol(member)];
      return checker.isTypeAssignableTo(to, from) || this.widened.add(found, from, to);
    });
  }

  private hasRest(type: ts.Type): boolean {
    if (!this.checker.isTupleType(type)) return false;
    return (type as ts.TupleTypeReference).target.elementFlags.some((flag) => flag & ts.ElementFlags.Variable);
  }

  /** Tuples with a rest element are arrays, of which each place is tested where it is read: they have to be stored alike. */
  private betweenRests(source: ts.Type, target: ts.Type): Problem | null {
    const from = this.checker.getTypeArguments(source as ts.TypeReference);
    const to = this.checker.getTypeArguments(target as ts.TypeReference);
    const storages = [from, to].map((elements) => {
      const parts = new Set(
        elements.flatMap((one) => (one.isUnion() ? one.types : [one])).map((one) => this.storageOf(one)),
      );
      return parts.size === 1 ? [...parts][0] : "value";
    });
    if (storages[0] !== storages[1] && !storages.includes("open")) return this.mismatch("container", source, target);
    for (const [index, element] of from.entries()) {
      const wanted = to[Math.min(index, to.length - 1)];
      const inner = wanted === undefined ? null : this.problemOfHeld(element, wanted);
      if (inner !== null) return inner;
    }
    return null;
  }

  /** What nobody can write, or nobody else holds, may be copied: a tuple becomes an array of its elements. */
  private tupleToArray(source: ts.Type, target: ts.Type, isNew = false): Problem | null {
    if (!isNew && !(source as ts.TupleTypeReference).target.readonly) return this.mismatch("container", source, target);
    const [wanted] = this.checker.getTypeArguments(target as ts.TypeReference);
    const elements = this.checker.getTypeArguments(source as ts.TypeReference);
    return wanted === undefined ? null : first(elements, (element) => this.problemOfHeld(element, wanted));
  }

  private toClass(source: ts.Type, target: ts.Type): Problem | null {
    // Some interfaces of the library stand for classes, and extend them.
    if (!isClassInstance(source) && !isGlobal(source.symbol)) return this.mismatch("class", source, target);
    const base = this.baseOf(source, target.symbol);
    if (base === null) return this.mismatch("class", source, target);
    const from = this.checker.getTypeArguments(base as ts.TypeReference);
    const to = this.checker.getTypeArguments(target as ts.TypeReference);
    // A class reference carries its `this` type after its arguments.
    const count = (target as ts.TypeReference).target?.typeParameters?.length ?? 0;
    for (let index = 0; index < count; index++) {
      const [a, b] = [from[index], to[index]];
      if (a === undefined || b === undefined) return null;
      // What a type parameter stands for is known where the instance is lowered.
      if (isOpen(a) || isOpen(b)) continue;
      if (!this.isSame(a, b) || !this.haveSameStorage(a, b)) return this.mismatch("container", source, target);
    }
    return null;
  }

  /** Does nobody but its constructor write a field of the class, and of what it extends? */
  private keepsItsFields(type: ts.Type): boolean {
    const declaration = type.symbol.valueDeclaration;
    if (declaration === undefined || !ts.isClassLike(declaration) || isGlobal(type.symbol)) return false;
    const isKept = (field: ts.Declaration): boolean =>
      (ts.getCombinedModifierFlags(field) & (ts.ModifierFlags.Readonly | ts.ModifierFlags.Static)) !== 0 ||
      !this.written.has(field);
    const parameters = declaration.members
      .filter(ts.isConstructorDeclaration)
      .flatMap((one) => one.parameters.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, one)));
    if (![...declaration.members.filter(ts.isPropertyDeclaration), ...parameters].every(isKept)) return false;
    const bases = this.checker.getBaseTypes(((type as ts.TypeReference).target ?? type) as ts.InterfaceType);
    return bases.every((base) => this.keepsItsFields(base));
  }

  /** `type` or the one of its base classes that `symbol` declares. */
  private baseOf(type: ts.Type, symbol: ts.Symbol): ts.Type | null {
    if (type.symbol === symbol) return type;
    // What a mixin returns is an instance of its own class and of the one that it extends.
    if (type.isIntersection()) {
      for (const part of type.types) {
        const found = this.baseOf(part, symbol);
        if (found !== null) return found;
      }
      return null;
    }
    if (!type.isClassOrInterface() && (type as ts.TypeReference).target === undefined) return null;
    for (const base of this.checker.getBaseTypes(((type as ts.TypeReference).target ?? type) as ts.InterfaceType)) {
      const found = this.baseOf(this.instantiated(base, type as ts.TypeReference), symbol);
      if (found !== null) return found;
    }
    return null;
  }

  /** A type in the declaration of a generic class, with the arguments of the instance in place of its parameters. */
  private instantiated(type: ts.Type, instance: ts.TypeReference): ts.Type {
    const parameters = (instance.target as ts.GenericType | undefined)?.typeParameters ?? [];
    const args = this.checker.getTypeArguments(instance).slice(0, parameters.length);
    return parameters.length === 0 ? type : substitute(this.checker, type, parameters, args);
  }

  private betweenSignatures(source: ts.Type, target: ts.Type): Problem | null {
    const from = source.getCallSignatures();
    const to = target.getCallSignatures();
    const made = [...source.getConstructSignatures(), ...target.getConstructSignatures()];
    // What a class makes is told by its name, not by its members.
    if (made.length === 2) {
      const problem = this.problem(made[0]!.getReturnType(), made[1]!.getReturnType());
      if (problem !== null) return problem;
    }
    // Overloads are told apart where they are called.
    if (from.length !== 1 || to.length !== 1) return null;
    return this.betweenSignature(from[0]!, to[0]!, "", false);
  }

  private betweenMembers(source: ts.Type, target: ts.Type): Problem | null {
    for (const wanted of this.checker.getPropertiesOfType(target)) {
      const found = this.checker.getPropertyOfType(source, wanted.name);
      if (found === undefined || (wanted.flags & ts.SymbolFlags.Prototype) !== 0) continue;
      const problem = this.betweenProperties(source, target, found, wanted);
      if (problem !== null) return problem;
    }
    return null;
  }

  /** Members that are lists, where the target's index signature says of what: all other values are tested when they are read. */
  private betweenLists(source: ts.Type, target: ts.Type): Problem | null {
    const wanted = target.getStringIndexType();
    if (wanted === undefined || isOpen(wanted) || isClassInstance(source)) return null;
    return first(this.checker.getPropertiesOfType(source), (member) => {
      const held = this.checker.getTypeOfSymbol(member);
      return this.checker.isArrayType(held) && !this.isFilledAs(member, wanted)
        ? this.problemOfHeld(held, wanted)
        : null;
    });
  }

  private betweenProperties(source: ts.Type, target: ts.Type, found: ts.Symbol, wanted: ts.Symbol): Problem | null {
    const from = this.checker.getTypeOfSymbol(found);
    const to = this.checker.getTypeOfSymbol(wanted);
    if ((wanted.flags & ts.SymbolFlags.Method) !== 0 || (found.flags & ts.SymbolFlags.Method) !== 0) {
      return this.methodProblem(from, to, wanted.name);
    }
    if (isOpen(from) || isOpen(to)) return null;
    if (areFixedDifferently(this.storageOf(from), this.storageOf(to)))
      return this.mismatch("container", source, target);
    const isWritten = (wanted.declarations ?? []).some((declaration) => this.written.has(declaration));
    const mayHoldMore = isWritten && !this.checker.isTypeAssignableTo(to, from);
    if (this.isFilled(found, wanted)) return null;
    if (mayHoldMore && !this.widened.add(found, from, to)) return this.mismatch("container", source, target);
    return this.problemOfHeld(from, to);
  }

  /**
   * Is it `items` of a `{ items: [] }` that becomes a list of something? Then it is one from the beginning. What a type parameter
   * stands for is the same for all that are made so.
   */
  isFilled(found: ts.Symbol, wanted: ts.Symbol): boolean {
    return this.isFilledAs(found, this.checker.getTypeOfSymbol(wanted));
  }

  private isFilledAs(found: ts.Symbol, to: ts.Type): boolean {
    const { checker } = this;
    const from = checker.getTypeOfSymbol(found);
    const { valueDeclaration } = found;
    if (valueDeclaration === undefined || !holdsEmptyArray(checker, from) || holdsEmptyArray(checker, to)) return false;
    return holdsEmptyArray(checker, checker.getTypeAtLocation(valueDeclaration)) && this.widened.add(found, from, to);
  }

  /** Methods are compared with parameters both ways by TypeScript; here a method has to take what it is called with. */
  methodProblem(source: ts.Type, target: ts.Type, name: string): Problem | null {
    const from = source.getCallSignatures();
    const to = target.getCallSignatures();
    if (from.length !== 1 || to.length !== 1) return null;
    return this.betweenSignature(from[0]!, to[0]!, name, true);
  }

  private betweenSignature(from: ts.Signature, to: ts.Signature, name: string, isMethod: boolean): Problem | null {
    const problem = this.betweenParameters(from, to, { name, isMethod });
    const returned = this.renaming(to, from)(to.getReturnType());
    if (problem !== null || (returned.flags & ts.TypeFlags.Void) !== 0) return problem;
    // A tuple that nobody else holds becomes an array where the method is called as the other says.
    const { declaration } = from;
    const made = from.getReturnType();
    const isTupleForArray = this.checker.isTupleType(made) && !this.hasRest(made) && this.checker.isArrayType(returned);
    if (isTupleForArray && declaration !== undefined && ts.isMethodDeclaration(declaration) && declaration.body)
      return this.tupleToArray(made, returned, returnsNewArrays(this.checker, declaration));
    return this.problemOfHeld(made, returned);
  }

  /** `isOnlyRead`: does the function of `from` only read the array that it gets as this parameter? */
  betweenParameters(
    from: ts.Signature,
    to: ts.Signature,
    { name = "", isMethod = false, isOnlyRead = (_index: number): boolean => false } = {},
  ): Problem | null {
    const { checker } = this;
    const renamed = this.renaming(to, from);
    for (let index = 0; index < Math.min(from.parameters.length, to.parameters.length); index++) {
      if (isRest(from.parameters[index]!) !== isRest(to.parameters[index]!)) break;
      const taken = checker.getTypeOfSymbol(from.parameters[index]!);
      const given = renamed(checker.getTypeOfSymbol(to.parameters[index]!));
      if (isOpen(taken) || isOpen(given)) continue;
      // Undefined asks for the default value.
      const parts = hasDefault(from.parameters[index]!) && given.isUnion() ? given.types.filter(isGiven) : [given];
      const isTaken = (part: ts.Type): boolean =>
        checker.isTypeAssignableTo(part, taken) || (isOfLibrary(from) && this.isTakenWidened(part, taken));
      if (isMethod && !parts.every(isTaken)) {
        return {
          kind: "method",
          source: checker.typeToString(taken),
          target: checker.typeToString(given),
          member: name,
        };
      }
      const problem = isRest(from.parameters[index]!)
        ? this.betweenRestArrays(given, taken)
        : isOnlyRead(index)
          ? this.problemOfRead(given, taken)
          : this.problemOfHeld(given, taken);
      if (problem !== null) return problem;
    }
    return null;
  }

  /** The library's methods compare what they are given: `new Set(["a", "b"])` as a ReadonlySet of more texts. */
  private isTakenWidened(given: ts.Type, taken: ts.Type): boolean {
    const [part, wanted] = [given, taken].map((type) => this.checker.getBaseTypeOfLiteralType(type));
    return this.checker.isTypeAssignableTo(part!, wanted!);
  }

  /**
   * Two generic signatures have type parameters of their own, which the checker holds for unrelated types: those of `to`
   * in place of those of `from`.
   */
  private renaming(from: ts.Signature, to: ts.Signature): (type: ts.Type) => ts.Type {
    const [parameters, args] = [from.getTypeParameters() ?? [], to.getTypeParameters() ?? []];
    if (parameters.length === 0 || parameters.length !== args.length) return (type) => type;
    return (type) => substitute(this.checker, type, parameters, args);
  }

  /** The array of a rest parameter is made for the call: only what it holds counts. */
  private betweenRestArrays(given: ts.Type, taken: ts.Type): Problem | null {
    const { checker } = this;
    if (!checker.isArrayType(taken) || !(checker.isArrayType(given) || checker.isTupleType(given)))
      return this.problem(given, taken);
    const [wanted] = checker.getTypeArguments(taken as ts.TypeReference);
    const elements = checker.getTypeArguments(given as ts.TypeReference);
    return wanted === undefined ? null : first(elements, (element) => this.problemOfHeld(element, wanted));
  }

  /** Do both allow the same values to be written? Literal types count as what they are literals of. */
  private isSame(a: ts.Type, b: ts.Type): boolean {
    if (a === b) return true;
    const [from, to] = [this.checker.getBaseTypeOfLiteralType(a), this.checker.getBaseTypeOfLiteralType(b)];
    if (this.checker.isArrayType(from) && this.checker.isArrayType(to) && from.symbol === to.symbol) {
      const [inner] = this.checker.getTypeArguments(from as ts.TypeReference);
      const [outer] = this.checker.getTypeArguments(to as ts.TypeReference);
      return inner !== undefined && outer !== undefined && this.isSame(inner, outer);
    }
    return this.checker.isTypeAssignableTo(from, to) && this.checker.isTypeAssignableTo(to, from);
  }

  private haveSameStorage(a: ts.Type, b: ts.Type): boolean {
    const [from, to] = [this.storageOf(a), this.storageOf(b)];
    return from === to || from === "open" || to === "open";
  }

  private storageOf(type: ts.Type): Storage {
    if (isEnum(type)) return "enum";
    if (isOpen(type)) return (type.flags & ts.TypeFlags.Unknown) !== 0 ? "value" : "open";
    if (type.flags & ts.TypeFlags.BooleanLike) return "bool";
    if (type.isUnion()) {
      const parts = new Set(type.types.map((member) => this.storageOf(member)));
      if (parts.has("open")) return "open";
      return parts.size === 1 ? [...parts][0]! : "value";
    }
    const brand = this.widthOf(type);
    if (brand !== null) return brand;
    if (type.flags & ts.TypeFlags.NumberLike) return "f64";
    return "word";
  }

  /** The width of a fixed-width type: `number & { __int?: "u8" }`. */
  private widthOf(type: ts.Type): Storage | null {
    if (!type.isIntersection()) return null;
    const mark = this.checker.getPropertyOfType(type, "__int");
    if (mark === undefined) return null;
    const literal = this.checker.getNonNullableType(this.checker.getTypeOfSymbol(mark));
    return literal.isStringLiteral() ? (literal.value as Storage) : null;
  }

  private mismatch(kind: Problem["kind"], source: ts.Type, target: ts.Type): Problem {
    return { kind, source: this.checker.typeToString(source), target: this.checker.typeToString(target) };
  }
}

/** Types that are decided elsewhere: parameters of generics when they are instantiated, unknown when it is narrowed. */
function isOpen(type: ts.Type): boolean {
  const open =
    ts.TypeFlags.Any |
    ts.TypeFlags.Unknown |
    ts.TypeFlags.Never |
    ts.TypeFlags.TypeParameter |
    ts.TypeFlags.IndexedAccess |
    ts.TypeFlags.Conditional |
    ts.TypeFlags.Index |
    ts.TypeFlags.Substitution;
  return (type.flags & open) !== 0 || (type.isIntersection() && type.types.some(isOpen));
}

function areFixedDifferently(a: Storage, b: Storage): boolean {
  const isFixed = (storage: Storage): boolean => /^[iuf]\d+$/.test(storage);
  return a !== b && isFixed(a) && isFixed(b);
}

function isReadonlyArray(checker: ts.TypeChecker, type: ts.Type): boolean {
  return checker.isArrayType(type) && type.symbol.name === "ReadonlyArray";
}

function isEnum(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.EnumLike) !== 0;
}

function isObject(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Object) !== 0;
}

/** The class of a `Readonly<Point>`, behind which there may also be another object with its members; null: another type. */
function readonlyInstance({ aliasSymbol, aliasTypeArguments }: ts.Type): ts.Type | null {
  const [held] = aliasSymbol?.name === "Readonly" && isGlobal(aliasSymbol) ? (aliasTypeArguments ?? []) : [];
  return held !== undefined && isClassInstance(held) ? held : null;
}

/** An instance of a class (not the class itself). */
export function isClassInstance(type: ts.Type): boolean {
  const symbol = type.symbol as ts.Symbol | undefined;
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Class) === 0) return false;
  const target = (type as ts.TypeReference).target ?? type;
  return (
    (target as ts.ObjectType).objectFlags !== undefined &&
    ((target as ts.ObjectType).objectFlags & ts.ObjectFlags.ClassOrInterface) !== 0
  );
}

function isGlobal(symbol: ts.Symbol | undefined): boolean {
  return symbol?.declarations?.some((declaration) => declaration.getSourceFile().isDeclarationFile) === true;
}

function isOfLibrary({ declaration }: ts.Signature): boolean {
  return declaration !== undefined && /\/std\/(set|map)\.ts$/.test(declaration.getSourceFile().fileName);
}

function isRest(parameter: ts.Symbol): boolean {
  const declaration = parameter.valueDeclaration;
  return declaration !== undefined && ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
}

function isGiven(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Undefined) === 0;
}

function hasDefault(parameter: ts.Symbol): boolean {
  const declaration = parameter.valueDeclaration;
  return declaration !== undefined && ts.isParameter(declaration) && declaration.initializer !== undefined;
}

function first<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
