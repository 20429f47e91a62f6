// Generic classes of the library that are globals: the classes themselves, since a type alias of one cannot be named in its
// own type arguments (`type Tree = Map<string, Tree>`).

import * as finalization from "./finalization.ts";
import * as maps from "./map.ts";
import * as sets from "./set.ts";
import * as weak from "./weak.ts";

declare global {
  export import FinalizationRegistry = finalization.FinalizationRegistry;
  export import Map = maps.Map;
  export import Set = sets.Set;
  export import WeakMap = weak.WeakMap;
  export import WeakRef = weak.WeakRef;
  export import WeakSet = weak.WeakSet;
}
