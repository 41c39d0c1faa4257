import { request } from "node:http";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startControl } from "./control.ts";
import { runShell } from "./shell/run.ts";
import { startSimulator } from "./simulator.ts";

const shop = join(import.meta.dirname, "apps", "shop");
const shopPackage = "com.example.pocketmarket";

async function controlled() {
  const simulator = await startSimulator({ apps: [shop], latency: "none" });
  onTestFinished(() => simulator.close());
  const { phone } = simulator;
  const control = await startControl(phone);
  onTestFinished(() => control.close());
  const post = async (path: string, body: unknown = {}): Promise<number> => {
    const answer = await fetch(control.url + path, { method: "POST", body: JSON.stringify(body) });
    await answer.text();
    return answer.status;
  };
  const get = async (path: string): Promise<unknown> => (await fetch(control.url + path)).json();
  const run = (command: string) => runShell((call) => phone.shell(call), command);
  await run(`am start -W -n ${shopPackage}/.MainActivity`);
  return { phone, control, post, get, run };
}

it("every fault takes effect while the phone runs, and is taken back", async () => {
  const { post, run } = await controlled();
  const dump = async (kind: string, command = "uiautomator dump /sdcard/a.xml") => {
    expect(await post("/faults", { dump: { kind, times: 1 } })).toBe(200);
    const { code, stdout, stderr } = await run(command);
    return `${code} ${stdout}${stderr}`;
  };
  expect(await dump("no-idle")).toBe("0 ERROR: could not get idle state.\n");
  expect(await dump("null-root")).toBe("0 ERROR: null root node returned by UiTestAutomationBridge.\n");
  expect(await dump("killed")).toBe("137 Killed\n");
  expect(await dump("already-registered")).toContain("already registered!\n");
  expect(await dump("missing")).toBe("127 /system/bin/sh: uiautomator: inaccessible or not found\n");
  expect(await dump("no-tty", "uiautomator dump /dev/tty")).toBe("0 UI hierchary dumped to: /dev/tty\n");
  expect(await dump("empty-file", "uiautomator dump /sdcard/a.xml && wc -c < /sdcard/a.xml")).toMatch(
    /\n0\n$/,
  );
  await post("/faults", { correctSpelling: true });
  expect((await run("uiautomator dump")).stdout).toMatch(/^UI hierarchy dumped to: /);

  await post("/faults", { injectEvents: true });
  expect((await run("input tap 1 1")).stderr).toContain("INJECT_EVENTS");
  await post("/faults", { injectEvents: false, guarded: true });
  expect(await run("input tap 1 1")).toMatchObject({ code: 0, stderr: "" });
  expect((await run("settings put secure a b")).stderr).toContain("WRITE_SECURE_SETTINGS");
  expect((await run(`pm grant ${shopPackage} android.permission.CAMERA`)).stderr).toContain(
    "GRANT_RUNTIME_PERMISSIONS",
  );
  expect((await run(`pm clear ${shopPackage}`)).stderr).toContain("CLEAR_APP_USER_DATA");
  await post("/faults", {
    guarded: false,
    installFailure: "INSTALL_FAILED_USER_RESTRICTED: Install canceled by user",
  });
  expect((await run("echo x > /data/local/tmp/a.apk; pm install /data/local/tmp/a.apk")).stdout).toBe(
    "Failure [INSTALL_FAILED_USER_RESTRICTED: Install canceled by user]\n",
  );
  await post("/faults", { installFailure: null, storageFull: true });
  expect((await run("echo x > /sdcard/full")).stderr).toContain("No space left on device");
  await post("/faults", { storageFull: false, stuckServices: ["window"] });
  expect((await run("dumpsys window")).stdout).toContain("DUMP TIMEOUT (10000ms) EXPIRED");
  await post("/faults", { stuckServices: [], booting: true });
  expect((await run("pm list packages")).stderr).toContain("Is the system running?");
  await post("/faults", { booting: false });
  expect((await run("pm list packages -3")).stdout).toContain(shopPackage);
});

it("a stale dump shows the screen that was there before", async () => {
  const { post, run } = await controlled();
  const dump = async () => (await run("uiautomator dump /dev/tty")).stdout;
  const before = await dump();
  await run("input keyevent HOME; sleep 2");
  await post("/faults", { dump: { kind: "stale", times: 1 } });
  expect(await dump()).toBe(before);
  expect(await dump()).toContain("nexuslauncher");
});

it("time goes on by hand, and latency is switched by profile and factor", async () => {
  const { phone, post, run } = await controlled();
  const before = phone.clock.now();
  await post("/clock", { advance: 5_000 });
  expect(phone.clock.now()).toBe(before + 5_000);
  const cost = async (): Promise<number> => {
    const begun = phone.clock.now();
    await run("input tap 1 1");
    return phone.clock.now() - begun;
  };
  expect(await cost()).toBeLessThan(20);
  await post("/latency", { profile: "phone" });
  const slow = await cost();
  expect(slow).toBeGreaterThan(50);
  await post("/latency", { factor: 20 });
  expect(await cost()).toBeGreaterThan(slow * 5);
});

it("power, radios, battery and processes are in its hand", async () => {
  const { phone, post, get } = await controlled();
  await post("/power", { screen: "off" });
  expect(phone.power.wakefulness).toBe("Asleep");
  await post("/power", { screen: "on", locked: false });
  expect(phone.power).toMatchObject({ wakefulness: "Awake", locked: false });
  await post("/radios", { wifi: false });
  await post("/battery", { level: 3 });
  expect([phone.radios.wifi, phone.battery.level]).toEqual([false, 3]);
  const pid = phone.processes.all().find(({ name }) => name === shopPackage)?.pid;
  await post("/kill", { pid });
  expect(phone.processes.exits(shopPackage)[0]).toMatchObject({ pid, reasonName: "LOW_MEMORY" });
  await post("/reboot");
  expect(await get("/")).toMatchObject({ faults: { booting: true }, processes: [] });
});

it("shows the truth that no command shows", async () => {
  const { phone, get, run } = await controlled();
  expect(await get("/truth")).toEqual(phone.truth);
  expect(phone.truth.length).toBeGreaterThan(0);
  const bug = phone.truth[0]?.bug ?? "";
  for (const command of ["logcat -d -b all", "dumpsys activity", "getprop", "ls -R /data/local /sdcard"])
    expect((await run(command)).stdout).not.toContain(bug);
});

it.each([
  ["/faults", { dump: { kind: "dance", times: 1 } }, 400],
  ["/faults", { unknown: true }, 400],
  ["/clock", { advance: -1 }, 400],
  ["/nowhere", {}, 404],
  ["/faults", "x".repeat(70_000), 413],
])("refuses what it does not understand: %s", async (path, body, status) => {
  const { phone, post } = await controlled();
  const before = JSON.stringify(phone.faults);
  expect(await post(path, body)).toBe(status);
  expect(JSON.stringify(phone.faults)).toBe(before);
});

it("serves nobody who calls it by another name", async () => {
  const { control } = await controlled();
  const status = await new Promise((resolve) => {
    request(control.url, { headers: { host: "evil.example" } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});
