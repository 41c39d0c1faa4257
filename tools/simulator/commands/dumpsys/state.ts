import type { Phone } from "../../phone.ts";
import { identity, shortUser } from "./names.ts";
import { formatTime } from "../time.ts";

/** `dumpsys input_method` */
export function dumpInputMethod(phone: Phone): string {
  const { shown, served, package: owner } = phone.windows.keyboard();
  const method = phone.inputMethods.current();
  const types = {
    text: 0x1,
    number: 0x2,
    decimal: 0x2002,
    email: 0x21,
    phone: 0x3,
    password: 0x81,
    multiline: 0x20001,
    search: 0x1,
  } as const;
  const inputType = served?.editable ? types[served.editable.input] : 0;
  const attribute = served
    ? `EditorInfo{packageName=${owner ?? ""} inputType=0x${inputType.toString(16)} imeOptions=0x${served.editable?.input === "search" ? "3" : "6"} privateImeOptions=null fieldName=null autofillId=1073741824 fieldId=${identity(served.key)} }`
    : "null";
  const visible = shown ? "0x3" : "0x0";
  const list = phone.inputMethods
    .list()
    .map((each) => `  InputMethod #0:\n    mId=${each.id}\n`)
    .join("");
  return (
    `Current Input Method Manager state:\n  Input Methods: mMethodMapUpdateCount=3\n${list}  Clients:\n    ClientState{${identity(owner ?? "")} uid=10190 pid=4242 displayId=0}:\n` +
    `  mCurMethodId=${method}\n  mCurClient=ClientState{${identity(owner ?? "")}} mCurSeq=24\n  mCurFocusedWindow=${served ? `android.os.BinderProxy@${identity(owner ?? "")}` : "null"}\n` +
    `  mCurId=${method} mHaveConnection=true mBoundToMethod=true mVisibleBound=${shown}\n  mCurAttribute=${attribute}\n` +
    `  mShowRequested=${shown} mShowExplicitlyRequested=false mShowForced=false mInputShown=${shown}\n  mImeWindowVis=${visible}\n  mInFullscreenMode=false\n  mSystemReady=true mInteractive=${phone.power.wakefulness === "Awake"}\n\n` +
    `Input method client state for ClientState{${identity(owner ?? "")}}:\n  mServedView=${served ? `${served.className}{${identity(served.key)} VFED..CL. .F...... app:id/${served.resourceId.replace(/^.*:id\//, "")}}` : "null"}\n  mCurrentTextBoxAttribute=${attribute}\n\n` +
    `Input method service state for ${method}:\n  mDecorViewVisible=${shown} mDecorViewWasVisible=${shown} mWindowVisible=${shown} mInShowWindow=false\n  mIsInputViewShown=${shown} mLastShowInputRequested=${shown}\n  mInputEditorInfo=${attribute}\n`
  );
}

/** `dumpsys power` */
export function dumpPower(phone: Phone): string {
  const { wakefulness, stayOn } = phone.power;
  const on = wakefulness === "Awake";
  return (
    "POWER MANAGER (dumpsys power)\n\nPower Manager State:\n  Settings power_manager_constants:\n    no_cached_wake_locks=true\n" +
    `  mDirty=0x0\n  mWakefulness=${wakefulness}\n  mWakefulnessChanging=false\n  mIsPowered=${phone.battery.plugged}\n  mPlugType=${phone.battery.plugged ? 2 : 0}\n  mBatteryLevel=${phone.battery.level}\n` +
    `  mDeviceIdleMode=false\n  mStayOn=${stayOn}\n  mBootCompleted=true\n  mSystemReady=true\n  mHalAutoSuspendModeEnabled=${!on}\n  mHalInteractiveModeEnabled=${on}\n` +
    `  mHoldingWakeLockSuspendBlocker=${on}\n  mHoldingDisplaySuspendBlocker=${on}\n  mScreenOffTimeoutSetting=${phone.settings.get("system", "screen_off_timeout") ?? "60000"}\n\nDisplay Power: state=${on ? "ON" : wakefulness === "Dozing" ? "DOZE" : "OFF"}\n`
  );
}

/** `dumpsys battery`: also sets values, as by hand. */
export function dumpBattery(phone: Phone, args: readonly string[]): string {
  const { battery } = phone;
  const [command, key, value] = args.filter((arg) => arg !== "-f");
  switch (command) {
    case "set":
      if (key === "level") battery.level = Math.max(0, Math.min(100, Number(value) || 0));
      else if (key === "ac" || key === "usb" || key === "wireless") battery.plugged = value !== "0";
      else if (
        key !== "status" &&
        key !== "temp" &&
        key !== "present" &&
        key !== "counter" &&
        key !== "invalid"
      )
        return `Unknown set option: ${key ?? ""}\n`;
      battery.overridden = true;
      return "";
    case "unplug":
      battery.plugged = false;
      battery.overridden = true;
      return "";
    case "reset":
      battery.reset();
      return "";
    default:
  }
  const { level, plugged } = battery;
  return (
    `Current Battery Service state:\n${battery.overridden ? "  (UPDATES STOPPED -- use 'reset' to restart)\n" : ""}` +
    `  AC powered: false\n  USB powered: ${plugged}\n  Wireless powered: false\n${phone.profile.api >= 33 ? "  Dock powered: false\n" : ""}` +
    `  Max charging current: ${plugged ? 500_000 : 0}\n  Max charging voltage: ${plugged ? 5_000_000 : 0}\n  Charge counter: ${level * 28_824}\n` +
    `  status: ${plugged ? (level === 100 ? 5 : 2) : 3}\n  health: 2\n  present: true\n  level: ${level}\n  scale: 100\n  voltage: 4200\n  temperature: 250\n  technology: Li-ion\n`
  );
}

/** `dumpsys dropbox [--print] [TAG]` */
export function dumpDropbox(phone: Phone, args: readonly string[]): string {
  const full = args.includes("--print") || args.includes("-p");
  const tags = args.filter((arg) => !arg.startsWith("-"));
  const all = phone.processes.dropbox();
  const entries = all.filter((entry) => tags.length === 0 || tags.some((tag) => tag === entry.tag));
  const head =
    `Drop box contents: ${all.length} entries\nMax entries: 1000\nLow priority rate limit period: 2000 ms\n` +
    "Low priority tags: {data_app_wtf, keymaster, system_server_wtf, system_app_strictmode, system_app_wtf, system_server_strictmode, data_app_strictmode, netstats}\n";
  const searching = tags.length === 0 ? "" : `Searching for: ${tags.join(" ")}\n`;
  const body = entries.map((entry) => {
    const line = `${formatTime(phone, entry.time, "%Y-%m-%d %H:%M:%S")} ${entry.tag} (text, ${Buffer.byteLength(entry.text)} bytes)\n`;
    if (full)
      return `========================================\n${line}${entry.text}${entry.text.endsWith("\n") ? "" : "\n"}`;
    const flat = entry.text.replaceAll("\n", "/");
    return `${line}    ${flat.slice(0, 70)}${flat.length > 70 ? "..." : ""}\n`;
  });
  return `${head}${searching}\n${body.join(full ? "\n" : "")}${entries.length === 0 ? "(No entries found.)\n" : ""}`;
}

/** `dumpsys notification` */
export function dumpNotification(phone: Phone, args: readonly string[]): string {
  const open = args.includes("--noredact");
  const at = args.findIndex((arg) => arg === "--package" || arg === "pkg" || arg === "p");
  const only = at < 0 ? undefined : args[at + 1];
  const posted = phone.notifications().filter((each) => only === undefined || each.package === only);
  const records = posted.map((each) => {
    const uid = phone.packages.get(each.package)?.uid ?? 1000;
    return (
      `    NotificationRecord(0x${identity(`${each.package}${each.id}`)}: pkg=${each.package} user=UserHandle{0} id=${each.id} tag=null importance=3 key=0|${each.package}|${each.id}|null|${uid}: Notification(channel=default shortcut=null contentView=null vibrate=null sound=null defaults=0x0 flags=0x10 color=0x00000000 vis=PRIVATE))\n` +
      `      uid=${uid} userId=0\n      opPkg=${each.package}\n      extras={\n        android.title=String (${open ? each.title : `[length=${each.title.length}]`})\n        android.text=String (${open ? each.text : `[length=${each.text.length}]`})\n      }\n`
    );
  });
  const filtered = only === undefined ? "" : ` (filtered to pkg=${only})`;
  const list = records.length === 0 ? "" : `  Notification List:\n${records.join("")}  \n`;
  return `Current Notification Manager state${filtered}:\n${toastQueue(phone, only)}${list}`;
}

/** Since Android 11 the system draws toasts of text, and knows their words; before, the app drew them. */
function toastQueue(phone: Phone, only: string | undefined): string {
  const toasts = phone.toasts();
  if (toasts.length === 0) return "";
  const lines = toasts
    .filter((toast) => only === undefined || toast.package === only)
    .map((toast) => {
      const token = identity(`toast token ${toast.number}`);
      const record = identity(`toast ${toast.number}`);
      return phone.profile.api >= 30
        ? `    TextToastRecord{${record} ${toast.pid}:${toast.package}/${shortUser(toast.uid)} isSystemToast=false token=android.os.BinderProxy@${token} text=${toast.text} duration=0}\n`
        : `    ToastRecord{${record} pkg=${toast.package} callback=android.app.ITransientNotification$Stub$Proxy@${token} duration=0}\n`;
    });
  return `  Toast Queue:\n${lines.join("")}  \n`;
}

/** `dumpsys display` */
export function dumpDisplay(phone: Phone): string {
  const { width, height, density, rotation } = phone.windows.screen();
  const on = phone.power.wakefulness === "Awake";
  return (
    `DISPLAY MANAGER (dumpsys display)\n  mOnlyCode=false\n  mSafeMode=false\nDisplay States: size=1\n  Display Id=0\n  Display State=${on ? "ON" : "OFF"}\n  Display Brightness=0.39763778\n\n` +
    `Logical Displays: size=1\n  Display 0:\n    mDisplayId=0\n    mBaseDisplayInfo=DisplayInfo{"Built-in Screen", displayId 0, real ${width} x ${height}, largest app ${Math.max(width, height)} x ${Math.max(width, height)}, appVsyncOff 1000000, rotation ${rotation}, state ${on ? "ON" : "OFF"}, type INTERNAL, density ${density} (${density}.0 x ${density}.0) dpi}\n`
  );
}

/** `dumpsys trust` */
export function dumpTrust(phone: Phone): string {
  return `Trust manager state:\n User "Owner" (id=0, flags=0x4c13) (current): trustState=UNTRUSTED, trustManaged=0, deviceLocked=${phone.power.locked ? 1 : 0}, isActiveUnlockRunning=0, strongAuthRequired=0x0\n`;
}
