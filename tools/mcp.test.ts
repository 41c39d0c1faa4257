import { describe, expect, it } from "vitest";
import { call, connected, open, phone, refOf, setLink, tap, useHands } from "./trial/hands.ts";
import { app } from "./trial/probe.ts";

useHands();

describe("the list of tools", () => {
  it("is short, strict and annotated (P36)", async () => {
    const list = await connected().listTools();
    expect(JSON.stringify(list).length).toBeLessThanOrEqual(8_000);
    expect(list.tools.length).toBeLessThanOrEqual(20);
    for (const tool of list.tools) {
      const { properties = {}, required = [], additionalProperties } = tool.inputSchema;
      expect({ name: tool.name, required, additionalProperties }).toEqual({
        name: tool.name,
        required: Object.keys(properties),
        additionalProperties: false,
      });
      expect(tool.annotations).toBeDefined();
    }
  });
});

describe("a run's first steps", () => {
  it("name the device and the app", async () => {
    const told = await call("use_device", { serial: "", app });
    expect(told.facts).toMatchObject({
      device: { serial: "emulator-5554", api: 34, release: "14", width: 1080, height: 2400, density: 420 },
      app: { package: app, versionName: "1.2", versionCode: 12 },
    });
    expect(told.facts?.app?.permissions).toContainEqual(
      expect.objectContaining({ name: "android.permission.CAMERA", granted: false }),
    );
  });

  it("open the app and show its screen with what can be done on it", async () => {
    const told = await open();
    expect(told.text).toMatchInlineSnapshot(`
      "Opened com.example.probe (cold) in 350 ms.
      [com.example.probe .MainActivity]
      e1 area #page scrolls ↓
       e2 "taps 0 held 0"
       e3 field #name = "Name"
       e4 field #notes = "Notes"
       e5 field #secret = "Secret" password
       e6 button "Show password" unchecked
       e7 field #code = "Code"
       e8 checkbox "Agree" unchecked
       e9 button "Count" long
       e10 button "Off" disabled
       e11 button near "Off"
       e12 button "Dialog"
       e13 button "Rows"
       e14 button "Secret screen"
       e15 button "Spin"
       e16 button "Load"
       e17 button "Crash"
       e18 button "Hang"
       e19 button "Exit""
    `);
    expect(told.screen).toMatchObject({
      package: app,
      activity: `${app}.MainActivity`,
      settled: true,
      problem: "none",
    });
    expect(told.screen?.pids).toHaveProperty([app]);
  });

  it("say which app is missing, and what to do", async () => {
    expect(await call("open_app", { package: "com.none" })).toMatchObject({
      error: true,
      reason: "app-missing",
      text: "com.none is not installed. Install it with install_app, or check the package name.",
    });
    expect(await call("use_device", { serial: "", app: "com.none" })).toMatchObject({
      reason: "app-missing",
    });
    expect(await call("use_device", { serial: "nope", app: "" })).toMatchObject({ reason: "no-device" });
  });
});

describe("bad input", () => {
  it("is refused in words and nothing is done", async () => {
    expect(await call("tap", { ref: 3 })).toMatchObject({ error: true, reason: "bad-input" });
    expect(await call("tap", { ref: "e1", hard: true })).toMatchObject({ error: true, reason: "bad-input" });
    expect(await call("nope", {})).toMatchObject({ error: true, reason: "bad-input" });
    expect(await call("open_app", { package: "com.a; reboot" })).toMatchObject({
      error: true,
      reason: "bad-input",
    });
    expect(await call("install_app", { path: "/none.apk" })).toMatchObject({
      error: true,
      reason: "bad-input",
    });
    expect(await call("open_link", { url: "not a link", package: "" })).toMatchObject({
      error: true,
      reason: "bad-input",
    });
  });

  it("that is no APK is named by the device, in words", async () => {
    expect(await call("install_app", { path: import.meta.filename })).toMatchObject({
      error: true,
      reason: "refused",
      text: expect.stringContaining("not a valid APK"),
    });
  });

  it("from a link that nothing opens is refused", async () => {
    expect(await call("open_link", { url: "nobody:x'; reboot", package: "" })).toMatchObject({
      error: true,
      reason: "app-missing",
    });
  });
});

describe("a device in trouble", () => {
  it("that is gone is said to be gone", async () => {
    await open();
    await setLink("gone");
    expect(await call("dump_ui", { full: false })).toMatchObject({
      error: true,
      reason: expect.stringMatching(/device-lost|no-device/),
    });
  });

  it("that is unauthorized or offline says what to do", async () => {
    await setLink("unauthorized");
    expect(await call("dump_ui", { full: false })).toMatchObject({
      reason: "no-device",
      text: expect.stringContaining("allow USB debugging"),
    });
  });

  it("that forbids injecting says which setting allows it", async () => {
    await open();
    phone().faults.injectEvents = true;
    expect(await tap("count")).toMatchObject({
      error: true,
      reason: "refused",
      text: expect.stringContaining("USB debugging (Security settings)"),
    });
  });

  it("that was taken over is touched no more, and said to be another's", async () => {
    await open();
    await call("set_condition", { condition: "dark", value: "on" });
    const ref = await refOf("count");
    const lease = "/data/local/tmp/preflight-lease";
    phone().files.write(`${lease}/holder`, Buffer.from("b\tfar\t1\tsomeone\n"));
    const told = await call("tap", { ref });
    expect(told).toMatchObject({ error: true, reason: "no-device" });
    expect(told.text).toContain("held by another client (someone");
    expect(await call("dump_ui", { full: false })).toMatchObject({ error: true, reason: "no-device" });
    // What is set now is the other's business.
    expect(phone().nightMode).toBe("yes");
    phone().files.remove(lease, true);
    expect((await call("dump_ui", { full: false })).text).toContain("taps 0");
  });

  it("stops working for a call that was cancelled", async () => {
    await open();
    const stop = new AbortController();
    const waiting = connected().callTool(
      { name: "wait_for", arguments: { text: "never", gone: false, seconds: 120 } },
      undefined,
      { signal: stop.signal },
    );
    stop.abort();
    await expect(waiting).rejects.toThrow();
    expect((await call("dump_ui", { full: false })).error).toBe(false);
  });
});
