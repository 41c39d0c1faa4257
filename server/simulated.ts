/** The simulated phone for commands: errors in words, and the apps that come with it. */
import { fileURLToPath } from "node:url";
import { startSimulator, type Simulator, type SimulatorOptions } from "../tools/simulator/simulator.ts";
import { AppFileError } from "../tools/simulator/words/load-app.ts";
import { ConfigError } from "./errors.ts";

/** Apps that come with Preflight, by the name that flags use. */
export const bundledApps = {
  shop: { path: folderOf("shop"), package: "com.example.pocketmarket" },
  notes: { path: folderOf("notes"), package: "com.example.fieldnotes" },
} as const;

/** Is it the name of an app that comes with Preflight? */
export function isBundled(name: string): name is keyof typeof bundledApps {
  return Object.hasOwn(bundledApps, name);
}

/** Start a simulated phone, or throw a ConfigError that says what to do. */
export async function startPhone(options: SimulatorOptions): Promise<Simulator> {
  try {
    return await startSimulator(options);
  } catch (error) {
    if (error instanceof AppFileError) {
      throw new ConfigError(
        error.message,
        "Correct the app file; tools/simulator/apps/README.md tells how one is written",
      );
    }
    if (error instanceof RangeError) throw new ConfigError(error.message, "Give --api 26 to 36");
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE" || code === "EACCES") {
      const port = error instanceof Error && "port" in error ? String(error.port) : "";
      const why = code === "EADDRINUSE" ? "is in use" : "may not be used";
      throw new ConfigError(`Port ${port} ${why}`, "Name another, or leave it out to take a free one");
    }
    throw error;
  }
}

function folderOf(name: string): string {
  return fileURLToPath(new URL(`../tools/simulator/apps/${name}`, import.meta.url));
}
