/** A phone for tests of the system: virtual time, the plain launcher, one app, and a finger. */
import { createDisplay } from "../display/display.ts";
import type { Box } from "../display/scene.ts";
import type { AppFile } from "../language.ts";
import type { LogBuffer, Phone } from "../phone.ts";
import type { PhoneFiles } from "../shell/files.ts";
import { createFiles } from "../shell/files.ts";
import { language } from "../words/language.ts";
import { createClock } from "../system/clock.ts";
import { createPhone } from "../system/create.ts";
import { createFaults } from "../system/faults.ts";
import { createLatency } from "../system/latency.ts";
import { profileFor } from "../system/profile.ts";

export interface Trial {
  readonly phone: Phone;
  readonly files: PhoneFiles;
  open(activity?: string): Promise<void>;
  /** Wait until the screen is quiet. */
  settle(): Promise<void>;
  /** Tap the view with this id, text or description; time goes on by a millisecond, not until quiet. */
  tap(words: string): Promise<void>;
  key(code: number): Promise<void>;
  /** Texts in the focused window. */
  texts(): readonly string[];
  box(words: string): Box | undefined;
  /** Messages of log entries, by tag where one is given. */
  logged(buffer: LogBuffer, tag?: string): readonly string[];
  /** Short class name of the activity in front. */
  front(): string;
  pid(): number | undefined;
}

export const trialPackage = "com.example.trial";

interface Options {
  readonly off?: readonly string[] | "all";
  readonly api?: number;
  readonly seed?: number;
}

/** Make one. */
export function tryApp(app: AppFile, { off = [], api = 34, seed = 7 }: Options = {}): Trial {
  const clock = createClock("virtual");
  const files = createFiles({ clock, faults: createFaults() });
  const phone = createPhone({
    serial: "trial",
    seed,
    clock,
    profile: profileFor(api),
    latency: createLatency("none", seed),
    display: createDisplay(),
    files,
    shell: () => () => Promise.resolve(0),
  });
  phone.packages.installApp(app(language), { off });

  const flat = (box: Box): readonly Box[] => [box, ...box.children.flatMap(flat)];
  const boxes = (): readonly Box[] => {
    const window = phone.windows.focused();
    return window ? flat(window.scene().root) : [];
  };
  const settle = async (): Promise<void> => {
    await clock.until(() => phone.windows.focused() !== undefined && phone.windows.idle(), 12_000);
  };
  const box = (words: string): Box | undefined =>
    boxes().find(
      (each) =>
        each.visible !== null &&
        (each.text === words || each.resourceId.endsWith(`/${words}`) || each.desc === words),
    );

  return {
    phone,
    files,
    settle,
    box,
    async open(activity = "Main") {
      const component = { package: trialPackage, activity };
      await phone.activities.start({ component }, { wait: true, stopFirst: false, caller: "shell" });
      await settle();
    },
    async tap(words) {
      if (!phone.windows.focused()) await settle();
      const rect = box(words)?.visible;
      if (!rect)
        throw new Error(
          `nothing is called "${words}"; there is: ${boxes()
            .map((each) => each.text)
            .filter(Boolean)
            .join(" | ")}`,
        );
      await phone.input.tap((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
      await clock.sleep(1);
    },
    async key(code) {
      await phone.input.key(code);
      await clock.sleep(1);
    },
    texts: () =>
      boxes()
        .filter((each) => each.visible !== null && each.text !== "")
        .map((each) => each.text),
    logged: (buffer, tag) =>
      phone.logs
        .read([buffer])
        .filter((entry) => tag === undefined || entry.tag === tag)
        .map((entry) => entry.message),
    front: () => phone.activities.resumed()?.name.split(".").at(-1) ?? "",
    pid: () => phone.processes.all().find((process) => process.name === trialPackage)?.pid,
  };
}
