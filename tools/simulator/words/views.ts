import type { AppLanguage, Children, ListProps, ViewKind, ViewNode, ViewProps } from "../language.ts";

type Views = Omit<AppLanguage, "defineApp" | "exception">;
type Container = "column" | "row" | "stack" | "card";

function childrenOf(children: Children): readonly ViewNode[] {
  if (!("kind" in children))
    return children.filter((child) => child !== false && child !== null && child !== undefined);
  return [children];
}

/** A view is plain data: what it is, what it was given, and what stands in it. */
function node(kind: ViewKind, props: object, children: readonly ViewNode[] = []): ViewNode {
  return { kind, props: { ...props }, children };
}

function container(kind: Container): (children: Children, props?: ViewProps) => ViewNode {
  return (children, props = {}) => node(kind, props, childrenOf(children));
}

/** Rows are asked for by index, so that who lays the list out need not know what its items are. */
function list<T>({ items, key, row, ...props }: ListProps<T>): ViewNode {
  const itemAt = (index: number): T => {
    const item = items[index];
    if (item === undefined) throw new RangeError(`Index ${index} out of bounds for length ${items.length}`);
    return item;
  };
  return node("list", {
    ...props,
    items,
    key,
    row,
    count: items.length,
    keyAt: (index: number): string => key(itemAt(index)),
    rowAt: (index: number): ViewNode => row(itemAt(index), index),
  });
}

/** The constructors of views. What a word takes beside its props stands in the props under the word's own name for it. */
export const views: Views = {
  column: container("column"),
  row: container("row"),
  stack: container("stack"),
  card: container("card"),
  scroll: (children, props = {}) => node("scroll", props, childrenOf(children)),
  list,
  pager: (pages, props) => node("pager", props, pages),
  drawer: (content, drawer, props) => node("drawer", props, [content, drawer]),

  text: (text, props = {}) => node("text", { ...props, text }),
  button: (text, props = {}) => node("button", { ...props, text }),
  icon: (name, props = {}) => node("icon", { ...props, name }),
  image: (picture, props = {}) => node("image", { ...props, picture }),
  field: (props) => node("field", props),
  checkbox: (label, props) => node("checkbox", { ...props, label }),
  toggle: (label, props) => node("toggle", { ...props, label }),
  radioGroup: (props) => node("radioGroup", props),
  spinner: (props) => node("spinner", props),
  slider: (props) => node("slider", props),
  progressBar: (value, max, props = {}) => node("progressBar", { ...props, value, max }),
  progressSpinner: (props = {}) => node("progressSpinner", props),
  divider: (props = {}) => node("divider", props),
  spacer: (props = {}) => node("spacer", props),
  chip: (label, props = {}) => node("chip", { ...props, label }),

  toolbar: (props) => node("toolbar", props),
  bottomNav: (props) => node("bottomNav", props),
  tabs: (props) => node("tabs", props),
  fab: (icon, props) => node("fab", { ...props, icon }),

  webView: ({ content, ...props }) => node("webView", props, [content]),
  compose: (child) => node("compose", {}, [child]),
  flutter: (child) => node("flutter", {}, [child]),
  canvas: (content, props = {}) => node("canvas", props, [content]),
};
