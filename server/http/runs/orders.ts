/**
 * Runs that were accepted and have not begun: a file for each, so that none is forgotten when the server is killed.
 *
 *     DIR/orders/RUN.json
 */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { languages } from "../../report/words.ts";
import { writeWhole } from "../../report/write.ts";
import { makeFolder, runFolder } from "../../store/folder.ts";

/** What was accepted, as far as the record of a run tells it. */
export const Order = z.strictObject({
  run: z.string(),
  acceptedAt: z.number(),
  /** Package. */
  app: z.string(),
  /** Serial, or "simulated". */
  device: z.string(),
  policy: z.string(),
  goals: z.array(z.string()),
  seed: z.number(),
  /** Of the report. */
  language: z.enum(languages),
  steps: z.number().nullable(),
  minutes: z.number().nullable(),
});
export type Order = z.infer<typeof Order>;

/** The orders in a folder of the record. */
export interface Orders {
  put(order: Order): Promise<void>;
  remove(run: string): Promise<void>;
  /** All that are there, the oldest first. What cannot be read is no order. */
  all(): Promise<readonly Order[]>;
}

/** The orders that are kept in the folder of the record. */
export function ordersIn(out: string): Orders {
  const folder = join(out, "orders");
  const fileOf = (run: string): string => {
    // Throws for what is no id.
    runFolder(out, run);
    return join(folder, `${run}.json`);
  };
  return {
    async put(order) {
      await makeFolder(folder, out);
      await writeWhole(fileOf(order.run), `${JSON.stringify(order)}\n`);
    },
    remove: (run) => rm(fileOf(run), { force: true }),
    async all() {
      const names = await readdir(folder).catch(() => []);
      const found: Order[] = [];
      for (const name of names.filter((one) => one.endsWith(".json"))) {
        const text = await readFile(join(folder, name), "utf8").catch(() => "");
        const order = Order.safeParse(parsed(text));
        if (order.success && `${order.data.run}.json` === name) found.push(order.data);
      }
      return found.sort((one, other) => one.acceptedAt - other.acceptedAt);
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
