/** What screens cost a model to read, in tokens of o200k. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { parseHierarchy } from "../../tools/screen/hierarchy.ts";
import { outlineLines } from "../../tools/screen/labels.ts";
import { joinOutline, writeOutline } from "../../tools/screen/outline.ts";
import { createRefBook } from "../../tools/screen/refs.ts";
import { startSimulator } from "../../tools/simulator/simulator.ts";
import { median, percentile } from "./median.ts";
import type { Metric } from "./phone.ts";
import { walk, type Seen } from "./walk.ts";

const root = join(import.meta.dirname, "../..");

/** Outlines of the dumps of real apps that the tests keep. */
function realOutlines(): string[] {
  const folder = join(root, "tools/screen/fixtures");
  return globSync("*.xml", { cwd: folder }).map((file) => {
    const nodes = parseHierarchy(readFileSync(join(folder, file), "utf8"))?.nodes ?? [];
    const lines = outlineLines(nodes);
    const book = createRefBook();
    const screen = { left: 0, top: 0, right: 1080, bottom: 2400 };
    return joinOutline(writeOutline(nodes, lines, book.assign("", nodes, lines), book, screen, false));
  });
}

/** Every simulated app that is there: those of the demo and those of the suites. */
function simulatedApps(): string[] {
  return ["tools/simulator/apps/{shop,notes}", "evals/apps/*"]
    .flatMap((pattern) => globSync(`${pattern}/app.ts`, { cwd: root }))
    .toSorted()
    .map((file) => join(root, file, ".."));
}

async function walkApp(folder: string, steps: number): Promise<Seen[]> {
  const simulator = await startSimulator({ apps: [folder] });
  const server = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort } });
  try {
    const client = await connectInMemory(server);
    const app = simulator.phone.packages.all().find(({ system }) => !system)?.name ?? "";
    return await walk(client, app, steps);
  } finally {
    await server.close();
    await simulator.close();
  }
}

/** `outline_tokens_median`, `outline_tokens_p90` and `difference_tokens_median`, from walks of so many steps in each app. */
export const benchOutlines = async (steps = 80): Promise<Metric[]> => {
  const real = realOutlines().map((outline) => countTokens(outline));
  const apps = simulatedApps();
  const seen: Seen[] = [];
  for (const app of apps) seen.push(...(await walkApp(app, steps)));
  const screens = new Map(seen.map(({ fingerprint, outline }) => [fingerprint, outline]));
  const simulated = [...screens.values()].map((outline) => countTokens(outline));
  const all = [...real, ...simulated];
  const differences = seen.flatMap(({ answer }) =>
    /\] changed:$|Nothing changed on the screen/m.test(answer) ? [countTokens(answer)] : [],
  );
  const method = `o200k tokens of the outlines of ${real.length} dumps of real apps (their median alone: ${median(real)}) and of ${simulated.length} screens met in ${apps.length} simulated apps, ${steps} steps each`;
  return [
    { name: "outline_tokens_median", value: median(all), unit: "tokens", method: `median ${method}` },
    {
      name: "outline_tokens_p90",
      value: percentile(all, 0.9),
      unit: "tokens",
      method: `90th percentile ${method}`,
    },
    {
      name: "difference_tokens_median",
      value: median(differences),
      unit: "tokens",
      method: `median of the ${differences.length} of ${seen.length} answers on these walks that told only what changed; the whole answer`,
    },
  ];
};
