/** A process with nothing but a phone, so that the figures of its clients are theirs alone. */
import { startSimulator } from "../../tools/simulator/simulator.ts";
import { PhoneTask } from "./phone-elsewhere.ts";

process.once("message", (raw: unknown) => {
  void (async () => {
    const { apps, latency } = PhoneTask.parse(raw);
    const clock = latency === "none" ? "virtual" : "real";
    const simulator = await startSimulator({ apps, latency, clock });
    process.send?.({ port: simulator.serverPort });
  })();
});
process.on("disconnect", () => process.exit());
