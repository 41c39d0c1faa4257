import type { Power } from "../phone.ts";
import { language } from "../words/language.ts";
import { pauseActivity, stopActivity } from "./lifecycle.ts";
import { activityEvent, event } from "./log-lines.ts";
import type { Core, WindowRecord } from "./state.ts";
import { showTop } from "./front.ts";
import { makeWindow } from "./make-window.ts";
import { addPopup, beginTransition, removePopup } from "./windows.ts";

/** The lock screen, over everything. */
function keyguard(core: Core): WindowRecord {
  const { column, text, icon } = language;
  const clock = (): string => new Date(core.clock.now()).toISOString().slice(11, 16);
  return makeWindow(core, {
    package: "com.android.systemui",
    title: core.profile.api >= 31 ? "NotificationShade" : "StatusBar",
    kind: "system",
    content: () => ({
      kind: "system",
      place: "fullscreen",
      view: column(
        [
          text(clock(), {
            id: "keyguard_clock_container",
            textSize: 72,
            color: "#FFFFFF",
            textAlign: "center",
          }),
          icon("lock-outline", {
            id: "lock_icon_view",
            desc: "Locked",
            size: 28,
            color: "#FFFFFF",
            alignSelf: "center",
          }),
          text("Swipe up to open", { id: "keyguard_indication_text", color: "#FFFFFF", textAlign: "center" }),
        ],
        {
          id: "keyguard_root_view",
          background: "#1D2B3A",
          width: "100%",
          padding: 32,
          gap: 24,
          justify: "center",
          height: "100%",
        },
      ),
    }),
  });
}

/** Screen and lock. The keyguard is a swipe: it has no secret. */
export function createPower(core: Core): Power {
  let guard: WindowRecord | undefined;
  let stayOn = true;
  return {
    get wakefulness() {
      return core.wakefulness;
    },
    get locked() {
      return core.locked;
    },
    get stayOn() {
      return stayOn;
    },
    set stayOn(value) {
      stayOn = value;
    },
    wake() {
      if (core.wakefulness === "Awake") return;
      core.wakefulness = "Awake";
      event(core, "screen_toggled", [1]);
      beginTransition(core, 300);
      if (core.locked && !guard) {
        guard = keyguard(core);
        addPopup(core, guard);
      }
      showTop(core);
    },
    sleep() {
      if (core.wakefulness !== "Awake") return;
      const front = core.resumed;
      core.resumed = undefined;
      core.keyboardShown = false;
      core.wakefulness = "Asleep";
      core.locked = true;
      event(core, "screen_toggled", [0]);
      activityEvent(core, "set_keyguard_shown", [0, 1, 0, 0, 0, "setKeyguardShown"]);
      if (front) pauseActivity(core, front, () => stopActivity(core, front));
    },
    dismissKeyguard() {
      if (core.wakefulness !== "Awake" || !core.locked) return;
      core.locked = false;
      activityEvent(core, "set_keyguard_shown", [0, 0, 0, 1, 0, "keyguardGoingAway"]);
      if (guard) removePopup(core, guard);
      guard = undefined;
      beginTransition(core, 350);
      showTop(core);
    },
  };
}
