/** Screens to make cases of: dumps of real apps, and what a short run over the clean twins of our own saw. */
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createExplorer } from "../../agent/explorer/explorer.ts";
import { run } from "../../agent/run.ts";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { parseHierarchy } from "../../tools/screen/hierarchy.ts";
import { createRefBook } from "../../tools/screen/refs.ts";
import { createView } from "../../tools/screen/view.ts";
import type { Observation } from "../../tools/evidence.ts";
import { startSimulator } from "../../tools/simulator/simulator.ts";

/** A screen, and where it is from. */
export interface Base {
  readonly name: string;
  /** It is known to be right: of a clean twin. */
  readonly clean: boolean;
  readonly screen: Observation;
}

const project = resolve(import.meta.dirname, "../..");

/** Dumps of real apps. Nobody has said what is right or wrong in them. */
export function realScreens(): readonly Base[] {
  const folder = join(project, "tools/screen/fixtures");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".xml"))
    .sort()
    .flatMap((name) => {
      const xml = readFileSync(join(folder, name), "utf8");
      const hierarchy = parseHierarchy(xml);
      const app = hierarchy?.nodes.find((node) => node.package !== "com.android.systemui")?.package ?? "";
      if (hierarchy === null || app === "") return [];
      const component = { package: app, activity: `${app}.MainActivity` };
      const focus = { window: `${app}/${component.activity}`, component, app: component };
      const look = {
        action: { output: "", code: 0 },
        focusBefore: focus,
        focusAfter: focus,
        dumper: "",
        xml,
        earlierXml: "",
        keyboard: false,
        pids: {},
        toasts: [],
        dumpStarted: 0,
        dumpEnded: 0,
        time: 0,
        lostTo: null,
        complete: true,
      };
      const display = { width: 1080, height: 1920, density: 420 };
      const { observation } = createView(look, hierarchy, createRefBook(), display, {
        settled: true,
        problem: "none",
      });
      return [{ name, clean: false, screen: observation }];
    });
}

const walked = new Map<number, Promise<readonly Base[]>>();

/** Each different screen of a short run over the clean twins of the bundled apps; the same ones every time. */
export function cleanScreens(steps: number): Promise<readonly Base[]> {
  const known = walked.get(steps) ?? walkOver(steps);
  walked.set(steps, known);
  return known;
}

async function walkOver(steps: number): Promise<readonly Base[]> {
  const bases: Base[] = [];
  for (const [id, app] of [
    ["shop", "com.example.pocketmarket"],
    ["notes", "com.example.fieldnotes"],
  ] as const) {
    const folder = join(project, "tools/simulator/apps", id);
    const simulator = await startSimulator({ apps: [folder], off: "all" });
    const server = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort } });
    const explorer = createExplorer({ seed: 1 });
    const seen = new Set<string>();
    try {
      const events = run({
        run: "r1",
        client: await connectInMemory(server),
        app,
        goals: [],
        seed: 1,
        limits: { steps, minutes: null },
        blobs: { put: () => Promise.resolve("blob") },
        policy: {
          name: "explorer",
          decide(so, signal) {
            const { screen } = so;
            if (
              screen !== null &&
              screen.package === app &&
              screen.settled &&
              !seen.has(screen.fingerprint)
            ) {
              seen.add(screen.fingerprint);
              bases.push({ name: `${id} ${seen.size}`, clean: true, screen });
            }
            return explorer.decide(so, signal);
          },
        },
        signal: new AbortController().signal,
        now: Date.now,
      });
      for await (const event of events) if (event.type === "goal_ended") break;
    } finally {
      await server.close();
      await simulator.close();
    }
  }
  return bases;
}
