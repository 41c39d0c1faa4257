/** What every store must do, as tests: an implementation's test file calls this with a way to open one. */
import { describe, expect, it } from "vitest";
import { exampleEvents } from "../report/example.ts";
import type { Store } from "./store.ts";

/** `open` gives a store over a place of its own, empty at first; the same `place` opens the same record again. */
export function storeContract(name: string, open: (place: string) => Promise<Store>): void {
  const events = exampleEvents();
  const filled = async (place: string): Promise<Store> => {
    const store = await open(place);
    for (const event of events) await store.append(event);
    return store;
  };

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
  });
}
