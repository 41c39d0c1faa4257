import { describe, expect, it } from "vitest";
import type { AdbServer, DeviceListing } from "../device/port.ts";
import { createDesk } from "./desk.ts";
import { createLeases } from "./leases.ts";

const refuse = (): never => {
  throw new Error("out of use");
};

/** An adb server with these devices, none of which can be used further. */
function serverWith(...devices: readonly DeviceListing[]): AdbServer {
  return {
    devices: () => Promise.resolve(devices),
    device: (serial) => ({ serial, shell: refuse, exec: refuse, follow: refuse, push: refuse, pull: refuse }),
  };
}

const use = (adb: AdbServer, serial = ""): Promise<unknown> =>
  createDesk({ adb, leases: createLeases(), name: () => "a test", present: () => true }).use(
    serial,
    "",
    undefined,
  );

describe("choosing a device", () => {
  it("says that none is connected", async () => {
    await expect(use(serverWith())).rejects.toMatchObject({
      reason: "no-device",
      message: "No device is connected.",
    });
  });

  it("asks which of several, and never takes all (P40)", async () => {
    const adb = serverWith({ serial: "a", state: "device" }, { serial: "b", state: "device" });
    await expect(use(adb)).rejects.toMatchObject({
      reason: "no-device",
      message: "Several devices are connected: a (device), b (device).",
      hint: "Say which one: call use_device with its serial.",
    });
  });

  it("takes the only one that is ready, whatever else is listed", async () => {
    const adb = serverWith({ serial: "a", state: "offline" }, { serial: "b", state: "device" });
    await expect(use(adb)).rejects.toThrow("out of use");
  });

  it("says what to do about one that is not ready", async () => {
    await expect(use(serverWith({ serial: "a", state: "unauthorized" }))).rejects.toMatchObject({
      message: "Device a is unauthorized.",
      hint: "Unlock it and allow USB debugging for this computer.",
    });
    await expect(use(serverWith({ serial: "a", state: "offline" }), "a")).rejects.toMatchObject({
      message: "Device a is offline.",
    });
  });

  it("lists what is connected when the one asked for is not", async () => {
    await expect(use(serverWith({ serial: "a", state: "device" }), "z")).rejects.toMatchObject({
      message: "There is no device z.",
      hint: "Connected: a (device).",
    });
  });
});
