import { commands as allCommands } from "../commands/table.ts";
import type { CommandTable } from "../commands/command.ts";
import type { Phone, ShellCall } from "../phone.ts";
import { createInterpreter } from "./interpreter.ts";
import { runLines, runText } from "./script.ts";
import type { Frame, State } from "./state.ts";
import { inputFrom, orAborted, type Output } from "./streams.ts";
import { createTerminal } from "./terminal.ts";

/** Make the phone's shell. Commands run in this process over the `Phone`; nothing of them reaches the host. */
export function createShell(
  phone: Phone,
  commands: CommandTable = allCommands,
): (call: ShellCall) => Promise<number> {
  const interpreter = createInterpreter();
  let lastPid = 20_000;

  return async (call) => {
    const { signal } = call;
    const cost = phone.latency.cost("shell");
    if (cost > 0) await phone.clock.sleep(cost);
    if (signal.aborted) return 255;
    const guard = (write: (data: Uint8Array) => void): Output => ({
      write(data) {
        if (!signal.aborted) write(data);
      },
      ...(call.room && { room: call.room }),
    });
    const terminal = call.pty ? createTerminal(inputFrom(call.stdin, signal), guard(call.stdout)) : undefined;
    const stdout = terminal?.output ?? guard(call.stdout);
    const frame: Frame = {
      phone,
      commands,
      state: freshState(phone),
      descriptors: new Map([
        [0, { input: terminal?.input ?? inputFrom(call.stdin, signal) }],
        [1, { output: stdout }],
        [2, { output: terminal ? stdout : guard(call.stderr) }],
      ]),
      signal,
      jobs: { running: new Map(), stops: new Map(), attached: new Set(), nextPid: () => ++lastPid },
      name: "/system/bin/sh",
      place: () => "",
      depth: 0,
      guarded: false,
    };
    const interactive = call.command.trim() === "";
    const prompt =
      terminal &&
      ((status: number, more: boolean) => terminal.prompt(promptText(phone, frame.state.cwd, status, more)));
    const status = interactive
      ? await runLines(interpreter, frame, prompt)
      : await interpreter.isolated(frame, () => runText(interpreter, call.command, frame));
    // The stream stays open while background jobs hold it.
    while (frame.jobs.attached.size > 0 && !signal.aborted)
      await orAborted(Promise.all(frame.jobs.attached), signal);
    return status;
  };
}

function promptText(phone: Phone, cwd: string, status: number, more: boolean): string {
  if (more) return "> ";
  return `${status === 0 ? "" : `${status}|`}${phone.profile.device}:${cwd} $ `;
}

function freshState(phone: Phone): State {
  const environment = new Map([
    ["ANDROID_DATA", "/data"],
    ["ANDROID_ROOT", "/system"],
    ["ANDROID_STORAGE", "/storage"],
    ["EXTERNAL_STORAGE", "/sdcard"],
    ["HOME", "/"],
    ["HOSTNAME", phone.profile.device],
    ["LOGNAME", "shell"],
    [
      "PATH",
      "/product/bin:/apex/com.android.runtime/bin:/apex/com.android.art/bin:/system_ext/bin:/system/bin:/system/xbin:/odm/bin:/vendor/bin:/vendor/xbin",
    ],
    ["SHELL", "/bin/sh"],
    ["TERM", "xterm-256color"],
    ["TMPDIR", "/data/local/tmp"],
    ["USER", "shell"],
  ]);
  return {
    variables: environment,
    exported: new Set(environment.keys()),
    readonly: new Set(),
    functions: new Map(),
    positional: [],
    cwd: "/",
    status: 0,
    lastBackground: 0,
    exitOnError: false,
    nounset: false,
    trace: false,
    exitTrap: undefined,
  };
}
