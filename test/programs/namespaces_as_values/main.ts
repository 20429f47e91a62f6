// Namespaces as values: passed to functions, in constants and in members of literals.
import * as lib from "./lib.ts";
interface Api { greet(name: string): string; version: string }
function use(api: Api): string { return api.greet(api.version); }
console.log(use(lib));
const x = lib; console.log(x.greet("b"), x.version, x.bump());
const plugins = { lib }; console.log(plugins.lib.greet("c"));
console.log(Object.keys(lib), typeof lib, "greet" in lib);
namespace Geo { export const pi = 3; export function area(r: number): number { return pi * r * r; } }
const g = Geo; console.log(g.area(2), g.pi);
function useGeo(geo: typeof Geo): number { return geo.area(1); }
console.log(useGeo(Geo), Object.keys(Geo));
console.log(new x.Thing(1), lib, Geo, JSON.stringify(lib), lib === x);
