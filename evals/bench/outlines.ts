/** What screens cost a model to read, in tokens of o200k. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { countTokens } from "gpt-tokenizer/encoding/o200k_base";
import { connectInMemory, createMcpServer } from "../../tools/mcp.ts";
import { isEmpty, parseHierarchy } from "../../tools/screen/hierarchy.ts";
import { isActionable, outlineLines } from "../../tools/screen/labels.ts";
import { joinOutline, writeOutline } from "../../tools/screen/outline.ts";
import { createRefBook } from "../../tools/screen/refs.ts";
import { startSimulator } from "../../tools/simulator/simulator.ts";
import { median, percentile } from "./median.ts";
import type { Metric } from "./phone.ts";
import { walk, type Seen } from "./walk.ts";

const root = join(import.meta.dirname, "../..");

/** What is counted of a screen. */
type Counted = Pick<Seen, "outline" | "actionable" | "unaddressed">;

/** Outlines of the dumps of real apps that the tests keep. */
function realOutlines(): Counted[] {
  const folder = join(root, "tools/screen/fixtures");
  return globSync("*.xml", { cwd: folder }).map((file) => {
    const nodes = parseHierarchy(readFileSync(join(folder, file), "utf8"))?.nodes ?? [];
    const lines = outlineLines(nodes);
    const book = createRefBook();
    const refs = book.assign("", nodes, lines);
    const screen = { left: 0, top: 0, right: 1080, bottom: 2400 };
    const written = writeOutline(nodes, lines, refs, book, screen, false);
    const named = new Set(written.map(({ ref }) => lines[refs.indexOf(ref)]?.position));
    const inSight = nodes.flatMap((node, at) => (isActionable(node) && !isEmpty(node.bounds) ? [at] : []));
    return {
      outline: joinOutline(written),
      actionable: inSight.length,
      unaddressed: inSight.filter((at) => !named.has(at)).length,
    };
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

/** `outline_tokens_median`, `outline_tokens_p90`, `difference_tokens_median` and `outline_unaddressed`, from walks of so many steps in each app. */
export const benchOutlines = async (steps = 80): Promise<Metric[]> => {
  const dumps = realOutlines();
  const real = dumps.map(({ outline }) => countTokens(outline));
  const apps = simulatedApps();
  const seen: Seen[] = [];
  for (const app of apps) seen.push(...(await walkApp(app, steps)));
  const screens = new Map(seen.map((screen) => [screen.fingerprint, screen]));
  const simulated = [...screens.values()].map(({ outline }) => countTokens(outline));
  const counted: readonly Counted[] = [...dumps, ...screens.values()];
  const sum = (count: (screen: Counted) => number): number =>
    counted.reduce((total, screen) => total + count(screen), 0);
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
    {
      name: "outline_unaddressed",
      value: sum(({ unaddressed }) => unaddressed),
      unit: "elements",
      method: `of ${sum(({ actionable }) => actionable)} clickable, long-clickable, checkable, editable and scrollable elements in sight on these ${counted.length} screens, those without a ref in the outline`,
    },
  ];
};
