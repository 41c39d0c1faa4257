/** The simulated phone for commands: its errors in words. */
import { startSimulator, type Simulator, type SimulatorOptions } from "../../tools/simulator/simulator.ts";
import { AppFileError } from "../../tools/simulator/words/load-app.ts";
import { ConfigError } from "../errors.ts";

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
