import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Evidence, evidenceKey, Facts, factsKey, Failure, failureKey } from "./evidence.ts";
import type { Observation } from "./evidence.ts";
import { connectInMemory, createMcpServer } from "./mcp.ts";
import type { AppFile } from "./simulator/language.ts";
import { startSimulator } from "./simulator/simulator.ts";
import type { Simulator } from "./simulator/simulator.ts";
import { language } from "./simulator/words/language.ts";

const app = "com.example.probe";

/** A screen with one of each thing that the tools have to do with. */
const probe: AppFile = ({
  defineApp,
  column,
  scroll,
  text,
  button,
  field,
  checkbox,
  icon,
  list,
  progressSpinner,
  exception,
}) => {
  const built = defineApp({
    package: app,
    label: "Probe",
    versionName: "1.2",
    versionCode: 12,
    icon: { name: "flask", color: "#fff", background: "#246" },
    permissions: ["android.permission.CAMERA"],
    disk: () => ({}),
    statics: () => ({}),
  });
  built.activity("MainActivity", {
    saved: () => ({ taps: 0, held: 0 }),
    fields: () => ({ late: "" }),
    dialogs: { sure: () => ({ title: "Sure?", message: "Really", positive: { label: "Yes" } }) },
    view: (a) =>
      scroll(
        column([
          text(`taps ${a.saved.taps} held ${a.saved.held}`, { id: "state" }),
          text(a.fields.late, { id: "late" }),
          field({ id: "name", hint: "Name" }),
          field({ id: "notes", hint: "Notes", input: "multiline" }),
          field({ id: "secret", hint: "Secret", input: "password" }),
          field({ id: "code", hint: "Code", maxLength: 4 }),
          checkbox("Agree", { id: "agree" }),
          button("Count", {
            id: "count",
            onTap: () => void a.saved.taps++,
            onLongPress: () => void a.saved.held++,
          }),
          button("Off", { id: "off", enabled: false, onTap: () => undefined }),
          icon("cart", { onTap: () => void a.saved.taps++ }),
          button("Dialog", { id: "dialog", onTap: () => a.show("sure") }),
          button("Rows", { id: "rows", onTap: () => a.start("RowsActivity") }),
          button("Secret screen", { id: "hidden", onTap: () => a.start("HiddenActivity") }),
          button("Spin", { id: "spin", onTap: () => a.start("SpinActivity") }),
          button("Load", {
            id: "load",
            onTap: () => void a.later(3_000, () => void (a.fields.late = "Loaded at last")),
          }),
          button("Crash", {
            id: "crash",
            onTap: () => {
              throw exception("java.lang.IllegalStateException", "Cart is empty", {
                frames: ["com.example.probe.Cart.total(Cart.kt:41)"],
              });
            },
          }),
          button("Hang", { id: "hang", onTap: () => a.block(20_000) }),
          button("Exit", { id: "exit", onTap: () => a.exit(0) }),
        ]),
        { id: "page" },
      ),
  });
  built.activity("RowsActivity", {
    view: () =>
      list({
        id: "list",
        flex: 1,
        items: Array.from({ length: 60 }, (_, index) => index),
        key: String,
        row: (index) => text(`Row number ${index}`, { padding: 20, onTap: () => undefined }),
      }),
  });
  built.activity("HiddenActivity", {
    secure: true,
    view: (a) =>
      column([text("Balance 12"), button("Greet", { id: "greet", onTap: () => a.toast("Hello  there") })]),
  });
  built.activity("SpinActivity", { view: () => column([text("Wait"), progressSpinner({ id: "wait" })]) });
  return built;
};

/** Stands for a real keyboard: the phone knows it by its package. */
const keyboard =
  (name: string): AppFile =>
  ({ defineApp, column }) => {
    const built = defineApp({
      package: name,
      label: "Keyboard",
      icon: { name: "keyboard", color: "#fff", background: "#444" },
      disk: () => ({}),
      statics: () => ({}),
    });
    built.activity("MainActivity", { view: () => column([]) });
    return built;
  };

const Result = z.object({
  isError: z.boolean().optional(),
  content: z.array(
    z.object({ type: z.string(), text: z.string().default(""), data: z.string().default("") }),
  ),
  _meta: z.record(z.string(), z.unknown()).default({}),
});

interface Told {
  readonly text: string;
  readonly error: boolean;
  readonly reason: string;
  readonly picture: Buffer;
  readonly evidence: Evidence | null;
  readonly screen: Observation | null;
  readonly facts: Facts | null;
}

let simulator: Simulator;
let server: McpServer;
let client: Client;

beforeEach(async () => {
  simulator = await startSimulator({ apps: [probe] });
  server = createMcpServer({ adb: { host: "127.0.0.1", port: simulator.serverPort }, app });
  client = await connectInMemory(server);
});

afterEach(async () => {
  await server.close();
  await simulator.close();
});

