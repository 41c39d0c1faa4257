import { am } from "./am.ts";
import { appProcess, processGrep } from "./app-process.ts";
import { borrowedCommands } from "./borrowed.ts";
import { appopsProgram, cmd } from "./cmd.ts";
import { clockCommands } from "./clock-programs.ts";
import type { Command, CommandTable } from "./command.ts";
import { content } from "./content.ts";
import { dumpsys } from "./dumpsys/dumpsys.ts";
import { fileCommands } from "./files.ts";
import { find } from "./find.ts";
import { od, xxd } from "./hex-dumps.ts";
import { ime } from "./ime.ts";
import { input } from "./input.ts";
import { lockSettings } from "./lock-settings.ts";
import { logcat } from "./logcat/logcat.ts";
import { monkey } from "./monkey.ts";
import { pm } from "./pm.ts";
import { processCommands } from "./processes.ts";
import { getprop, setprop } from "./properties.ts";
import { svc } from "./radios.ts";
import { screencap } from "./screencap.ts";
import { settings } from "./settings.ts";
import { systemCommands } from "./system.ts";
import { textCommands } from "./text.ts";
import { tr } from "./translate.ts";
import { uiautomator } from "./uiautomator.ts";
import { wm } from "./wm.ts";

const android: Readonly<Record<string, Command>> = {
  am,
  app_process: appProcess,
  app_process64: appProcess,
  appops: appopsProgram,
  cmd,
  content,
  dumpsys,
  getprop,
  ime,
  input,
  locksettings: lockSettings,
  logcat,
  monkey,
  pm,
  screencap,
  setprop,
  settings,
  svc,
  uiautomator,
  wm,
};

const programs: Readonly<Record<string, Command>> = {
  ...borrowedCommands,
  ...textCommands,
  ...fileCommands,
  ...processCommands,
  ...systemCommands,
  ...clockCommands,
  ...android,
  find,
  pgrep: processGrep,
  pkill: processGrep,
  od,
  tr,
  xxd,
  which(call) {
    const found = call.args.filter((name) => name === "sh" || Object.hasOwn(programs, name));
    call.out(found.map((name) => `/system/bin/${name}\n`).join(""));
    return found.length === call.args.length ? 0 : 1;
  },
};

/** Every program that the phone has, by its name. */
export const commands: CommandTable = new Map<string, Command>(Object.entries(programs));
