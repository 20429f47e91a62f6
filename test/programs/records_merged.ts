// The functions that merge and change what they know as `Record<string, unknown>` only.

type Plain = Record<string, unknown>;

function isPlainObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function deepMerge(target: Plain, source: Plain): Plain {
  const result: Plain = { ...target };
  for (const [key, value] of Object.entries(source)) {
    const existing = result[key];
    if (isPlainObject(existing) && isPlainObject(value)) {
      result[key] = deepMerge(existing, value);
    } else {
      result[key] = value;
    }
  }
  return result;
}

function mergeInto(target: Plain, ...sources: Plain[]): Plain {
  for (const source of sources) {
    for (const key in source) {
      const value = source[key];
      if (isPlainObject(value)) {
        if (!isPlainObject(target[key])) target[key] = {};
        mergeInto(target[key] as Plain, value);
      } else {
        target[key] = value;
      }
    }
  }
  return target;
}

function setPath(object: Plain, path: string, value: unknown): Plain {
  const keys = path.split(".");
  const last = keys.pop()!;
  let current: Plain = object;
  for (const key of keys) {
    if (!isPlainObject(current[key])) {
      current[key] = {};
    }
    current = current[key] as Plain;
  }
  current[last] = value;
  return object;
}

function getPath(object: unknown, path: string, fallback?: unknown): unknown {
  let current: unknown = object;
  for (const key of path.split(".")) {
    if (current === null || typeof current !== "object") return fallback;
    current = (current as Plain)[key];
  }
  return current === undefined ? fallback : current;
}

const defaults = { server: { host: "localhost", port: 80, tls: { enabled: false } }, tags: ["a"], debug: false };
const overrides = { server: { port: 8080, tls: { enabled: true, cert: "x.pem" } }, tags: ["b", "c"], extra: { deep: { er: 1 } } };

console.log(deepMerge(defaults, overrides));
console.log(JSON.stringify(deepMerge(defaults, overrides)));
console.log(JSON.stringify(defaults));

const target: Plain = { a: { b: { c: 1 } }, list: [1, 2] };
console.log(JSON.stringify(mergeInto(target, { a: { b: { d: 2 } } }, { a: { x: "y" }, list: [3] }, { n: { m: null } })));

const config: Plain = { db: { host: "h", pool: { min: 1 } } };
setPath(config, "db.pool.max", 10);
setPath(config, "db.user.name", "ann");
setPath(config, "cache.ttl", 60);
setPath(config, "db.host", { primary: "p", replica: "r" });
console.log(JSON.stringify(config, null, 2));
console.log(getPath(config, "db.pool.max"), getPath(config, "db.nothing.here", "none"), getPath(config, "db.user"));

const tree: Plain = {};
tree.left = { value: 1 };
tree.right ??= { value: 2, left: { value: 3 } };
(tree.left as Plain).right = { value: 4 };
((tree.right as Plain).left as Plain).extra = [1];
interface Node {
  value: number;
  left?: Node;
  right?: Node;
}
const node = tree.right as Node;
console.log(JSON.stringify(tree), node.value, node.left?.value, node.right, (tree.left as Node).right?.value);
