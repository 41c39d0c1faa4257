/** What differs between Android 8 and 16, as a client sees it on one phone of each version. */
import { beforeAll, describe, expect, it } from "vitest";
import { runShell } from "./shell/run.ts";
import { startSimulator } from "./simulator.ts";
import { trialApp } from "./trial/app.ts";
import { trialPackage } from "./trial/phone.ts";

const levels = [26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36] as const;

/** Look at everything that differs, and close the phone again. */
async function look(api: number) {
  const simulator = await startSimulator({ apps: [trialApp], api });
  const run = (command: string) => runShell((call) => simulator.phone.shell(call), command);
  const out = async (command: string): Promise<string> => {
    const { stdout, stderr } = await run(command);
    return stdout + stderr;
  };
  const centre = async (id: string): Promise<string> => {
    const xml = await out("uiautomator dump /dev/tty");
    const found = new RegExp(`/${id}"[^>]* bounds="\\[(\\d+),(\\d+)\\]\\[(\\d+),(\\d+)\\]"`).exec(xml);
    const [left = 0, top = 0, right = 0, bottom = 0] = (found ?? []).slice(1).map(Number);
    return `${(left + right) / 2} ${(top + bottom) / 2}`;
  };
  const start = await out(
    `am start -W -a android.intent.action.MAIN -d https://a.example/b?c=d -n ${trialPackage}/.Main`,
  );
  const dump = await out("uiautomator dump /dev/tty");
  const windows = await out("dumpsys window windows | grep mCurrentFocus");
  const displays = await out("dumpsys window displays | grep -E 'mCurrentFocus|mFocusedApp'");
  const begun = simulator.phone.clock.now();
  await run("input tap 1 1");
  const tapMs = simulator.phone.clock.now() - begun;
  const memory = await out(`dumpsys meminfo ${trialPackage}`);
  await run(`input tap ${await centre("camera")}`);
  const asked = await out("uiautomator dump /dev/tty");
  const askedBy = await out("dumpsys window | grep mCurrentFocus");
  await run("input keyevent 4; sleep 1");
  await run("logcat -c");
  await run(`input tap ${await centre("crash")}`);
  await run("sleep 3");
  const shot = (await run("screencap | head -c 20")).bytes;
  const facts = {
    features: simulator.phone.profile.features,
    attributes: /bounds="\[[^"]*"( [^>]*?)?\/?>/.exec(dump)?.[1] ?? "",
    shotHeader: [shot.readUInt32LE(0), shot.readUInt32LE(4), shot.readUInt32LE(8), shot.readUInt32LE(12)],
    start,
    windows,
    displays,
    tapMs,
    rss: memory.includes("TOTAL RSS:"),
    total: memory.includes("TOTAL PSS:"),
    asked: [...asked.matchAll(/resource-id="[^"]*:id\/(permission_\w+_button)"/g)].map((found) => found[1]),
    askedBy: askedBy.trim(),
    tags: await out("logcat -d -b events,system,crash -v tag"),
    notFound: await out("nope"),
    exitInfo: await out(`dumpsys activity exit-info ${trialPackage}`),
    rotation: [await out("wm user-rotation"), await out("wm set-user-rotation")].map((text) =>
      text.includes("Unknown command"),
    ),
    locale: await out(`cmd locale get-app-locales ${trialPackage}`),
    airplane: await out("cmd connectivity airplane-mode"),
    combination: await out("input keycombination 113 29"),
    hidden: await out(`am start -n ${trialPackage}/.Broken`),
    userId: await out(`dumpsys package ${trialPackage} | grep -E '(appId|userId)='`),
    imeShowing: (await out("dumpsys window")).includes("mImeShowing"),
    fingerprint: await out("getprop ro.build.fingerprint"),
    ring: await out("logcat -g -b main"),
    battery: await out("dumpsys battery"),
    clipped: await out("input text a b"),
  };
  await simulator.close();
  return facts;
}

const seen = new Map<number, Awaited<ReturnType<typeof look>>>();
const at = (api: number) => {
  const facts = seen.get(api);
  if (!facts) throw new Error(`no phone with API ${api}`);
  return facts;
};

beforeAll(async () => {
  for (const api of levels) seen.set(api, await look(api));
});

/** Levels where something holds. */
const where = (holds: (facts: Awaited<ReturnType<typeof look>>) => boolean): readonly number[] =>
  levels.filter((api) => holds(at(api)));
const from = (first: number): readonly number[] => levels.filter((api) => api >= first);
const until = (last: number): readonly number[] => levels.filter((api) => api <= last);

const has = (feature: string) => where(({ features }) => features.includes(feature));

