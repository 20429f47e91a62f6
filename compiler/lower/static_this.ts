// `this` in static members: the class through which the member was reached. A member that says `this`, of a class that
// others extend, is compiled once for each class it is asked of; its environment knows which one that is.

import { ts } from "ts-morph";
import { type ClassType, type Environment, functionType } from "../types.ts";
import { lowerArguments } from "./calls.ts";
import { constructWith } from "./new.ts";
import { argumentsFor, staticFieldOf } from "./class_values.ts";
import { isStatic } from "./classes.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { staticOwner, usesThis } from "./members.ts";
import type { ProgramLowering } from "./program.ts";
import { thisContainer } from "./syntax.ts";

/** What `this` stands for in the static member in which the node stands; null where there is no such. */
export function staticThis(f: FunctionLowering, node: ts.Node): ClassType | null {
  const known = f.environment.thisType;
  if (known?.kind === "object" && known.constructed) return known.constructed;
  const home = thisContainer(node);
  const isOfClass = ts.isClassStaticBlockDeclaration(home) || isStatic(home as ts.Declaration);
  return isOfClass && ts.isClassLike(home.parent) ? staticOwner(f, home.parent) : null;
}

/** The class of which a static member is compiled, and the environment of its body. */
export function staticInstance(
  program: ProgramLowering,
  declaration: ts.ClassElement,
  asked: ClassType,
): { owner: ClassType; environment: Environment } {
  const { classes, types } = program;
  if (usesThis(declaration) && classes.hasSubclasses(declaration.parent as ts.ClassLikeDeclaration))
    return { owner: asked, environment: asked.environment.extend([], [], types.classObjectType(asked)) };
  let owner = asked;
  for (
    let one: ClassType | null = asked;
    one !== null && owner.declaration !== declaration.parent;
    one = classes.baseOf(one)
  )
    owner = one;
  return { owner, environment: owner.environment };
}

/** The static field that the class or the nearest one that it extends declares. */
export function findStaticField(
  program: ProgramLowering,
  type: ClassType,
  name: string,
): ts.PropertyDeclaration | null {
  for (let one: ClassType | null = type; one !== null; one = program.classes.baseOf(one)) {
    const field = staticFieldOf(program, one, name);
    if (field !== null) return field;
  }
  return null;
}

/** `new this(...)`: the class may ask for more than the one that the checker sees, which is tested. */
export function constructThis(f: FunctionLowering, type: ClassType, node: ts.NewExpression): Operand {
  const signature = f.checker.getResolvedSignature(node)!;
  const { params, rest } = f.program.types.parametersOf(signature, f.environment, node);
  const wanted = functionType(params, rest, type);
  const given = lowerArguments(f, [], node.arguments ?? [], wanted, node);
  const target = f.program.instances.constructorInstance(type).type;
  return constructWith(f, type, argumentsFor(f, wanted, target, given, node), node);
}
