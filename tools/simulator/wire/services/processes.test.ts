import { expect, it } from "vitest";
import { connectionPair } from "../connection.ts";
import { trialPhone } from "../trial/phone.ts";
import type { WiredPhone } from "../wired-phone.ts";
import { createPorts } from "./ports.ts";
import { resolveService } from "./resolve.ts";
import { createReverses } from "./reverse.ts";

const processOf = (pid: number) => ({
  pid,
  name: "com.a",
  package: "com.a",
  uid: 10_100,
  startedAt: 0,
  memory: 1,
  objects: { views: 0, activities: 0 },
  frames: [],
});

const debuggablePackage = {
  name: "com.a",
  uid: 10_100,
  app: undefined,
  label: "A",
  versionName: "1",
  versionCode: 1,
  minSdk: 26,
  targetSdk: 34,
  system: false,
  debuggable: true,
  usesCleartext: false,
  path: "/data/app/a/base.apk",
  firstInstall: 0,
  lastUpdate: 0,
  permissions: [],
  granted: new Map(),
  activities: [],
  services: [],
  enabled: true,
  stopped: false,
};

it.each([
  ["jdwp", ["700\n"]],
  ["track-jdwp", ["0004700\n", "0008700\n701\n"]],
  [
    "track-app",
    [
      '0011\n\x0f\x08\xbc\x05\x10\x01\x18\x01"\x06x86_64',
      '0022\n\x0f\x08\xbc\x05\x10\x01\x18\x01"\x06x86_64\n\x0f\x08\xbd\x05\x10\x01\x18\x01"\x06x86_64',
    ],
  ],
])("%s tells of debuggable processes", async (name, expected) => {
  const [client, device] = connectionPair();
  const running = [processOf(700)];
  const phone: WiredPhone = {
    ...trialPhone(),
    packages: { get: () => debuggablePackage },
    processes: { all: () => running },
  };
  const host = {
    name: "host-1",
    reverses: createReverses(),
    dial: async () => undefined,
    kick: () => undefined,
  };
  const served = resolveService(name, createPorts())?.(device, { phone, ports: createPorts(), host });
  for (const text of expected) {
    expect((await client.input.take())?.toString("latin1")).toBe(text);
    running.push(processOf(701));
  }
  client.end();
  await served;
});
