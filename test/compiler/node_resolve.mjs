// Leads `#intrinsics` to its stand-in under Node.

export async function resolve(specifier, context, next) {
  if (specifier !== "#intrinsics") return next(specifier, context);
  return { url: new URL("./node_intrinsics.mjs", import.meta.url).href, shortCircuit: true };
}
