// Classes: their hierarchy, members and constructors. An instance is made in two steps: a zeroed object, then the
// class's initialising function, which runs super(), the field initialisers and the constructor's body in that order.

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { type ClassType, type Environment, includesUndefined, type Type, types, unionType, widen } from "../types.ts";
import { assign, localExpr, undefinedOf } from "./build.ts";
import { allHeld, heritageOf, mayHoldVariables } from "./class_captures.ts";
import { evaluatedClass, namedClass } from "./class_values.ts";
import { convertTo } from "./convert.ts";
import { lowerEffect, lowerExpression, lowerTo } from "./expressions.ts";
import type { FunctionLowering } from "./function.ts";
import { lowerParameters, newFunctionLowering } from "./functions.ts";
import { orUnset, staticType } from "./infer.ts";
import { constructorOf, type FunctionInstance, isThisParameter } from "./instances.ts";
import type { ProgramLowering } from "./program.ts";
import { isGenericMethod } from "./members.ts";
import { refuse } from "./resolve_types.ts";
import { hoistVariables } from "./destructuring.ts";
import { lowerStatements } from "./statements.ts";
import { skipOuterExpressions } from "./syntax.ts";

export interface OwnField {
  readonly name: string;
  readonly type: Type;
  readonly node: ts.PropertyDeclaration | ts.ParameterDeclaration | ts.PropertyAccessExpression;
}

export type ClassMember = ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration;

export interface FoundMember {
  readonly declaration: ClassMember;
  readonly owner: ClassType;
}

/** The methods and accessors that a class declares, by the names of dispatch. */
interface MemberTable {
  readonly ofClass: Map<string, ClassMember>;
  readonly ofInstances: Map<string, ClassMember>;
}

/** A base and a class that extends it. */
/** The base is null for a mixin, which may extend any class. */
type Derivation = readonly [base: ts.Node | null, derived: ts.ClassLikeDeclaration];

export function isStatic(node: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) !== 0;
}

export function isAbstract(node: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Abstract) !== 0;
}

/** `declare name: T`: a field that a base has, seen as of a narrower type, for which it is tested where it is read. */
function isDeclaredOnly({ modifiers }: ts.PropertyDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) === true;
}

/** Does an instance get this member of its class as a field? */
function isOwnField(member: ts.ClassElement): member is ts.PropertyDeclaration {
  return ts.isPropertyDeclaration(member) && !isStatic(member) && !isAbstract(member) && !isDeclaredOnly(member);
}

/** `constructor(...args: any[])`, as a mixin has to have it: its parameters are those of the class it extends. */
export function takesAnyArguments({ parameters }: ts.ConstructorDeclaration): boolean {
  const [only] = parameters;
  if (parameters.length !== 1 || only.dotDotDotToken === undefined || only.type === undefined) return false;
  return ts.isArrayTypeNode(only.type) && only.type.elementType.kind === ts.SyntaxKind.AnyKeyword;
}

/** The accessor that makes one property with this one; null for other members. */
function otherAccessor(name: string): string | null {
  if (name.startsWith("get ")) return `set ${name.slice(4)}`;
  return name.startsWith("set ") ? `get ${name.slice(4)}` : null;
}

/** How dispatch and diagnostics name a member: "close", "get size", "set size". */
function dispatchName(program: ProgramLowering, declaration: ClassMember): string {
  const name = program.types.memberName(declaration.name);
  return ts.isGetAccessor(declaration) ? `get ${name}` : ts.isSetAccessor(declaration) ? `set ${name}` : name;
}

export class Classes {
  private subclassTable: Map<ts.Node | null, ts.ClassLikeDeclaration[]> | null = null;
  private readonly derivationsOf = new Map<ts.SourceFile, readonly Derivation[]>();
  private readonly overridden = new Map<ts.ClassLikeDeclaration, Map<string, boolean>>();
  private readonly bases = new Map<string, ClassType | null>();

  constructor(private readonly program: ProgramLowering) {
    program.types.isDerived = (type, ancestor) => this.derivesFrom(type, ancestor);
  }

