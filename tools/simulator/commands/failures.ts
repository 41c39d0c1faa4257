import type { CommandCall } from "./command.ts";

/** How `cmd` and its kin report what a service threw: to standard error, exit code 255. */
export function threw(
  call: CommandCall,
  command: string,
  exception: string,
  frames: readonly string[] = [],
): number {
  const stack = frames.map((frame) => `\tat ${frame}\n`).join("");
  const blank = call.phone.profile.api >= 31 ? "\n" : "";
  call.err(`${blank}Exception occurred while executing '${command}':\n${exception}\n${stack}`);
  return 255;
}

/** Frames below every shell command of a service. */
export function shellFrames(service: string): readonly string[] {
  return [
    "com.android.modules.utils.BasicShellCommandHandler.exec(BasicShellCommandHandler.java:97)",
    "android.os.ShellCommand.exec(ShellCommand.java:38)",
    `${service}.onShellCommand(${service.split(".").at(-1)}.java:3297)`,
    "android.os.Binder.shellCommand(Binder.java:1068)",
    "android.os.Binder.onTransact(Binder.java:888)",
    "android.os.Binder.execTransactInternal(Binder.java:1344)",
    "android.os.Binder.execTransact(Binder.java:1275)",
  ];
}

/** A word that was left out at the end of a command. */
export function missingArgument(call: CommandCall, command: string, after: string): number {
  return threw(call, command, `java.lang.IllegalArgumentException: Argument expected after "${after}"`);
}
