import type { Processes } from "../phone.ts";
import { crashWith } from "./crash.ts";
import { memoryOf } from "./exits.ts";
import { forceStop, killBackground, lowMemoryKill } from "./kills.ts";
import type { Box, Scene } from "../display/scene.ts";
import type { Core, Process } from "./state.ts";

function boxes(scene: Scene | undefined): number {
  const count = (box: Box): number => 1 + box.children.reduce((sum, child) => sum + count(child), 0);
  return scene ? count(scene.root) : 0;
}

/** Views and activities that a process holds: those of leaked objects stay. */
function objectsOf(core: Core, process: Process): { views: number; activities: number } {
  const own = core.tasks
    .flatMap((task) => task.activities)
    .filter((activity) => activity.process === process && activity.object);
  const views = own.reduce((sum, activity) => sum + boxes(activity.window?.scene), 0);
  return { views: views + process.leaked * 42, activities: own.length + process.leaked };
}

/** Processes as `ps`, `am` and `dumpsys` reach them. */
export function createProcesses(core: Core): Processes {
  return {
    all: () =>
      core.processes.map((process) => ({
        pid: process.pid,
        name: process.name,
        package: process.package,
        uid: process.uid,
        startedAt: process.startedAt,
        memory: memoryOf(process),
        objects: objectsOf(core, process),
        frames: process.frames,
      })),
    exits: (name) => core.exits.filter((exit) => exit.package === name),
    dropbox: () => core.dropbox,
    killBackground: (name) => killBackground(core, name),
    forceStop: (name, fromPid) => forceStop(core, name, fromPid),
    crash(packageOrPid) {
      for (const process of core.processes.filter(
        (each) => each.package === packageOrPid || String(each.pid) === packageOrPid,
      )) {
        const by = core.profile.api >= 33;
        const throwable = {
          className: `android.app.RemoteServiceException${by ? "$CrashedByAdbException" : ""}`,
          message: "shell-induced crash",
          frames: [
            "android.app.ActivityThread.throwRemoteServiceException(ActivityThread.java:2112)",
            "android.app.ActivityThread.-$$Nest$mthrowRemoteServiceException(Unknown Source:0)",
            "android.app.ActivityThread$H.handleMessage(ActivityThread.java:2381)",
            "android.os.Handler.dispatchMessage(Handler.java:106)",
            "android.os.Looper.loopOnce(Looper.java:205)",
            "android.os.Looper.loop(Looper.java:294)",
            "android.app.ActivityThread.main(ActivityThread.java:8177)",
            "java.lang.reflect.Method.invoke(Native Method)",
            "com.android.internal.os.RuntimeInit$MethodAndArgsCaller.run(RuntimeInit.java:552)",
            "com.android.internal.os.ZygoteInit.main(ZygoteInit.java:971)",
          ],
          cause: undefined,
        };
        crashWith(core, process, throwable, { name: "main", tid: process.pid });
      }
    },
    lowMemoryKill: (pid) => lowMemoryKill(core, pid),
  };
}
