/** Leases that are held as long as this process lives, and void as soon as it is seen to be dead. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Records } from "./store.ts";

/** A lease that is prolonged by itself. */
export interface HeldLease {
  /** Aborted when somebody else has it after all: this process was stopped for too long. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** How long a lease outlives its last heartbeat, in milliseconds. */
export const leaseTime = 60_000;

/** Name of the lease that says that a run is going on. */
export function runLease(run: string): string {
  return `run:${run}`;
}

/** Name of the lease that says that a device is in use. */
export function deviceLease(device: string): string {
  return `device:${device}`;
}

/** Take a lease and keep it until it is released; undefined when somebody else, who is alive, holds it. */
export async function holdLease(
  records: Pick<Records, "lease" | "release" | "leases">,
  name: string,
  milliseconds: number = leaseTime,
): Promise<HeldLease | undefined> {
  const holder = newHolder();
  if (!(await records.lease(name, holder, milliseconds))) {
    const held = (await records.leases()).find((lease) => lease.name === name);
    if (!held || !isDead(held.holder)) return undefined;
    await records.release(name, held.holder);
    if (!(await records.lease(name, holder, milliseconds))) return undefined;
  }
  const lost = new AbortController();
  const beat = setInterval(() => {
    // A store that is away takes nothing from anybody: only a clear no counts.
    records.lease(name, holder, milliseconds).then(
      (kept) => kept || lost.abort(),
      () => undefined,
    );
  }, milliseconds / 4);
  beat.unref();
  return {
    lost: lost.signal,
    release: async () => {
      clearInterval(beat);
      await records.release(name, holder).catch(() => undefined);
    },
  };
}

/** Whether somebody who may be alive holds a lease. */
export async function isHeld(records: Pick<Records, "leases">, name: string): Promise<boolean> {
  return (await records.leases()).some((lease) => lease.name === name && !isDead(lease.holder));
}

/** Tells this process from an earlier one with the same number. */
const incarnation = randomUUID();

/** A name for somebody in this process who holds something, from which others see whether the process is dead. */
export function newHolder(): string {
  return `${hostname()}|${process.pid}|${incarnation}|${randomUUID()}`;
}

/** Whether the process that took a lease is certainly gone: it ran on this machine, and no longer does. */
export function isDead(holder: string): boolean {
  const [host, pid, born] = holder.split("|");
  if (host !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  if (Number(pid) === process.pid) return born !== incarnation;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
