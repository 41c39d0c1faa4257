import type { Phone, PhoneWindow } from "../../phone.ts";
import { focusLines, identity, recordText, focusedRecord } from "./names.ts";

const rule = "-------------------------------------------------------------------------------\n";

function lastAnr(phone: Phone): string {
  const anr = phone.activities.lastAnr();
  const text = anr
    ? `  ANR time: ${new Date(anr.time).toUTCString()}\n  Application at fault: ${anr.package}\n  Reason: ${anr.reason}\n`
    : "  <no ANR has occurred since boot>\n";
  return `WINDOW MANAGER LAST ANR (dumpsys window lastanr)\n${text}`;
}

/** Keyguard, wakefulness and bars. */
export function windowPolicy(phone: Phone): string {
  const awake = phone.power.wakefulness === "Awake";
  const { locked } = phone.power;
  const { api } = phone.profile;
  return (
    "WINDOW MANAGER POLICY STATE (dumpsys window policy)\n" +
    "    mSafeMode=false mSystemReady=true mSystemBooted=true\n" +
    "    mCameraLensCoverState=CAMERA_LENS_COVER_ABSENT\n" +
    `    mWakeGestureEnabledSetting=true\n    mUiMode=UI_MODE_TYPE_NORMAL mEnableCarDockHomeCapture=true\n` +
    `    mAwake=${awake} mScreenOnEarly=${awake} mScreenOnFully=${awake}\n` +
    `    mKeyguardDrawComplete=true mWindowManagerDrawComplete=true\n` +
    `    mKeyguardOccluded=false mKeyguardOccludedChanged=false mPendingKeyguardOccluded=false\n` +
    (api <= 28
      ? `    mShowingLockscreen=${locked} mShowingDream=false mDreamingLockscreen=${locked}\n`
      : `    mDreamingLockscreen=${locked}\n`) +
    "    KeyguardServiceDelegate\n" +
    `      showing=${locked}\n      showingAndNotOccluded=${locked}\n      inputRestricted=${locked}\n      occluded=false\n      secure=false\n` +
    `      dreaming=false\n      systemIsReady=true\n      deviceHasKeyguard=true\n      enabled=true\n      offReason=OFF_BECAUSE_OF_USER\n` +
    `      currentUser=-10000\n      bootCompleted=true\n      screenState=${awake ? "SCREEN_STATE_ON" : "SCREEN_STATE_OFF"}\n` +
    `      interactiveState=${awake ? "INTERACTIVE_STATE_AWAKE" : "INTERACTIVE_STATE_SLEEP"}\n` +
    `      KeyguardStateMonitor\n        mIsShowing=${locked}\n        mSimSecure=false\n        mInputRestricted=${locked}\n        mTrusted=${!locked}\n        mCurrentUserId=0\n`
  );
}

/** Sizes, rotation, insets and, from API 29 on, the focus. */
export function windowDisplays(phone: Phone): string {
  const { width, height, density, rotation } = phone.windows.screen();
  const { profile } = phone;
  const keyboard = phone.windows.keyboard();
  const keyboardTop = Math.round(height * 0.6);
  const degrees = rotation * 90;
  const animating = phone.windows.animating();
  const physical = `${profile.width}x${profile.height} ${profile.density}dpi`;
  return (
    "WINDOW MANAGER DISPLAY CONTENTS (dumpsys window displays)\n" +
    "  Display: mDisplayId=0 (organized)\n" +
    `    init=${physical}${phone.displayOverride.size ? ` base=${phone.displayOverride.size.width}x${phone.displayOverride.size.height} ${density}dpi` : ""}` +
    ` mMinSizeOfResizeableTaskDp=220 cur=${width}x${height} app=${width}x${height} rng=${Math.min(width, height)}x${Math.min(width, height)}-${Math.max(width, height)}x${Math.max(width, height)}\n` +
    `    deferred=false mLayoutNeeded=false mTouchExcludeRegion=SkRegion((0,0,${width},${height}))\n\n` +
    `    mLayoutSeq=412\n${phone.profile.api >= 29 ? focusLines(phone, "  ") : ""}` +
    "    Application tokens in top down Z order:\n" +
    `    DisplayRotation\n      mCurrentAppOrientation=SCREEN_ORIENTATION_UNSPECIFIED\n      mLastOrientation=-1\n` +
    `      mRotation=${phone.profile.api >= 31 ? `ROTATION_${degrees}` : rotation} mDeferredRotationPauseCount=0\n` +
    `    mAppTransitionState=${animating ? "APP_STATE_RUNNING" : "APP_STATE_IDLE"}\n` +
    (phone.profile.api >= 33
      ? `    TransitionController\n      mCollectingTransition=null\n      mPlayingTransitions=[${animating ? "TransitionRecord{1}" : ""}]\n`
      : "") +
    (phone.profile.api >= 30
      ? `    InsetsSourceProviders:\n      InsetsSource ${phone.profile.api >= 34 ? "id=3 type=ime" : "type=ITYPE_IME"} frame=[0,${keyboardTop}][${width},${height}] visible=${keyboard.shown}\n    mImeShowing=${keyboard.shown}\n`
      : "")
  );
}

