import type { Intent, Phone } from "../phone.ts";
import { pay, type CommandCall } from "./command.ts";
import { threw } from "./failures.ts";
import { IntentError, parseIntent, printIntent, type ParsedIntent } from "./intent.ts";
import { keyCode } from "./key-codes.ts";

const fromShell = 0x400000;
const adbKeyboard = "com.android.adbkeyboard";

/** Broadcasts that only the system may send. */
const protectedActions = new Set([
  "android.intent.action.AIRPLANE_MODE",
  "android.intent.action.BOOT_COMPLETED",
  "android.intent.action.LOCKED_BOOT_COMPLETED",
  "android.intent.action.PACKAGE_REPLACED",
  "android.intent.action.MY_PACKAGE_REPLACED",
  "android.intent.action.PACKAGE_ADDED",
  "android.intent.action.TIMEZONE_CHANGED",
  "android.intent.action.TIME_SET",
  "android.intent.action.LOCALE_CHANGED",
  "android.intent.action.BATTERY_LOW",
  "android.intent.action.BATTERY_OKAY",
  "android.intent.action.BATTERY_CHANGED",
  "android.intent.action.ACTION_POWER_CONNECTED",
  "android.intent.action.ACTION_POWER_DISCONNECTED",
  "android.intent.action.SCREEN_ON",
  "android.intent.action.SCREEN_OFF",
  "android.intent.action.USER_PRESENT",
  "android.intent.action.DEVICE_STORAGE_LOW",
  "android.net.conn.CONNECTIVITY_CHANGE",
]);

/** `am broadcast` */
export async function sendBroadcast(call: CommandCall, args: readonly string[]): Promise<number> {
  const { phone } = call;
  let parsed: ParsedIntent;
  try {
    parsed = parseIntent(args);
  } catch (error) {
    if (error instanceof IntentError) return threw(call, "broadcast", error.message);
    throw error;
  }
  const { intent } = parsed;
  await pay(call, "am");
  call.out(`Broadcasting: ${printIntent(parsed, phone.profile.api, fromShell)}\n`);
  if (protectedActions.has(intent.action ?? "")) {
    return threw(
      call,
      "broadcast",
      `java.lang.SecurityException: Permission Denial: not allowed to send broadcast ${intent.action ?? ""} from pid=12345, uid=2000`,
    );
  }
  if (forKeyboard(intent) && phone.inputMethods.current().startsWith(`${adbKeyboard}/`))
    await typeByKeyboard(phone, intent);
  const { result, data } = phone.activities.broadcast(intent);
  call.out(`Broadcast completed: result=${result}${data === undefined ? "" : `, data="${data}"`}\n`);
  return 0;
}

function forKeyboard(intent: Intent): boolean {
  return (
    /^ADB_(?:INPUT|EDITOR|CLEAR)_/.test(intent.action ?? "") &&
    (intent.package === undefined || intent.package === adbKeyboard)
  );
}

/** What ADBKeyBoard does with its broadcasts while it is the current keyboard. */
async function typeByKeyboard(phone: Phone, intent: Intent): Promise<void> {
  const text = (key: string): string => {
    const value = intent.extras?.[key];
    return value === undefined || value === null ? "" : String(value);
  };
  switch (intent.action) {
    case "ADB_INPUT_TEXT": {
      if (text("msg") !== "") phone.input.commit(text("msg"));
      const codes = text("mcode")
        .split(",")
        .filter((code) => code !== "")
        .map(Number);
      for (let i = 0; i + 1 < codes.length; i += 2)
        await phone.input.key(codes[i + 1] ?? 0, { meta: [metaKey(codes[i] ?? 0)] });
      break;
    }
    case "ADB_INPUT_B64":
      phone.input.commit(Buffer.from(text("msg"), "base64").toString("utf8"));
      break;
    case "ADB_INPUT_CHARS": {
      const points = text("chars").split(",").map(Number);
      const valid = points.filter((point) => Number.isInteger(point) && point >= 0 && point <= 0x10ffff);
      phone.input.commit(String.fromCodePoint(...valid));
      break;
    }
    case "ADB_INPUT_CODE":
      await phone.input.key(keyCode(text("code")));
      break;
    case "ADB_EDITOR_CODE":
      await phone.input.key(66);
      break;
    case "ADB_CLEAR_TEXT":
      phone.input.clearField();
      break;
    default:
  }
}

/** The key that a meta state stands for: 4096 is Ctrl, 1 Shift, 2 Alt. */
function metaKey(state: number): number {
  if (state & 0x1000) return 113;
  return state & 0x2 ? 57 : 59;
}
