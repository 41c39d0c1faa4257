import { z } from "zod";
import { ActionableError } from "../actionable-error.ts";
import { isPackageName } from "../device/commands/apps.ts";
import type { Facts } from "../evidence.ts";
import { defineTool } from "./tool.ts";

export const listDevices = defineTool({
  name: "list_devices",
  description:
    "List connected devices with their state. Use it when a tool says that several or none are connected.",
  kind: "read",
  input: z.strictObject({}),
  async run(_input, { desk }) {
    const devices = await desk.list();
    const lines = devices.map(({ serial, state }) => `${serial} ${state}`);
    return { text: lines.length === 0 ? "No device is connected." : lines.join("\n") };
  },
});

export const useDevice = defineTool({
  name: "use_device",
  description:
    "Choose the device and the app under test; the app's crashes and processes are then watched. Not needed when one device is connected.",
  kind: "act",
  input: z.strictObject({
    serial: z.string().describe('From list_devices; "" for the only one'),
    app: z.string().describe('Package name; "" for none'),
  }),
  async run({ serial, app }, { desk, signal }) {
    if (app !== "") checkPackageName(app);
    const session = await desk.use(serial, app, signal);
    const facts = await desk.facts(session, app, signal);
    if (app !== "" && facts.app === null) {
      throw new ActionableError(
        "app-missing",
        `${app} is not installed on ${session.port.serial}.`,
        "Install it with install_app, or check the package name.",
      );
    }
    return { text: factsWords(facts), facts };
  },
});

/** Refuses what Android would not take for a package name. */
export function checkPackageName(name: string): void {
  if (isPackageName(name)) return;
  throw new ActionableError(
    "bad-input",
    `"${name.slice(0, 80)}" is not a package name.`,
    'Give it as in "com.example.shop".',
  );
}

/** Device and app in two lines. */
export function factsWords({ device, app }: Facts): string {
  const phone = `${device.manufacturer} ${device.model}, Android ${device.release} (API ${device.api}), ${device.width}x${device.height} ${device.density} dpi, ${device.locale}, serial ${device.serial}`;
  return app === null ? phone : `${phone}\n${app.package} ${app.versionName} (${app.versionCode})`;
}
