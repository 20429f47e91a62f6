// An ISO image that boots through GRUB (BIOS): the boot loader's core is made once, the file system for each image.

import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ToolError } from "./toolchain.ts";

const run = promisify(execFile);

/** What GRUB needs to find the image on the disc and hand over to it. */
const modules = ["biosdisk", "iso9660", "normal", "multiboot2", "serial", "terminal"];

const configuration = `set timeout=0
multiboot2 /boot/image.elf
boot
`;

/** Writes `iso` with the image `elf`; `work` is a folder that is kept from build to build. */
export async function writeIso(elf: string, iso: string, work: string): Promise<void> {
  const loader = path.join(work, "loader.img");
  await fs.mkdir(work, { recursive: true });
  try {
    await fs.access(loader);
  } catch {
    const made = `${loader}.${process.pid}`;
    await tool("grub-mkimage", ["-O", "i386-pc-eltorito", "-p", "/boot/grub", "-o", made, ...modules]);
    await fs.rename(made, loader);
  }
  const tree = await fs.mkdtemp(path.join(work, "tree-"));
  try {
    await fs.mkdir(path.join(tree, "boot/grub"), { recursive: true });
    await fs.copyFile(loader, path.join(tree, "boot/loader.img"));
    await fs.copyFile(elf, path.join(tree, "boot/image.elf"));
    await fs.writeFile(path.join(tree, "boot/grub/grub.cfg"), configuration);
    const boot = ["-b", "boot/loader.img", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table"];
    await tool("xorriso", ["-as", "mkisofs", "-quiet", "-R", ...boot, "-o", iso, tree]);
  } finally {
    await fs.rm(tree, { recursive: true });
  }
}

async function tool(program: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, [...args]);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new ToolError(`${program} failed: ${stderr ?? message}`);
  }
}
