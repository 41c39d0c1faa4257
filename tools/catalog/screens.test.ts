import { describe, expect, it } from "vitest";
import { call, open, phone, tap, useHands } from "../trial/hands.ts";
import { app } from "../trial/probe.ts";

useHands();

describe("seeing", () => {
  it("gives a picture of the screen, marked or not", async () => {
    await open();
    const plain = await call("screenshot", { marks: false });
    const marked = await call("screenshot", { marks: true });
    expect(plain.text).toBe("540x1200 pixels");
    expect(marked.picture.equals(plain.picture)).toBe(false);
  });

  it("gives a picture of new screens only when asked for those", async () => {
    const first = await call("open_app", { package: app }, "changed");
    expect(first.screen?.screenshot).toMatchObject({ type: "image/webp", width: 540, height: 1200 });
    expect((await call("dump_ui", { full: false }, "changed")).screen?.screenshot).toBeNull();
    expect((await call("dump_ui", { full: false }, "always")).screen?.screenshot).not.toBeNull();
  });

  it("knows a secure screen from a blank one (P19)", async () => {
    await open();
    await tap("hidden");
    const told = await call("screenshot", { marks: false }, "always");
    expect(told.text).toContain("forbids screenshots");
    expect(told.screen?.problem).toBe("secure");
  });

  it("tells toasts, which no dump holds, once each", async () => {
    await open();
    await tap("hidden");
    const told = await tap("greet");
    expect(told.text).toMatch(/^Tapped e\d+ button "Greet"\.\ntoast "Hello there"\n/);
    expect(told.evidence?.log).toContain("Toast: Hello there");
    expect((await call("dump_ui", { full: false })).text).not.toContain("Hello");
    expect((await tap("greet")).text).toContain('toast "Hello there"');
  });

  it("waits for what comes late, on the device's clock", async () => {
    await open();
    await tap("load");
    const told = await call("wait_for", { text: "loaded at last", gone: false, seconds: 10 });
    expect(told.text).toMatch(/^"loaded at last" is there after \d s\./);
    expect((await call("wait_for", { text: "never", gone: false, seconds: 2 })).text).toContain(
      "is still missing after",
    );
  });

  it("reads a screen that never comes to rest, and says so (P12)", async () => {
    await open();
    const told = await tap("spin");
    expect(told.error).toBe(false);
    expect(told.screen?.activity).toBe(`${app}.SpinActivity`);
  });

  it.each(["null-root", "killed", "already-registered", "empty-file", "no-idle"] as const)(
    "tries again when the dumper fails (%s)",
    async (kind) => {
      await open();
      phone().faults.dump = { kind, times: 1 };
      expect((await call("dump_ui", { full: false })).screen).toMatchObject({
        problem: "none",
        settled: true,
      });
    },
  );

  it("says so when the dumper always fails (P18)", async () => {
    await open();
    phone().faults.dump = { kind: "null-root", times: 1000 };
    const told = await call("dump_ui", { full: false });
    expect(told.screen).toMatchObject({ problem: "no-root", settled: false, elements: [] });
    expect(told.text).toContain("The device gave no tree");
  });

  it("names what keeps the dumper out", async () => {
    await open();
    phone().faults.dump = { kind: "already-registered", times: 1000 };
    expect((await call("dump_ui", { full: false })).text).toContain("another program reads its screen");
    phone().faults.dump = { kind: "missing", times: 1000 };
    expect((await call("dump_ui", { full: false })).text).toContain("it has no uiautomator");
  });

  it("finds the picture behind a warning", async () => {
    await open();
    phone().faults.screenshot = { kind: "warning", times: 1 };
    expect((await call("screenshot", { marks: false })).text).toContain("540x1200");
  });
});
