import type { Component } from "./focus.ts";
import { parseComponent } from "./focus.ts";

/** What `am start -W` said. */
export type Start =
  | {
      readonly ok: true;
      /** What really came up; may be another activity than asked for. */
      readonly activity: Component | null;
      /** COLD, WARM, HOT …; empty where the device does not say. */
      readonly state: string;
      readonly totalTime: number | null;
      /** Started, but did not come to rest within the system's patience: slow, not failed. */
      readonly slow: boolean;
    }
  | {
      readonly ok: false;
      readonly reason: "not-found" | "unresolved" | "not-allowed" | "other";
      readonly text: string;
    };

/** Reads standard output and error together; with `-W` warnings come on the first, without on the second. */
export function parseStart(text: string): Start {
  const failed = (reason: "not-found" | "unresolved" | "not-allowed" | "other", pattern: RegExp) => ({
    ok: false as const,
    reason,
    text: pattern.exec(text)?.[0].trim() ?? "",
  });
  const missing = /^Error: Activity class \{.*\} does not exist\.?/m;
  if (missing.test(text)) return failed("not-found", missing);
  const unresolved =
    /^Error: (Activity not started, unable to resolve Intent|Intent does not match any activities).*/m;
  if (unresolved.test(text)) return failed("unresolved", unresolved);
  const denied = /Permission Denial:.*|.*you do not have permission to access it\.?/;
  if (denied.test(text)) return failed("not-allowed", denied);
  const other = /^(Error:|Error type|Exception occurred while executing|java\.lang\.\w+Exception).*/m;
  if (other.test(text)) return failed("other", other);
  const time = /^TotalTime: (\d+)/m.exec(text)?.[1];
  return {
    ok: true,
    activity: parseComponent(/^Activity: (\S+)/m.exec(text)?.[1] ?? ""),
    state: /^LaunchState: (\w+)/m.exec(text)?.[1] ?? "",
    totalTime: time === undefined ? null : Number(time),
    slow: /^Status: timeout/m.test(text),
  };
}

/** `cmd package resolve-activity --brief`: the last line names the activity. */
export function parseResolved(text: string): Component | null {
  const line = text.trim().split("\n").at(-1) ?? "";
  const component = parseComponent(line);
  return component?.activity.endsWith(".ResolverActivity") === true ? null : component;
}
