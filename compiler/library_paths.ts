// Which sources are the project's own below an application: the compiler trusts their authors with what it does not check.

/** Folders below the project's root. */
export const libraryFolders = ["std", "kernel", "liveupdate"];

/** `path`: relative to the project's root, with slashes. */
export function isLibraryPath(path: string): boolean {
  return libraryFolders.some((folder) => path.startsWith(`${folder}/`));
}
