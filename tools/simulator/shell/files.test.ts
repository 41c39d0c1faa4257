import { expect, test } from "vitest";
import * as fc from "fast-check";
import { createClock } from "../system/clock.ts";
import { createFaults } from "../system/faults.ts";
import { createFiles, FileError, type PhoneFiles } from "./files.ts";

function open(): { files: PhoneFiles; faults: ReturnType<typeof createFaults> } {
  const faults = createFaults();
  return { files: createFiles({ clock: createClock("virtual"), faults }), faults };
}

test("the shared storage is one directory under all of its names", () => {
  const { files } = open();
  files.write("/sdcard/Download/a.txt", Buffer.from("a"));
  for (const path of [
    "/storage/emulated/0/Download/a.txt",
    "/storage/self/primary/Download/a.txt",
    "//sdcard/./Download/../Download/a.txt",
  ]) {
    expect(files.read(path)?.toString()).toBe("a");
  }
  expect(files.list("/storage/emulated/0/Download")).toEqual(["a.txt"]);
});

test("the shell user meets the rights of a phone, the system does not", () => {
  const { files } = open();
  expect(files.writable("/sdcard/x")).toBe("yes");
  expect(files.writable("/data/local/tmp/x")).toBe("yes");
  expect(files.writable("/system/x")).toBe("Read-only file system");
  expect(files.writable("/data/data/com.a/x")).toBe("Permission denied");
  expect(() => files.write("/data/tombstones/t", Buffer.alloc(1))).toThrow(
    new FileError("Permission denied"),
  );
  files.asSystem.write("/data/tombstones/t", Buffer.from("trace"));
  expect(files.read("/data/tombstones/t")).toBeUndefined();
  expect(files.asSystem.read("/data/tombstones/t")?.toString()).toBe("trace");
  expect(files.list("/data")).toBeUndefined();
});

test("a full storage leaves an empty file and says so", () => {
  const { files, faults } = open();
  faults.storageFull = true;
  expect(() => files.write("/sdcard/x", Buffer.from("x"))).toThrow(new FileError("No space left on device"));
  expect(files.stat("/sdcard/x")?.size).toBe(0);
  expect(files.remove("/sdcard/x", false)).toBe(true);
});

test("directories are made, listed and removed with what is in them", () => {
  const { files } = open();
  files.makeDirectory("/sdcard/d");
  files.makeDirectory("/sdcard/d/e");
  files.write("/sdcard/d/e/f", Buffer.from("f"), { mode: 0o644, mtime: 12 });
  expect(files.stat("/sdcard/d/e/f")).toEqual({ mode: 0o100644, size: 1, mtime: 12, directory: false });
  expect(() => files.write("/sdcard/d", Buffer.alloc(0))).toThrow(new FileError("Is a directory"));
  expect(() => files.write("/sdcard/none/x", Buffer.alloc(0))).toThrow(
    new FileError("No such file or directory"),
  );
  expect(() => files.remove("/sdcard/d", false)).toThrow(new FileError("Directory not empty"));
  expect(files.remove("/sdcard/d", true)).toBe(true);
  expect(files.stat("/sdcard/d/e/f")).toBeUndefined();
  expect(files.remove("/sdcard/d", true)).toBe(false);
});

test("no path leads out of where the shell user may write", () => {
  const { files } = open();
  const piece = fc.constantFrom(
    "..",
    ".",
    "sdcard",
    "data",
    "local",
    "tmp",
    "system",
    "x",
    "",
    "storage",
    "emulated",
    "0",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const path = `/${pieces.join("/")}`;
      try {
        files.write(path, Buffer.from("w"));
      } catch (error) {
        expect(error).toBeInstanceOf(FileError);
        return;
      }
      expect(files.read(path)?.toString()).toBe("w");
      expect(files.writable(path)).toBe("yes");
      files.remove(path, false);
    }),
    { numRuns: 2000 },
  );
});
