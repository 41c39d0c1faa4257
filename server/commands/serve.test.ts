import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { RunAnswer } from "../http/answers.ts";
import { phone, preflight, root, serverWith, start } from "../simulated/trial.ts";

const running: ReturnType<typeof start>[] = [];
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
});

/** A server in a process of its own, and its address. */
async function serving(...words: string[]) {
  const server = start(["serve", "--port", "0", ...words]);
  running.push(server);
  await server.says("Ctrl-C ends it");
  const address = /Preflight serves (\S+)/.exec(server.stdout())?.[1] ?? "";
  const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(`${address}${path}`, init);
  const look = async (run: string): Promise<RunAnswer> =>
    RunAnswer.parse(await (await ask(`/runs/${run}`)).json());
  const begin = async (body: object): Promise<RunAnswer> => {
    const headers = { "Content-Type": "application/json" };
    const answer = await ask("/runs", { method: "POST", headers, body: JSON.stringify(body) });
    return RunAnswer.parse(await answer.json());
  };
  return { ...server, address, ask, look, begin };
}

const numbers = (text: string): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

describe("preflight serve", () => {
  it("serves a run over a socket, and ends in order with what it had", async () => {
    const server = await serving("--out", "record");
    const { run } = await server.begin({ device: "simulated", app: "notes", budgets: { steps: 8 } });
    const text = await (await server.ask(`/runs/${run}/events`)).text();
    expect(numbers(text)).toEqual(numbers(text).map((_, at) => at + 1));
    expect(text).toMatch(/event: run_ended\ndata: .*"outcome":"step-limit".*\n\n$/);
    const page = await server.ask(`/runs/${run}/report.html`);
    expect([page.status, page.headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
    const foreign = await server.ask("/runs", { headers: { Origin: "https://evil.example" } });
    expect(foreign.status).toBe(403);

    const second = await server.begin({ device: "simulated", app: "notes", budgets: { steps: 5000 } });
    const events = (await server.ask(`/runs/${second.run}/events`)).text();
    await expect
      .poll(async () => (await server.look(second.run)).steps, { timeout: 20_000 })
      .toBeGreaterThan(0);
    server.child.kill("SIGTERM");
    expect(await events).toContain('"outcome":"cancelled"');
    const { code, stderr } = await server.ended;
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${second.run} ended: cancelled`)]);
    const list = await preflight("report", "--list", "--out", join(server.cwd, "record"));
    expect(list.stdout).toMatch(new RegExp(`${second.run}.* Cancelled`));
  });

  it("keeps all when it is killed in the middle of a run, and tells it at the next start", async () => {
    const out = join(root, "killed");
    const port = await serverWith(await phone("emulator-5712"));
    const server = await serving("--out", out, "--adb-port", port);
    const app = "com.example.fieldnotes";
    const first = await server.begin({ app, budgets: { steps: 5000 }, language: "ko" });
    const second = await server.begin({ app, goals: ["나중에"] });
    expect(second.state).toBe("queued");
    const reader = (await server.ask(`/runs/${first.run}/events`)).body?.getReader();
    const decoder = new TextDecoder();
    let shown = "";
    while (numbers(shown).length < 12)
      shown += decoder.decode((await reader?.read())?.value, { stream: true });
    server.child.kill("SIGKILL");
    await server.ended;

    const again = await serving("--out", out, "--adb-port", port);
    const [cut, unbegun] = [await again.look(first.run), await again.look(second.run)];
    expect(cut).toMatchObject({ state: "ended", outcome: "interrupted" });
    expect(unbegun).toMatchObject({
      state: "ended",
      outcome: "interrupted",
      reason: "the server ended before the run began",
      goals: ["나중에"],
    });
    const kept = await (await again.ask(`/runs/${first.run}/events`)).text();
    // The last frame may have been cut off.
    for (const frame of shown.split("\n\n").slice(0, -1)) expect(kept).toContain(frame);
    for (const run of [first.run, second.run])
      expect((await again.ask(`/runs/${run}/report.html`)).status).toBe(200);
    // Nobody holds the device any more.
    const third = await again.begin({ app, budgets: { steps: 3 } });
    expect(await (await again.ask(`/runs/${third.run}/events`)).text()).toContain('"outcome":"step-limit"');
    again.child.kill("SIGTERM");
    expect((await again.ended).code).toBe(0);
  });

  it("tells its address as JSON", async () => {
    const server = start(["serve", "--port", "0", "--json", "-"]);
    running.push(server);
    await server.says("address");
    const told = z.strictObject({ address: z.url(), token: z.boolean() }).parse(JSON.parse(server.stdout()));
    expect((await fetch(`${told.address}/health`)).status).toBe(200);
    server.child.kill("SIGINT");
    expect((await server.ended).code).toBe(0);
  });

  it("is open to other machines with a token only", async () => {
    const refused = await preflight("serve", "--host", "0.0.0.0");
    expect(refused).toMatchObject({
      code: 2,
      stdout: "",
      stderr:
        "preflight: --host 0.0.0.0 lets other machines in, and there is no token to tell who may. Set PREFLIGHT_TOKEN to at least 16 characters, or leave out --host.\n",
    });
    const server = start(["serve", "--port", "0", "--host", "0.0.0.0"], {
      PREFLIGHT_TOKEN: "sixteen-or-more-letters",
    });
    running.push(server);
    await server.says("Ctrl-C ends it");
    const port = /0\.0\.0\.0:(\d+)/.exec(server.stdout())?.[1] ?? "";
    const health = `http://127.0.0.1:${port}/health`;
    const Authorization = "Bearer sixteen-or-more-letters";
    const statuses = [
      (await fetch(health)).status,
      (await fetch(health, { headers: { Authorization } })).status,
    ];
    expect(statuses).toEqual([401, 200]);
    expect(server.stdout()).not.toContain("sixteen");
  });

  it("says in a line what keeps it from serving", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    expect(await preflight("serve", "--port", port)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `preflight: 127.0.0.1:${port} is in use. Give another --host or --port; port 0 takes a free one.\n`,
    });
    other.close();
    const file = join(root, "a-file");
    writeFileSync(file, "");
    expect(await preflight("serve", "--port", "0", "--out", file)).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /^preflight: The output folder .* cannot be written \(it is a file\)\. [^\n]*\n$/,
      ),
    });
  });
});
