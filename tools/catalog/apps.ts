import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { ActionableError } from "../actionable-error.ts";
import { readApkFacts } from "../device/apk.ts";
import { parseInstall } from "../device/answers/install.ts";
import { parseResolved, parseStart } from "../device/answers/start.ts";
import type { Start } from "../device/answers/start.ts";
import * as apps from "../device/commands/apps.ts";
import { answerStep } from "./answer.ts";
import { checkPackageName } from "./devices.ts";
import { checkOutcome } from "./outcome.ts";
import type { DeviceSession, Step } from "./session.ts";
import { defineTool } from "./tool.ts";

/** The command that starts an app as the launcher does; refuses when there is nothing to start. */
export async function launchCommand(
  session: DeviceSession,
  app: string,
  signal: AbortSignal,
): Promise<string> {
  const { output } = await session.run(apps.resolveLauncher(app), signal);
  const activity = parseResolved(output);
  if (activity) return apps.startActivity(`${activity.package}/${activity.activity}`);
  const installed = await session.run(apps.packagePath(app), signal);
  throw installed.output.startsWith("package:")
    ? new ActionableError(
        "app-missing",
        `${app} has no activity that a launcher could start.`,
        "Open it by a link with open_link, or check the package name.",
      )
    : new ActionableError(
        "app-missing",
        `${app} is not installed.`,
        "Install it with install_app, or check the package name.",
      );
}

/** What `am start` said, or why nothing came up. */
export function checkStarted(what: string, step: Step): Extract<Start, { ok: true }> {
  const start = parseStart(step.output);
  if (start.ok) return start;
  throw new ActionableError(
    start.reason === "not-found" || start.reason === "unresolved" ? "app-missing" : "refused",
    `${what} could not be opened: ${start.text}`,
    start.reason === "unresolved"
      ? "No installed app handles it: check the address and the package."
      : "Check that the app is installed and enabled.",
  );
}

export const openApp = defineTool({
  name: "open_app",
  description:
    "Bring an app to the front as its icon does: starts it, or returns to where it was. Watches it if no app is under test yet.",
  kind: "act",
  input: z.strictObject({ package: z.string().describe('Such as "com.example.shop"') }),
  async run({ package: app }, context) {
    checkPackageName(app);
    const { signal } = context;
    const session = await context.desk.session(signal);
    const command = await launchCommand(session, app, signal);
    if (session.app === "") session.attend(app);
    const step = await session.act(command, signal);
    const start = checkStarted(app, step);
    const time = start.totalTime === null ? "" : ` in ${start.totalTime} ms`;
    const words = `Opened ${app}${start.state === "" ? "" : ` (${start.state.toLowerCase()})`}${time}.${start.slow ? " It was slow to come up." : ""}`;
    const answer = await answerStep(context, session, { ...step, before: null }, words, null);
    return context.evidence ? { ...answer, facts: await context.desk.facts(session, app, signal) } : answer;
  },
});

export const resetApp = defineTool({
  name: "reset_app",
  description:
    "Stop an app and delete all of its data and permissions, as freshly installed. Open it with open_app afterwards.",
  kind: "destroy",
  input: z.strictObject({ package: z.string() }),
  async run({ package: app }, context) {
    checkPackageName(app);
    const session = await context.desk.session(context.signal);
    session.expectDeath(app);
    const step = await session.act(`${apps.forceStop(app)}; ${apps.clearData(app)}`, context.signal);
    if (!/^Success/m.test(step.output)) {
      throw new ActionableError(
        "app-missing",
        `The data of ${app} was not deleted (${step.output.split("\n").at(-1)?.slice(0, 200) ?? ""}).`,
        "Check that it is installed; some phones forbid it over ADB.",
      );
    }
    return answerStep(context, session, step, `${app} is as freshly installed.`, null);
  },
});

/** Longest that an installation may take, milliseconds of the host. */
const installDeadline = 300_000;

export const installApp = defineTool({
  name: "install_app",
  description:
    "Install an APK from a file of this computer, keeping the app's data when it is there already.",
  kind: "act",
  input: z.strictObject({ path: z.string().describe("Of the .apk file, on this computer") }),
  async run({ path }, context) {
    const { signal } = context;
    const bytes = await readApk(path);
    const session = await context.desk.session(signal);
    const before = (await session.run(apps.listPackages, signal)).output.split("\n");
    if (session.app !== "") session.expectDeath(session.app);
    const answer = await session.port.exec(apps.installFromInput(bytes.length), {
      input: bytes,
      signal,
      deadline: installDeadline,
    });
    const result = parseInstall(answer.toString("utf8"));
    if (!result.ok) {
      throw new ActionableError(
        "refused",
        `${basename(path)} was not installed (${result.code}).`,
        result.words,
      );
    }
    const manifest = await readApkFacts(bytes, session.facts.locale);
    const after = (await session.run(apps.listPackages, signal)).output.split("\n");
    const added = manifest?.package ?? after.find((line) => !before.includes(line))?.replace(/^package:/, "");
    const words = `Installed ${basename(path)}${added === undefined ? "" : ` as ${added}`}.`;
    const facts = await context.desk.installed(session, added ?? session.app, manifest, signal);
    return { text: words, facts };
  },
});

async function readApk(path: string): Promise<Buffer> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > 0) return bytes;
  } catch {
    // The same advice whether it is missing, a folder or not readable.
  }
  throw new ActionableError(
    "bad-input",
    `There is no readable file "${path.slice(0, 200)}".`,
    "Give the path of an .apk on this computer.",
  );
}

export const openLink = defineTool({
  name: "open_link",
  description: "Open a link (https or an app's own scheme), as from a mail or another app.",
  kind: "act",
  input: z.strictObject({
    url: z.string().min(1).max(2000),
    package: z.string().describe('App that shall open it; "" lets the system choose'),
  }),
  async run({ url, package: app }, context) {
    if (app !== "") checkPackageName(app);
    if (!/^[A-Za-z][\w+.-]*:/.test(url)) {
      throw new ActionableError(
        "bad-input",
        `"${url.slice(0, 80)}" is not a link.`,
        'It begins with a scheme, such as "https:" or "myapp:".',
      );
    }
    const session = await context.desk.session(context.signal);
    const step = await session.act(apps.openLink(url, app), context.signal);
    checkOutcomeOfLink(url, step);
    return answerStep(context, session, { ...step, before: null }, `Opened ${url.slice(0, 200)}.`, null);
  },
});

function checkOutcomeOfLink(url: string, step: Step): void {
  checkStarted(url.slice(0, 200), step);
  checkOutcome("open_link", { output: "", code: step.code });
}
