import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeFolder, removeFolders } from "./folder.ts";

it("makes what is missing, says what it made, and takes it away again", async () => {
  const base = mkdtempSync(join(tmpdir(), "folder-"));
  const made = await makeFolder(join(base, "a", "b"), "b");
  expect(made).toEqual([join(base, "a", "b"), join(base, "a")]);
  expect(await makeFolder(join(base, "a", "b"), "b")).toEqual([]);
  await removeFolders(made);
  expect(existsSync(join(base, "a"))).toBe(false);
});

it.skipIf(!existsSync("/proc/self"))("ends where a file system refuses new folders", async () => {
  await expect(makeFolder("/proc/nope/deeper", "/proc/nope/deeper")).rejects.toThrow(
    'The output folder "/proc/nope/deeper" cannot be written',
  );
});
