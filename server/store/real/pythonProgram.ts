/** Python with the packages that a program needs, apart from the machine's own. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { built } from "./built.ts";

const run = promisify(execFile);

/** A Python that has what a list of packages names; undefined when it cannot be made here. */
export async function pythonWith(requirements: string): Promise<string | undefined> {
  const folder = await built([requirements], async (place) => {
    await run("python3", ["-m", "venv", place]);
    const words = [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--only-binary",
      ":all:",
      "--no-deps",
      "-r",
      requirements,
    ];
    await run(join(place, "bin", "python"), words);
  });
  return folder && join(folder, "bin", "python");
}