async function call(name: string, input: Record<string, unknown>, screenshot = "never"): Promise<Told> {
  const raw = await client.callTool({ name, arguments: input, _meta: { [evidenceKey]: { screenshot } } });
  const { isError, content, _meta: meta } = Result.parse(raw);
  const evidence = evidenceKey in meta ? Evidence.parse(meta[evidenceKey]) : null;
  return {
    text: content[0]?.text ?? "",
    error: isError === true,
    reason: failureKey in meta ? Failure.parse(meta[failureKey]).reason : "",
    picture: Buffer.from(content[1]?.data ?? "", "base64"),
    evidence,
    screen: evidence?.screen ?? null,
    facts: factsKey in meta ? Facts.parse(meta[factsKey]) : null,
  };
}

const open = (): Promise<Told> => call("open_app", { package: app });

/** The ref of what has this id on the current screen. */
async function refOf(id: string): Promise<string> {
  const { screen } = await call("dump_ui", { full: false });
  const element = screen?.elements.find(({ resourceId }) => resourceId === `${app}:id/${id}`);
  if (!element || element.ref === "") throw new Error(`${id} has no ref:\n${screen?.outline}`);
  return element.ref;
}

async function tap(id: string): Promise<Told> {
  return call("tap", { ref: await refOf(id) });
}

async function type(id: string, text: string): Promise<Told> {
  return call("type_text", { ref: await refOf(id), text, submit: false });
}

/** The adb server notices a change of the link a moment later. */
async function setLink(link: "gone" | "unauthorized"): Promise<void> {
  simulator.phone.faults.link = link;
  await expect.poll(async () => (await call("list_devices", {})).text).not.toMatch(/ (device|emulator)$/);
}

const shownIn = (told: Told, id: string): string | undefined =>
  told.screen?.elements.find(({ resourceId }) => resourceId === `${app}:id/${id}`)?.text;

