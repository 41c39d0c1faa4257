import type { ViewState, WindowContent } from "../display/scene.ts";
import type { Activity, Core, Process, ShownDialog, WindowRecord } from "./state.ts";

interface NewWindow {
  readonly package: string;
  readonly title: string;
  readonly kind: WindowRecord["kind"];
  readonly content: () => WindowContent;
  readonly process?: Process;
  readonly activity?: Activity;
  readonly secure?: boolean;
  readonly scrim?: boolean;
  readonly dialog?: ShownDialog;
  readonly dismiss?: () => void;
  readonly outside?: "dismiss" | "ignore";
  readonly states?: Iterable<readonly [string, ViewState]>;
}

/** A window that is not on the screen yet. */
export function makeWindow(core: Core, wanted: NewWindow): WindowRecord {
  return {
    token: core.random.hex(7),
    package: wanted.package,
    title: wanted.title,
    kind: wanted.kind,
    secure: wanted.secure ?? false,
    scrim: wanted.scrim ?? false,
    process: wanted.process,
    activity: wanted.activity,
    ...(wanted.dialog && { dialog: wanted.dialog }),
    content: wanted.content,
    states: new Map(wanted.states ?? []),
    focusedKey: undefined,
    scene: undefined,
    drawnAt: 0,
    lookedAt: undefined,
    dismiss: wanted.dismiss,
    outside: wanted.outside ?? "ignore",
  };
}
