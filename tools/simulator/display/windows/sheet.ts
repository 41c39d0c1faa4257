/** A bottom sheet, as Material builds it: a window over the whole screen. */
import type { DialogDefinition } from "../../language.ts";
import { fade } from "../color.ts";
import type { Element, Style } from "../element.ts";
import { part } from "../expand/base.ts";
import { type Expansion, px, resourceId } from "../expand/context.ts";
import type { Insets, Screen } from "../scene.ts";
import { layer } from "./activity.ts";
import { buttonPanel, customPanel, itemsPanel, messagePanel, titlePanel } from "./panels.ts";
import type { WindowPlan } from "./plan.ts";

/** The window of a sheet. */
export function sheetWindow(
  at: Expansion,
  dialog: DialogDefinition,
  onDismiss: () => void,
  screen: Screen,
  insets: Insets,
): WindowPlan {
  const below = Math.max(insets.bottom, insets.keyboard);
  const outside = (): void => {
    if (dialog.cancelable === false) return;
    dialog.onCancel?.();
    onDismiss();
  };
  const all = { top: 0, bottom: 0, start: 0, end: 0 };
  const handle = part("sheet#handle", {
    style: {
      width: px(at, 32),
      height: px(at, 4),
      alignSelf: "center",
      margin: { top: px(at, 4), bottom: px(at, 12) },
      shrink: 0,
    },
    look: { background: fade(at.palette.textSecondary, 0.4), corner: px(at, 2) },
  });
  const inner = layer(
    "sheet.content",
    "android.widget.LinearLayout",
    "",
    { direction: "column", shrink: 1 },
    [
      handle,
      ...(dialog.title === undefined ? [] : [titlePanel(at, dialog.title)]),
      ...(dialog.message === undefined ? [] : [messagePanel(at, dialog.message)]),
      ...customPanel(at, dialog),
      ...itemsPanel(at, dialog, onDismiss),
      ...buttonPanel(at, dialog, onDismiss),
    ],
  );
  const bottomSheet: Element = {
    ...layer(
      "sheet.sheet",
      "android.widget.FrameLayout",
      resourceId(at, "design_bottom_sheet"),
      {
        direction: "column",
        shrink: 1,
        maxHeight: "85%",
        padding: { top: px(at, 8), bottom: below + px(at, 8) },
      },
      [inner],
    ),
    look: { background: at.palette.surface, corner: px(at, 28), topCornersOnly: true, elevation: 8 },
    on: { tap: () => undefined, swipe: () => undefined },
  };
  const touchOutside: Element = {
    ...layer("sheet.outside", "android.view.View", resourceId(at, "touch_outside"), { absolute: all }, []),
    clickable: true,
    on: { tap: outside },
  };
  const fill: Style = { direction: "column", grow: 1, shrink: 1 };
  const coordinator = layer(
    "sheet.coordinator",
    "android.view.ViewGroup",
    resourceId(at, "coordinator"),
    { ...fill, justify: "end", padding: { top: insets.top } },
    [touchOutside, bottomSheet],
  );
  const container = layer(
    "sheet.container",
    "android.widget.FrameLayout",
    resourceId(at, "container"),
    fill,
    [coordinator],
  );
  const content = layer("sheet.frame", "android.widget.FrameLayout", "android:id/content", fill, [container]);
  const root = layer("sheet.root", "android.widget.FrameLayout", "", { direction: "column" }, [content]);
  return {
    root,
    place: { kind: "fixed", rect: { left: 0, top: 0, right: screen.width, bottom: screen.height } },
  };
}
