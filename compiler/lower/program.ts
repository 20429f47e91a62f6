// The state of lowering a whole program: what has been found reachable so far, and the queue of bodies still to lower.

import path from "node:path";
import { ts } from "ts-morph";
import type { Diagnostics } from "../diagnostics.ts";
import type { Fn, Global, IrType, Layout, Position } from "../ir.ts";
import type { GivenMembers } from "../given_members.ts";
import { isLibraryPath } from "../library_paths.ts";
import type { CheckedProgram } from "../load/shared_checker.ts";
import type { OnlyRead } from "../only_read.ts";
import { Environment, type FunctionType, type Type } from "../types.ts";
import { variableAt } from "../variable_at.ts";
import { AdaptedMembers } from "./adapted_members.ts";
import { CaptureAnalysis } from "./captures.ts";
import type { Adapter } from "./closures.ts";
import { Classes } from "./classes.ts";
import { DeferredMembers } from "./deferred_members.ts";
import { DeletedFields } from "./deleted_fields.ts";
import { Dispatch } from "./dispatch.ts";
import { HoistedVariables } from "./hoisted_variables.ts";
import { GenericClosures } from "./generic_closures.ts";
import { Instances } from "./instances.ts";
import { LayoutTable } from "./layouts.ts";
import { LeftOutMembers } from "./left_out_members.ts";
import { Library } from "./library.ts";
import { LooseClasses } from "./loose_classes.ts";
import { MissingElements } from "./missing_elements.ts";
import { Modules } from "./modules.ts";
import { OtherKinds } from "./other_kinds.ts";
import { RunOrder } from "./run_order.ts";
import { CNames } from "./names.ts";
import { Refused, TypeResolver } from "./resolve_types.ts";
import { TypeFlow } from "./type_flow.ts";

export class ProgramLowering {
  readonly checker: ts.TypeChecker;
  readonly types: TypeResolver;
  readonly layouts: LayoutTable;
  readonly classes: Classes;
  readonly looseClasses: LooseClasses;
  readonly deletedFields: DeletedFields;
  readonly leftOutMembers: LeftOutMembers;
  readonly instances: Instances;
  readonly dispatch: Dispatch;
  readonly flow: TypeFlow;
  readonly modules: Modules;
  readonly library: Library;
  readonly captures: CaptureAnalysis;
  readonly hoisted: HoistedVariables;
  readonly runOrder: RunOrder;
  readonly missingElements: MissingElements;
  readonly genericClosures = new GenericClosures(this);
  readonly deferredMembers = new DeferredMembers(this);
  readonly adaptedMembers = new AdaptedMembers(this);
  readonly otherKinds = new OtherKinds(this);
  readonly functions: Fn[] = [];
  /** Variables whose declaration was refused: what uses them is not reported again. */
  readonly refusedVariables = new Set<ts.Symbol>();
  /** Module-level functions used as values: what returns their closure object. */
  readonly functionValues = new Map<Fn, Fn>();
  /** What copies members beyond the static type (spread_extras.ts), by where it does: one literal may be lowered more than once. */
  readonly spreadCopies = new Map<string, Fn>();
  /** Those that members are added to: what returns the object. */
  readonly functionObjects = new Map<Fn, Fn>();
  /** How functions of each layout are called, for casts of what may be any. */
  readonly closureTypes = new Map<Layout, FunctionType>();
  /** By their types: the functions that the application makes. */
  readonly ownFunctions = new Map<string, FunctionType>();
  /** By a function type: what makes one of it of any function. */
  readonly functionCasts = new Map<string, Fn>();
  /** What `length` says of the functions of each layout. */
  readonly functionLengths = new Map<Layout, number>();
  readonly adapters = new Map<string, Adapter>();
  readonly globals: Global[] = [];
  private readonly functionNames = new CNames();
  private readonly globalNames = new CNames();
  private readonly queue: { readonly node: ts.Node; readonly work: () => void }[] = [];

  tsProgram: ts.Program;
  given: GivenMembers;
  onlyRead: OnlyRead;

  constructor(
    { program, checker, widened, given, onlyRead }: CheckedProgram,
    private diagnostics: Diagnostics,
    readonly root: string,
  ) {
    this.tsProgram = program;
    this.given = given;
    this.onlyRead = onlyRead;
    this.checker = checker;
    this.types = new TypeResolver(this.checker, (file) => this.pathOf(file), this.dictionaryClass(), widened);
    this.layouts = new LayoutTable(this);
    this.runOrder = new RunOrder(this.checker);
    this.hoisted = new HoistedVariables(this.checker, this.runOrder);
    this.captures = new CaptureAnalysis(this.checker, this.hoisted);
    this.missingElements = new MissingElements(
      this.checker,
      this.runOrder,
      this.hoisted,
      (file) => this.isTrusted(file),
      () => this.tsProgram.getSourceFiles().filter((file) => !this.isTrusted(file)),
    );
    this.classes = new Classes(this);
    this.looseClasses = new LooseClasses(this);
    this.deletedFields = new DeletedFields(this);
    this.leftOutMembers = new LeftOutMembers(this);
    this.instances = new Instances(this);
    this.dispatch = new Dispatch(this);
    this.flow = new TypeFlow(this);
    this.modules = new Modules(this);
    this.library = new Library(this);
  }