function describeWindow(phone: Phone, window: PhoneWindow, index: number): string {
  const { width, height } = phone.windows.screen();
  const uid = phone.packages.get(window.package)?.uid ?? 1000;
  const kinds = {
    activity: "BASE_APPLICATION",
    dialog: "APPLICATION",
    dropdown: "APPLICATION_PANEL",
    splash: "APPLICATION_STARTING",
    system: "SYSTEM_ALERT",
  } as const;
  return (
    `  Window #${index} Window{${window.token} u0 ${window.title}}:\n` +
    `    mDisplayId=0 rootTaskId=${focusedRecord(phone)?.task ?? 1} mSession=Session{${identity(window.package)} 4242:${uid}} mClient=android.os.BinderProxy@${identity(window.token)}\n` +
    `    mOwnerUid=${uid} showForAllUsers=false package=${window.package} appop=NONE\n` +
    `    mAttrs={(0,0)(fillxfill) sim={adjust=resize} ty=${kinds[window.kind]} wanim=0x10302fe\n      fl=${window.secure ? "SECURE " : ""}LAYOUT_IN_SCREEN SPLIT_TOUCH HARDWARE_ACCELERATED}\n` +
    `    Requested w=${width} h=${height} mLayoutSeq=412\n    mHasSurface=true isReadyForDisplay()=true mWindowRemovalAllowed=false\n` +
    `    Frames: parent=[0,0][${width},${height}] display=[0,0][${width},${height}] frame=[0,0][${width},${height}] last=[0,0][${width},${height}] insetsChanged=false\n` +
    "    isOnScreen=true\n    isVisible=true\n"
  );
}

/** Windows from the front; up to API 28 the focus stands here. */
export function windowWindows(phone: Phone): string {
  const windows = phone.windows.all().toReversed();
  return (
    "WINDOW MANAGER WINDOWS (dumpsys window windows)\n" +
    windows
      .map((window, index) => `${describeWindow(phone, window, windows.length - 1 - index)}\n`)
      .join("") +
    (phone.profile.api <= 28 ? focusLines(phone, "  ") : "") +
    `  mHasPermanentDpad=false\n  mTopFocusedDisplayId=0\n  mLastDisplayFreezeDuration=0ms due to WindowStateAnimator\n  mAnimatingExit=false\n`
  );
}

/** `dumpsys window [lastanr|policy|displays|windows|…]` */
export function dumpWindow(phone: Phone, args: readonly string[]): string {
  const section = args.find((arg) => !arg.startsWith("-"));
  switch (section) {
    case "lastanr":
    case "l":
      return lastAnr(phone);
    case "policy":
    case "p":
      return windowPolicy(phone);
    case "displays":
    case "d":
      return windowDisplays(phone);
    case "windows":
    case "w":
    case "visible":
    case "visible-apps":
      return windowWindows(phone);
    case "animator":
    case "sessions":
    case "tokens":
    case "trace":
      return `WINDOW MANAGER ${section.toUpperCase()} (dumpsys window ${section})\n`;
    case undefined:
    case "all":
    case "a": {
      const record = focusedRecord(phone);
      const tokens = `WINDOW MANAGER TOKENS (dumpsys window tokens)\n  All tokens:\n${record ? `  ${recordText(record)}\n` : ""}`;
      return [lastAnr(phone), windowPolicy(phone), windowDisplays(phone), tokens, windowWindows(phone)].join(
        rule,
      );
    }
    default:
      return `Bad window command, or no windows match: ${section}\nUse -h for help.\n`;
  }
}
