import type { Box, ViewState } from "../display/scene.ts";
import type { WindowRecord } from "../system/state.ts";

/**
 * What Android keeps of views over recreation and process death: the state of those that have an id, and of fields only
 * where they ask for it (`saveEnabled`). Views that are not in the tree any more are not asked. Compose has no ids, and
 * what is scrolled there keeps its place by itself (rememberScrollState, rememberLazyListState).
 */
export function savedViewsOf(window: WindowRecord): ReadonlyMap<string, ViewState> {
  const kept = new Map<string, ViewState>();
  const walk = (box: Box): void => {
    const state = window.states.get(box.key);
    const composed = box.scroll !== undefined && box.className === "android.view.View";
    const named = box.resourceId !== "" || composed;
    if (state && named && (!box.editable || box.editable.keeps)) kept.set(box.key, state);
    box.children.forEach(walk);
  };
  if (window.scene) walk(window.scene.root);
  return kept;
}
