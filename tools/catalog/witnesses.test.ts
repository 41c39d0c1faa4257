import { describe, expect, it } from "vitest";
import { call, open, phone, tap, useHands } from "../trial/hands.ts";
import { app } from "../trial/probe.ts";

useHands();

describe("errors of the app", () => {
  it("stand in the answer to the action that caused them, one signal with many witnesses", async () => {
    await open();
    const told = await tap("crash");
    expect(told.text).toContain(
      "CRASH com.example.probe: java.lang.IllegalStateException: Cart is empty, at com.example.probe.Cart.total",
    );
    expect(told.evidence?.signals.filter(({ kind }) => kind !== "caught-exception")).toHaveLength(1);
    expect(told.evidence?.signals[0]).toMatchObject({
      kind: "crash",
      package: app,
      process: app,
      expected: false,
    });
    expect(told.evidence?.signals[0]?.witnesses.length).toBeGreaterThanOrEqual(3);
    expect(told.screen?.package).not.toBe(app);
  });

  it("are told again when they happen again (P5)", async () => {
    await open();
    await tap("crash");
    await open();
    expect((await tap("crash")).evidence?.signals.filter(({ kind }) => kind === "crash")).toHaveLength(1);
  });

  it("include a hang, which shows when the app is touched again", async () => {
    await open();
    const hanging = await tap("hang");
    expect(hanging.screen).toMatchObject({ problem: "no-root", settled: false });
    expect(hanging.text).toMatch(
      /^\[com\.example\.probe \.MainActivity\]\nThe device gave no tree: com\.example\.probe is in focus but does not answer.*press_key back/m,
    );
    const told = await call("press_key", { key: "back" });
    expect(told.text).toContain("ANR com.example.probe: Input dispatching timed out");
    expect(told.evidence?.signals.filter(({ kind }) => kind === "anr")).toHaveLength(1);
    expect(told.evidence?.signals.find(({ kind }) => kind === "anr")?.witnesses).toContain("dialog");
    const closed = await call("tap", { ref: /(e\d+) button "Close app"/.exec(told.text)?.[1] ?? "" });
    expect(closed.evidence?.signals.filter(({ package: name }) => name === app)).toEqual([]);
  });

  it("are not what we did ourselves", async () => {
    await open();
    const killed = await call("interrupt", { kind: "process_death" });
    expect(killed.text).toContain("was killed in the background and opened again");
    expect(
      killed.evidence?.signals.filter(({ kind, package: name }) => kind === "process-death" && name === app),
    ).toMatchObject([{ expected: true }]);
    const restarted = await call("interrupt", { kind: "restart" });
    expect(
      restarted.evidence?.signals.filter(({ expected, package: name }) => !expected && name === app),
    ).toEqual([]);
    const reset = await call("reset_app", { package: app });
    expect(
      reset.evidence?.signals.filter(({ expected, package: name }) => !expected && name === app),
    ).toEqual([]);
  });

  it("include a process that ends by itself", async () => {
    await open();
    expect((await tap("exit")).evidence?.signals).toContainEqual(
      expect.objectContaining({ kind: "process-death", package: app, expected: false }),
    );
  });
});

describe("a device that starts anew", () => {
  it("is waited for, and its log is followed as before", async () => {
    await open();
    phone().reboot();
    // The answer to a reboot still goes out; then the link is gone for a while.
    await expect.poll(async () => (await call("dump_ui", { full: false })).reason).toMatch(/lost|no-device/);
    await expect.poll(async () => (await call("dump_ui", { full: false })).error).toBe(false);
    await open();
    expect((await tap("crash")).evidence?.signals.filter(({ kind }) => kind === "crash")).toHaveLength(1);
  });

  it("is waited for also when the link was back before anyone asked", async () => {
    await open();
    phone().faults.booting = true;
    phone().clock.after(20_000, () => void (phone().faults.booting = false));
    const told = await open();
    expect(told.screen).toMatchObject({ problem: "none", package: app });
  });
});
