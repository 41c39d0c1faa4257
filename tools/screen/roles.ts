import type { UiNode } from "./hierarchy.ts";

/** "android.widget.Button" → "Button". */
export function shortClass(className: string): string {
  return className.slice(Math.max(className.lastIndexOf("."), className.lastIndexOf("$")) + 1);
}

/** Takes text from a keyboard. */
export function isEditable(node: UiNode): boolean {
  return /EditText$|AutoComplete(TextView)?$/.test(node.className) || (node.password && node.clickable);
}

/** A container whose rows come and go: lists, grids, pagers. */
export function isList(node: UiNode): boolean {
  return /(RecyclerView|ListView|GridView|ViewPager2?)$/.test(node.className);
}

const words: readonly (readonly [RegExp, string])[] = [
  [/CheckBox$|CheckedTextView$/, "checkbox"],
  [/Switch(Compat|Material)?$|ToggleButton$/, "switch"],
  [/RadioButton$/, "radio"],
  [/Button$/, "button"],
  [/Spinner$/, "dropdown"],
  [/(SeekBar|Slider|RatingBar)$/, "slider"],
  [/ProgressBar$|ProgressIndicator$/, "progress"],
  [/WebView$/, "web page"],
  [/(SurfaceView|TextureView|GLSurfaceView)$/, "surface"],
  [/ImageView$|\.Image$/, "image"],
];

/** What an element is to a tester, in the outline's words. */
export function roleWord(node: UiNode): string {
  if (isEditable(node)) return "field";
  const known = words.find(([pattern]) => pattern.test(node.className));
  if (known) return known[1] === "image" && node.clickable ? "button" : known[1];
  if (node.scrollable) return isList(node) ? "list" : "area";
  if (node.checkable) return "checkbox";
  if (node.clickable || node.longClickable) return isList(node) ? "list" : "item";
  return "text";
}
