import { describe, expect, it } from "vitest";
import { call, leave, open, phone, shownIn, type, useHands } from "../trial/hands.ts";
import { app } from "../trial/probe.ts";

useHands();

describe("conditions", () => {
  it("rotate, and are undone when the session ends", async () => {
    await open();
    const before = phone().settings.get("system", "accelerometer_rotation");
    const told = await call("set_condition", { condition: "orientation", value: "landscape" });
    expect(told.screen).toMatchObject({ rotation: 1, width: 2400, height: 1080 });
    await call("set_condition", { condition: "font_scale", value: "1.5" });
    await call("set_condition", { condition: "network", value: "off" });
    expect(phone().radios).toMatchObject({ wifi: false, data: false });
    await call("set_condition", { condition: "dark", value: "on" });
    expect(phone().nightMode).toBe("yes");
    await leave();
    expect(phone().settings.get("system", "accelerometer_rotation")).toBe(before);
    expect(phone().settings.get("system", "font_scale") ?? "1.0").toMatch(/^1(\.0)?$/);
    expect(phone().radios).toMatchObject({ wifi: true, data: true });
    expect(phone().nightMode).toBe("no");
  });

  it("grant and revoke permissions", async () => {
    await open();
    expect((await call("set_condition", { condition: "grant_permission", value: "CAMERA" })).error).toBe(
      false,
    );
    expect(phone().packages.get(app)?.granted.get("android.permission.CAMERA")?.state).toBe("granted");
    const revoked = await call("set_condition", { condition: "revoke_permission", value: "CAMERA" });
    expect(
      revoked.evidence?.signals.filter(({ expected, package: name }) => !expected && name === app),
    ).toEqual([]);
  });

  it("refuse values that mean nothing", async () => {
    await open();
    expect(await call("set_condition", { condition: "font_scale", value: "huge" })).toMatchObject({
      error: true,
      reason: "bad-input",
    });
    expect(await call("set_condition", { condition: "grant_permission", value: "NOPE" })).toMatchObject({
      error: true,
      reason: "refused",
    });
  });

  it("rotate and come back", async () => {
    await open();
    await type("name", "kept");
    const told = await call("interrupt", { kind: "rotate" });
    expect(told.screen?.rotation).toBe(0);
    expect(shownIn(told, "name")).toBe("kept");
  });
});
