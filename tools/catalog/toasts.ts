import type { Toast } from "../device/answers/toasts.ts";

/** Toasts that were not told yet: one stays in the device's queue for seconds and is told once. */
export function createToasts() {
  let queue: readonly Toast[] = [];
  const untold: Toast[] = [];
  return {
    /** The device's queue as it is now. */
    see(now: readonly Toast[]): void {
      untold.push(...now.filter(({ id }) => !queue.some((known) => known.id === id)));
      queue = now;
    },
    take: (): Toast[] => untold.splice(0),
  };
}
