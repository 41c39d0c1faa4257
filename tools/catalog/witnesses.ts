/** Witnesses of errors beside the log: windows of the system's error dialogs, and processes that are gone. */
import { errorDialog } from "../device/answers/focus.ts";
import type { Look } from "../device/look.ts";
import type { LogWatcher } from "../device/log/watcher.ts";
import type { DevicePort } from "../device/port.ts";
import { createBoots } from "./boots.ts";
import { readDeath } from "./deaths.ts";

/** Compares each look at the device with the one before. */
export interface Witnesses {
  /** `lines` are the words on the screen. Tells the log what is new. */
  gather(look: Look, lines: readonly string[], signal: AbortSignal | undefined): Promise<void>;
  /** Another app is under test: the processes of the one before are of no interest. */
  forget(): void;
}

/** `boot` is the word of the device's last start. */
export function createWitnesses(port: DevicePort, api: number, boot: string, log: LogWatcher): Witnesses {
  const boots = createBoots(port, boot);
  /** Title of the system's error dialog that was on top at the last look; empty for none. */
  let shown = "";
  let pids: Readonly<Record<string, number>> = {};
  return {
    async gather(look, lines, signal) {
      const dialog = errorDialog(look.focusAfter.window);
      const title = dialog ? look.focusAfter.window : "";
      // A dialog that stands since an earlier look tells nothing new.
      const fresh = title !== shown;
      shown = title;
      if (dialog && fresh) {
        log.witness({
          kind: dialog.kind,
          process: dialog.process,
          package: dialog.process.split(":", 1)[0] ?? "",
          pid: 0,
          time: look.time,
          cause: "",
          message: "",
          frames: [],
          appFrame: "",
          thread: "",
          witnesses: ["dialog"],
          expected: false,
          excerpt: [...lines],
        });
      }
      const gone = Object.entries(pids).filter(([name, pid]) => look.pids[name] !== pid);
      pids = look.pids;
      log.know(look.pids);
      if (gone.length > 0 && (await boots.again(signal))) return;
      for (const [process, pid] of gone)
        log.witness(await readDeath(port, api, process, pid, look.time, signal));
    },
    forget() {
      pids = {};
    },
  };
}
