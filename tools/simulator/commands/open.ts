/** Opens a shell on a phone of object literals, for the tests of the commands. */
import { createShell } from "../shell/create.ts";
import { runShell, type RunOptions, type ShellResult } from "../shell/run.ts";
import { createFakePhone, type FakePhone } from "./fake-phone.ts";

export interface Opened {
  readonly phone: FakePhone;
  readonly run: (command: string, options?: RunOptions) => Promise<ShellResult>;
}

/** Make a fake phone and what runs its commands. */
export function open(change: Parameters<typeof createFakePhone>[0] = {}): Opened {
  const phone = createFakePhone(change);
  const shell = createShell(phone);
  return { phone, run: (command, options) => runShell(shell, command, options) };
}
