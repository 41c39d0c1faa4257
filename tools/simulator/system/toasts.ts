import type { Core, Process } from "./state.ts";

/** Milliseconds that a short toast is shown. */
const shown = 2_000;

/** Toasts that one package may have waiting; more are dropped. */
const mostOfOne = 5;

/** Put a toast in the queue: one is shown after the other. */
export function queueToast(core: Core, process: Process, text: string): void {
  const { package: packageName, pid } = process;
  if (core.toasts.filter((toast) => toast.package === packageName).length >= mostOfOne) {
    core.logs.write({
      buffer: "system",
      pid: core.systemPid,
      priority: "E",
      tag: "NotificationService",
      message: `Package has already queued ${mostOfOne} toasts. Not showing more. Package=${packageName}`,
    });
    return;
  }
  core.toastsSoFar += 1;
  core.toasts.push({ number: core.toastsSoFar, package: packageName, pid, uid: process.uid, text });
  if (core.toasts.length === 1) hideLater(core);
}

function hideLater(core: Core): void {
  const [first] = core.toasts;
  core.clock.after(shown, () => {
    // A reboot has emptied the queue.
    if (core.toasts[0] !== first) return;
    core.toasts.shift();
    if (core.toasts.length > 0) hideLater(core);
  });
}
