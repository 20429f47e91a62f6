// node:path for applications: paths as POSIX has them, as texts only.
// @cold

/** Paths are POSIX's in any case. */
export * as posix from "./path.ts";

export const sep = "/";
export const delimiter = ":";

export interface ParsedPath {
  root: string;
  dir: string;
  base: string;
  ext: string;
  name: string;
}

export function isAbsolute(path: string): boolean {
  return path.startsWith("/");
}

/** Without "." and empty parts, and without ".." where there is a part for it to take away. */
export function normalize(path: string): string {
  if (path === "") return ".";
  const isRooted = isAbsolute(path);
  const parts = partsOf(path, isRooted).join("/");
  if (parts === "") return isRooted ? "/" : path.endsWith("/") ? "./" : ".";
  return (isRooted ? "/" : "") + parts + (path.endsWith("/") ? "/" : "");
}

function partsOf(path: string, isRooted: boolean): string[] {
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept[kept.length - 1] !== "..") kept.pop();
    else if (!isRooted) kept.push("..");
  }
  return kept;
}

export function join(...paths: string[]): string {
  return normalize(paths.filter((path) => path !== "").join("/"));
}

/** An absolute path: what is right of the last absolute one, from the working directory if there is none. */
export function resolve(...paths: string[]): string {
  let resolved = "";
  for (let index = paths.length - 1; index >= 0 && !isAbsolute(resolved); index--)
    if (paths[index] !== "") resolved = resolved === "" ? paths[index] : `${paths[index]}/${resolved}`;
  if (!isAbsolute(resolved)) resolved = `${process.cwd()}/${resolved}`;
  return `/${partsOf(resolved, true).join("/")}`;
}

/** The way from one path to another. */
export function relative(from: string, to: string): string {
  const source = partsOf(resolve(from), true);
  const target = partsOf(resolve(to), true);
  let common = 0;
  while (common < source.length && common < target.length && source[common] === target[common]) common++;
  return [...source.slice(common).map(() => ".."), ...target.slice(common)].join("/");
}

export function dirname(path: string): string {
  if (path === "") return ".";
  const end = lengthWithoutSlashes(path);
  const slash = path.lastIndexOf("/", end - 1);
  if (end === 0) return "/";
  if (slash < 0) return ".";
  // POSIX leaves it open what two slashes in front are: Node keeps them apart.
  if (slash === 1 && path.startsWith("//")) return "//";
  return slash === 0 ? "/" : path.slice(0, slash);
}

/** The last part, without `suffix` if something else is in front of it. */
export function basename(path: string, suffix: string = ""): string {
  if (path === suffix) return "";
  const end = lengthWithoutSlashes(path);
  const base = path.slice(path.lastIndexOf("/", end - 1) + 1, end);
  if (end === 0) return "";
  return suffix !== "" && base !== suffix && base.endsWith(suffix) ? base.slice(0, base.length - suffix.length) : base;
}

/** From the last dot of the last part on, if something is in front of it. */
export function extname(path: string): string {
  const base = basename(path);
  const dot = base.lastIndexOf(".");
  return dot <= 0 || base === ".." ? "" : base.slice(dot);
}

function lengthWithoutSlashes(path: string): number {
  let end = path.length;
  while (end > 0 && path.charAt(end - 1) === "/") end--;
  return end;
}

export function parse(path: string): ParsedPath {
  const root = isAbsolute(path) ? "/" : "";
  const base = basename(path);
  const ext = extname(path);
  const end = lengthWithoutSlashes(path) - base.length;
  const dir = end <= 0 ? "" : end === 1 ? path.slice(0, 1) : path.slice(0, end - 1);
  return { root, dir: dir === "" ? root : dir, base, ext, name: base.slice(0, base.length - ext.length) };
}

export function format(parts: Partial<ParsedPath>): string {
  const dir = parts.dir ?? parts.root ?? "";
  const base = parts.base ?? (parts.name ?? "") + extensionOf(parts.ext ?? "");
  if (dir === "") return base;
  return dir === parts.root ? dir + base : `${dir}/${base}`;
}

function extensionOf(ext: string): string {
  return ext === "" || ext.startsWith(".") ? ext : `.${ext}`;
}
