// An ISO image that boots through GRUB, under BIOS and UEFI: the boot loaders are made once, the file system for each image.

import fs from "node:fs/promises";
import path from "node:path";
import { tool } from "./toolchain.ts";

/** What GRUB needs to find the image on the disc and hand over to it. */
const modules = ["iso9660", "normal", "multiboot2", "serial", "terminal"];

/** Under UEFI GRUB starts from a file system of its own and has to look for the disc. */
const uefiModules = [...modules, "search", "search_fs_file", "configfile"];
const uefiConfiguration = `search --file --set=root /boot/image.elf
configfile ($root)/boot/grub/grub.cfg
`;

const configuration = `set timeout=0
multiboot2 /boot/image.elf
boot
`;

/** Writes `iso` with the image `elf`; `work` is a folder that is kept from build to build. */
export async function writeIso(elf: string, iso: string, work: string): Promise<void> {
  await fs.mkdir(work, { recursive: true });
  const biosLoader = await once(path.join(work, "loader.img"), makeBiosLoader);
  const uefiLoader = await once(path.join(work, "uefi.img"), makeUefiLoader);
  const tree = await fs.mkdtemp(path.join(work, "tree-"));
  try {
    await fs.mkdir(path.join(tree, "boot/grub"), { recursive: true });
    await fs.copyFile(biosLoader, path.join(tree, "boot/loader.img"));
    await fs.copyFile(uefiLoader, path.join(tree, "boot/uefi.img"));
    await fs.copyFile(elf, path.join(tree, "boot/image.elf"));
    await fs.writeFile(path.join(tree, "boot/grub/grub.cfg"), configuration);
    const bios = ["-b", "boot/loader.img", "-no-emul-boot", "-boot-load-size", "4", "-boot-info-table"];
    const uefi = ["-eltorito-alt-boot", "-e", "boot/uefi.img", "-no-emul-boot"];
    await tool("xorriso", ["-as", "mkisofs", "-quiet", "-R", ...bios, ...uefi, "-o", iso, tree]);
  } finally {
    await fs.rm(tree, { recursive: true });
  }
}

async function makeBiosLoader(file: string): Promise<void> {
  await tool("grub-mkimage", ["-O", "i386-pc-eltorito", "-p", "/boot/grub", "-o", file, "biosdisk", ...modules]);
}

/** A small FAT file system with the one program that UEFI looks for. */
async function makeUefiLoader(file: string): Promise<void> {
  const [program, early] = [`${file}.efi`, `${file}.cfg`];
  await fs.writeFile(early, uefiConfiguration);
  await tool("grub-mkimage", ["-O", "x86_64-efi", "-c", early, "-p", "/boot/grub", "-o", program, ...uefiModules]);
  await tool("mformat", ["-C", "-f", "1440", "-i", file, "::"]);
  await tool("mmd", ["-i", file, "::/EFI", "::/EFI/BOOT"]);
  await tool("mcopy", ["-i", file, program, "::/EFI/BOOT/BOOTX64.EFI"]);
  await Promise.all([fs.rm(program), fs.rm(early)]);
}

/** `file`, made if it is not there; builds that run beside each other do not see half of it. */
async function once(file: string, make: (file: string) => Promise<void>): Promise<string> {
  try {
    await fs.access(file);
  } catch {
    const made = `${file}.${process.pid}`;
    await make(made);
    await fs.rename(made, file);
  }
  return file;
}
