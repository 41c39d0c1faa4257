import type { InstalledPackage, Phone } from "../../phone.ts";
import { shortComponent } from "../intent.ts";
import { formatTime } from "../time.ts";
import { identity } from "./names.ts";

const installTime = new Set([
  "INTERNET",
  "ACCESS_NETWORK_STATE",
  "ACCESS_WIFI_STATE",
  "WAKE_LOCK",
  "VIBRATE",
  "RECEIVE_BOOT_COMPLETED",
  "FOREGROUND_SERVICE",
  "NFC",
  "BLUETOOTH",
  "SET_ALARM",
]);

function resolverTable(found: InstalledPackage): string {
  const rows = found.activities.flatMap((activity) => {
    const name = shortComponent({ package: found.name, activity: activity.name });
    const actions = [...(activity.launcher ? ["android.intent.action.MAIN"] : []), ...activity.actions];
    return actions.map(
      (action) =>
        `      ${action}:\n        ${identity(name)} ${name} filter ${identity(action + name)}\n          Action: "${action}"\n` +
        `          Category: "${activity.launcher ? "android.intent.category.LAUNCHER" : "android.intent.category.DEFAULT"}"\n`,
    );
  });
  return rows.length === 0 ? "" : `Activity Resolver Table:\n  Non-Data Actions:\n${rows.join("")}\n`;
}

function describePackage(phone: Phone, found: InstalledPackage): string {
  const { api } = phone.profile;
  const time = (ms: number): string => formatTime(phone, ms, "%Y-%m-%d %H:%M:%S");
  const flags = ["HAS_CODE", "ALLOW_CLEAR_USER_DATA", "ALLOW_BACKUP"];
  if (found.system) flags.unshift("SYSTEM");
  if (found.debuggable) flags.unshift("DEBUGGABLE");
  const requested = found.permissions.map((name) => `      ${name}\n`).join("");
  const install = found.permissions
    .filter((name) => installTime.has(name.split(".").at(-1) ?? ""))
    .map((name) => `      ${name}: granted=true\n`);
  const runtime = [...found.granted].map(
    ([name, { state }]) =>
      `        ${name}: granted=${state === "granted"}, flags=[ ${state === "denied-forever" ? "USER_SET|USER_FIXED|" : ""}USER_SENSITIVE_WHEN_GRANTED|USER_SENSITIVE_WHEN_DENIED]\n`,
  );
  const folder = found.path.replace(/\/[^/]*$/, "");
  return (
    `Packages:\n  Package [${found.name}] (${identity(found.name)}):\n` +
    `    ${api >= 33 ? "appId" : "userId"}=${found.uid}\n    pkg=Package{${identity(found.path)} ${found.name}}\n` +
    `    codePath=${folder}\n    resourcePath=${folder}\n    legacyNativeLibraryDir=${folder}/lib\n    primaryCpuAbi=null\n    secondaryCpuAbi=null\n` +
    `    versionCode=${found.versionCode} minSdk=${found.minSdk} targetSdk=${found.targetSdk}\n    minExtensionVersions=[]\n    versionName=${found.versionName}\n` +
    `    usesNonSdkApi=false\n    splits=[base]\n    apkSigningVersion=2\n    flags=[ ${flags.join(" ")} ]\n` +
    `    privateFlags=[ PRIVATE_FLAG_ACTIVITIES_RESIZE_MODE_RESIZEABLE_VIA_SDK_VERSION ]\n    forceQueryable=false\n    queriesPackages=[]\n` +
    `    dataDir=/data/user/0/${found.name}\n    supportsScreens=[small, medium, large, xlarge, resizeable, anyDensity]\n    timeStamp=${time(found.lastUpdate)}\n` +
    (api >= 33 ? "" : `    firstInstallTime=${time(found.firstInstall)}\n`) +
    `    lastUpdateTime=${time(found.lastUpdate)}\n    signatures=PackageSignatures{${identity(`${found.name}s`)} version:2, signatures:[${identity(found.name)}], past signatures:[]}\n` +
    `    installPermissionsFixed=true\n    pkgFlags=[ ${flags.join(" ")} ]\n` +
    `    requested permissions:\n${requested}    install permissions:\n${install.join("")}` +
    `    User 0: ceDataInode=${found.uid + 120_000} installed=true hidden=false suspended=false distractionFlags=0 stopped=${found.stopped} notLaunched=${found.stopped} enabled=${found.enabled ? 0 : 3} instant=false virtual=false\n` +
    (api >= 33 ? `      firstInstallTime=${time(found.firstInstall)}\n` : "") +
    `      gids=[3003]\n      runtime permissions:\n${runtime.join("")}`
  );
}

/** `dumpsys package [NAME|packages]` */
export function dumpPackage(phone: Phone, args: readonly string[]): string {
  const [name] = args.filter((arg) => !arg.startsWith("-"));
  if (name === undefined || name === "packages" || name === "p")
    return phone.packages
      .all()
      .map((each) => describePackage(phone, each))
      .join("\n");
  const found = phone.packages.get(name);
  if (!found) return `Unable to find package: ${name}\n`;
  return `${resolverTable(found)}Key Set Manager:\n  [${name}]\n      Signing KeySets: 1\n\n${describePackage(phone, found)}`;
}
