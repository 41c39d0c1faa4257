/** What every store must do, as tests: an implementation's test file calls this with a way to open one. */
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../../agent/events.ts";
import { exampleEvents, exampleStart } from "../report/example.ts";
import type { FindingQuery } from "./query.ts";
import type { Store } from "./store.ts";

/** `open` gives a store over a place of its own, empty at first; the same `place` opens the same record again. */
export function storeContract(name: string, open: (place: string) => Promise<Store>): void {
  const events = exampleEvents();
  const filled = async (place: string): Promise<Store> => {
    const store = await open(place);
    for (const event of events) await store.append(event);
    return store;
  };

  const later = (run: string): RunEvent[] =>
    events.map((event) => ({ ...event, run, at: event.at + 1_000_000 * run.length }));

  describe(`${name} keeps a record`, () => {
    it("gives events back as they were, in order, after it was closed and opened again", async () => {
      const first = await filled("again");
      await first.close();
      const second = await open("again");
      expect(await second.events("example-run")).toEqual(events);
      await second.close();
    });

    it("keeps an event once, however often and in whatever order it is delivered", async () => {
      const store = await open("once");
      for (const event of events.toReversed()) await store.append(event);
      for (const event of events) await store.append(event);
      expect(await store.events("example-run")).toEqual(events);
      await store.close();
    });

    it("gives the events after a number", async () => {
      const store = await filled("after");
      const last = await store.events("example-run", events.length - 1);
      expect(last.map((event) => event.type)).toEqual(["run_ended"]);
      await store.close();
    });

    it("knows nothing of a run that it has not seen", async () => {
      const store = await filled("unknown");
      expect(await store.events("other-run")).toEqual([]);
      await store.close();
    });

    it("lists runs with the newest first and says which never ended", async () => {
      const store = await filled("list");
      const [started] = events;
      if (started?.type !== "run_started") throw new Error("The example starts with run_started");
      await store.append({ ...started, run: "later-run", at: started.at + 60_000 });
      expect(await store.runs()).toMatchObject([
        { run: "later-run", outcome: "unfinished", steps: 0, findings: 0 },
        {
          run: "example-run",
          app: "com.example.shop",
          label: "Shop",
          outcome: "completed",
          steps: 3,
          findings: 2,
        },
      ]);
      await store.close();
    });

    it("gives blobs back byte for byte, with their type, under one key for the same bytes", async () => {
      const store = await open("blobs");
      const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256);
      const key = await store.putBlob("example-run", bytes, "image/webp");
      expect(await store.putBlob("example-run", bytes, "image/webp")).toBe(key);
      const blob = await store.getBlob("example-run", key);
      expect(blob?.type).toBe("image/webp");
      expect(Buffer.from(blob?.bytes ?? []).equals(bytes)).toBe(true);
      await store.close();
    });

    it("has no blob for a strange key, another run's key, or a path", async () => {
      const store = await open("strange");
      const key = await store.putBlob("example-run", Uint8Array.of(1, 2, 3), "image/png");
      expect(await store.getBlob("other-run", key)).toBeUndefined();
      expect(await store.getBlob("example-run", "../../preflight.db")).toBeUndefined();
      await expect(store.putBlob("../escape", Uint8Array.of(1), "image/png")).rejects.toThrow(
        "not the id of a run",
      );
      await store.close();
    });

    it("streams blobs both ways, and tells which a run has", async () => {
      const store = await open("streams");
      const bytes = Buffer.alloc(300_000, "<node text='Streams'/>");
      const parts = async function* (): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
      };
      const key = await store.putBlobStream("example-run", parts(), "application/xml");
      expect(await store.putBlob("example-run", bytes, "application/xml")).toBe(key);
      const picture = await store.putBlob("example-run", bytes.subarray(0, 99), "image/webp");
      const opened = await store.openBlob("example-run", key);
      const read: Uint8Array[] = [];
      for await (const part of opened?.stream ?? []) read.push(part);
      expect(Buffer.concat(read).equals(bytes)).toBe(true);
      expect(opened?.type).toBe("application/xml");
      expect(await store.blobKeys("example-run")).toEqual([key, picture].sort());
      await store.removeBlobs("example-run");
      expect(await store.blobKeys("example-run")).toEqual([]);
      expect(await store.getBlob("example-run", key)).toBeUndefined();
      await store.close();
    });

    it("gives events back that hold what databases are shy of", async () => {
      const store = await open("odd");
      const odd: RunEvent[] = ["\u0000 \ud83d alone", "$where", "한국어 \u202e", "x".repeat(100_000)].map(
        (text, at) => ({ run: "odd-run", number: at + 1, at: at + 0.5, type: "note", level: "info", text }),
      );
      const [step] = events.filter((event) => event.type === "step");
      if (!step) throw new Error("The example has a step");
      const named = { ...step, run: "odd-run", number: 5 };
      odd.push({ ...named, action: { ...named.action, arguments: { "$a.b": 1, "": null, n: -0.25 } } });
      await store.append(...odd);
      expect(await store.events("odd-run")).toEqual(odd);
      await store.close();
    });

    it("finds findings by several conditions at once", async () => {
      const store = await filled("search");
      const find = async (query: FindingQuery): Promise<string[]> =>
        (await store.searchFindings(query)).items.map(({ finding }) => finding);
      const [first, second] = events.flatMap((event) => (event.type === "finding" ? [event.finding] : []));
      if (!first || !second) throw new Error("The example has two findings");
      expect(await find({})).toEqual([second.id, first.id]);
      expect(await find({ sort: "oldest" })).toEqual([first.id, second.id]);
      const whole = {
        app: ["com.example.shop"],
        kind: [first.kind],
        severity: [first.severity],
        state: ["new" as const],
        text: first.title.slice(0, 8).toUpperCase(),
        since: exampleStart,
        until: exampleStart + 86_400_000,
      };
      expect(await find(whole)).toEqual([first.id]);
      expect(await find({ ...whole, app: ["com.example.other"] })).toEqual([]);
      expect(await find({ ...whole, until: exampleStart })).toEqual([]);
      expect(await find({ text: "no such words" })).toEqual([]);
      const [told] = (await store.searchFindings({ verdict: ["confirmed"] })).items;
      expect(told).toMatchObject({ verdict: "confirmed", app: "com.example.shop", run: "example-run" });
      await store.close();
    });

    it("gives long answers in pages, each finding once, whatever comes in between", async () => {
      const store = await open("pages");
      const found = events.find((event) => event.type === "finding");
      if (found?.type !== "finding") throw new Error("The example has a finding");
      const severities = ["high", "medium", "low"] as const;
      const many = Array.from({ length: 25 }, (_, at): RunEvent => {
        const severity = severities[at % 3] ?? "low";
        const finding = { ...found.finding, id: `f${at + 1}`, severity, signature: `s${at}` };
        return { ...found, number: at + 1, at: 1000 + Math.floor(at / 4), finding };
      });
      await store.append(...many);
      for (const sort of ["newest", "oldest", "severity"] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.searchFindings({
            sort,
            limit: 7,
            ...(cursor !== undefined && { cursor }),
          });
          seen.push(...page.items.map((item) => `${item.severity} ${item.at} ${item.finding}`));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(seen).size).toBe(25);
        if (sort === "severity") expect(seen.map((line) => line[0]).join("")).toMatch(/^h+m+l+$/);
        else
          expect(seen.map((line) => Number(line.split(" ")[1]))).toEqual(
            many.map(({ at }) => at).sort((one, other) => (sort === "oldest" ? one - other : other - one)),
          );
      }
      await expect(store.searchFindings({ cursor: "nonsense" })).rejects.toThrow("not a cursor");
      await store.close();
    });

    it("knows an error again in a later run, and one that was dismissed stays dismissed", async () => {
      const store = await filled("states");
      await store.append(...later("second-run"));
      const state = async (run: string) =>
        (await store.searchFindings({ run: [run], sort: "oldest" })).items.map((item) => item.state);
      expect(await state("example-run")).toEqual(["new", "new"]);
      expect(await state("second-run")).toEqual(["known", "known"]);
      const [first] = (await store.searchFindings({ run: ["second-run"], sort: "oldest" })).items;
      await store.triage("com.example.shop", first?.signature ?? "", "dismissed", "as designed");
      await store.append(...later("the-third-run"));
      expect(await state("the-third-run")).toEqual(["dismissed", "known"]);
      const [held] = (await store.searchFindings({ state: ["dismissed"], run: ["the-third-run"] })).items;
      expect(held?.stateReason).toBe("as designed");
      await store.close();
    });

    it("finds runs by app, outcome and time, and forgets a run", async () => {
      const store = await filled("runs");
      const query = { app: ["com.example.shop"], outcome: ["completed" as const], text: "SHOP", since: 1 };
      expect((await store.searchRuns(query)).items.map(({ run }) => run)).toEqual(["example-run"]);
      expect((await store.searchRuns({ ...query, outcome: ["unfinished"] })).items).toEqual([]);
      expect(await store.run("example-run")).toMatchObject({ findings: 2, outcome: "completed" });
      await store.removeRun("example-run");
      expect(await store.run("example-run")).toBeUndefined();
      expect(await store.events("example-run")).toEqual([]);
      expect((await store.searchFindings({})).items).toEqual([]);
      await store.close();
    });

    it("keeps things on shelves by name", async () => {
      const store = await open("shelves");
      for (const id of ["b", "a", "c"]) await store.putItem("scenarios", id, { steps: [1, null, id] });
      await store.putItem("scenarios", "a", ["anew"]);
      await store.putItem("templates", "a", "other");
      expect(await store.item("scenarios", "a")).toMatchObject({ id: "a", body: ["anew"] });
      expect((await store.items("scenarios", { after: "a", limit: 1 })).map(({ id }) => id)).toEqual(["b"]);
      await store.removeItem("scenarios", "a");
      expect(await store.item("scenarios", "a")).toBeUndefined();
      expect((await store.item("templates", "a"))?.body).toBe("other");
      await store.close();
    });

    it("lends a device to one holder at a time", async () => {
      const store = await open("leases");
      const tries = await Promise.all(
        ["one", "two", "three"].map((holder) => store.lease("device:emulator-5554", holder, 60_000)),
      );
      expect(tries.filter(Boolean)).toHaveLength(1);
      const [held] = await store.leases();
      const holder = held?.holder ?? "";
      expect(await store.lease("device:emulator-5554", holder, 60_000)).toBe(true);
      await store.release("device:emulator-5554", "somebody");
      expect(await store.lease("device:emulator-5554", "somebody", 60_000)).toBe(false);
      await store.release("device:emulator-5554", holder);
      expect(await store.lease("device:emulator-5554", "somebody", 0)).toBe(true);
      // It lasted no time at all: it is over.
      expect(await store.leases()).toEqual([]);
      expect(await store.lease("device:emulator-5554", "next", 60_000)).toBe(true);
      await store.close();
    });
  });
}
