/** What the HTTP API costs: answers a second over a socket, and the time until a run that was started is seen to move. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { configure } from "../../server/config.ts";
import { loopback } from "../../server/guard.ts";
import { openService } from "../../server/http/service.ts";
import { listen } from "../../server/listen.ts";
import { openEmbeddedStore } from "../../server/store/embedded.ts";
import { median } from "./median.ts";
import type { Metric } from "./phone.ts";
import { benchmarkRun } from "./store.ts";

/** Requests that are under way at once. */
const atOnce = 8;
const search = "/findings?app=com.example.app1&severity=high&text=wrong+total&limit=20";

/** Answers a second, and processor time of one in microseconds: ours and the client's. */
async function rateOf(address: string, count: number): Promise<{ rate: number; cost: number }> {
  const ask = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      const answer = await fetch(address);
      if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`);
      await answer.arrayBuffer();
    }
  };
  await ask(count / 10);
  const [began, used] = [performance.now(), process.cpuUsage()];
  await Promise.all(Array.from({ length: atOnce }, () => ask(count / atOnce)));
  const { user, system } = process.cpuUsage(used);
  return { rate: (count * 1000) / (performance.now() - began), cost: (user + system) / count };
}

/** Milliseconds from asking for a run on a simulated phone to its first event. */
async function firstEvent(address: string): Promise<number> {
  const began = performance.now();
  const started = await fetch(`${address}/runs`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ device: "simulated", app: "notes", budgets: { steps: 1 } }),
  });
  const { links } = z.object({ links: z.object({ events: z.string() }) }).parse(await started.json());
  const decoder = new TextDecoder();
  let [read, first] = ["", 0];
  for await (const part of (await fetch(`${address}${links.events}`)).body ?? []) {
    read += decoder.decode(part, { stream: true });
    if (first === 0 && read.includes("event: run_started")) first = performance.now();
  }
  if (first === 0) throw new Error(`The run was never seen to begin: ${read}`);
  return first - began;
}

/** `api_health_per_s`, `api_findings_per_s`, their costs, and `api_first_event_ms`. */
export const benchApi = async (requests = 4000, runs = 9): Promise<Metric[]> => {
  const out = await mkdtemp(join(tmpdir(), "preflight-bench-"));
  const store = await openEmbeddedStore(out);
  for (let at = 0; at < 100; at += 1) await store.append(...benchmarkRun(at, 100, 5));
  await store.close();
  const settings = configure({ flags: { out }, environment: {}, folder: out });
  const service = await openService(settings, { token: null, hosts: loopback }, () => undefined);
  const listening = await listen(service.app, "127.0.0.1", 0);
  try {
    const address = `http://127.0.0.1:${listening.port}`;
    const health = await rateOf(`${address}/health`, requests);
    const findings = await rateOf(`${address}${search}`, requests);
    const waits: number[] = [];
    for (let run = 0; run < runs; run += 1) waits.push(await firstEvent(address));
    const over = `${requests} requests over a socket, ${atOnce} at once, the client in the same process`;
    const among = `GET ${search} among 2,000 findings`;
    return [
      { name: "api_health_per_s", value: health.rate, unit: "1/s", method: `GET /health, ${over}` },
      {
        name: "api_health_cpu_us",
        value: health.cost,
        unit: "us",
        method: "processor time of one, client included",
      },
      { name: "api_findings_per_s", value: findings.rate, unit: "1/s", method: `${among}, ${over}` },
      {
        name: "api_findings_cpu_us",
        value: findings.cost,
        unit: "us",
        method: "processor time of one, client included",
      },
      {
        name: "api_first_event_ms",
        value: median(waits),
        unit: "ms",
        method: `median of ${runs}: from POST /runs on a simulated phone of its own to the first event of the stream`,
      },
    ];
  } finally {
    await service.close();
    await listening.close();
    await rm(out, { recursive: true });
  }
};
