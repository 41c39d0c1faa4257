/** Dialog windows as AppCompat and Material build them: alert, bottom sheet, popup menu. */
import type { DialogDefinition } from "../../language.ts";
import type { Element } from "../element.ts";
import { type Expansion, px, resourceId, sides } from "../expand/context.ts";
import type { Insets, Screen } from "../scene.ts";
import { layer } from "./activity.ts";
import { menuWindow } from "./menu.ts";
import { buttonPanel, customPanel, itemsPanel, messagePanel, titlePanel } from "./panels.ts";
import type { WindowPlan } from "./plan.ts";
import { sheetWindow } from "./sheet.ts";

/** The window of a dialog. */
export function dialogWindow(
  at: Expansion,
  dialog: DialogDefinition,
  onDismiss: () => void,
  screen: Screen,
  insets: Insets,
): WindowPlan {
  switch (dialog.kind) {
    case "sheet":
      return sheetWindow(at, dialog, onDismiss, screen, insets);
    case "menu":
      return popup(at, dialog, onDismiss, screen, insets);
    default:
      return alert(at, dialog, onDismiss, screen, insets);
  }
}

function popup(
  at: Expansion,
  dialog: DialogDefinition,
  onDismiss: () => void,
  screen: Screen,
  insets: Insets,
): WindowPlan {
  const items = dialog.items ?? [];
  const edge = at.rtl ? px(at, 48) : screen.width;
  const anchor = {
    left: edge - px(at, 48),
    right: edge,
    top: insets.top + px(at, 8),
    bottom: insets.top + px(at, 56),
  };
  const pick = (index: number): void => {
    items[index]?.onTap();
    onDismiss();
  };
  return menuWindow(at, { anchor, items, selected: -1, pick }, screen, insets);
}

function alert(
  at: Expansion,
  dialog: DialogDefinition,
  onDismiss: () => void,
  screen: Screen,
  insets: Insets,
): WindowPlan {
  const margin = px(at, 10.67);
  const width = Math.min(screen.width - 2 * margin, px(at, 560));
  const below = Math.max(insets.bottom, insets.keyboard);
  const room = screen.height - insets.top - below;
  const parts: Element[] = [
    ...(dialog.title === undefined ? [] : [titlePanel(at, dialog.title)]),
    ...(dialog.message === undefined ? [] : [messagePanel(at, dialog.message)]),
    ...customPanel(at, dialog),
    ...itemsPanel(at, dialog, onDismiss),
    ...buttonPanel(at, dialog, onDismiss),
  ];
  const inset = px(at, 14);
  const panel: Element = {
    ...layer(
      "dialog.panel",
      "android.widget.LinearLayout",
      resourceId(at, "parentPanel"),
      {
        direction: "column",
        shrink: 1,
        margin: { top: inset, bottom: inset, start: inset, end: inset },
        padding: sides(at, 20, 0),
      },
      parts,
    ),
    look: { background: at.palette.surface, corner: px(at, 28), elevation: 12 },
    // What is on the panel but on no button of it is not outside.
    on: { tap: () => undefined },
  };
  const content = layer(
    "dialog.content",
    "android.widget.FrameLayout",
    "android:id/content",
    { direction: "column", shrink: 1 },
    [panel],
  );
  const root = layer("dialog", "android.widget.FrameLayout", "", { direction: "column" }, [content]);
  return {
    root,
    place: {
      kind: "fits",
      width,
      maxHeight: room - px(at, 16),
      at: (wide, tall) => ({
        left: Math.round((screen.width - wide) / 2),
        top: Math.round(insets.top + (room - tall) / 2),
      }),
    },
  };
}
