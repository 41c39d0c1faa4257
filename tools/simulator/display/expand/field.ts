/** Text fields: outlined with a floating label (a TextInputLayout around an EditText), or a search pill. */
import type { ViewNode } from "../../language.ts";
import { type Element, plain, type Style } from "../element.ts";
import { base, lookOver, over, part } from "./base.ts";
import { claim, type Expansion, px, resourceId, sides, sp, stateOf, words } from "./context.ts";
import { iconPart } from "./leaves.ts";
import { call, flag, num, str } from "./read.ts";
import { accept, inputOf } from "./typing.ts";
import { widthOf } from "../text/measure.ts";

/** A field with its layout, error line and password button. */
export function field(at: Expansion, node: ViewNode, key: string): Element {
  const { props } = node;
  const hint = str(props, "hint") ?? "";
  const input = inputOf(props);
  const error = str(props, "error") ?? "";
  const edit = editText(at, node, key, error !== "");
  if (input === "search") return edit;
  const { width, height: _height, minHeight: _minHeight, ...outer } = base(at, node, key, "").style;
  const floats = hint !== "" && (edit.focused || edit.editable?.value !== "");
  const frame: Element = {
    ...plain,
    key: claim(at, `${key}.frame`),
    kind: "field.frame",
    className: "android.widget.FrameLayout",
    // Half of the floating label stands above the outline.
    style: { direction: "column", padding: hint === "" ? undefined : { top: px(at, 8) } },
    look: { clips: false },
    children: [
      edit,
      ...(floats ? [floatingLabel(at, key, hint, edit.focused, error !== "")] : []),
      ...(input === "password" ? [eye(at, key, node)] : []),
    ],
  };
  return {
    ...plain,
    key: claim(at, `${key}.layout`),
    kind: "field.layout",
    className: "android.widget.LinearLayout",
    invisible: props.visibility === "invisible",
    style: { ...outer, width, direction: "column", padding: undefined },
    children: error === "" ? [frame] : [frame, errorLine(at, key, error)],
  };
}

function editText(at: Expansion, node: ViewNode, key: string, wrong: boolean): Element {
  const { props } = node;
  const { palette, environment } = at;
  const own = base(at, node, key, "android.widget.EditText");
  const input = inputOf(props);
  const search = input === "search";
  const hint = str(props, "hint") ?? "";
  const value = str(props, "value") ?? stateOf(at, key).text ?? str(props, "initial") ?? "";
  const onChange = call(props, "onChange");
  const onSubmit = call(props, "onSubmit");
  const maxLength = num(props, "maxLength");
  const focused = own.enabled && environment.focusedKey === key;
  const hidden = input === "password" && stateOf(at, `${key}.reveal`).checked !== true;
  const shown = hidden ? "•".repeat(Array.from(value).length) : value;
  const icon = str(props, "icon") ?? (search ? "magnify" : undefined);
  const showHint = value === "" && (!focused || search);
  const multiline = input === "multiline";
  const ink = words(at, showHint ? hint : shown, {
    sp: num(props, "textSize") ?? 16,
    color: showHint ? palette.textSecondary : palette.text,
    maxLines: multiline && !showHint ? undefined : 1,
    ellipsis: showHint,
  });
  const shownWords = part(`${key}#value`, {
    words: ink,
    style: { shrink: 1, grow: multiline ? 1 : undefined },
    look: { tail: focused },
  });
  const outline = wrong ? palette.error : focused ? palette.primary : palette.outline;
  const labelled = hint !== "" && !search && (focused || value !== "");
  const gap = labelled ? widthOf(hint, sp(at, 12), 400) + px(at, 8) : 0;
  return {
    ...own,
    key,
    kind: "field",
    // Android's EditText answers with its hint while it is empty.
    text: value === "" ? hint : shown,
    hint,
    password: input === "password",
    clickable: true,
    longClickable: true,
    focusable: true,
    focused,
    editable: {
      input,
      maxLength,
      keeps: props.id !== undefined && flag(props, "saveEnabled") !== false,
      value,
    },
    on: {
      ...own.on,
      type: (typed) => {
        const text = accept(typed, input, maxLength);
        if (text === value) return;
        environment.setState(key, { text });
        onChange?.(text);
      },
      ...(onSubmit === undefined ? {} : { submit: () => void onSubmit(value) }),
    },
    style: over(
      boxStyle(at, input, search),
      search
        ? own.style
        : { height: own.style.height, minHeight: own.style.minHeight, padding: own.style.padding },
    ),
    look: search
      ? lookOver({ background: palette.surfaceVariant, corner: px(at, 28) }, own.look)
      : {
          ...own.look,
          drawing: {
            kind: "outline",
            color: outline,
            width: px(at, focused ? 2 : 1),
            gap,
            inset: px(at, 12),
          },
        },
    children: [
      ...(icon === undefined ? [] : [leading(at, key, icon)]),
      // While only the hint shows, the cursor stands before it.
      ...(focused && showHint
        ? [caret(at, key), shownWords]
        : focused
          ? [shownWords, caret(at, key)]
          : [shownWords]),
    ],
  };
}

