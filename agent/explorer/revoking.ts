/** Permissions that are taken away again. */
import { screenKey } from "../screens.ts";
import { findElement } from "../selector.ts";
import type { TraceStep } from "../trace.ts";
import { openApp, setCondition, tap } from "./actions.ts";
import { first, isOurs, take } from "./habit.ts";
import type { Habit, Walk } from "./habit.ts";
import { permissionPackage } from "./moves.ts";
import { goTo } from "./travel.ts";

/** Permissions that are revoked for one control. */
const mostPermissions = 4;

const allows = /^(?:allow|while using|only this time|허용|앱 사용 중)/i;

/** Controls that asked for a permission which was then given. */
function asking(walk: Walk): readonly TraceStep[] {
  const { steps } = walk.run.trace;
  return steps.flatMap((step, at) => {
    const asks = step.target !== null && step.after !== null && permissionPackage.test(step.after.package);
    if (!asks || step.before?.package !== walk.run.app) return [];
    const answer = steps.slice(at + 1, at + 4).find((one) => allows.test(one.target?.text ?? ""));
    return answer === undefined || answer.after?.package !== walk.run.app ? [] : [step];
  });
}

/** Takes a permission away that was given, and uses what needs it. */
export function* revoke(walk: Walk): Habit<boolean> {
  const permissions = (walk.run.facts?.app?.permissions ?? []).filter((one) => one.runtime);
  if (permissions.length === 0) return false;
  const step = asking(walk).find(({ before, action }) =>
    first(walk, `revoke ${before?.activity ?? ""} ${action.words}`),
  );
  if (step === undefined || step.before === null || step.action.target === null) return false;
  const key = screenKey(step.before);
  for (const { name } of permissions.slice(0, mostPermissions))
    yield* take(
      walk,
      setCondition(
        "revoke_permission",
        name.replace("android.permission.", ""),
        "a permission may be taken away",
      ),
    );
  yield* take(walk, openApp(walk.run.app, "come back without the permission"));
  if (!(yield* goTo(walk, (place) => place.key === key, "on the way to what needs the permission")))
    return true;
  const screen = walk.run.screen;
  const control =
    screen !== null && isOurs(walk, screen) ? findElement(step.action.target, screen.elements) : null;
  if (screen !== null && control !== null)
    yield* take(walk, tap(screen, control, "what needs a permission must do without it"));
  return true;
}
