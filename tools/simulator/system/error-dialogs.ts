/** The dialogs of system_server when an app has crashed or hangs: package `android`, ids `aerr_…`. */
import type { ViewNode } from "../language.ts";
import { language } from "../words/language.ts";
import type { Activity, Core, Process } from "./state.ts";
import { makeWindow } from "./make-window.ts";
import { addPopup, removePopup } from "./windows.ts";

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly run: () => void;
}

function dialogView(title: string, choices: readonly Choice[]): ViewNode {
  const { column, text, button } = language;
  return column(
    [
      column([text(title, { id: "alertTitle", textSize: 20, className: "android.widget.TextView" })], {
        id: "title_template",
        padding: { top: 18, left: 24, right: 24, bottom: 8 },
      }),
      column(
        choices.map(({ id, label, icon, run }) => button(label, { id, icon, style: "text", onTap: run })),
        { padding: { top: 0, left: 8, right: 8, bottom: 8 }, align: "start" },
      ),
    ],
    { id: "parentPanel", width: "100%", corner: 28, elevation: 8 },
  );
}

function show(
  core: Core,
  title: string,
  name: string,
  choices: (close: () => void) => readonly Choice[],
): () => void {
  const close = (): void => removePopup(core, window);
  const view = dialogView(name, choices(close));
  const window = makeWindow(core, {
    package: "android",
    title,
    kind: "system",
    scrim: true,
    content: () => ({ kind: "system", view, place: "centre" }),
  });
  addPopup(core, window);
  return close;
}

interface Crashed {
  readonly process: Process;
  readonly label: string;
  readonly repeating: boolean;
  /** End the process, which waits for the answer. */
  readonly die: () => void;
  readonly frontIs: Activity | undefined;
}

/** `X keeps stopping` (or `has stopped` the first time, where that is shown). */
export function showCrashDialog(core: Core, { process, label, repeating, die, frontIs }: Crashed): void {
  const name = repeating ? `${label} keeps stopping` : `${label} has stopped`;
  const taken = show(core, `Application Error: ${process.package}`, name, (close) => {
    const answer = (then?: () => void) => () => {
      close();
      die();
      then?.();
    };
    const restart: Choice = {
      id: "aerr_restart",
      label: "Open app again",
      icon: "refresh",
      run: answer(() => {
        const launcher = process.installed.program?.activities[0];
        if (!launcher) return;
        core.services.startActivity({
          installed: process.installed,
          class: frontIs?.class ?? launcher,
          extras: {},
          intentText: `flg=0x10000000 cmp=${process.package}`,
          callerUid: 1000,
          from: undefined,
          forResult: false,
          clearTop: false,
          newTask: true,
        });
      }),
    };
    const info: Choice = {
      id: "aerr_app_info",
      label: "App info",
      icon: "information-outline",
      run: answer(),
    };
    const stop: Choice = {
      id: "aerr_close",
      label: core.profile.api <= 27 ? "Close" : "Close app",
      icon: "close",
      run: answer(),
    };
    return [...(repeating ? [] : [restart]), ...(core.profile.api >= 28 ? [info] : []), stop];
  });
  // A process that is killed meanwhile takes its dialog along (Android 14, ProcessErrorStateRecord clears its dialogs).
  process.timers.add(() => {
    if (!process.alive) taken();
  });
}

/** `X isn't responding`, with Close and Wait; gives back how to take it away. */
export function showAnrDialog(
  core: Core,
  packageName: string,
  label: string,
  choices: { close: () => void; wait: () => void },
): () => void {
  return show(core, `Application Not Responding: ${packageName}`, `${label} isn't responding`, (close) => [
    {
      id: "aerr_close",
      label: "Close app",
      icon: "close",
      run() {
        close();
        choices.close();
      },
    },
    {
      id: "aerr_wait",
      label: "Wait",
      icon: "clock-outline",
      run() {
        close();
        choices.wait();
      },
    },
  ]);
}
