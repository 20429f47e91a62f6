// Makes a fresh Debian ready: npm packages from the lock file, the tools from Debian's archive. What `npm start` and
// `npm test` run first, so it is plain JavaScript and imports nothing but Node. When nothing is missing it takes
// milliseconds.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** A Debian package and a file that is there once it is installed. */
const debianPackages = [
  { name: "clang-22", file: "/usr/bin/clang-22", purpose: "compiles the C that the compiler emits" },
  { name: "lld-22", file: "/usr/bin/ld.lld-22", purpose: "links images" },
  { name: "llvm-22", file: "/usr/bin/llvm-objcopy-22", purpose: "reads line tables, runs the sanitizers' symboliser" },
  {
    name: "libclang-rt-22-dev",
    file: "/usr/lib/llvm-22/lib/clang/22/lib/linux/libclang_rt.asan-x86_64.a",
    purpose: "sanitizers and libFuzzer for the tests",
    testsOnly: true,
  },
  { name: "clang-format-22", file: "/usr/bin/clang-format-22", purpose: "checks the format of C", testsOnly: true },
  { name: "libc6-dev", file: "/usr/include/stdio.h", purpose: "the C library, for host programs" },
  { name: "qemu-system-x86", file: "/usr/bin/qemu-system-x86_64", purpose: "the machine to boot" },
  { name: "xorriso", file: "/usr/bin/xorriso", purpose: "writes ISO images" },
  { name: "grub-common", file: "/usr/bin/grub-mkrescue", purpose: "the boot loader of ISO images" },
  { name: "grub-pc-bin", file: "/usr/lib/grub/i386-pc/multiboot2.mod", purpose: "the boot loader of ISO images" },
  {
    name: "grub-efi-amd64-bin",
    file: "/usr/lib/grub/x86_64-efi/multiboot2.mod",
    purpose: "the boot loader of ISO images under UEFI",
  },
  { name: "gdb", file: "/usr/bin/gdb", purpose: "tests of debugging", testsOnly: true },
  { name: "lldb-22", file: "/usr/bin/lldb-22", purpose: "tests of debugging", testsOnly: true },
  { name: "ovmf", file: "/usr/share/ovmf/OVMF.fd", purpose: "UEFI firmware for QEMU", testsOnly: true },
  { name: "wrk", file: "/usr/bin/wrk", purpose: "the benchmarks' HTTP client", benchOnly: true },
  { name: "cpio", file: "/usr/bin/cpio", purpose: "packs the Linux guest to compare with", benchOnly: true },
  { name: "iproute2", file: "/usr/sbin/ip", purpose: "the benchmarks' network", benchOnly: true },
  { name: "mtools", file: "/usr/bin/mformat", purpose: "file systems inside ISO images" },
];

/**
 * Installs what is missing and returns; on failure says which step failed and how to do it by hand, and exits with 1.
 * `tests`, `bench`: also what only these need.
 */
export function setUp({ tests = false, bench = false }) {
  checkNode();
  installNpmPackages();
  installDebianPackages(
    debianPackages.filter((one) => (tests || one.testsOnly !== true) && (bench || one.benchOnly !== true)),
  );
}

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) fail(`Node ${process.versions.node} is too old`, "Install Node 20 or newer: https://nodejs.org/");
}

/** `npm ci`, once for each state of the lock file. */
function installNpmPackages() {
  const lock = createHash("sha256")
    .update(fs.readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  const stamp = path.join(root, "node_modules", ".instar-lock");
  if (read(stamp) === lock) return;
  say("installing npm packages from package-lock.json");
  run("npm", ["ci", "--no-audit", "--no-fund"], "npm packages could not be installed", "npm ci");
  fs.writeFileSync(stamp, lock);
}

function installDebianPackages(packages) {
  const missing = packages.filter((one) => !fs.existsSync(one.file));
  if (missing.length === 0) return;
  const names = missing.map((one) => one.name);
  say(`installing ${names.length} Debian package${names.length === 1 ? "" : "s"}:`);
  for (const one of missing) say(`  ${one.name.padEnd(20)} ${one.purpose}`);
  if (!isProgram("apt-get")) {
    fail(
      "this is not a Debian system: there is no apt-get",
      `Install the equivalents of these packages by hand: ${names.join(" ")}`,
    );
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !isProgram("sudo")) {
    fail("not root, and there is no sudo", `As root: apt-get update && apt-get install ${names.join(" ")}`);
  }
  const byHand = `${isRoot ? "" : "sudo "}apt-get update && ${isRoot ? "" : "sudo "}apt-get install ${names.join(" ")}`;
  const hint = names.some((name) => name.endsWith("-22"))
    ? `${byHand}\n(Where Debian's release has no clang-22, https://apt.llvm.org/ says how to add the archive that has it.)`
    : byHand;
  const apt = (...args) => (isRoot ? ["apt-get", args] : ["sudo", ["apt-get", ...args]]);
  run(...apt("update", "-q"), "the package lists could not be fetched", hint);
  run(
    ...apt("install", "-y", "-q", "--no-install-recommends", ...names),
    "the Debian packages could not be installed",
    hint,
  );
  const still = missing.filter((one) => !fs.existsSync(one.file));
  if (still.length > 0) fail(`${still.map((one) => one.file).join(", ")} still missing after the installation`, hint);
  say("tools are installed");
}

function run(program, args, failure, byHand) {
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (result.error !== undefined) fail(`${failure}: ${result.error.message}`, byHand);
  if (result.status !== 0) fail(`${failure} (${program} ended with ${result.status ?? result.signal})`, byHand);
}

function isProgram(name) {
  return (process.env.PATH ?? "").split(":").some((folder) => fs.existsSync(path.join(folder, name)));
}

function read(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function say(text) {
  process.stdout.write(`set-up: ${text}\n`);
}

function fail(what, byHand) {
  process.stderr.write(`set-up failed: ${what}.\nBy hand:\n  ${byHand.replaceAll("\n", "\n  ")}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp({ tests: process.argv.includes("--tests") });
