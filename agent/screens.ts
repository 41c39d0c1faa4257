/** Names for the screens of a run, and their form in the record. */
import { Buffer } from "node:buffer";
import type { Observation, ScreenElement } from "../tools/evidence.ts";
import type { BlobSink, ScreenRecord } from "./events.ts";

/** Identity of a screen in the run's graph: activity and structure, whatever the texts are. */
export const screenKey = (screen: Observation): string =>
  `${screen.package}/${screen.activity}#${screen.structure}`;

/** The short class name of an activity. */
export const activityName = (activity: string): string => activity.slice(activity.lastIndexOf(".") + 1);

/** What a person would call the screen: its heading, or its activity. */
export function titleOf(screen: Observation): string {
  const top = screen.height * 0.18;
  const heading = screen.elements.find(
    (element) =>
      element.text !== "" &&
      !element.editable &&
      !element.clickable &&
      element.bounds.top < top &&
      element.package === screen.package &&
      element.text.length <= 40,
  );
  return heading?.text ?? activityName(screen.activity);
}

/** Dialogs of the system have no heading and no activity: their first words name them. */
const firstText = (screen: Observation): string =>
  screen.elements.find(({ text }) => text !== "")?.text.slice(0, 60) ?? "";

/** Where a run keeps the screens that it has seen. */
export interface Screens {
  /** "s3" */
  name(screen: Observation): string;
  record(screen: Observation): Promise<ScreenRecord>;
  readonly size: () => number;
}

/** Screens of the app under test are counted and named; blobs of one fingerprint are stored once. */
export function createScreens(app: string, blobs: BlobSink): Screens {
  const names = new Map<string, string>();
  const own = new Set<string>();
  const pictures = new Map<string, string>();
  const trees = new Map<string, string>();
  const name = (screen: Observation): string => {
    const key = screenKey(screen);
    const known = names.get(key);
    if (known !== undefined) return known;
    const fresh = `s${names.size + 1}`;
    names.set(key, fresh);
    if (screen.package === app) own.add(key);
    return fresh;
  };
  return {
    name,
    size: () => own.size,
    async record(screen) {
      const key = `${screenKey(screen)}#${screen.fingerprint}`;
      if (screen.screenshot !== null) {
        const bytes = Buffer.from(screen.screenshot.base64, "base64");
        pictures.set(key, await blobs.put(bytes, screen.screenshot.type));
      }
      if (screen.hierarchy !== "" && !trees.has(key)) {
        trees.set(key, await blobs.put(Buffer.from(screen.hierarchy, "utf8"), "application/xml"));
      }
      return {
        screen: name(screen),
        title: titleOf(screen) || firstText(screen),
        package: screen.package,
        activity: screen.activity,
        fingerprint: screen.fingerprint,
        outline: screen.outline,
        screenshot: pictures.get(key) ?? null,
        hierarchy: trees.get(key) ?? null,
        width: screen.width,
        height: screen.height,
        settled: screen.settled,
      };
    },
  };
}

const systemDialog = /Application (?:Error|Not Responding)/;

/** Is it the system's dialog about an app that crashed or hangs? */
export const isErrorDialog = (screen: Observation): boolean =>
  systemDialog.test(screen.window) ||
  screen.elements.some((element) => /:id\/aerr_/.test(element.resourceId));

/** The button of such a dialog that ends the app. */
export const closeButton = (screen: Observation): ScreenElement | null =>
  screen.elements.find((element) => /:id\/aerr_close/.test(element.resourceId) && element.ref !== "") ?? null;
