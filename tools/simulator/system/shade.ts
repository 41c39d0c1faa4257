/** The notification shade and the list of recent apps: windows of the system that hold what others posted. */
import type { ViewNode } from "../language.ts";
import { language } from "../words/language.ts";
import type { Core, Notice, WindowRecord } from "./state.ts";
import { makeWindow } from "./make-window.ts";
import { addPopup, removePopup } from "./windows.ts";

export interface Shade {
  readonly expand: () => void;
  readonly collapse: () => void;
  readonly shown: boolean;
}

/** Make the shade; `open` is what a tap on a notification does. */
export function createShade(core: Core, open: (notice: Notice) => void): Shade {
  let window: WindowRecord | undefined;
  const { column, card, row, text, icon } = language;
  const collapse = (): void => {
    if (window) removePopup(core, window);
    window = undefined;
  };
  const notice = (posted: Notice): ViewNode =>
    card(
      column(
        [
          text(core.installed.get(posted.package)?.label ?? posted.package, {
            id: "android:id/app_name_text",
            textSize: 12,
          }),
          text(posted.title, { id: "android:id/title", weight: "medium" }),
          text(posted.text, { id: "android:id/text" }),
        ],
        { gap: 2 },
      ),
      {
        id: "expandableNotificationRow",
        key: `${posted.package}:${posted.id}`,
        padding: 16,
        corner: 20,
        onTap() {
          collapse();
          open(posted);
        },
      },
    );
  const tile = (label: string, name: string, on: boolean): ViewNode =>
    row([icon(name, { size: 20 }), text(label, { textSize: 13 })], {
      gap: 8,
      padding: 14,
      corner: 20,
      flex: 1,
      align: "center",
      desc: label,
      background: on ? "#D3E3FD" : "#E3E3E8",
    });
  return {
    get shown() {
      return window !== undefined;
    },
    expand() {
      if (window || core.locked || core.wakefulness !== "Awake") return;
      window = makeWindow(core, {
        package: "com.android.systemui",
        title: core.profile.api >= 31 ? "NotificationShade" : "StatusBar",
        kind: "system",
        scrim: true,
        dismiss: collapse,
        outside: "dismiss",
        content: () => ({
          kind: "system",
          place: "top",
          view: column(
            [
              row(
                [
                  tile("Internet", "wifi", core.radios.wifi),
                  tile("Airplane mode", "airplane", core.radios.airplane),
                ],
                { id: "quick_settings_panel", gap: 8 },
              ),
              ...core.notices.map(notice),
              core.notices.length === 0 &&
                text("No notifications", { id: "no_notifications", textAlign: "center", padding: 16 }),
            ],
            { id: "notification_stack_scroller", padding: 16, gap: 8, width: "100%" },
          ),
        }),
      });
      addPopup(core, window);
    },
    collapse,
  };
}
