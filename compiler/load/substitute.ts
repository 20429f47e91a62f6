// Types with arguments in place of type parameters. The checker does that itself, but offers no function for it.

import { ts } from "ts-morph";

/** The part of the checker that instantiates a type: it fills in defaults of type parameters from the ones before. */
interface InstantiatingChecker {
  fillMissingTypeArguments(
    given: readonly ts.Type[],
    parameters: readonly ts.TypeParameter[],
    least: number,
    isJavaScript: boolean,
  ): ts.Type[] | undefined;
}

/** The type with `args` in place of `parameters`. */
export function substitute(
  checker: ts.TypeChecker,
  type: ts.Type,
  parameters: readonly ts.TypeParameter[],
  args: readonly ts.Type[],
): ts.Type {
  // A parameter whose default is the type itself: the checker puts the arguments into it.
  const probe = { flags: ts.TypeFlags.TypeParameter, default: type } as unknown as ts.TypeParameter;
  const internal = checker as unknown as InstantiatingChecker;
  const filled = internal.fillMissingTypeArguments(args, [...parameters, probe], args.length, false);
  return filled?.[args.length] ?? type;
}
