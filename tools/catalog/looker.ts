/** Looks at one device: an action and what came of it in one round trip, and the log up to there. */
import { randomBytes } from "node:crypto";
import { ActionableError } from "../actionable-error.ts";
import { isStarting } from "../device/answers/state.ts";
import type { LogWatcher } from "../device/log/watcher.ts";
import { logMarkCommand, lookCommand, parseLook } from "../device/look.ts";
import type { Look } from "../device/look.ts";
import type { DevicePort } from "../device/port.ts";
import { quietEnough } from "../screen/settle.ts";
import { waitUntilStarted } from "./boots.ts";
import { heldError } from "./leases.ts";

/** Milliseconds of the host: an action may wait for a hanging app (30 s), a dump for quiet (12 s). */
export const lookDeadline = 90_000;
/** How long the log may lag behind the device, milliseconds of the host. */
const logPatience = 2_000;

/** What to do before looking; an empty action for nothing. `pause` is slept on the device, in seconds. */
export interface LookWish {
  readonly action: string;
  readonly pause: number;
  readonly compressed: boolean;
  /** Package under test; empty for none. */
  readonly app: string;
  /** What is to be undone if we die. */
  readonly undo: string;
}

export interface Looker {
  /** Another client has taken the device over: nothing is done any more. */
  readonly lost: boolean;
  look(wish: LookWish, signal: AbortSignal | undefined): Promise<Look>;
  /** Let the log catch up with the device. */
  catchUp(signal: AbortSignal | undefined): Promise<void>;
}

/** `lease` is the one that we hold on the device. */
export function createLooker(port: DevicePort, api: number, lease: string, log: LogWatcher): Looker {
  /** Marks the parts of an answer; no app can know it. */
  const word = `preflight:${randomBytes(9).toString("hex")}`;
  let marks = 0;
  let lost = false;
  /** What the device knows of what is to be undone. */
  let undoKept = "";
  /** Dumps on this device do not wait for the screen: two in one round trip tell whether it rests. */
  let quickDumps = false;

  const nextMark = (): string => {
    marks += 1;
    return `${word} ${marks}`;
  };

  const lookOnce = async (
    { action, pause, compressed, app, undo }: LookWish,
    signal: AbortSignal | undefined,
  ): Promise<Look> => {
    const logMark = nextMark();
    const command = lookCommand(word, {
      action,
      pause,
      compressed,
      app,
      lease,
      api,
      undo: undo === undoKept ? null : undo,
      twice: quickDumps,
      logMark,
    });
    const { stdout } = await port.shell(command, { signal, deadline: lookDeadline });
    const look = parseLook(word, stdout, app);
    if (look.lostTo !== null) {
      lost = true;
      throw heldError(port.serial, { by: look.lostTo, idle: 0 });
    }
    undoKept = undo;
    if (!look.complete) {
      throw new ActionableError(
        "device-lost",
        `Device ${port.serial} cut its answer short.`,
        "Check the connection and `adb devices`, then call use_device again.",
      );
    }
    const dumps = quickDumps ? 2 : 1;
    quickDumps = look.xml !== "" && look.dumpEnded - look.dumpStarted < dumps * quietEnough;
    await log.until(logMark, logPatience);
    return look;
  };

  return {
    get lost() {
      return lost;
    },
    async look(wish, signal) {
      const look = await lookOnce(wish, signal);
      if (!isStarting(look.dumper)) return look;
      await waitUntilStarted(port, signal);
      // What was done is done, or could not be: only the look is repeated.
      return { ...(await lookOnce({ ...wish, action: "" }, signal)), action: look.action };
    },
    async catchUp(signal) {
      const mark = nextMark();
      await port.shell(logMarkCommand(mark), { signal, deadline: lookDeadline });
      await log.until(mark, logPatience);
    },
  };
}