function boxStyle(at: Expansion, input: string, search: boolean): Style {
  return {
    direction: "row",
    align: input === "multiline" ? "start" : "center",
    minHeight: px(at, input === "multiline" ? 104 : search ? 48 : 56),
    padding: {
      ...sides(at, input === "multiline" ? 16 : 4, 16),
      ...(input === "password" ? { end: px(at, 52) } : {}),
    },
  };
}

function leading(at: Expansion, key: string, name: string): Element {
  const drawn = iconPart(at, `${key}#icon`, name, at.palette.textSecondary, 24);
  return { ...drawn, style: { ...drawn.style, margin: { end: px(at, 12) } } };
}

/** The cursor, always lit: it would only make two pictures of one screen differ. */
function caret(at: Expansion, key: string): Element {
  return part(`${key}#caret`, {
    style: { width: px(at, 2), height: sp(at, 20), shrink: 0, margin: { start: -px(at, 1) } },
    look: { background: at.palette.primary },
  });
}

function floatingLabel(at: Expansion, key: string, hint: string, focused: boolean, wrong: boolean): Element {
  const ink = wrong ? at.palette.error : focused ? at.palette.primary : at.palette.textSecondary;
  return part(`${key}#hint`, {
    kind: "field.label",
    words: words(at, hint, { sp: 12, color: ink, maxLines: 1 }),
    style: { absolute: { top: 0, start: px(at, 16) }, maxWidth: "90%" },
  });
}

function eye(at: Expansion, key: string, node: ViewNode): Element {
  const state = `${key}.reveal`;
  const shown = stateOf(at, state).checked === true;
  const name = shown ? "eye-off-outline" : "eye-outline";
  const side = px(at, 48);
  return {
    ...plain,
    key: claim(at, state),
    kind: "field.reveal",
    className: "android.widget.ImageButton",
    resourceId: resourceId(at, "text_input_end_icon"),
    desc: at.environment.config.locale.startsWith("ko")
      ? shown
        ? "비밀번호 숨기기"
        : "비밀번호 표시"
      : shown
        ? "Hide password"
        : "Show password",
    checkable: true,
    checked: shown,
    clickable: true,
    focusable: true,
    enabled: node.props.enabled !== false,
    on: { tap: () => at.environment.setState(state, { checked: !shown }) },
    style: {
      absolute: { end: px(at, 2), top: px(at, 4 + (str(node.props, "hint") === undefined ? 0 : 8)) },
      width: side,
      height: side,
    },
    look: { drawing: { kind: "icon", name, color: at.palette.textSecondary, size: px(at, 24) } },
  };
}

function errorLine(at: Expansion, key: string, error: string): Element {
  return {
    ...plain,
    key: claim(at, `${key}.error`),
    kind: "field.error",
    className: "android.widget.TextView",
    resourceId: resourceId(at, "textinput_error"),
    text: error,
    words: words(at, error, { sp: 12, color: at.palette.error }),
    style: { margin: { top: px(at, 4), start: px(at, 16), end: px(at, 16) } },
  };
}
