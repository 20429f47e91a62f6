// Several modules: named, renamed, default and namespace imports, re-exports, live bindings, one evaluation each.
import double, { count, increase, Shape as Form } from "./counter.ts";
import * as shapes from "./shapes.ts";
import { area as areaOf, type Sized } from "./shapes.ts";
import { log } from "./log.ts";
export { increase } from "./counter.ts";

console.log(log);
console.log(count, double(4));
increase();
increase();
console.log(count, shapes.area({ width: 2, height: 3 }), areaOf(new shapes.Square(4)));
const sized: Sized = new shapes.Square(1);
console.log(sized.width, new Form("f").name, shapes.names.join());
