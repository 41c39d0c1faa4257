/** Programs built from Go modules. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { environmentFor } from "../../config.ts";
import { built } from "./built.ts";

const run = promisify(execFile);

/** The program of a package in the Go module in this folder; undefined when it cannot be built here. */
export function goProgram(module: string, target: string): Promise<string | undefined> {
  return built([join(module, "go.mod"), join(module, "go.sum")], async (place) => {
    const { go, environment } = await toolchain(module);
    await run(go, ["build", "-ldflags", "-s -w", "-o", place, target], { cwd: module, env: environment });
  });
}

interface Toolchain {
  readonly go: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** The Go that is here if it can build the module; if it is older than 1.21 it fetches the one that can. */
async function toolchain(module: string): Promise<Toolchain> {
  // Where Go is installed by hand it is often not on the path.
  const path = `${environmentFor({})["PATH"] ?? ""}:/usr/local/go/bin`;
  const environment = environmentFor({ PATH: path, GOTOOLCHAIN: "auto" });
  const { stdout } = await run("go", ["version"], { env: environment });
  const minor = Number(/go1\.(\d+)/.exec(stdout)?.[1] ?? 0);
  // From 1.21 on, Go fetches a newer one by itself where a module asks for it.
  if (minor >= 21) return { go: "go", environment };
  const asked = /^go (\S+)$/m.exec(readFileSync(join(module, "go.mod"), "utf8"))?.[1] ?? "";
  const root = await fetched(`golang.org/toolchain@v0.0.1-go${asked}.${platform()}`, environment);
  return {
    go: join(root, "bin", "go"),
    environment: environmentFor({ PATH: path, GOROOT: root, GOTOOLCHAIN: "local" }),
  };
}

/** The folder of a toolchain that comes as a module. */
async function fetched(name: string, env: NodeJS.ProcessEnv): Promise<string> {
  // Not in the module's own folder: an old Go cannot read what that asks for.
  const { stdout } = await run("go", ["mod", "download", "-json", name], { env, cwd: tmpdir() });
  const { Dir: root } = z.object({ Dir: z.string() }).parse(JSON.parse(stdout));
  // Modules know no programs: what is to be run must be marked so.
  for (const folder of ["bin", join("pkg", "tool", platform().replace("-", "_"))])
    for (const file of await readdir(join(root, folder))) await chmod(join(root, folder, file), 0o755);
  return root;
}

function platform(): string {
  return `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
}
