import { pay, type Command } from "./command.ts";

function describe(name: string): string {
  return `  mId=${name} mSettingsActivityName=null mIsVrOnly=false mSupportsSwitchingToNextInputMethod=true\n  mIsDefaultResId=0x0\n  Service:\n    priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=false\n    ServiceInfo:\n      name=${name.split("/")[1] ?? ""}\n      packageName=${name.split("/")[0] ?? ""}\n`;
}

/** `ime list|enable|disable|set|reset`: texts of Android 9 and later, with the older ones by API level. */
export const ime: Command = async (call) => {
  const words = call.args.filter((arg, index) => arg !== "--user" && call.args[index - 1] !== "--user");
  const [command, ...args] = words;
  const { inputMethods, profile } = call.phone;
  if (call.phone.faults.booting) {
    call.err("cmd: Can't find service: input_method\n");
    return 20;
  }
  await pay(call, "ime");
  const id = args.find((arg) => !arg.startsWith("-")) ?? "";
  const user = profile.api >= 28 ? " for user #0" : "";
  switch (command) {
    case "list": {
      const shown = inputMethods.list().filter((each) => each.enabled || args.includes("-a"));
      if (args.includes("-s")) call.out(shown.map((each) => `${each.id}\n`).join(""));
      else {
        call.out(shown.map((each) => `${each.id}:\n${describe(each.id)}`).join("\n"));
      }
      return 0;
    }
    case "enable":
      switch (inputMethods.enable(id)) {
        case "enabled":
          call.out(
            profile.api >= 28
              ? `Input method ${id}: now enabled${user}\n`
              : `Input method ${id} now enabled\n`,
          );
          return 0;
        case "already":
          call.out(
            profile.api >= 28
              ? `Input method ${id}: already enabled${user}\n`
              : `Input method ${id} already enabled\n`,
          );
          return 0;
        case "unknown":
          if (profile.api <= 28) {
            call.err(
              `Exception occurred while executing:\njava.lang.IllegalArgumentException: Unknown id: ${id}\n`,
            );
            return 255;
          }
          call.err(`Unknown input method ${id} cannot be enabled${user}\n`);
          return 255;
        default:
          return 255;
      }
    case "disable":
      if (inputMethods.disable(id) === "disabled") {
        call.out(`Input method ${id}: now disabled${user}\n`);
        return 0;
      }
      call.err(`Unknown id: ${id}\n`);
      return 255;
    case "set":
      if (inputMethods.set(id) === "set") {
        call.out(`Input method ${id} selected${user}\n`);
        return 0;
      }
      call.err(`Unknown input method ${id} cannot be selected${user}\n`);
      return 255;
    case "reset":
      inputMethods.reset();
      call.out(
        `Reset current and enabled IMEs${user}\n  Newly selected: ${inputMethods.current()}\n  Newly enabled:\n${inputMethods
          .list()
          .filter((each) => each.enabled)
          .map((each) => `    ${each.id}\n`)
          .join("")}`,
      );
      return 0;
    case undefined:
      call.out("ime <command>:\n  list [-a] [-s]\n    prints all enabled input methods.\n");
      return 0;
    default:
      call.err(`Unknown command: ${command}\n`);
      return 255;
  }
};
