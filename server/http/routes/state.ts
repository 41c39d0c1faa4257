/** How the server stands, and which devices there are. */
import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { listens } from "../../adb.ts";
import { lineFor } from "../../errors.ts";
import { bundledApps } from "../../simulated/bundledApps.ts";
import { version } from "../../version.ts";
import { DevicesAnswer, HealthAnswer } from "../answers.ts";
import { json, refusals } from "../answering.ts";
import type { ApiParts } from "../parts.ts";
import type { LiveRun } from "../runs/runs.ts";

const health = createRoute({
  method: "get",
  path: "/health",
  summary: "How the server stands",
  responses: { 200: json(HealthAnswer, "It answers; whether all is well says status."), ...refusals },
});

const devices = createRoute({
  method: "get",
  path: "/devices",
  summary: "Devices that adb sees",
  responses: { 200: json(DevicesAnswer, "Devices, and who uses them."), ...refusals },
});

/** Add the routes. */
export function addState(app: OpenAPIHono, { store, runs, settings, stopping }: ApiParts): void {
  app.openapi(health, (context) => {
    const all = runs.all();
    const spool = store.spool() ?? null;
    const troubled = spool !== null && (spool.trouble !== null || spool.refused > 0);
    const names = [...new Set(all.map(({ order }) => order.device))];
    return context.json(
      {
        status: stopping.aborted ? ("stopping" as const) : troubled ? ("degraded" as const) : ("ok" as const),
        version,
        stores: { ...store.places },
        spool,
        runs: counted(all),
        devices: names.map((device) => ({
          device,
          ...counted(all.filter(({ order }) => order.device === device)),
        })),
      },
      200,
    );
  });

  app.openapi(devices, async (context) => {
    const all = runs.all();
    const { listed, trouble } = await look({ host: settings.adbHost, port: settings.adbPort });
    const simulated = Object.entries(bundledApps).map(([name, bundled]) => ({
      app: name,
      package: bundled.package,
    }));
    const shown = listed.map(({ serial, state }) => {
      const here = all.filter(({ order }) => order.device === serial);
      const run = here.find((one) => one.state !== "queued")?.order.run ?? null;
      return { serial, state, run, waiting: counted(here).queued };
    });
    return context.json({ devices: shown, trouble, simulated }, 200);
  });
}

function counted(all: readonly LiveRun[]): { running: number; queued: number } {
  const queued = all.filter(({ state }) => state === "queued").length;
  return { running: all.length - queued, queued };
}

interface Look {
  readonly listed: readonly { readonly serial: string; readonly state: string }[];
  readonly trouble: string | null;
}

/** Starts no adb server: who only looks changes nothing. */
async function look(adb: { readonly host: string; readonly port: number }): Promise<Look> {
  if (!(await listens(adb)))
    return { listed: [], trouble: `No adb server listens on ${adb.host}:${adb.port}.` };
  const { connectAdb } = await import("../../../tools/device/adb.ts");
  try {
    return { listed: await connectAdb(adb).devices(), trouble: null };
  } catch (error) {
    return { listed: [], trouble: lineFor(error) ?? "The adb server gave no list." };
  }
}
