import type { Core, Installed } from "../system/state.ts";

/** Is a seeded bug present? The asking is its trigger: the truth notes it. Switched off, nothing is noted. */
export function bugOf(core: Core, installed: Installed, id: string): boolean {
  const declared = installed.program?.manifest.bugs?.some((bug) => bug.id === id) ?? false;
  if (!declared || isOff(installed, id)) return false;
  const { inputs } = core;
  const known = core.truth.some(
    (entry) =>
      entry.bug === id &&
      entry.package === installed.name &&
      entry.event === "triggered" &&
      entry.inputs === inputs,
  );
  // A view asks every time that it is drawn: once between two inputs is enough.
  if (known) return true;
  core.truth.push({
    time: core.clock.now(),
    package: installed.name,
    bug: id,
    event: "triggered",
    inputs: core.inputs,
  });
  return true;
}

function isOff(installed: Installed, id: string): boolean {
  return installed.off === "all" || installed.off.includes(id);
}

const reached = new WeakMap<object, Set<string>>();

/** Note which seeded bugs live on a screen that has come up: once in the life of a process. */
export function noteReached(core: Core, installed: Installed, process: object, screen: string): void {
  const known = reached.get(process) ?? new Set();
  reached.set(process, known);
  for (const bug of installed.program?.manifest.bugs ?? []) {
    if (bug.screen !== screen || known.has(bug.id) || isOff(installed, bug.id)) continue;
    known.add(bug.id);
    core.truth.push({
      time: core.clock.now(),
      package: installed.name,
      bug: bug.id,
      event: "reached",
      inputs: core.inputs,
    });
  }
}
