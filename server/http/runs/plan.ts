/** What a caller asks for, with the settings of the server for what was left out, checked as far as that needs no device. */
import type { Leases } from "../../../tools/mcp.ts";
import { ensureAdbServer } from "../../adb.ts";
import type { Assignment } from "../../assignment.ts";
import type { Configuration } from "../../config.ts";
import { decidingOf, type Deciding } from "../../deciding.ts";
import { ConfigError } from "../../errors.ts";
import { newRunId } from "../../explore.ts";
import { bundledApps, isBundled } from "../../simulated/bundledApps.ts";
import { Refusal } from "../failure.ts";
import type { RunRequest } from "../questions.ts";
import type { Order } from "./orders.ts";

/** The device of runs that bring their own phone. */
export const simulated = "simulated";

/** A run that can be begun. */
export interface Plan {
  readonly order: Order;
  /** Get the device ready; `release` gives it back. */
  prepare(): Promise<{ readonly assignment: Assignment; readonly release: () => Promise<void> }>;
}

/** Make the plan of a run, or throw a Refusal that says what does not go. */
export async function planOf(request: RunRequest, settings: Configuration, devices: Leases): Promise<Plan> {
  const wanted = withRequest(settings, request);
  const deciding = decided(wanted);
  const common = {
    apk: null,
    goals: wanted.goals,
    seed: wanted.seed,
    limits: { steps: wanted.steps, minutes: wanted.minutes },
    deciding,
    secrets: wanted.secrets,
    out: wanted.out,
    language: wanted.lang,
  };
  const order = {
    run: newRunId(),
    acceptedAt: Date.now(),
    policy: deciding === null ? "explorer" : deciding.model,
    goals: wanted.goals,
    seed: wanted.seed,
    language: wanted.lang,
    ...common.limits,
  };
  if (request.device === simulated) {
    const { name, app, path } = simulatedApp(request.app);
    const off = request.clean === true ? ("all" as const) : [];
    const again = `preflight demo --app ${name} --seed ${wanted.seed}${wanted.steps === null ? "" : ` --steps ${wanted.steps}`}${off === "all" ? " --clean" : ""}`;
    return {
      order: { ...order, app, device: simulated },
      async prepare() {
        const { startPhone } = await import("../../simulated/phone.ts");
        const phone = await startPhone({ apps: [path], seed: wanted.seed, off });
        const adb = { host: "127.0.0.1", port: phone.serverPort };
        return { assignment: { ...common, app, device: null, adb, again }, release: () => phone.close() };
      },
    };
  }
  if (request.clean === true)
    throw new Refusal(
      "bad-input",
      "clean is for simulated phones",
      'Say "device": "simulated", or leave it out',
    );
  const app = packageOf(request.app ?? wanted.app ?? undefined);
  const adb = { host: wanted.adbHost, port: wanted.adbPort };
  const device = await deviceAt(adb, request.device ?? wanted.device);
  const allowed = { allow: wanted.allow, packages: wanted.packages };
  return {
    order: { ...order, app, device },
    prepare: async () => ({
      assignment: { ...common, app, device, adb, allowed, devices },
      release: async () => undefined,
    }),
  };
}

function withRequest(settings: Configuration, request: RunRequest): Configuration {
  const { goals, policy, seed, language, budgets = {} } = request;
  return {
    ...settings,
    goals: goals ?? settings.goals,
    policy: policy ?? settings.policy,
    seed: seed ?? settings.seed,
    lang: language ?? settings.lang,
    steps: budgets.steps ?? settings.steps,
    minutes: budgets.minutes ?? settings.minutes,
    tokens: budgets.tokens ?? settings.tokens,
    money: budgets.money ?? settings.money,
  };
}

function decided(settings: Configuration): Deciding | null {
  try {
    return decidingOf(settings);
  } catch (error) {
    if (error instanceof ConfigError) throw new Refusal("cannot-run", error.message, error.hint);
    throw error;
  }
}

function simulatedApp(wanted = "shop"): { name: string; app: string; path: string } {
  const name = Object.entries(bundledApps).find(([, app]) => app.package === wanted)?.[0] ?? wanted;
  if (isBundled(name)) return { name, app: bundledApps[name].package, path: bundledApps[name].path };
  const known = Object.keys(bundledApps).join(" and ");
  throw new Refusal("bad-input", `app is "${wanted.slice(0, 80)}"`, `A simulated phone has ${known}`);
}

function packageOf(wanted: string | undefined): string {
  if (wanted === undefined)
    throw new Refusal("bad-input", "app is missing", 'Say which, as {"app": "com.example.shop"}');
  if (/^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/.test(wanted)) return wanted;
  throw new Refusal(
    "bad-input",
    `app is "${wanted.slice(0, 80)}"`,
    'Give a package name like com.example.shop, or "device": "simulated"',
  );
}

/** The serial of a device that is there and can be used. */
async function deviceAt(adb: Assignment["adb"], wanted: string | null): Promise<string> {
  await ensureAdbServer(adb).catch((error: unknown) => {
    const { message, hint } =
      error instanceof ConfigError ? error : { message: "There is no adb server", hint: "" };
    throw new Refusal("unavailable", message, hint);
  });
  const { connectAdb } = await import("../../../tools/device/adb.ts");
  const listed = await connectAdb(adb).devices();
  const [first, ...others] = wanted === null ? listed : listed.filter(({ serial }) => serial === wanted);
  if (!first) {
    const what =
      wanted === null ? "No device is connected" : `Device "${wanted.slice(0, 80)}" is not connected`;
    throw new Refusal("conflict", what, 'GET /devices lists those that are; "simulated" needs none');
  }
  if (others.length > 0)
    throw new Refusal(
      "conflict",
      "Several devices are connected",
      "Say which with device; GET /devices lists them",
    );
  if (first.state !== "device")
    throw new Refusal(
      "conflict",
      `Device "${first.serial}" is ${first.state}`,
      "See to it that `adb devices` says device",
    );
  return first.serial;
}
