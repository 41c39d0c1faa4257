/** Facts about an app from `dumpsys package`. */

export interface PackageDump {
  readonly versionName: string;
  readonly versionCode: number;
  readonly targetSdk: number;
  readonly debuggable: boolean;
  /** Full class names; the dump only tells those with intent filters. */
  readonly activities: readonly string[];
  readonly permissions: readonly {
    readonly name: string;
    readonly runtime: boolean;
    readonly granted: boolean;
  }[];
}

/** Null when the package is not installed. */
export function parsePackage(text: string, packageName: string): PackageDump | null {
  const start = text.indexOf(`Package [${packageName}]`);
  if (start < 0) return null;
  const own = text.slice(start);
  const requested = new Set(
    section(own, "requested permissions:").map((line) => line.split(":", 1)[0] ?? ""),
  );
  const runtime = new Map(
    section(own, "runtime permissions:").map((line) => [
      line.split(":", 1)[0] ?? "",
      /granted=true/.test(line),
    ]),
  );
  const install = new Map(
    section(own, "install permissions:").map((line) => [
      line.split(":", 1)[0] ?? "",
      /granted=true/.test(line),
    ]),
  );
  const escaped = packageName.replaceAll(".", String.raw`\.`);
  const components = [...text.matchAll(new RegExp(`\\b${escaped}/([\\w.$]+) filter [0-9a-f]+`, "g"))];
  const activitySection = text.slice(
    0,
    firstOf(text, ["Receiver Resolver Table:", "Service Resolver Table:"]),
  );
  const activities = components
    .filter((match) => (match.index ?? 0) < activitySection.length)
    .map((match) => match[1] ?? "")
    .map((name) => (name.startsWith(".") ? packageName + name : name));
  return {
    versionName: /versionName=(\S+)/.exec(own)?.[1] ?? "",
    versionCode: Number(/versionCode=(\d+)/.exec(own)?.[1] ?? 0),
    targetSdk: Number(/targetSdk=(\d+)/.exec(own)?.[1] ?? 0),
    debuggable: /\bflags=\[[^\]]*\bDEBUGGABLE\b/.test(own),
    activities: [...new Set(activities)],
    permissions: [...new Set([...requested, ...runtime.keys()])]
      .filter((name) => name !== "")
      .map((name) => ({
        name,
        runtime: runtime.has(name),
        granted: runtime.get(name) ?? install.get(name) ?? false,
      })),
  };
}

/** Lines that are indented deeper than a heading, trimmed. */
function section(text: string, heading: string): string[] {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.trim() === heading);
  if (at < 0) return [];
  const indent = indentOf(lines[at] ?? "");
  const found: string[] = [];
  for (const line of lines.slice(at + 1)) {
    if (line.trim() === "" || indentOf(line) <= indent) break;
    found.push(line.trim());
  }
  return found;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function firstOf(text: string, marks: readonly string[]): number {
  const found = marks.map((mark) => text.indexOf(mark)).filter((at) => at >= 0);
  return found.length === 0 ? text.length : Math.min(...found);
}
