import { describe, expect, it } from "vitest";
import { RunEvent } from "../../agent/events.ts";
import { exampleEvents } from "../report/example.ts";
import { openEmbeddedStore } from "../store/embedded.ts";
import { holdLease, runLease } from "../store/heartbeat.ts";
import { emptyFolder, trial, type Trial } from "./trial.ts";

/** The events of a stream that was read to its end. */
function eventsIn(text: string): RunEvent[] {
  return text
    .split("\n\n")
    .filter((frame) => frame.startsWith("id: "))
    .map((frame) => {
      const [, id, type, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(frame) ?? [];
      const event = RunEvent.parse(JSON.parse(data ?? ""));
      expect([String(event.number), event.type]).toEqual([id, type]);
      return event;
    });
}

const open = (api: Trial, run: string, after?: number): Promise<Response> =>
  api.ask(
    `/runs/${run}/events`,
    after === undefined ? undefined : { headers: { "Last-Event-ID": String(after) } },
  );

/** Reads a stream until it holds a text, then goes away. */
async function readUntil(answer: Response, text: string): Promise<string> {
  let read = "";
  const decoder = new TextDecoder();
  for await (const part of answer.body ?? []) {
    read += decoder.decode(part, { stream: true });
    if (read.includes(text)) break;
  }
  return read;
}

describe("The events of a run", () => {
  it("come from the first to the last, each once, to all who follow, whenever they begin", async () => {
    const api = await trial();
    const { run } = await api.start({ device: "simulated", app: "notes", budgets: { steps: 15 } });
    const early = open(api, run).then((answer) => answer.text());
    const cut = eventsIn(await readUntil(await open(api, run), '"step":4'));
    // As a client that was cut off comes back.
    const last = cut.at(-1)?.number ?? 0;
    const resumed = open(api, run, last).then((answer) => answer.text());
    const all = eventsIn(await early);
    const late = eventsIn(await (await open(api, run)).text());
    expect(all.map(({ number }) => number)).toEqual(all.map((_, at) => at + 1));
    expect(all.at(-1)?.type).toBe("run_ended");
    expect(late).toEqual(all);
    expect([...cut, ...eventsIn(await resumed)]).toEqual(all);
  });

  it("are over with the run: who comes back for more is sent away", async () => {
    const out = emptyFolder();
    const store = await openEmbeddedStore(out);
    const events = exampleEvents();
    await store.append(...events);
    await store.close();
    const api = await trial({ out });
    expect(eventsIn(await (await open(api, "example-run", 3)).text())).toEqual(events.slice(3));
    const answer = await open(api, "example-run", events.length);
    expect([answer.status, await answer.text()]).toEqual([204, ""]);
    const odd = await api.ask("/runs/example-run/events", { headers: { "Last-Event-ID": "seven" } });
    expect(odd.status).toBe(400);
  });

  it("are kept alive while nothing happens, and tell those who wait for their turn so", async () => {
    const api = await trial({ limits: { simulated: 1 }, heartbeat: 10 });
    await api.start({ device: "simulated", app: "notes", budgets: { steps: 5000 } });
    const { run } = await api.start({ device: "simulated", app: "notes" });
    expect(await readUntil(await open(api, run), "position")).toContain(": waits, position 1\n\n");
  });

  it("come from other processes too, and end when such a process is gone", async () => {
    const out = emptyFolder();
    const api = await trial({ out, heartbeat: 20 });
    const store = await openEmbeddedStore(out);
    const [first, second, ...others] = exampleEvents();
    if (!first || !second) throw new Error("The example has events");
    const lease = await holdLease(store, runLease("example-run"));
    await store.append(first);
    const answer = await open(api, "example-run");
    const text = readUntil(await open(api, "example-run"), '"number":2');
    await store.append(second);
    expect(eventsIn(await text)).toEqual([first, second]);
    expect(await api.look("example-run")).toMatchObject({ state: "running", outcome: null });
    await lease?.release();
    expect(eventsIn(await answer.text())).toEqual([first, second]);
    await store.append(...others);
    expect(await api.look("example-run")).toMatchObject({ state: "ended", outcome: "completed" });
    await store.close();
  });
});
