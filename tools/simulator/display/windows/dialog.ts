/** Dialog windows as AppCompat and Material build them: alert, bottom sheet, popup menu. */
import type { DialogDefinition } from "../../language.ts";
import { type Element, plain, type Style } from "../element.ts";
import { part } from "../expand/base.ts";
import { claim, type Expansion, px, resourceId, sides, words } from "../expand/context.ts";
import { fade } from "../color.ts";
import type { Insets, Screen } from "../scene.ts";
import { layer } from "./activity.ts";
import { menuWindow } from "./menu.ts";
import type { WindowPlan } from "./plan.ts";
import { scrolling } from "./scrolling.ts";

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
      return sheet(at, dialog, onDismiss, screen, insets);
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

function titlePanel(at: Expansion, title: string): Element {
  const text: Element = {
    ...layer("dialog.title", "android.widget.TextView", resourceId(at, "alertTitle"), {}, []),
    text: title,
    words: words(at, title, { sp: 22, maxLines: 2, color: at.palette.text }),
  };
  const template = layer(
    "dialog.title_template",
    "android.widget.LinearLayout",
    resourceId(at, "title_template"),
    { direction: "column", padding: { start: px(at, 24), end: px(at, 24) } },
    [text],
  );
  return layer(
    "dialog.top",
    "android.widget.LinearLayout",
    resourceId(at, "topPanel"),
    { direction: "column", shrink: 0, margin: { bottom: px(at, 12) } },
    [template],
  );
}

function messagePanel(at: Expansion, message: string): Element {
  const text: Element = {
    ...layer(
      "dialog.message",
      "android.widget.TextView",
      "android:id/message",
      { padding: sides(at, 0, 24) },
      [],
    ),
    text: message,
    words: words(at, message, { sp: 14, color: at.palette.textSecondary, leading: 1.43 }),
  };
  const scroll = scrolling(at, "dialog.scroll", "android.widget.ScrollView", resourceId(at, "scrollView"), [
    text,
  ]);
  return layer(
    "dialog.contentPanel",
    "android.widget.FrameLayout",
    resourceId(at, "contentPanel"),
    { direction: "column", shrink: 1 },
    [scroll],
  );
}

function customPanel(at: Expansion, dialog: DialogDefinition): readonly Element[] {
  if (dialog.content === undefined) return [];
  const content = at.expand({ ...at, path: "dialog", within: "stack" }, dialog.content, 0);
  if (content === undefined) return [];
  const custom = layer(
    "dialog.custom",
    "android.widget.FrameLayout",
    resourceId(at, "custom"),
    { direction: "column", shrink: 1, padding: { start: px(at, 24), end: px(at, 24), top: px(at, 4) } },
    [{ ...content, style: { ...content.style, shrink: 1 } }],
  );
  return [
    layer(
      "dialog.customPanel",
      "android.widget.FrameLayout",
      resourceId(at, "customPanel"),
      { direction: "column", shrink: 1 },
      [custom],
    ),
  ];
}

function itemsPanel(at: Expansion, dialog: DialogDefinition, onDismiss: () => void): readonly Element[] {
  const items = dialog.items ?? [];
  if (items.length === 0) return [];
  const rows = items.map((item, index): Element => {
    const key = claim(at, item.id === undefined ? `dialog.item${String(index)}` : `${at.scope}${item.id}`);
    return {
      ...layer(
        key,
        "android.widget.TextView",
        item.id === undefined ? "android:id/text1" : resourceId(at, item.id),
        { minHeight: px(at, 52), padding: sides(at, 14, 24) },
        [],
      ),
      kind: "dialog.item",
      text: item.label,
      words: words(at, item.label, { sp: 16 }),
      clickable: true,
      focusable: true,
      on: { tap: after(item.onTap, onDismiss) },
    };
  });
  return [
    scrolling(
      at,
      "dialog.list",
      "android.widget.ListView",
      resourceId(at, "select_dialog_listview"),
      rows,
      false,
    ),
  ];
}

function after(onTap: (() => void) | undefined, onDismiss: () => void): () => void {
  return () => {
    onTap?.();
    onDismiss();
  };
}

function buttonPanel(at: Expansion, dialog: DialogDefinition, onDismiss: () => void): readonly Element[] {
  const make = (id: string, button: DialogDefinition["positive"]): readonly Element[] => {
    if (button === undefined) return [];
    const label = words(at, button.label, {
      sp: 14,
      weight: 500,
      color: at.palette.primary,
      align: "center",
    });
    return [
      {
        ...layer(
          `dialog.${id}`,
          "android.widget.Button",
          `android:id/${id}`,
          {
            direction: "row",
            justify: "center",
            align: "center",
            minHeight: px(at, 48),
            minWidth: px(at, 56),
            padding: sides(at, 4, 12),
            shrink: 1,
          },
          [part(`dialog.${id}#label`, { words: label, style: { shrink: 1 } })],
        ),
        kind: "button",
        text: button.label,
        clickable: true,
        focusable: true,
        on: { tap: after(button.onTap, onDismiss) },
      },
    ];
  };
  const neutral = make("button3", dialog.neutral);
  const rest = [...make("button2", dialog.negative), ...make("button1", dialog.positive)];
  if (neutral.length + rest.length === 0) return [];
  const space: Element = {
    ...plain,
    key: "dialog.spacer",
    kind: "spacer",
    className: "android.widget.Space",
    resourceId: resourceId(at, "spacer"),
    invisible: true,
    style: { grow: 1, shrink: 1, basis: 0 },
  };
  const bar: Style = {
    direction: "row",
    align: "center",
    gap: px(at, 4),
    padding: { start: px(at, 16), end: px(at, 16) },
  };
  const buttons = layer("dialog.buttons", "android.widget.LinearLayout", "", bar, [
    ...neutral,
    space,
    ...rest,
  ]);
  return [
    layer(
      "dialog.buttonPanel",
      "android.widget.ScrollView",
      resourceId(at, "buttonPanel"),
      { direction: "column", shrink: 0, margin: { top: px(at, 12) } },
      [buttons],
    ),
  ];
}

function sheet(
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
