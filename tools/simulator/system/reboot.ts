import { processDied } from "./processes.ts";
import type { Core } from "./state.ts";
import { showTop } from "./front.ts";

/** Everything that was in memory is gone; disks, settings and permissions stay. The framework is up again half a minute later. */
export function reboot(core: Core): void {
  // The log ends with the system: nobody is told that processes died.
  core.logs.restart();
  for (const process of core.processes.slice())
    processDied(core, process, { reason: "other", description: "reboot" });
  core.tasks.length = 0;
  core.systemWindows.length = 0;
  core.notices.length = 0;
  core.resumed = undefined;
  core.splash = undefined;
  core.toasts.length = 0;
  core.keyboardShown = false;
  core.logs.restart();
  const boots = Number(core.settings.get("global", "boot_count") ?? "0") + 1;
  core.settings.put("global", "boot_count", String(boots));
  core.faults.booting = true;
  core.properties.set("sys.boot_completed", "");
  core.properties.set("init.svc.bootanim", "running");
  core.clock.after(25_000, () => {
    core.faults.booting = false;
    core.properties.set("sys.boot_completed", "1");
    core.properties.set("init.svc.bootanim", "stopped");
    core.locked = false;
    core.wakefulness = "Awake";
    showTop(core);
  });
}
