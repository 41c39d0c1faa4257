import { describe, expect, it } from "vitest";
import { createDisplay } from "../display/display.ts";
import type { AppFile } from "../language.ts";
import type { Box } from "../display/scene.ts";
import type { Phone } from "../phone.ts";
import { createFiles } from "../shell/files.ts";
import { language } from "../words/language.ts";
import { createClock } from "./clock.ts";
import { createPhone } from "./create.ts";
import { createFaults } from "./faults.ts";
import { createLatency } from "./latency.ts";
import { profileFor } from "./profile.ts";

function phoneWith(app: AppFile, off: readonly string[] | "all" = []): Phone {
  const clock = createClock("virtual");
  const phone = createPhone({
    serial: "sim-1",
    seed: 7,
    clock,
    profile: profileFor(34),
    latency: createLatency("none", 7),
    display: createDisplay(),
    files: createFiles({ clock, faults: createFaults() }),
    shell: () => async () => 0,
  });
  phone.packages.installApp(app(language), { off });
  return phone;
}

function boxes(phone: Phone): readonly Box[] {
  const all: Box[] = [];
  const walk = (box: Box): void => {
    all.push(box);
    box.children.forEach(walk);
  };
  const window = phone.windows.focused();
  if (window) walk(window.scene().root);
  return all;
}

async function tapOn(phone: Phone, words: string): Promise<void> {
  await phone.clock.until(() => phone.windows.idle(), 10_000);
  const box = boxes(phone).find(
    (each) => each.text === words || each.resourceId.endsWith(`/${words}`) || each.desc === words,
  );
  if (!box?.visible)
    throw new Error(
      `nothing says "${words}": ${boxes(phone)
        .map((each) => each.text)
        .join("|")}`,
    );
  const { left, top, right, bottom } = box.visible;
  await phone.input.tap((left + right) / 2, (top + bottom) / 2);
  await phone.clock.sleep(1);
}

/** What an app does that trusts its data: nothing checks. */
function priceOf(item: unknown): unknown {
  return Reflect.get(item === undefined ? JSON.parse("null") : Object(item), "price");
}

const counter: AppFile = ({ defineApp, column, text, button }) => {
  const app = defineApp({
    package: "com.example.counter",
    label: "Counter",
    icon: { name: "plus", color: "#fff", background: "#000" },
    disk: () => ({ total: 0 }),
    bugs: [{ id: "boom", kind: "C1", severity: "high", screen: "Main", summary: "", trigger: "" }],
  });
  app.activity("Main", {
    saved: () => ({ count: 0 }),
    fields: () => ({ lost: 0 }),
    view: (a) =>
      column([
        text(`count ${a.saved.count} lost ${a.fields.lost} total ${a.disk.total}`, { id: "sum" }),
        button("Add", {
          id: "add",
          onTap() {
            a.saved.count++;
            a.fields.lost++;
            a.disk.total++;
          },
        }),
        button("Boom", {
          id: "boom",
          onTap() {
            if (!a.bug("boom")) return;
            const prices = new Map<string, { price: number }>();
            a.log("D", "Counter", String(priceOf(prices.get("none"))));
          },
        }),
      ]),
  });
  return app;
};

const main = { component: { package: "com.example.counter", activity: "Main" } };

describe("createPhone", () => {
  it("starts an app and gives it taps", async () => {
    const phone = phoneWith(counter);
    const result = await phone.activities.start(main, { wait: true, stopFirst: false, caller: "shell" });
    expect(result).toMatchObject({ kind: "started", state: "COLD", totalTime: 350 });
    await tapOn(phone, "Add");
    await tapOn(phone, "add");
    expect(boxes(phone).find((each) => each.resourceId.endsWith("/sum"))?.text).toBe(
      "count 2 lost 2 total 2",
    );
  });

  it("lets a crashed app vanish to the launcher and tells of it in the logs", async () => {
    const phone = phoneWith(counter);
    await phone.activities.start(main, { wait: true, stopFirst: false, caller: "shell" });
    await tapOn(phone, "Boom");
    await phone.clock.sleep(2_000);
    expect(phone.windows.focused()?.package).toBe("com.google.android.apps.nexuslauncher");
    expect(phone.processes.exits("com.example.counter")[0]).toMatchObject({ reason: 4, importance: 100 });
    expect(phone.truth.map((entry) => entry.event)).toEqual(["reached", "triggered"]);
  });
});
