// node:path: each function for the corners of what a path can be.
import path, { join, resolve } from "node:path";
import * as paths from "path";

const samples = ["", ".", "..", "/", "//", "a", "a/", "/a", "/a/", "a/b", "/a/b.txt", "a//b", "./a/../b", "../../a", "/../a", "a/..", "a/../", ".env", "x.tar.gz", "a.b/", "dir.d/file", "..a", "a.", "//a", "//a/b", "/a//b//", "...", "a/.b.c"];
for (const sample of samples) {
  console.log(JSON.stringify(sample), [path.normalize(sample), path.dirname(sample), path.basename(sample), path.extname(sample), path.isAbsolute(sample)]);
  console.log(path.parse(sample), path.format(path.parse(sample)));
}
console.log(join("a", "b", "..", "c"), join(), join("", ""), join("/a", "/b"), join("a", "../../.."), join("./x", "y/"));
console.log(resolve("/a", "b", "../c"), resolve("/a", "/b"), resolve("/"), resolve("/a", "", "."), resolve("x") === join(process.cwd(), "x"));
console.log(path.relative("/a/b/c", "/a/d"), path.relative("/a", "/a"), path.relative("/", "/x/y"), path.relative("/x/y", "/"));
console.log(path.basename("a.txt", ".txt"), path.basename(".txt", ".txt"), path.basename("a/b.txt/", ".txt"), path.basename("b", ""), paths.sep, path.delimiter);
console.log(path.format({ name: "a", ext: "b" }), path.format({ dir: "/", base: "x" }), path.format({ root: "/", base: "x" }), path.format({ dir: "d", name: "n", ext: ".e" }));
console.log(path.posix.normalize("/a/../b"), path.posix.sep);
