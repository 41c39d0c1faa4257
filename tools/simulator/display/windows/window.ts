/** What is asked to be laid out, as a root with a place. */
import type { Expansion } from "../expand/context.ts";
import type { Insets, Screen, WindowContent } from "../scene.ts";
import { activityWindow } from "./activity.ts";
import { dialogWindow } from "./dialog.ts";
import { menuWindow } from "./menu.ts";
import type { WindowPlan } from "./plan.ts";
import { splashWindow, systemWindow } from "./system.ts";

/** The plan of a window. */
export function planWindow(
  at: Expansion,
  content: WindowContent,
  screen: Screen,
  insets: Insets,
): WindowPlan {
  switch (content.kind) {
    case "activity":
      return activityWindow(at, content.view, screen, insets);
    case "dialog":
      return dialogWindow(at, content.dialog, content.onDismiss, screen, insets);
    case "dropdown": {
      const items = content.labels.map((label) => ({ label }));
      return menuWindow(
        at,
        { anchor: content.anchor, items, selected: content.selected, pick: content.onPick },
        screen,
        insets,
      );
    }
    case "splash":
      return splashWindow(at, content.icon, screen);
    default:
      return systemWindow(at, content.view, content.place, screen, insets);
  }
}