  baseOf(type: ClassType): ClassType | null {
    const known = this.bases.get(type.key);
    if (known !== undefined) return known;
    const clause = type.declaration.heritageClauses?.find((one) => one.token === ts.SyntaxKind.ExtendsKeyword);
    let base: ClassType | null = null;
    if (clause !== undefined) {
      const converted = this.baseType(clause.types[0], type.environment);
      if (converted.kind !== "class")
        return refuse(
          refusals.unsupportedSyntax,
          clause,
          "extending something that is not a class",
          "the base's layout has to be known when the program is compiled",
          "extend a class by its name, or by a parameter whose type is a type parameter of the function",
        );
      base = converted;
    }
    this.bases.set(type.key, base);
    return base;
  }

  /** What follows `extends`: a class by its name, or a value whose type says which class it is, as in mixins. */
  private baseType(node: ts.ExpressionWithTypeArguments, environment: Environment): Type {
    const { types, checker } = this.program;
    const value = checker.getTypeAtLocation(node.expression);
    const declared = (value.flags & ts.TypeFlags.TypeParameter) !== 0 || value.isIntersection();
    const instance = declared ? null : types.at(node, environment);
    if (instance?.kind === "class") return instance;
    const base = types.convert(value, environment, node);
    return (base.kind === "object" ? base.constructed : null) ?? base;
  }

  /** As `derivesFrom`, for generic classes whatever their arguments are. */
  descendsFrom(type: ClassType, ancestor: ts.ClassLikeDeclaration): boolean {
    for (let one: ClassType | null = type; one !== null; one = this.baseOf(one))
      if (one.declaration === ancestor) return true;
    return false;
  }

  /** The class at the end of the line of base classes. */
  rootOf(type: ClassType): ClassType {
    const base = this.baseOf(type);
    return base === null ? type : this.rootOf(base);
  }

  /** Does any class extend this one? */
  hasSubclasses(declaration: ts.ClassLikeDeclaration): boolean {
    return this.subclassesOf(declaration).length > 0;
  }

  /** The fields that a class adds, parameter properties first. */
  ownFields(type: ClassType): OwnField[] {
    const fields: OwnField[] = [];
    const { declaration, environment } = type;
    for (const parameter of constructorOf(declaration)?.parameters ?? []) {
      if (!ts.isParameterPropertyDeclaration(parameter, parameter.parent)) continue;
      const inside = this.program.instances.parameterType(parameter, environment);
      const optional = parameter.questionToken !== undefined;
      fields.push({
        name: this.program.types.memberName(parameter.name),
        type:
          optional || this.program.missingElements.isSetLater(parameter)
            ? unionType([inside, types.undefined])
            : inside,
        node: parameter,
      });
    }
    for (const member of declaration.members) {
      if (!isOwnField(member)) continue;
      const optional = member.questionToken !== undefined;
      const fieldType = this.fieldType(member, type);
      fields.push({
        name: this.program.types.memberName(member.name),
        type: optional ? unionType([fieldType, types.undefined]) : fieldType,
        node: member,
      });
    }
    for (const { expression, name } of boundMethods(declaration)) {
      const found = this.findMember(type, name.text);
      if (found === null || isGenericMethod(found.declaration)) continue;
      const bound = this.program.instances.memberType(found.declaration, found.owner, []);
      fields.push({ name: name.text, type: unionType([bound, types.undefined]), node: expression });
    }
    return fields;
  }

  fieldType(member: ts.PropertyDeclaration, owner: ClassType): Type {
    const type = this.declaredFieldType(member, owner);
    return orUnset(type, this.program.missingElements.unset(member));
  }

  private declaredFieldType(member: ts.PropertyDeclaration, owner: ClassType): Type {
    const { environment } = owner;
    if (member.type !== undefined) return this.program.types.fromNode(member.type, environment);
    if (member.initializer !== undefined) return widen(staticType(this.program, member.initializer, environment));
    return widen(this.program.types.at(member.name, environment));
  }

  /** The member that an instance (or the class itself) answers with: its own or the nearest inherited one. */
  findMember(type: ClassType, name: string, wantStatic = false): FoundMember | null {
    const other = otherAccessor(name);
    for (let one: ClassType | null = type; one !== null; one = this.baseOf(one)) {
      const own = this.ownMembers(one.declaration)[wantStatic ? "ofClass" : "ofInstances"];
      const declaration = own.get(name);
      if (declaration !== undefined) return { declaration, owner: one };
      // A getter alone is a property that has no setter, whatever the class extends.
      if (other !== null && own.has(other)) return null;
    }
    return null;
  }

