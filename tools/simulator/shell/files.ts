import type { Clock, Faults, Files, FileStat } from "../phone.ts";
import { accessOf, homeOf } from "./access.ts";
import { directoryName, resolvePath } from "./paths.ts";
import { startingTree } from "./tree.ts";

/** Why a file could not be written or read, in the words of Linux: "Permission denied", "No space left on device" … */
export class FileError extends Error {}

/** Files as the shell user sees them, and as the system does, which may write everywhere. */
export interface PhoneFiles extends Files {
  readonly asSystem: Files;
}

interface FileNode {
  readonly data: Buffer | undefined;
  mode: number;
  mtime: number;
  /** Names in a directory. */
  readonly names: Set<string>;
}

const isDirectoryMode = 0o040000;

/** Make the phone's file system: in memory, with the directories of a phone and the rights of the shell user. */
export function createFiles(options: {
  clock: Pick<Clock, "now">;
  faults: Pick<Faults, "storageFull">;
}): PhoneFiles {
  const nodes = new Map<string, FileNode>();
  const seconds = (): number => Math.trunc(options.clock.now() / 1000);
  const node = (path: string): FileNode | undefined => nodes.get(homeOf(resolvePath("/", path)));

  function place(path: string, entry: FileNode): void {
    nodes.set(path, entry);
    if (path !== "/") nodes.get(directoryName(path))?.names.add(path.slice(path.lastIndexOf("/") + 1));
  }

  function makeDirectories(path: string, mode: number): void {
    if (path !== "/" && !nodes.has(directoryName(path))) makeDirectories(directoryName(path), mode);
    if (!nodes.has(path))
      place(path, { data: undefined, mode: isDirectoryMode | mode, mtime: seconds(), names: new Set() });
  }

  for (const [path, mode, text] of startingTree) {
    if (text === undefined) makeDirectories(path, mode);
    else place(path, { data: Buffer.from(text), mode: 0o100000 | mode, mtime: seconds(), names: new Set() });
  }

  function forget(path: string): void {
    for (const name of nodes.get(path)?.names ?? []) forget(`${path === "/" ? "" : path}/${name}`);
    nodes.delete(path);
    nodes.get(directoryName(path))?.names.delete(path.slice(path.lastIndexOf("/") + 1));
  }

  function createView(system: boolean): Files {
    const writable = (path: string): ReturnType<Files["writable"]> => {
      const full = homeOf(resolvePath("/", path));
      const access = system ? "write" : accessOf(full);
      if (access === "read-only") return "Read-only file system";
      if (access !== "write") return "Permission denied";
      return options.faults.storageFull ? "No space left on device" : "yes";
    };

    return {
      writable,
      read(path) {
        const full = homeOf(resolvePath("/", path));
        if (!system && accessOf(full) === "denied") return undefined;
        return nodes.get(full)?.data;
      },
      write(path, data, writeOptions) {
        const full = homeOf(resolvePath("/", path));
        if (node(full)?.mode !== undefined && node(full)?.data === undefined)
          throw new FileError("Is a directory");
        const parent = nodes.get(directoryName(full));
        const answer = writable(full);
        if (answer === "Read-only file system" || answer === "Permission denied") throw new FileError(answer);
        if (!parent) throw new FileError("No such file or directory");
        if (parent.data) throw new FileError("Not a directory");
        const isFull = answer === "No space left on device" && data.length > 0;
        const fallback = full.startsWith("/storage/") ? 0o660 : 0o666 & ~0o022;
        place(full, {
          data: isFull ? Buffer.alloc(0) : data,
          mode: 0o100000 | ((writeOptions?.mode ?? nodes.get(full)?.mode ?? fallback) & 0o7777),
          mtime: writeOptions?.mtime ?? seconds(),
          names: new Set(),
        });
        if (isFull) throw new FileError(answer);
      },
      remove(path, recursive) {
        const full = homeOf(resolvePath("/", path));
        const found = nodes.get(full);
        if (!found || full === "/") return false;
        const answer = writable(full);
        if (answer !== "yes" && answer !== "No space left on device") throw new FileError(answer);
        if (found.names.size > 0 && !recursive) throw new FileError("Directory not empty");
        forget(full);
        return true;
      },
      makeDirectory(path) {
        const full = homeOf(resolvePath("/", path));
        if (nodes.has(full)) throw new FileError("File exists");
        const answer = writable(full);
        if (answer !== "yes") throw new FileError(answer);
        const parent = nodes.get(directoryName(full));
        if (!parent) throw new FileError("No such file or directory");
        if (parent.data) throw new FileError("Not a directory");
        place(full, {
          data: undefined,
          mode: isDirectoryMode | (full.startsWith("/storage/") ? 0o2770 : 0o755),
          mtime: seconds(),
          names: new Set(),
        });
      },
      stat(path) {
        const found = node(path);
        const parent = directoryName(homeOf(resolvePath("/", path)));
        if (!found || (!system && accessOf(parent) === "denied")) return undefined;
        return statOf(found);
      },
      list(path) {
        const full = homeOf(resolvePath("/", path));
        const found = nodes.get(full);
        if (
          !found ||
          found.data ||
          (!system && (accessOf(full) === "denied" || accessOf(full) === "unlisted"))
        )
          return undefined;
        return [...found.names].sort();
      },
    };
  }

  return { ...createView(false), asSystem: createView(true) };
}

function statOf(found: FileNode): FileStat {
  const directory = found.data === undefined;
  return { mode: found.mode, size: found.data?.length ?? 4096, mtime: found.mtime, directory };
}
