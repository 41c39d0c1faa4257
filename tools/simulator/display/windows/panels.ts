/** The parts of a dialog, with the ids that AppCompat gives them. */
import type { DialogDefinition } from "../../language.ts";
import { type Element, plain, type Style } from "../element.ts";
import { part } from "../expand/base.ts";
import { claim, type Expansion, px, resourceId, sides, words } from "../expand/context.ts";
import { layer } from "./activity.ts";
import { scrolling } from "./scrolling.ts";

/** The title of a dialog. */
export function titlePanel(at: Expansion, title: string): Element {
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

/** The message, which scrolls when it is long. */
export function messagePanel(at: Expansion, message: string): Element {
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

/** A view of the app's own. */
export function customPanel(at: Expansion, dialog: DialogDefinition): readonly Element[] {
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

/** Items to pick from; a pick closes the dialog. */
export function itemsPanel(
  at: Expansion,
  dialog: DialogDefinition,
  onDismiss: () => void,
): readonly Element[] {
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

/** Neutral button at the start, negative and positive at the end. */
export function buttonPanel(
  at: Expansion,
  dialog: DialogDefinition,
  onDismiss: () => void,
): readonly Element[] {
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
