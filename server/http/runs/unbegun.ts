/** Runs that were accepted and never began: the record tells of them as of any other run. */
import type { Outcome, RunEvent } from "../../../agent/events.ts";
import { endRun } from "../../recover.ts";
import type { ReportPlace } from "../../report/write.ts";
import { holdLease, runLease } from "../../store/heartbeat.ts";
import type { Store } from "../../store/store.ts";
import type { Order, Orders } from "./orders.ts";

/** Put an end to a run, with a beginning if it has none, and write its report. */
export async function endOrder(
  store: Store,
  order: Order,
  outcome: Outcome,
  reason: string,
  place: ReportPlace,
): Promise<void> {
  if ((await store.events(order.run)).length === 0) await store.append(beginning(order));
  await endRun(store, order.run, outcome, reason, place);
}

/** Tell of the runs that a server left behind which was killed. Returns their ids. */
export async function recoverOrders(
  store: Store,
  orders: Orders,
  place: ReportPlace,
): Promise<readonly string[]> {
  const ended: string[] = [];
  for (const order of await orders.all()) {
    // Another server that is alive works in this folder.
    const lease = await holdLease(store, runLease(order.run));
    if (!lease) continue;
    try {
      if ((await store.events(order.run)).length === 0) {
        await endOrder(store, order, "interrupted", "the server ended before the run began", {
          ...place,
          language: order.language,
        });
        ended.push(order.run);
      }
      await orders.remove(order.run);
    } finally {
      await lease.release();
    }
  }
  return ended;
}

function beginning(order: Order): RunEvent {
  const serial = order.device === "simulated" ? "" : order.device;
  return {
    run: order.run,
    number: 1,
    at: order.acceptedAt,
    type: "run_started",
    app: { package: order.app, label: order.app, versionName: "", versionCode: 0 },
    device: { serial, model: "", api: 0, release: "", width: 0, height: 0, density: 0 },
    policy: order.policy,
    seed: order.seed,
    limits: { steps: order.steps, minutes: order.minutes },
    goals: order.goals,
  };
}
