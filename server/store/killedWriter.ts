/**
 * A process for the kill test: it records a run, and shows the number of each event after it is kept, until it is
 * killed. Words: the folder, the run, and "embedded" or "spool".
 */
import { writeSync } from "node:fs";
import { join } from "node:path";
import type { RunEvent } from "../../agent/events.ts";
import { openEmbeddedStore } from "./embedded.ts";
import { openOutbox } from "./spool/outbox.ts";
import { remote, spooledBlobs, spooledRecords } from "./spool/spooled.ts";
import type { Blobs, Records } from "./store.ts";

const [folder = "", run = "", kind = "embedded"] = process.argv.slice(2);

const away = async (): Promise<never> => {
  throw new Error("the store is away");
};

async function open(): Promise<Pick<Records, "append" | "events"> & Pick<Blobs, "putBlob">> {
  if (kind === "embedded") return openEmbeddedStore(folder);
  const outbox = openOutbox(join(folder, "spool"));
  return {
    ...spooledBlobs(outbox, remote<Blobs>(away)).blobs,
    ...spooledRecords(outbox, remote<Records>(away)).records,
  };
}

const store = await open();
for (let number = 1; ; number += 1) {
  const key = await store.putBlob(run, Buffer.from(`${run} ${number}`.repeat(500)), "image/webp");
  const event: RunEvent = { run, number, at: number, type: "note", level: "info", text: key };
  await store.append(event);
  writeSync(1, `${number}\n`);
}
