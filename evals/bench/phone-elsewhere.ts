/** Starts a phone in a process of its own. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";

/** What phone to start. With "phone" it is as slow as a real one; with "none" time is virtual and nothing waits. */
export const PhoneTask = z.strictObject({ apps: z.array(z.string()), latency: z.enum(["none", "phone"]) });
export type PhoneTask = z.infer<typeof PhoneTask>;

/** A phone elsewhere: the port of its adb server, and how to end it. */
export interface PhoneElsewhere {
  readonly port: number;
  close(): Promise<void>;
}

const Ready = z.object({ port: z.number() });

/** Start a phone in another process and wait until it can be used. */
export async function startPhoneElsewhere(task: PhoneTask): Promise<PhoneElsewhere> {
  const child = fork(join(import.meta.dirname, "phone-alone.ts"), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  child.send(task);
  const [first]: unknown[] = await Promise.race([once(child, "message"), ended]);
  return {
    port: Ready.parse(first).port,
    async close() {
      child.disconnect();
      await ended;
    },
  };
}