describe("the list of tools", () => {
  it("is short, strict and annotated (P36)", async () => {
    const list = await client.listTools();
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

describe("touching", () => {
  it("answers with what changed, once it rests", async () => {
    await open();
    const told = await tap("count");
    expect(told.text).toMatchInlineSnapshot(`
      "Tapped e9 button "Count".
      [com.example.probe .MainActivity] changed:
      ~ e2 "taps 1 held 0""
    `);
    expect(told.evidence?.target).toMatchObject({ label: "Count" });
  });

  it("says that nothing changed", async () => {
    await open();
    expect((await tap("off")).text).toMatch(
      /Tapped e\d+ button "Off" \(disabled\)\.\nNothing changed on the screen\./,
    );
  });

  it("holds, taps twice, and taps points of a screenshot", async () => {
    await open();
    expect(shownIn(await call("long_press", { ref: await refOf("count") }), "state")).toBe("taps 0 held 1");
    expect(shownIn(await call("double_tap", { ref: await refOf("count") }), "state")).toBe("taps 2 held 1");
    const { screen } = await call("dump_ui", { full: false });
    const bounds = screen?.elements.find(({ resourceId }) => resourceId.endsWith("/count"))?.bounds;
    const shot = await call("screenshot", { marks: false }, "always");
    const scale = (screen?.width ?? 0) / (shot.screen?.screenshot?.width ?? 1);
    const x = ((bounds?.left ?? 0) + (bounds?.right ?? 0)) / 2 / scale;
    const y = ((bounds?.top ?? 0) + (bounds?.bottom ?? 0)) / 2 / scale;
    expect(shownIn(await call("tap_point", { x, y }), "state")).toBe("taps 3 held 1");
  });

  it("refuses a ref that is gone and one that never was", async () => {
    await open();
    const ref = await refOf("count");
    await tap("rows");
    expect(await call("tap", { ref })).toMatchObject({
      error: true,
      reason: "ref-gone",
      text: expect.stringContaining("not on the screen now"),
    });
    expect(await call("tap", { ref: "e999" })).toMatchObject({
      reason: "ref-gone",
      text: expect.stringContaining("There is no element"),
    });
  });

  it("keeps a row's ref while the list scrolls", async () => {
    await open();
    const first = await tap("rows");
    const rowFive = /(e\d+) item "Row number 8"/.exec(first.text)?.[1];
    const moved = await call("swipe", { ref: "", direction: "up", distance: "short" });
    expect(moved.screen?.elements.find(({ text }) => text === "Row number 8")?.ref).toBe(rowFive);
    expect(moved.screen?.outline).toContain("list #list scrolls");
  });
});

describe("typing", () => {
  it("replaces what was there and reads it back (P23)", async () => {
    await open();
    expect(shownIn(await type("name", "Ann"), "name")).toBe("Ann");
    const told = await type("name", "Bob & Co. 100%s");
    expect(shownIn(told, "name")).toBe("Bob & Co. 100%s");
    expect(told.text).not.toContain("instead");
  });

  it("types several lines, and passwords without showing them", async () => {
    await open();
    expect(shownIn(await type("notes", "one\ntwo"), "notes")).toBe("one\ntwo");
    expect((await type("secret", "hunter2")).text).not.toContain("hunter2");
  });

  it("says what the field shows when that is something else", async () => {
    await open();
    expect((await type("code", "123456")).text).toContain('It shows "1234" instead.');
  });

  it("says how other scripts can be typed where they cannot", async () => {
    await open();
    const told = await type("name", "안녕");
    expect(told).toMatchObject({ error: true, reason: "refused" });
    expect(told.text).toMatch(/cannot type "안".*nothing was typed.*ADBKeyBoard/);
  });

  it.each(["com.android.adbkeyboard", "io.appium.settings"])(
    "types Korean and emoji through the keyboard of %s, and puts the user's own back",
    async (name) => {
      simulator.phone.packages.installApp(keyboard(name)(language));
      await open();
      const before = simulator.phone.inputMethods.current();
      const hard = "안녕 👩‍🚀 it's 100%s & -_ <b>$HOME";
      expect(shownIn(await type("name", hard), "name")).toBe(hard);
      expect(shownIn(await type("name", "서울"), "name")).toBe("서울");
      expect(shownIn(await type("notes", "하나\n둘"), "notes")).toBe("하나\n둘");
      expect(simulator.phone.inputMethods.current()).toBe(before);
    },
  );

  it("takes what is typed as text, whatever it is", async () => {
    await open();
    const ref = await refOf("name");
    const hostile = fc.stringMatching(/^[ -~]{1,30}$/);
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const told = await call("type_text", { ref, text, submit: false });
        expect(shownIn(told, "name")).toBe(text);
      }),
      { numRuns: 40 },
    );
    expect(simulator.phone.files.list("/data/local/tmp")).toEqual([
      "preflight-lease",
      "preflight-window.xml",
    ]);
  });

  it("refuses what is no field", async () => {
    await open();
    expect(await type("count", "x")).toMatchObject({ error: true, reason: "bad-input" });
  });
});

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

describe("conditions", () => {
  it("rotate, and are undone when the session ends", async () => {
    await open();
    const before = simulator.phone.settings.get("system", "accelerometer_rotation");
    const told = await call("set_condition", { condition: "orientation", value: "landscape" });
    expect(told.screen).toMatchObject({ rotation: 1, width: 2400, height: 1080 });
    await call("set_condition", { condition: "font_scale", value: "1.5" });
    await call("set_condition", { condition: "network", value: "off" });
    expect(simulator.phone.radios).toMatchObject({ wifi: false, data: false });
    await call("set_condition", { condition: "dark", value: "on" });
    expect(simulator.phone.nightMode).toBe("yes");
    await server.close();
    expect(simulator.phone.settings.get("system", "accelerometer_rotation")).toBe(before);
    expect(simulator.phone.settings.get("system", "font_scale") ?? "1.0").toMatch(/^1(\.0)?$/);
    expect(simulator.phone.radios).toMatchObject({ wifi: true, data: true });
    expect(simulator.phone.nightMode).toBe("no");
  });

  it("grant and revoke permissions", async () => {
    await open();
    expect((await call("set_condition", { condition: "grant_permission", value: "CAMERA" })).error).toBe(
      false,
    );
    expect(simulator.phone.packages.get(app)?.granted.get("android.permission.CAMERA")?.state).toBe(
      "granted",
    );
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
      simulator.phone.faults.dump = { kind, times: 1 };
      expect((await call("dump_ui", { full: false })).screen).toMatchObject({
        problem: "none",
        settled: true,
      });
    },
  );

  it("says so when the dumper always fails (P18)", async () => {
    await open();
    simulator.phone.faults.dump = { kind: "null-root", times: 1000 };
    const told = await call("dump_ui", { full: false });
    expect(told.screen).toMatchObject({ problem: "no-root", settled: false, elements: [] });
    expect(told.text).toContain("The device gave no tree");
  });

  it("finds the picture behind a warning", async () => {
    await open();
    simulator.phone.faults.screenshot = { kind: "warning", times: 1 };
    expect((await call("screenshot", { marks: false })).text).toContain("540x1200");
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
    simulator.phone.faults.injectEvents = true;
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
    simulator.phone.files.write(`${lease}/holder`, Buffer.from("b\tfar\t1\tsomeone\n"));
    const told = await call("tap", { ref });
    expect(told).toMatchObject({ error: true, reason: "no-device" });
    expect(told.text).toContain("held by another client (someone");
    expect(await call("dump_ui", { full: false })).toMatchObject({ error: true, reason: "no-device" });
    // What is set now is the other's business.
    expect(simulator.phone.nightMode).toBe("yes");
    simulator.phone.files.remove(lease, true);
    expect((await call("dump_ui", { full: false })).text).toContain("taps 0");
  });

  it("stops working for a call that was cancelled", async () => {
    await open();
    const stop = new AbortController();
    const waiting = client.callTool(
      { name: "wait_for", arguments: { text: "never", gone: false, seconds: 120 } },
      undefined,
      { signal: stop.signal },
    );
    stop.abort();
    await expect(waiting).rejects.toThrow();
    expect((await call("dump_ui", { full: false })).error).toBe(false);
  });
});
