import { describe, expect, it } from "vitest";
import { parseHostRequest, parseSwitch } from "./selector.ts";

describe("requests to the adb server", () => {
  it.each([
    ["host:version", { kind: "any" }, "version"],
    ["host-usb:get-state", { kind: "usb" }, "get-state"],
    ["host-local:get-state", { kind: "local" }, "get-state"],
    ["host-transport-id:12:features", { kind: "id", id: 12 }, "features"],
    ["host-serial:ABC:get-state", { kind: "serial", serial: "ABC" }, "get-state"],
    [
      "host-serial:127.0.0.1:5600:forward:tcp:1;tcp:2",
      { kind: "serial", serial: "127.0.0.1:5600" },
      "forward:tcp:1;tcp:2",
    ],
    ["host-serial:[::1]:5600:features", { kind: "serial", serial: "[::1]:5600" }, "features"],
    ["host-serial:model:Pixel_6:features", { kind: "serial", serial: "model:Pixel_6" }, "features"],
  ])("%s", (text, selector, name) => {
    expect(parseHostRequest(text)).toEqual({ selector, name });
  });

  it("leaves requests for a device alone", () => {
    expect(parseHostRequest("shell:ls")).toBeUndefined();
    expect(parseHostRequest("host-serial:")).toBeUndefined();
  });

  it.each([
    ["tport:any", { selector: { kind: "any" }, tellsId: true }],
    ["tport:serial:a:1", { selector: { kind: "serial", serial: "a:1" }, tellsId: true }],
    ["transport:a:1", { selector: { kind: "serial", serial: "a:1" }, tellsId: false }],
    ["transport-any", { selector: { kind: "any" }, tellsId: false }],
    ["transport-id:7", { selector: { kind: "id", id: 7 }, tellsId: false }],
    ["tport:nothing", undefined],
    ["version", undefined],
  ])("%s", (name, expected) => {
    expect(parseSwitch(name)).toEqual(expected);
  });
});
