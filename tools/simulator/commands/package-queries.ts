import type { InstalledPackage, Phone } from "../phone.ts";
import { pay, type CommandCall } from "./command.ts";
import { threw } from "./failures.ts";
import { IntentError, parseIntent, shortComponent } from "./intent.ts";

const matchLine = "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true";

function withoutUser(args: readonly string[]): string[] {
  return args.filter((arg, index) => arg !== "--user" && args[index - 1] !== "--user");
}

function listPackages(call: CommandCall, args: readonly string[]): string {
  const words = withoutUser(args);
  const has = (flag: string): boolean => words.includes(flag);
  const filter = words.find((word) => !word.startsWith("-")) ?? "";
  const chosen = call.phone.packages
    .all()
    .filter(
      (each) =>
        each.name.includes(filter) &&
        !(has("-3") && each.system) &&
        !(has("-s") && !each.system) &&
        !(has("-d") && each.enabled) &&
        !(has("-e") && !each.enabled),
    );
  return chosen
    .map((each) => {
      const file = has("-f") ? `${each.path}=` : "";
      const version = has("--show-versioncode") ? ` versionCode:${each.versionCode}` : "";
      const uid = has("-U") ? ` uid:${each.uid}` : "";
      const installer = has("-i") ? "  installer=null" : "";
      return `package:${file}${each.name}${version}${installer}${uid}\n`;
    })
    .join("");
}

const features = [
  "android.hardware.camera",
  "android.hardware.faketouch",
  "android.hardware.location",
  "android.hardware.microphone",
  "android.hardware.screen.landscape",
  "android.hardware.screen.portrait",
  "android.hardware.sensor.accelerometer",
  "android.hardware.telephony",
  "android.hardware.touchscreen",
  "android.hardware.touchscreen.multitouch",
  "android.hardware.wifi",
  "android.software.app_widgets",
  "android.software.input_methods",
  "android.software.webview",
];

/** `pm list …` */
export async function list(call: CommandCall, args: readonly string[]): Promise<number> {
  const [what, ...rest] = args;
  await pay(call, "pm");
  switch (what) {
    case "package":
    case "packages":
      call.out(listPackages(call, rest));
      return 0;
    case "features":
      call.out(`feature:reqGlEsVersion=0x30002\n${features.map((name) => `feature:${name}\n`).join("")}`);
      return 0;
    case "users":
      call.out("Users:\n\tUserInfo{0:Owner:4c13} running\n");
      return 0;
    case "instrumentation":
    case "libraries":
    case "permission-groups":
    case "permissions":
      return 0;
    default:
      call.err(
        what === undefined
          ? "Error: didn't specify type of data to list\n"
          : `Error: unknown list type '${what}'\n`,
      );
      return what === undefined ? 255 : 255;
  }
}

/** `pm path NAME` */
export async function path(call: CommandCall, args: readonly string[]): Promise<number> {
  const [name = ""] = withoutUser(args);
  await pay(call, "pm");
  const found = call.phone.packages.get(name);
  if (!found) return 1;
  call.out(`package:${found.path}\n`);
  return 0;
}

/** `pm resolve-activity [--brief] INTENT` */
export async function resolveActivity(call: CommandCall, args: readonly string[]): Promise<number> {
  await pay(call, "pm");
  try {
    const brief = args.includes("--brief");
    const { intent } = parseIntent(args.filter((arg) => arg !== "--brief" && arg !== "--components"));
    const found = call.phone.activities.resolve(intent);
    if (!found) call.out("No activity found\n");
    else if (args.includes("--components")) call.out(`${shortComponent(found)}\n`);
    else if (brief) call.out(`${matchLine}\n${shortComponent(found)}\n`);
    else {
      call.out(
        `${matchLine}\nActivityInfo:\n  name=${found.activity}\n  packageName=${found.package}\n  enabled=true exported=true directBootAware=false\n` +
          `  taskAffinity=${found.package} targetActivity=null persistableMode=PERSIST_ROOT_ONLY\n`,
      );
    }
    return 0;
  } catch (error) {
    if (error instanceof IntentError) return threw(call, "resolve-activity", error.message);
    throw error;
  }
}

function matching(phone: Phone, args: readonly string[]): { package: string; activity: string }[] {
  const { intent } = parseIntent(args);
  const fits = (found: InstalledPackage): { package: string; activity: string }[] =>
    found.activities
      .filter((activity) => {
        if (intent.categories?.includes("android.intent.category.LAUNCHER")) return activity.launcher;
        if (intent.action === "android.intent.action.MAIN") return activity.launcher;
        const data = intent.data;
        if (data !== undefined) return activity.links.some((link) => data.startsWith(link));
        return intent.action !== undefined && activity.actions.includes(intent.action);
      })
      .map((activity) => ({ package: found.name, activity: activity.name }));
  return phone.packages
    .all()
    .filter((each) => each.enabled && (intent.package === undefined || each.name === intent.package))
    .flatMap(fits);
}

/** `pm query-activities [--brief] INTENT` */
export async function queryActivities(call: CommandCall, args: readonly string[]): Promise<number> {
  await pay(call, "pm");
  try {
    const found = matching(
      call.phone,
      args.filter((arg) => arg !== "--brief" && arg !== "--components"),
    );
    if (args.includes("--components")) call.out(found.map((each) => `${shortComponent(each)}\n`).join(""));
    else if (found.length === 0) call.out("No activities found\n");
    else {
      const entries = found.map(
        (each, index) => `  Activity #${index}:\n    ${matchLine}\n    ${shortComponent(each)}\n`,
      );
      call.out(`${found.length} activities found:\n${entries.join("")}`);
    }
    return 0;
  } catch (error) {
    if (error instanceof IntentError) return threw(call, "query-activities", error.message);
    throw error;
  }
}
