/** The process with the simulated phone. It alone knows the truth, and tells it to the scorer after the run. */
import type { Simulator } from "../../tools/simulator/simulator.ts";
import { startSimulator } from "../../tools/simulator/simulator.ts";
import { ToPhone } from "./messages.ts";
import type { FromPhone } from "./messages.ts";
import type { Truth } from "./truth.ts";

let simulator: Simulator | null = null;
/** How many notes there were when a step was over. */
const marks: { step: number; notes: number }[] = [];

function truth(): Truth {
  const notes = simulator?.phone.truth ?? [];
  return notes.map(({ bug, event }, at) => ({
    bug,
    event,
    step: marks.find((mark) => mark.notes > at)?.step ?? null,
  }));
}

async function answer(message: ToPhone): Promise<FromPhone> {
  if (message.do === "start") {
    const { folder, clean, seed } = message;
    simulator = await startSimulator({ apps: [folder], seed, off: clean ? "all" : [] });
    return { did: "start", port: simulator.serverPort };
  }
  if (message.do === "mark") {
    marks.push({ step: message.step, notes: simulator?.phone.truth.length ?? 0 });
    return { did: "mark" };
  }
  return { did: "tell", truth: truth() };
}

process.on("message", (raw: unknown) => {
  answer(ToPhone.parse(raw)).then(
    (reply) => process.send?.(reply),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit());