describe("from Android 8 to 16", () => {
  it("the dump has drawing-order and hint since 15", () => {
    expect(where(({ attributes }) => /drawing-order="\d+" hint="/.test(attributes))).toEqual(from(35));
    expect(where(({ attributes }) => attributes.trim() === "")).toEqual(until(34));
  });

  it("raw screenshots have a colour space in their header", () => {
    expect(where(({ shotHeader }) => shotHeader.join() === "1080,2400,1,1")).toEqual(levels);
  });

  it("am start tells ThisTime until 9, LaunchState since 10, hides data since 11, and has extended flags since 16", () => {
    expect(where(({ start }) => /^ThisTime: \d+$/m.test(start))).toEqual(until(28));
    expect(where(({ start }) => /^LaunchState: COLD$/m.test(start))).toEqual(from(29));
    expect(where(({ start }) => start.includes("dat=https://a.example/..."))).toEqual(from(30));
    expect(where(({ start }) => start.includes("dat=https://a.example/b?c=d"))).toEqual(until(29));
    expect(where(({ start }) => start.includes("xflg=0x4"))).toEqual(from(36));
  });

  it("the focus stands among the windows until 9, among the displays since 10", () => {
    expect(where(({ windows }) => windows.includes(`${trialPackage}/${trialPackage}.Main`))).toEqual(
      until(28),
    );
    expect(where(({ displays }) => displays.includes(`${trialPackage}/${trialPackage}.Main`))).toEqual(
      from(29),
    );
    expect(where(({ displays }) => displays.includes("mFocusedApp=ActivityRecord{"))).toEqual(from(31));
    expect(where(({ displays }) => displays.includes("mFocusedApp=AppWindowToken{"))).toEqual([29, 30]);
  });

  it("input is a program of its own until 11, which takes most of a second", () => {
    expect(where(({ tapMs }) => tapMs > 400)).toEqual(until(30));
    expect(where(({ tapMs }) => tapMs < 150)).toEqual(from(31));
    expect(where(({ clipped }) => clipped.includes("Invalid arguments"))).toEqual(until(30));
    expect(where(({ combination }) => combination.includes("Unknown command: keycombination"))).toEqual(
      until(32),
    );
  });

  it("permissions are asked for in other words", () => {
    expect(until(28).map((api) => at(api).asked)).toEqual(
      until(28).map(() => ["permission_deny_button", "permission_allow_button"]),
    );
    expect(at(29).asked).toEqual(["permission_allow_button", "permission_deny_button"]);
    expect(from(30).map((api) => at(api).asked)).toEqual(
      from(30).map(() => [
        "permission_allow_foreground_only_button",
        "permission_allow_one_time_button",
        "permission_deny_button",
      ]),
    );
    expect(where(({ askedBy }) => askedBy.includes("com.google.android.packageinstaller/"))).toEqual(
      until(28),
    );
    expect(where(({ askedBy }) => askedBy.includes("com.google.android.permissioncontroller/"))).toEqual(
      from(29),
    );
  });

  it("activities log as am_ until 10 and as wm_ since 11, by other tags", () => {
    expect(where(({ tags }) => /I\/am_finish_activity/.test(tags))).toEqual(until(29));
    expect(where(({ tags }) => /I\/wm_finish_activity/.test(tags))).toEqual(from(30));
    expect(where(({ tags }) => /I\/am_crash/.test(tags))).toEqual(levels);
    expect(where(({ tags }) => /\/ActivityTaskManager: +Force finishing/.test(tags))).toEqual(from(29));
    expect(where(({ tags }) => /\/ActivityManager: +Force finishing/.test(tags))).toEqual(until(28));
    expect(where(({ tags }) => /am_crash: .*,0\]$/m.test(tags))).toEqual(from(33));
  });

  it("since 11 memory has resident sizes, exits are kept, the keyboard shows in insets, radios and rotation have commands", () => {
    expect(where(({ rss }) => rss)).toEqual(from(30));
    expect(where(({ total }) => total)).toEqual(from(30));
    expect(where(({ exitInfo }) => exitInfo.includes("reason=4"))).toEqual(from(30));
    expect(where(({ airplane }) => airplane === "disabled\n")).toEqual(from(30));
    expect(where(({ imeShowing }) => imeShowing)).toEqual(from(30));
    expect(where(({ rotation }) => rotation[0] === true && rotation[1] === false)).toEqual(until(29));
    expect(where(({ rotation }) => rotation[0] === false && rotation[1] === true)).toEqual(from(30));
  });

  it("the shell, the packages and the log speak as their version does", () => {
    expect(where(({ notFound }) => notFound.includes("inaccessible or not found"))).toEqual(from(29));
    expect(where(({ userId }) => userId.includes("appId="))).toEqual(from(33));
    expect(where(({ locale }) => locale.startsWith("Locales for"))).toEqual(from(33));
    expect(where(({ ring }) => ring.includes(" KiB"))).toEqual(from(30));
    expect(where(({ battery }) => battery.includes("Dock powered"))).toEqual(from(33));
    expect(
      where(({ hidden }) => hidden.startsWith("Starting") && hidden.includes("Security exception:")),
    ).toEqual(until(28));
    expect(new Set(levels.map((api) => at(api).fingerprint)).size).toBe(levels.length);
  });

  it("adbd says what it can do", () => {
    expect(has("shell_v2")).toEqual(levels);
    expect(has("abb_exec")).toEqual(from(29));
    expect(has("ls_v2")).toEqual(from(30));
    expect(has("openscreen_mdns")).toEqual(from(31));
    expect(has("devicetracker_proto_format")).toEqual(from(34));
  });
});
