import { expect, it, onTestFinished } from "vitest";
import sharp from "sharp";
import { startSimulator } from "../simulator.ts";
import { trialApp } from "../trial/app.ts";
import { trialPackage } from "../trial/phone.ts";
import { servePlay } from "./serve.ts";

async function played() {
  const simulator = await startSimulator({ apps: [trialApp] });
  onTestFinished(() => simulator.close());
  const { phone } = simulator;
  const play = await servePlay(phone, { patience: 300 });
  onTestFinished(() => play.close());
  const get = (path: string) => fetch(play.url + path);
  const act = async (action: unknown, headers: Record<string, string> = {}): Promise<number> =>
    (await fetch(`${play.url}/act`, { method: "POST", body: JSON.stringify(action), headers })).status;
  const settle = () =>
    phone.clock.until(() => phone.windows.focused() !== undefined && phone.windows.idle(), 10_000);
  return { phone, play, get, act, settle };
}

it("shows the screen, and again only when it is another one", async () => {
  const { get, act, settle } = await played();
  expect(await (await get("/")).text()).toContain("Simulated Android 14");
  const first = await get("/screen");
  const tag = first.headers.get("etag") ?? "";
  expect(await sharp(await first.arrayBuffer()).metadata()).toMatchObject({ width: 1080, height: 2400 });
  const next = get(`/screen?not=${tag}`);
  expect(await act({ kind: "open", package: trialPackage })).toBe(200);
  await settle();
  expect((await next).headers.get("etag")).not.toBe(tag);
  const now = (await get("/screen")).headers.get("etag") ?? "";
  expect((await get(`/screen?not=${now}`)).status).toBe(204);
});

it("takes clicks, keys and text", async () => {
  const { phone, get, act, settle } = await played();
  await act({ kind: "open", package: trialPackage });
  await settle();
  const root = phone.windows.focused()?.scene().root;
  const field = JSON.stringify(root).match(/:id\/name".*?"rect":\{"left":(\d+),"top":(\d+)/);
  expect(field).not.toBeNull();
  await act({ kind: "tap", x: Number(field?.[1]) + 20, y: Number(field?.[2]) + 20 });
  await act({ kind: "text", text: "안녕 🙂" });
  await settle();
  expect(phone.windows.keyboard().served?.editable?.value).toBe("안녕 🙂");
  for (const kind of ["rotate", "night", "font", "airplane", "kill"]) expect(await act({ kind })).toBe(200);
  expect(phone.windows.screen().rotation).toBe(1);
  await act({ kind: "key", code: 3 });
  await settle();
  expect(await (await get("/state")).json()).toMatchObject({
    focus: expect.stringContaining("nexuslauncher"),
    bugs: [{ id: "crash-on-tap" }],
  });
});

it("refuses what is no action, and other pages", async () => {
  const { act, get } = await played();
  expect(await act({ kind: "dance" })).toBe(400);
  expect(await act({ kind: "tap", x: "1", y: 2 })).toBe(400);
  expect(await act({ kind: "night" }, { origin: "http://evil.example" })).toBe(403);
  expect((await get("/nothing")).status).toBe(404);
});
