// The library's TypeScript as the compiler sees it: which exported function of std/ stands behind a method of a built-in
// type, and the functions that lowering calls by itself.

import path from "node:path";
import { ts } from "ts-morph";
import {
  Environment,
  type FunctionType,
  isWord,
  membersOf,
  nonNullable,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import { type FunctionInstance, isThisParameter, type ModuleFunction } from "./instances.ts";
import type { ProgramLowering } from "./program.ts";

export class Library {
  constructor(private readonly program: ProgramLowering) {}

  /** The module that holds the methods of a built-in type; null for types with methods of their own. */
  moduleOf(type: Type): string | null {
    const base = widen(type);
    switch (base.kind) {
      case "array":
      case "tuple":
        return "std/array.ts";
      case "typedArray":
        return "std/typed_array.ts";
      case "enum":
        return base.storage === "string" ? "std/string.ts" : "std/number.ts";
      case "primitive":
        if (base.name === "string") return "std/string.ts";
        if (base.name === "boolean") return "std/boolean.ts";
        if (base.name === "bigint" || isWord(base)) return "std/bigint_methods.ts";
        if (base.name === "symbol") return "std/symbol_methods.ts";
        return base.name === "unknown" || base.name === "void" ? null : "std/number.ts";
      case "function":
        return "std/function.ts";
      case "union": {
        const modules = new Set(base.members.map((member) => this.moduleOf(member)));
        return modules.size === 1 ? [...modules][0] : null;
      }
      default:
        return null;
    }
  }

  /**
   * The method `name` called with these arguments: `name_1` where the plain function needs more than one (reduce without
   * a first value) or takes any number (push of one value).
   */
  findCalled(module: string, name: string, args: readonly ts.Expression[]): ModuleFunction | null {
    const declaration = this.find(module, name);
    if (declaration === null) return null;
    const required = declaration.parameters.filter(
      (one) =>
        !isThisParameter(one) &&
        one.questionToken === undefined &&
        one.initializer === undefined &&
        one.dotDotDotToken === undefined,
    ).length;
    return args.length < required ? this.find(module, `${name}_${args.length}`) : this.calledWith(declaration, args);
  }

  /** What implements the overload that a call resolves to, where that is a function of its own (`@implementation name`). */
  implementationOfOverload(node: ts.CallExpression, declaration: ModuleFunction): ModuleFunction | null {
    const overload = this.program.checker.getResolvedSignature(node)?.declaration;
    if (overload === undefined || overload === declaration || !this.program.isTrusted(declaration.getSourceFile()))
      return null;
    const tag = ts.getJSDocTags(overload).find(({ tagName }) => tagName.text === "implementation");
    const name = tag === undefined ? undefined : ts.getTextOfJSDocComment(tag.comment);
    return name === undefined ? null : this.find(this.program.pathOf(declaration.getSourceFile()), name);
  }

  /** A library function for exactly this number of arguments, where there is one, needs no array for them: `min_2`. */
  calledWith(declaration: ModuleFunction, args: readonly ts.Expression[]): ModuleFunction {
    const last = declaration.parameters.at(-1);
    const more = args.length > declaration.parameters.length ? this.calledWithMore(declaration) : null;
    if (more !== null) return more;
    if (last?.dotDotDotToken === undefined || args.some(ts.isSpreadElement)) return declaration;
    const file = declaration.getSourceFile();
    if (!this.program.isLibrary(file)) return declaration;
    const module = this.program.pathOf(file);
    return this.find(module, `${declaration.name?.text}_${args.length}`) ?? declaration;
  }

  /** What takes the arguments that only an overload has: `setTimeoutWith`. */
  private calledWithMore(declaration: ModuleFunction): ModuleFunction | null {
    const module = this.program.pathOf(declaration.getSourceFile());
    if (!/^(std|kernel)\//.test(module) || declaration.parameters.at(-1)?.dotDotDotToken !== undefined) return null;
    return this.find(module, `${declaration.name?.text}With`);
  }

  /** The exported function `name` (or `name_`, for reserved words; `iterator` for the symbol) of a library module. */
  find(module: string, name: string): ts.FunctionDeclaration | null {
    const file = this.program.tsProgram.getSourceFile(path.join(this.program.root, module));
    const symbol = file === undefined ? undefined : this.program.checker.getSymbolAtLocation(file);
    if (symbol === undefined) return null;
    for (const one of name === "[Symbol.iterator]" ? ["iterator"] : [name, `${name}_`]) {
      const exported = symbol.exports?.get(ts.escapeLeadingUnderscores(one));
      if (exported === undefined) continue;
      const declaration = this.program.instances.implementationOf(this.program.resolveAlias(exported));
      if (declaration !== null && ts.isFunctionDeclaration(declaration)) return declaration;
    }
    return null;
  }

  /** As `find`; members of special arrays come before those of all arrays. */
  findMember(type: Type, module: string, name: string): ts.FunctionDeclaration | null {
    const own = this.ownModule(type, name);
    return this.find(own ?? module, name);
  }

  /** The module of a member that only arrays of one kind have, or have another of; null for what all have. */
  ownModule(type: Type, name: string): string | null {
    const base = widen(type);
    if ((base.kind !== "array" && base.kind !== "typedArray") || base.members === undefined) return null;
    return this.find(base.members, name) === null ? null : base.members;
  }

  functionOf(module: string, name: string, args: readonly Type[] = []): FunctionInstance {
    const declaration = this.find(module, name);
    if (declaration === null) throw new Error(`${module} does not export the function ${name}`);
    return this.instance(declaration, args);
  }

  /** `given`: the static types of the arguments, where they are known; an ArrayLike parameter takes the kind of its own. */
  instance(declaration: ModuleFunction, args: readonly Type[], given: readonly Type[] = []): FunctionInstance {
    const parameters = (declaration.typeParameters ?? []).map((one) => this.program.instances.typeParameterSymbol(one));
    const all = [...args];
    declaration.parameters
      .filter((one) => !isThisParameter(one))
      .forEach((parameter, index) => {
        const symbol = parameter.type === undefined ? undefined : this.arrayLikeIn(parameter.type);
        const type = given[index] === undefined ? undefined : nonNullable(given[index]);
        if (symbol === undefined || (type?.kind !== "array" && type?.kind !== "typedArray")) return;
        parameters.push(symbol);
        all.push(type);
      });
    return this.program.instances.functionInstance(declaration, Environment.empty.extend(parameters, all), all);
  }

  private arrayLikeIn(node: ts.TypeNode): ts.Symbol | undefined {
    const symbol = this.program.checker.getTypeFromTypeNode(node).symbol as ts.Symbol | undefined;
    return symbol?.name === "ArrayLike" ? symbol : undefined;
  }

  /**
   * The type arguments of a library function called as a method: those of its `this` type from the receiver, the others
   * from the method's own type parameters of the same name, or from the called signature.
   */
  argumentsFor(
    declaration: ModuleFunction,
    receiver: Type,
    named: ReadonlyMap<string, Type>,
    called: FunctionType | null = null,
  ): Type[] {
    const bound = new Map<ts.Symbol, Type>();
    const thisNode = declaration.parameters.find(isThisParameter)?.type;
    if (thisNode !== undefined) this.unify(this.program.checker.getTypeFromTypeNode(thisNode), receiver, bound);
    // What is still open (overloads have fewer type parameters) follows from the parameters of the call.
    const open = (declaration.typeParameters ?? []).some((parameter) => {
      const symbol = this.program.instances.typeParameterSymbol(parameter);
      return !bound.has(symbol) && !named.has(parameter.name.text);
    });
    if (open && called !== null)
      declaration.parameters
        .filter((one) => !isThisParameter(one))
        .forEach(({ type }, index) => {
          if (type !== undefined && called.params[index] !== undefined)
            this.unify(this.program.checker.getTypeFromTypeNode(type), called.params[index], bound);
        });
    if (open && called !== null && declaration.type !== undefined)
      this.unify(this.program.checker.getTypeFromTypeNode(declaration.type), called.returns, bound);
    return (declaration.typeParameters ?? []).map((parameter) => {
      const symbol = this.program.instances.typeParameterSymbol(parameter);
      const type = widen(bound.get(symbol) ?? named.get(parameter.name.text) ?? this.defaultOf(parameter, bound));
      bound.set(symbol, type);
      return type;
    });
  }

  /** What a type parameter stands for that no argument decides. */
  private defaultOf(parameter: ts.TypeParameterDeclaration, bound: ReadonlyMap<ts.Symbol, Type>): Type {
    if (parameter.default === undefined) return types.unknown;
    const environment = Environment.empty.extend([...bound.keys()], [...bound.values()]);
    return this.program.types.fromNode(parameter.default, environment);
  }

  /** Binds the type parameters in `pattern` so that it becomes `type`. */
  unify(pattern: ts.Type, type: Type, bound: Map<ts.Symbol, Type>): void {
    if (pattern.flags & ts.TypeFlags.TypeParameter) {
      if (!bound.has(pattern.symbol)) bound.set(pattern.symbol, type);
      return;
    }
    if (pattern.isUnion()) {
      for (const member of pattern.types) this.unify(member, nonNullable(type), bound);
      return;
    }
    const { checker } = this.program;
    if (checker.isArrayType(pattern)) {
      const [element] = checker.getTypeArguments(pattern as ts.TypeReference);
      if (type.kind === "array") this.unify(element, type.element, bound);
      else if (type.kind === "tuple") this.unify(element, unionType(type.elements), bound);
      return;
    }
    const calls = pattern.getCallSignatures();
    if (calls.length > 0 && type.kind === "function") {
      calls[0].parameters.forEach((parameter, index) => {
        if (type.params[index] !== undefined) this.unify(checker.getTypeOfSymbol(parameter), type.params[index], bound);
      });
      this.unify(calls[0].getReturnType(), type.returns, bound);
      return;
    }
    const sole = membersOf(nonNullable(type));
    if (
      sole.length === 1 &&
      (sole[0].kind === "class" || sole[0].kind === "object") &&
      pattern.flags & ts.TypeFlags.Object
    ) {
      const args = checker.getTypeArguments(pattern as ts.TypeReference);
      if (sole[0].kind === "class")
        sole[0].args.forEach((arg, index) => args[index] && this.unify(args[index], arg, bound));
    }
  }
}