  /** `close?(): void`: a method that the class only declares, for those below it to have. */
  optionalMethod(type: ClassType, name: string): FoundMember | null {
    if (this.findMember(type, name) !== null) return null;
    for (let one: ClassType | null = type; one !== null; one = this.baseOf(one))
      for (const member of one.declaration.members)
        if (
          ts.isMethodDeclaration(member) &&
          member.questionToken !== undefined &&
          this.program.types.memberName(member.name) === name
        )
          return { declaration: member, owner: one };
    return null;
  }

  private readonly memberTables = new Map<ts.ClassLikeDeclaration, MemberTable>();

  private ownMembers(declaration: ts.ClassLikeDeclaration): MemberTable {
    const known = this.memberTables.get(declaration);
    if (known !== undefined) return known;
    const table: MemberTable = { ofClass: new Map(), ofInstances: new Map() };
    for (const member of declaration.members) {
      if (!ts.isMethodDeclaration(member) && !ts.isGetAccessor(member) && !ts.isSetAccessor(member)) continue;
      // An overload's signature; an abstract accessor may be a field in a class below.
      if (member.body === undefined && !(isAbstract(member) && ts.isMethodDeclaration(member))) continue;
      const name = dispatchName(this.program, member);
      const side = table[isStatic(member) ? "ofClass" : "ofInstances"];
      if (!side.has(name)) side.set(name, member);
    }
    this.memberTables.set(declaration, table);
    return table;
  }

  /** The farthest ancestor that declares the member: whose dispatch slot all share. */
  topmost(type: ClassType, name: string): FoundMember | null {
    let found: FoundMember | null = null;
    for (let one: ClassType | null = type; one !== null; one = this.baseOf(one)) {
      const member = this.findMember(one, name);
      if (member !== null) found = member;
    }
    return found;
  }

