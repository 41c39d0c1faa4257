/** Commands that start, stop and change apps. */
import { quote } from "../quote.ts";

/** Names that Android accepts for packages; anything else is refused before it reaches the device. */
export const isPackageName = (name: string): boolean =>
  /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/.test(name) && name.length <= 223;

const launcher = "-a android.intent.action.MAIN -c android.intent.category.LAUNCHER";

/** The activity that the launcher would start; answers on the last line. */
export const resolveLauncher = (app: string): string =>
  `cmd package resolve-activity --brief ${launcher} ${quote(app)}`;

/** As the launcher does it: brings the app's task back when it has one. */
export const startActivity = (component: string): string =>
  `am start -W ${launcher} -f 0x10200000 -n ${quote(component)}`;

/** `app` may be empty: then the system chooses. */
export const openLink = (url: string, app: string): string =>
  `am start -W -a android.intent.action.VIEW -d ${quote(url)}${app === "" ? "" : ` ${quote(app)}`}`;

export const forceStop = (app: string): string => `am force-stop ${quote(app)}`;

/** Only kills what is in the background, as the system does when memory is short. */
export const killBackground = (app: string): string => `am kill ${quote(app)}`;

export const clearData = (app: string): string => `pm clear ${quote(app)}`;

export const grant = (app: string, permission: string): string =>
  `pm grant ${quote(app)} ${quote(permission)}`;

/** Kills the app's process when it held the permission. */
export const revoke = (app: string, permission: string): string =>
  `pm revoke ${quote(app)} ${quote(permission)}`;

export const describePackage = (app: string): string => `dumpsys package ${quote(app)}`;

export const packagePath = (app: string): string => `pm path ${quote(app)}`;

export const listPackages = "pm list packages -3";

/** The APK's bytes follow on standard input. */
export const installFromInput = (size: number): string => `cmd package install -r -t -S ${size}`;

export const exitInfo = (app: string): string => `dumpsys activity exit-info ${quote(app)}`;

/** Toasts on the screen and waiting for it; `app` may be empty. */
export const toastQueue = (app: string): string =>
  `dumpsys notification${app === "" ? "" : ` --package ${quote(app)}`} | sed -n '/^  Toast Queue:/,/^ *$/p'`;

/** Process names and ids of a package and its `:children`. */
export const processes = (app: string): string =>
  app === "" ? "true" : `ps -A -o PID,NAME 2>/dev/null | grep -F ${quote(app)}`;
