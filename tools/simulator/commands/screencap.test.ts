import { describe, expect, test } from "vitest";
import { open } from "./open.ts";

describe("screencap", () => {
  test("gives raw pixels behind a header of 16 bytes (12 before API 26)", async () => {
    const { bytes } = await open().run("screencap");
    expect(bytes.length).toBe(16 + 1080 * 2400 * 4);
    expect([0, 4, 8, 12].map((at) => bytes.readUInt32LE(at))).toEqual([1080, 2400, 1, 1]);
  });

  test("gives a PNG, to standard output or into a file", async () => {
    const { run } = open();
    const { bytes } = await run("screencap -p");
    expect(bytes.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
    await run("screencap /sdcard/s.png");
    expect((await run("cat /sdcard/s.png")).bytes.equals(bytes)).toBe(true);
    expect(await run("screencap -p /system/x.png")).toMatchObject({
      code: 1,
      stderr: "Error opening file: /system/x.png (Read-only file system)\n",
    });
    expect(await run("screencap -d 5 -p")).toMatchObject({
      code: 1,
      stderr: "Failed to take take screenshot. Display Id '5' is not valid.\nCapturing failed.\n",
    });
  });
});