  /** Can a call of this member on this static type reach more than one implementation? */
  isVirtual(type: ClassType, name: string): boolean {
    const found = this.findMember(type, name);
    if (found === null) return false;
    const hasOwn = this.program.looseClasses.hasOwnMethods(found.owner.declaration);
    // A class below may have a private method of the same name, which is another one.
    if (/^([gs]et )?#/.test(name)) return hasOwn;
    return (
      hasOwn ||
      isAbstract(found.declaration) ||
      this.isHiddenByField(type, name) ||
      this.isOverridden(type.declaration, name)
    );
  }

  /** `greet = () => ...` in a class below the one that has the method: the field is found first. */
  isHiddenByField(type: ClassType, name: string): boolean {
    const owner = this.findMember(type, name)?.owner.key;
    for (let one: ClassType | null = type; one !== null && one.key !== owner; one = this.baseOf(one))
      if (
        one.declaration.members.some(
          (member) => isOwnField(member) && this.program.types.memberName(member.name) === name,
        )
      )
        return true;
    return false;
  }

  /** An abstract property or accessor: it is a field here and an accessor there, and its place differs. */
  abstractField(type: ClassType, name: string): { owner: ClassType; type: Type } | null {
    for (let one: ClassType | null = type; one !== null; one = this.baseOf(one))
      for (const member of one.declaration.members) {
        const isOne = (ts.isPropertyDeclaration(member) || ts.isAccessor(member)) && isAbstract(member);
        if (!isOne || this.program.types.memberName(member.name) !== name) continue;
        if (ts.isPropertyDeclaration(member)) return { owner: one, type: this.fieldType(member, one) };
        const accessor = this.program.instances.memberType(member, one, []);
        return { owner: one, type: ts.isGetAccessor(member) ? accessor.returns : accessor.params[0] };
      }
    return null;
  }

  derivesFrom(type: ClassType, ancestor: ClassType): boolean {
    for (let one: ClassType | null = type; one !== null; one = this.baseOf(one))
      if (one.key === ancestor.key) return true;
    return false;
  }

  /** Does any class below this one declare the member again? (The whole program is known.) */
  isOverridden(declaration: ts.ClassLikeDeclaration, name: string): boolean {
    return this.answerBelow(declaration, name);
  }

  /** `get name()` in a class that extends Error, whose `name` is a field: is it there, or may it be, behind this type? */
  isFieldOverridden(type: ClassType, name: string): boolean {
    return this.hasAccessorOver(type, name) || this.answerBelow(type.declaration, `field ${name}`);
  }

  /** Is the field of this name hidden by a getter that the class, or one between it and the field's, declares? */
  hasAccessorOver(type: ClassType, name: string): boolean {
    for (let one: ClassType | null = type; one !== null; one = this.baseOf(one)) {
      const getter = this.ownMembers(one.declaration).ofInstances.get(`get ${name}`);
      if (getter !== undefined || this.program.layouts.classInfo(one).fields.has(name)) return getter !== undefined;
    }
    return false;
  }

  private answerBelow(declaration: ts.ClassLikeDeclaration, name: string): boolean {
    let answers = this.overridden.get(declaration);
    if (answers === undefined) this.overridden.set(declaration, (answers = new Map()));
    let answer = answers.get(name);
    if (answer === undefined) answers.set(name, (answer = this.isDeclaredBelow(declaration, name)));
    return answer;
  }

  private isDeclaredBelow(declaration: ts.ClassLikeDeclaration, name: string): boolean {
    const field = /^field (.*)/.exec(name);
    if (field !== null)
      return this.someBelow(declaration, (one) => this.ownMembers(one).ofInstances.has(`get ${field[1]}`));
    return this.someBelow(declaration, ({ members }) =>
      members.some((member) => declaresAgain(this.program, member, name)),
    );
  }

  /** Does any class below this one have a member of this name? */
  isHeldBelow(declaration: ts.ClassLikeDeclaration, name: string): boolean {
    const { checker } = this.program;
    return this.someBelow(declaration, (one) => checker.getTypeAtLocation(one).getProperty(name) !== undefined);
  }

  /** Has an instance of the class, by what it extends or by what extends it, private names (`#name`)? */
  hasPrivateNames(type: ClassType): boolean {
    const isPrivate = (member: ts.ClassElement): boolean =>
      member.name !== undefined && ts.isPrivateIdentifier(member.name) && !isStatic(member);
    const has = ({ members }: ts.ClassLikeDeclaration): boolean => members.some(isPrivate);
    for (let one: ClassType | null = type; one !== null; one = this.baseOf(one)) if (has(one.declaration)) return true;
    return this.someBelow(type.declaration, has);
  }

  private someBelow(
    declaration: ts.ClassLikeDeclaration,
    test: (subclass: ts.ClassLikeDeclaration) => boolean,
  ): boolean {
    const below = new Set(this.subclassesOf(declaration));
    // The set grows while it is walked.
    for (const subclass of below) {
      if (test(subclass)) return true;
      for (const next of this.subclassesOf(subclass)) below.add(next);
    }
    return false;
  }

  private subclassesOf(declaration: ts.Node): readonly ts.ClassLikeDeclaration[] {
    if (this.subclassTable === null) {
      this.subclassTable = new Map();
      for (const file of this.program.tsProgram.getSourceFiles())
        for (const [base, derived] of this.derivations(file))
          this.subclassTable.set(base, [...(this.subclassTable.get(base) ?? []), derived]);
    }
    return [...(this.subclassTable.get(declaration) ?? []), ...(this.subclassTable.get(null) ?? [])];
  }

  private derivations(file: ts.SourceFile): readonly Derivation[] {
    const known = this.derivationsOf.get(file);
    if (known !== undefined) return known;
    const found: Derivation[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node)) {
        const clause = node.heritageClauses?.find((one) => one.token === ts.SyntaxKind.ExtendsKeyword);
        for (const base of clause === undefined ? [] : this.basesNamed(clause.types[0])) found.push([base, node]);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    this.derivationsOf.set(file, found);
    return found;
  }

  private basesNamed(node: ts.ExpressionWithTypeArguments): readonly (ts.Node | null)[] {
    const { checker } = this.program;
    const type = checker.getTypeAtLocation(node);
    const isParameter = (checker.getTypeAtLocation(node.expression).flags & ts.TypeFlags.TypeParameter) !== 0;
    const named = (type.isIntersection() ? type.types : [type]).map((one) => one.symbol?.valueDeclaration);
    const classes = named.filter((one) => one !== undefined && ts.isClassLike(one));
    return isParameter || classes.length === 0 ? [...classes, null] : classes;
  }

  /**
   * The program has become another, with classes of its own. Does everything still hold that was said of overriding? A yes does:
   * what is overridden no more, because only a part of the library is there, is called by a selector with one target.
   */
  holdsForMore(): boolean {
    this.subclassTable = null;
    for (const [declaration, answers] of this.overridden)
      for (const [name, answer] of answers) if (!answer && this.isDeclaredBelow(declaration, name)) return false;
    return true;
  }
}

function declaresAgain(program: ProgramLowering, member: ts.ClassElement, name: string): boolean {
  if (isStatic(member)) return false;
  if (ts.isPropertyDeclaration(member)) {
    const own = program.types.memberName(member.name);
    return own === name || `get ${own}` === name;
  }
  const isMember = ts.isMethodDeclaration(member) || ts.isGetAccessor(member) || ts.isSetAccessor(member);
  if (!isMember) return false;
  const own = dispatchName(program, member);
  return own === name || otherAccessor(own) === name;
}

/** The object under construction, as `this` of a constructor. */
function thisExpr(f: FunctionLowering): Expr {
  return localExpr(f.fn.params[0]);
}

export function lowerConstructorBody(
  program: ProgramLowering,
  instance: FunctionInstance,
  owner: ClassType,
  declaration: ts.ConstructorDeclaration | null,
): void {
  const f = newFunctionLowering(program, instance);
  f.scope = declaration ?? owner.declaration;
  const base = program.classes.baseOf(owner);
  if (declaration === null) {
    if (base !== null) {
      const args = instance.fn.params.map(localExpr);
      f.emit({
        kind: "expr",
        expr: {
          kind: "call",
          type: "void",
          function: program.instances.constructorInstance(base).fn,
          args,
          position: instance.fn.position,
        },
        position: instance.fn.position,
      });
    }
    initialiseFields(f, owner);
  } else {
    // An object has its fields before its constructor begins: with the default values of the parameters.
    if (base === null) initialiseFields(f, owner);
    if (base === null || !takesAnyArguments(declaration)) lowerParameters(f, declaration, 1, instance.type.params);
    if (base === null) storeParameterProperties(f, owner, declaration);
    else
      f.afterSuper = () => {
        initialiseFields(f, owner);
        storeParameterProperties(f, owner, declaration);
      };
    hoistVariables(f, declaration);
    if (declaration.body !== undefined) lowerStatements(f, declaration.body.statements);
  }
  instance.fn.body = [...f.prologue, ...f.statements];
}

function fieldPlace(
  f: FunctionLowering,
  owner: ClassType,
  name: string,
): { place: Extract<Expr, { kind: "field" }>; type: Type } {
  const info = f.program.layouts.classInfo(owner);
  const found = f.program.layouts.findField(info, name);
  if (found === null) throw new Error(`no field ${name} in ${owner.key}`);
  return {
    place: { kind: "field", type: found.field.type, object: thisExpr(f), layout: info.layout, field: found.field },
    type: found.type,
  };
}

function storeParameterProperties(f: FunctionLowering, owner: ClassType, declaration: ts.ConstructorDeclaration): void {
  for (const parameter of declaration.parameters) {
    if (isThisParameter(parameter) || !ts.isParameterPropertyDeclaration(parameter, parameter.parent)) continue;
    const symbols = f.checker.getSymbolsOfParameterPropertyDeclaration(parameter, parameter.name.getText());
    const binding = f.lookup(symbols[0]) ?? f.lookup(symbols[1]);
    if (binding === null) throw new Error("parameter property without binding");
    const { place, type } = fieldPlace(f, owner, f.program.types.memberName(parameter.name));
    const value = convertTo(f, { expr: localExpr(binding.local), type: binding.type }, type, parameter);
    f.emit(assign(f.position(parameter), place, value));
  }
}

function initialiseFields(f: FunctionLowering, owner: ClassType): void {
  for (const member of owner.declaration.members) {
    if (!isOwnField(member)) continue;
    if (member.initializer === undefined && !mayBeSetBefore(f, owner)) continue;
    const { place, type } = fieldPlace(f, owner, f.program.types.memberName(member.name));
    if (member.initializer === undefined && !includesUndefined(type)) continue;
    const value = member.initializer === undefined ? undefinedOf(place.type) : lowerTo(f, member.initializer, type);
    f.emit(assign(f.position(member), place, value));
  }
}

/**
 * `this.method = this.method.bind(this)` in a constructor: the instance gets a field of that name. Calls are the method's as
 * before.
 */
function boundMethods(
  declaration: ts.ClassLikeDeclaration,
): { expression: ts.PropertyAccessExpression; name: ts.Identifier }[] {
  return (constructorOf(declaration)?.body?.statements ?? []).flatMap((statement) => {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return [];
    const { left, right, operatorToken } = statement.expression;
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return [];
    const { expression: self, name } = left;
    const isBound = right.getText().replace(/\s/g, "") === `this.${name.text}.bind(this)`;
    return isBound && self.kind === ts.SyntaxKind.ThisKeyword && ts.isIdentifier(name)
      ? [{ expression: left, name }]
      : [];
  });
}

/** The base's constructor may call a method of this class: the field it sets is undefined again afterwards. */
function mayBeSetBefore(f: FunctionLowering, owner: ClassType): boolean {
  return !f.program.isLibrary(owner.declaration.getSourceFile()) && f.program.classes.baseOf(owner) !== null;
}

/** A static field, but for `static readonly version = 2`, which is the same for all classes that the declaration stands for. */
export function isVariableOfClass(member: ts.ClassElement): member is ts.PropertyDeclaration {
  if (!ts.isPropertyDeclaration(member) || !isStatic(member)) return false;
  if (member.initializer === undefined || !(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Readonly))
    return true;
  const value = skipOuterExpressions(member.initializer);
  const isSigned = ts.isPrefixUnaryExpression(value) && ts.isNumericLiteral(value.operand);
  const words = [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword];
  return !isSigned && !ts.isLiteralExpression(value) && !words.includes(value.kind);
}

/** A static field is one variable. */
export function refuseOneForSeveral(field: ts.ClassElement): never {
  return refuse(
    refusals.unsupportedSyntax,
    field,
    "a static field of a class that a function makes more than once",
    "the field is one, however often the class is evaluated",
    "declare the class at the top of the module, or make the field a field of the instances",
  );
}

/** Does the class extend a value of which only a type parameter tells what it is? */
export function isMixin(checker: ts.TypeChecker, declaration: ts.ClassLikeDeclaration): boolean {
  const base = heritageOf(declaration);
  return base !== null && (checker.getTypeAtLocation(base).flags & ts.TypeFlags.TypeParameter) !== 0;
}

/** What follows `extends`, static fields and blocks, where the class declaration is evaluated. */
export function lowerStaticMembers(f: FunctionLowering, declaration: ts.ClassLikeDeclaration): void {
  evaluateHeritage(f, declaration);
  for (const member of declaration.members) {
    if (ts.isPropertyDeclaration(member) && isStatic(member)) {
      if (isVariableOfClass(member) && !f.program.modules.isOfOneClass(member, f.environment))
        refuseOneForSeveral(member);
      const { global, type } = f.program.modules.staticField(member, declaration);
      if (member.initializer === undefined) continue;
      const value = lowerTo(f, member.initializer, type);
      f.emit(assign(f.position(member), { kind: "global", type: global.type, global }, value));
    } else if (ts.isClassStaticBlockDeclaration(member)) {
      hoistVariables(f, member);
      lowerStatements(f, member.body.statements);
    }
  }
}

/** What a class extends, and the variables that its instances hold. */
function evaluateHeritage(f: FunctionLowering, declaration: ts.ClassLikeDeclaration): void {
  const base = heritageOf(declaration);
  const type = mayHoldVariables(f.program, declaration)
    ? f.program.types.ofDeclaration(declaration, f.environment)
    : null;
  if (type !== null && allHeld(f.program.layouts.classInfo(type)).length > 0) {
    const isValue = base !== null && namedClass(f.program, base) === null;
    evaluatedClass(f, type, isValue ? lowerExpression(f, base) : null, declaration);
  } else if (base !== null && ts.isCallExpression(base)) lowerEffect(f, base);
}
