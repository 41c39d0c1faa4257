/** Any view into an element. */
import type { ViewNode } from "../../language.ts";
import type { Element } from "../element.ts";
import { button, chip, fab } from "./buttons.ts";
import { checkbox, toggle } from "./checks.ts";
import { radioGroup, slider, spinner } from "./choices.ts";
import { card, column, drawer, pager, row, scroll, stack } from "./containers.ts";
import { type Expansion, keyOf } from "./context.ts";
import { field } from "./field.ts";
import { bottomNav, tabs } from "./navigation.ts";
import { compose } from "./compose.ts";
import { flutter } from "./flutter.ts";
import { toolbar } from "./toolbar.ts";
import { canvas } from "./surface.ts";
import { webView } from "./web.ts";
import { divider, icon, image, progressBar, progressSpinner, spacer, text } from "./leaves.ts";
import { recycler } from "./list.ts";

type Expand = (at: Expansion, node: ViewNode, key: string) => Element;

const expansions: Readonly<Record<ViewNode["kind"], Expand>> = {
  column,
  row,
  stack,
  card,
  scroll,
  list: recycler,
  pager,
  drawer,
  text,
  button,
  icon,
  image,
  field,
  checkbox,
  toggle,
  radioGroup,
  spinner,
  slider,
  progressBar,
  progressSpinner,
  divider,
  spacer,
  chip,
  toolbar,
  bottomNav,
  tabs,
  fab,
  webView,
  compose,
  flutter,
  canvas,
};

/** The element of a view, the n-th of its kind under its parent; undefined for one that is gone. */
export function expandView(at: Expansion, node: ViewNode, index: number): Element | undefined {
  if (node.props.visibility === "gone") return undefined;
  return expansions[node.kind](at, node, keyOf(at, node, index));
}
