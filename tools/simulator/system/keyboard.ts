import type { Box, Scene } from "../display/scene.ts";
import type { Core, WindowRecord } from "./state.ts";
import { focusedWindow, visibleWindows } from "./windows.ts";

/** The keyboard comes up under the focused field. */
export function showKeyboard(core: Core): void {
  core.keyboardShown = true;
}

/** The field that keys go to: the focused view of the focused window. */
export function focusedField(
  core: Core,
  window: WindowRecord | undefined = focusedWindow(core),
): Box | undefined {
  const key = window?.focusedKey;
  const box = key === undefined || !window?.scene ? undefined : core.display.find(window.scene, key);
  return box?.editable && box.enabled ? box : undefined;
}

/** The keyboard as others see it. */
export function keyboardOf(core: Core): {
  shown: boolean;
  served: Box | undefined;
  package: string | undefined;
} {
  const window = visibleWindows(core).at(-1);
  const served = window && focusedField(core, window);
  return { shown: core.keyboardShown && served !== undefined, served, package: served && window?.package };
}

/** Fields of a scene in the order of the tree, for "next". */
export function fieldsOf(scene: Scene): readonly Box[] {
  const fields: Box[] = [];
  const walk = (box: Box): void => {
    if (box.editable && box.enabled && box.visible) fields.push(box);
    box.children.forEach(walk);
  };
  walk(scene.root);
  return fields;
}