  /** Goes on with a program that holds this one's files and more; false if what is lowered does not hold for it. */
  continueWith({ program, checker, given, onlyRead }: CheckedProgram, diagnostics: Diagnostics): boolean {
    const isInLibrary = (one: ts.Declaration): boolean => this.isTrusted(one.getSourceFile());
    if (checker !== this.checker || [...given.declarations()].some(isInLibrary)) return false;
    this.tsProgram = program;
    this.given = given;
    this.onlyRead = onlyRead;
    this.diagnostics = diagnostics;
    if (this.looseClasses.areThere) this.dispatch.lookAgain();
    return this.classes.holdsForMore();
  }

  private readonly paths = new Map<ts.SourceFile, string>();

  pathOf(file: ts.SourceFile): string {
    let known = this.paths.get(file);
    if (known === undefined) {
      known = path.relative(this.root, file.fileName).split(path.sep).join("/");
      this.paths.set(file, known);
    }
    return known;
  }

  /** Is the file one of std/? */
  isLibrary(file: ts.SourceFile): boolean {
    return this.pathOf(file).startsWith("std/");
  }

  /** Is the file one of the library, the kernel or live update, whose authors see to what is not checked there? */
  isTrusted(file: ts.SourceFile): boolean {
    return isLibraryPath(this.pathOf(file));
  }

  private dictionaryClass(): ts.ClassDeclaration | null {
    const file = this.tsProgram.getSourceFile(path.join(this.root, "std/dictionary.ts"));
    return file?.statements.filter(ts.isClassDeclaration).find((one) => one.name?.text === "Dictionary") ?? null;
  }

  /** Declared in std/globals.d.ts. */
  isGlobalDeclaration(node: ts.Node): boolean {
    return this.pathOf(node.getSourceFile()) === "std/globals.d.ts";
  }

  positionOf(node: ts.Node): Position {
    const file = node.getSourceFile();
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return { file: this.pathOf(file), line: line + 1, column: character + 1 };
  }

  representation(type: Type): IrType {
    return this.layouts.representation(type);
  }

  newFunction(
    name: string,
    key: string,
    unit: string,
    position: Position,
    options: { returns: IrType; isClosure?: boolean },
  ): Fn {
    const fn: Fn = {
      name,
      cName: this.functionNames.make(key.replace("#", "__"), key),
      unit,
      params: [],
      returns: options.returns,
      body: [],
      position,
      inline: false,
      temperature: "normal",
      outOfLine: false,
      isClosure: options.isClosure ?? false,
    };
    this.functions.push(fn);
    return fn;
  }

  /** The arrays of the texts of tagged templates, by the template. */
  readonly templates = new Map<ts.Node, Global>();

  /** The bigint literals of more than 64 bits. */
  readonly longLiterals = new Map<bigint, Global>();

  newGlobal(name: string, key: string, unit: string, type: IrType): Global {
    const global: Global = { name, cName: this.globalNames.make(key.replace("#", "__"), key), unit, type };
    this.globals.push(global);
    return global;
  }

  enqueue(node: ts.Node, work: () => void): void {
    this.queue.push({ node, work });
  }

  /** Are there bodies still to lower? */
  get isBusy(): boolean {
    return this.queue.length > 0;
  }

  /** Lowers queued bodies, and the methods that dispatch finds behind interfaces, until nothing new turns up. */
  drain(): void {
    do {
      for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
        const { node, work } = next;
        this.guard(node, work);
        if (this.instances.isEndless) return;
      }
      this.dispatch.findTargets();
    } while (this.queue.length > 0 && !this.instances.isEndless);
  }

  /** Runs a piece of lowering; a refusal or a failure in it becomes a diagnostic and the rest goes on. */
  guard(node: ts.Node, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof Refused && error.isConsequence) return;
      if (error instanceof Refused) {
        // What the library only declares is refused where the program asks for it.
        const place = this.isGlobalDeclaration(error.node) ? node : error.node;
        this.diagnostics.refuse(error.refusal, place, ...error.values);
      } else this.diagnostics.internal(error, node);
    }
  }

  /** Follows import aliases to the declared symbol. */
  resolveAlias(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  symbolAt(node: ts.Node): ts.Symbol | undefined {
    const symbol = variableAt(this.checker, node);
    return symbol === undefined ? undefined : this.resolveAlias(symbol);
  }

  readonly emptyEnvironment = Environment.empty;
}
