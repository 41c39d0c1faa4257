import { z } from "zod";
import { ActionableError } from "../actionable-error.ts";
import * as apps from "../device/commands/apps.ts";
import { quote } from "../device/quote.ts";
import { answerStep } from "./answer.ts";
import { checkOutcome } from "./outcome.ts";
import type { DeviceSession } from "./session.ts";
import { defineTool } from "./tool.ts";

/** A change of the device, and what puts it back. */
interface Change {
  readonly set: string;
  readonly undo: string;
  /** Ends the app's process. */
  readonly kills?: boolean;
}

type Condition = (session: DeviceSession, value: string, signal: AbortSignal) => Promise<Change>;

function wrong(condition: string, value: string, right: string): ActionableError {
  return new ActionableError(
    "bad-input",
    `${condition} cannot be "${value.slice(0, 60)}".`,
    `Give ${right}.`,
  );
}

/** Reads settings in one round trip: "null" stands for unset. */
async function settings(
  session: DeviceSession,
  keys: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const { output } = await session.run(keys.map((key) => `settings get ${key}`).join("; "), signal);
  return output.split("\n").map((line) => line.trim());
}

function putBack(key: string, value: string | undefined): string {
  return value === undefined || value === "null" || value === ""
    ? `settings delete ${key} >/dev/null`
    : `settings put ${key} ${quote(value)}`;
}

const onOff = (condition: string, value: string): boolean => {
  if (value !== "on" && value !== "off") throw wrong(condition, value, '"on" or "off"');
  return value === "on";
};

const orientation: Condition = async (session, value, signal) => {
  if (value !== "portrait" && value !== "landscape")
    throw wrong("orientation", value, '"portrait" or "landscape"');
  const keys = ["system accelerometer_rotation", "system user_rotation"];
  const held = await settings(session, keys, signal);
  return {
    set: rotateTo(value === "landscape" ? 1 : 0),
    undo: `${putBack("system user_rotation", held[1])}; ${putBack("system accelerometer_rotation", held[0])}`,
  };
};

/** Holds the screen in a rotation: 0 is upright, 1 a quarter turn. */
export function rotateTo(rotation: 0 | 1): string {
  return `settings put system accelerometer_rotation 0; settings put system user_rotation ${rotation}`;
}

const dark: Condition = async (session, value, signal) => {
  const wanted = onOff("dark", value) ? "yes" : "no";
  const { output } = await session.run("cmd uimode night", signal);
  const held = /Night mode: (yes|no|auto)/.exec(output)?.[1] ?? "no";
  return { set: `cmd uimode night ${wanted} >/dev/null`, undo: `cmd uimode night ${held} >/dev/null` };
};

const fontScale: Condition = async (session, value, signal) => {
  const scale = Number(value);
  if (!(scale >= 0.5 && scale <= 3)) throw wrong("font_scale", value, "a number from 0.5 to 3, such as 1.3");
  const [held] = await settings(session, ["system font_scale"], signal);
  return { set: `settings put system font_scale ${scale}`, undo: putBack("system font_scale", held) };
};

const locale: Condition = async (session, value, signal) => {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value))
    throw wrong("locale", value, 'a language tag such as "ko-KR"');
  if (session.facts.api < 33) {
    throw new ActionableError(
      "refused",
      `Android ${session.facts.release} cannot change one app's language over ADB (13 and newer can).`,
      "Change the language in the device's settings by hand.",
    );
  }
  const app = appUnderTest(session);
  const { output } = await session.run(`cmd locale get-app-locales ${quote(app)}`, signal);
  const held = /\[([\w,-]*)\]/.exec(output)?.[1] ?? "";
  const set = (tags: string): string =>
    `cmd locale set-app-locales ${quote(app)}${tags === "" ? "" : ` --locales ${quote(tags)}`}`;
  return { set: set(value), undo: set(held) };
};

function radios(wifi: string, data: string): string {
  return `svc wifi ${wifi}; svc data ${data}`;
}

const network: Condition = async (session, value, signal) => {
  const wanted = onOff("network", value) ? "enable" : "disable";
  const overNetwork = /^(?!127\.|localhost)[\w.-]+:\d+$/.test(session.port.serial);
  if (wanted === "disable" && overNetwork && !session.facts.emulator) {
    throw new ActionableError(
      "refused",
      `${session.port.serial} is connected over Wi-Fi: without it we would lose it.`,
      "Connect it by USB for tests without network.",
    );
  }
  const held = await settings(session, ["global wifi_on", "global mobile_data"], signal);
  return {
    set: radios(wanted, wanted),
    undo: radios(held[0] === "0" ? "disable" : "enable", held[1] === "0" ? "disable" : "enable"),
  };
};

function permissionName(condition: string, value: string): string {
  const name = value.includes(".") ? value : `android.permission.${value.toUpperCase()}`;
  if (!/^[A-Za-z][\w.]+$/.test(name)) throw wrong(condition, value, 'a permission such as "CAMERA"');
  return name;
}

const grantPermission: Condition = async (session, value) => {
  const name = permissionName("grant_permission", value);
  const app = appUnderTest(session);
  return { set: apps.grant(app, name), undo: apps.revoke(app, name) };
};

const revokePermission: Condition = async (session, value) => {
  const name = permissionName("revoke_permission", value);
  const app = appUnderTest(session);
  return { set: apps.revoke(app, name), undo: apps.grant(app, name), kills: true };
};

function appUnderTest(session: DeviceSession): string {
  if (session.app !== "") return session.app;
  throw new ActionableError(
    "bad-input",
    "No app is under test.",
    "Name it with use_device or open it with open_app.",
  );
}

const conditions = {
  orientation,
  dark,
  font_scale: fontScale,
  locale,
  network,
  grant_permission: grantPermission,
  revoke_permission: revokePermission,
} satisfies Record<string, Condition>;

export const setCondition = defineTool({
  name: "set_condition",
  description:
    'Change what the app runs under; undone at the end. orientation portrait|landscape; dark on|off; font_scale 1.3; locale ko-KR; network on|off; grant_permission or revoke_permission CAMERA (revoking kills the app); reset "" undoes all now.',
  kind: "act",
  input: z.strictObject({
    condition: z.enum([
      "orientation",
      "dark",
      "font_scale",
      "locale",
      "network",
      "grant_permission",
      "revoke_permission",
      "reset",
    ]),
    value: z.string(),
  }),
  async run({ condition, value }, context) {
    const { signal } = context;
    const session = await context.desk.session(signal);
    if (condition === "reset") {
      if (session.app !== "") session.expectDeath(session.app);
      const failed = await session.undo();
      const step = await session.act("", signal);
      const words =
        failed.length === 0 ? "All conditions are undone." : `Could not undo: ${failed.join(", ")}.`;
      return answerStep(context, session, step, words, null);
    }
    const change = await conditions[condition](session, value, signal);
    // A permission granted and revoked again needs no undoing of both; each permission is its own.
    const what = condition.endsWith("permission") ? `permission ${value}` : condition;
    session.undoLater(what, change.undo);
    if (change.kills === true) session.expectDeath(session.app);
    const step = await session.act(change.set, signal);
    try {
      checkOutcome(`set_condition ${condition}`, step);
    } catch (error) {
      session.forgetUndo(what);
      throw error;
    }
    return answerStep(context, session, step, `${condition} is now ${value}.`, null);
  },
});
