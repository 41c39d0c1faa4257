import type { App } from "../language.ts";
import type { ManifestActivity, Outcome, Packages, PermissionState } from "../phone.ts";
import { classNameOf } from "../runtime/component-host.ts";
import { programOf } from "../words/program.ts";
import type { AppProgram } from "../words/program.ts";
import { archivedApp } from "./apk/app-archive.ts";
import { readApk } from "./apk/read-apk.ts";
import { killPackage } from "./kills.ts";
import { event } from "./log-lines.ts";
import { controllerPackage } from "./permission-dialog.ts";
import { grantPermission, isRuntimePermission, revokePermission } from "./permissions.ts";
import type { Core, Installed } from "./state.ts";
import { homePackage } from "./state.ts";
import { labelOf } from "./strings.ts";
import { showTop } from "./front.ts";
import { dropActivity } from "./tasks.ts";

function activitiesOf(program: AppProgram, label: string, api: number): ManifestActivity[] {
  const owner = program.manifest.package;
  // The home screen and the permission dialog are in no list of apps.
  const hidden = owner === homePackage || owner === controllerPackage(api);
  const anyLauncher = program.activities.some((activity) => activity.launcher);
  return program.activities.map((activity, index) => {
    const launcher = !hidden && (anyLauncher ? activity.launcher : index === 0);
    return {
      name: classNameOf(program.manifest.package, activity.name),
      launcher,
      exported:
        hidden || launcher || activity.exported || activity.links.length > 0 || activity.actions.length > 0,
      label: activity.label ?? label,
      links: activity.links,
      actions: activity.actions,
    };
  });
}

/** A folder name as Android makes them up: base64 of random bytes. */
function codePath(core: Core, name: string, system: boolean): string {
  if (system) return `/system/app/${name}/base.apk`;
  const part = (): string => Buffer.from(core.random.hex(32), "hex").toString("base64url");
  return `/data/app/~~${part()}==/${name}-${part()}==/base.apk`;
}

interface Origin {
  readonly app: App | undefined;
  readonly program: AppProgram | undefined;
  readonly label: string;
  readonly name: string;
  readonly versionName: string;
  readonly versionCode: number;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly debuggable: boolean;
  readonly usesCleartext: boolean;
  readonly permissions: readonly string[];
  readonly activities: readonly ManifestActivity[];
  readonly services: readonly string[];
}

function originOf(app: App, api: number): Origin {
  const program = programOf(app);
  if (!program) throw new TypeError(`the app "${app.manifest.package}" was not made by defineApp(...)`);
  const { manifest } = program;
  const label = labelOf(manifest);
  return {
    app,
    program,
    label,
    name: manifest.package,
    versionName: manifest.versionName ?? "1.0",
    versionCode: manifest.versionCode ?? 1,
    minSdk: manifest.minSdk ?? 24,
    targetSdk: manifest.targetSdk ?? 34,
    debuggable: manifest.debuggable ?? false,
    usesCleartext: manifest.usesCleartext ?? false,
    permissions: manifest.permissions ?? [],
    activities: activitiesOf(program, label, api),
    services: program.services.map((service) => classNameOf(manifest.package, service.name)),
  };
}

type Read = { ok: true; origin: Origin; testOnly: boolean } | { ok: false; failure: string };

function originIn(bytes: Buffer, api: number): Read {
  const archived = archivedApp(bytes);
  if (archived) return { ok: true, origin: originOf(archived, api), testOnly: false };
  const read = readApk(bytes);
  if (!read.ok) return read;
  return {
    ok: true,
    origin: { ...read.manifest, app: undefined, program: undefined },
    testOnly: read.testOnly,
  };
}

/** Put a package on the phone; one that is there keeps its data, uid and permissions. */
function place(
  core: Core,
  origin: Origin,
  options: { system: boolean; off: readonly string[] | "all"; grantAll: boolean },
): void {
  const before = core.installed.get(origin.name);
  if (before) killPackage(core, before.name, { reason: "packageUpdated", description: "installPackageLI" });
  const granted = new Map<string, PermissionState>(before?.granted ?? []);
  if (options.grantAll || options.system) {
    for (const permission of origin.permissions)
      if (isRuntimePermission(permission)) granted.set(permission, { state: "granted" });
  }
  const installed: Installed = {
    ...origin,
    uid: before?.uid ?? core.nextUid++,
    system: options.system,
    path: codePath(core, origin.name, options.system),
    firstInstall: before?.firstInstall ?? core.clock.now(),
    lastUpdate: core.clock.now(),
    granted,
    enabled: true,
    stopped: !options.system,
    disk: before?.app === origin.app && before ? before.disk : {},
    off: options.off,
  };
  core.installed.set(origin.name, installed);
  if (origin.name !== homePackage) return;
  for (const task of core.tasks.filter((other) => other.affinity === homePackage)) {
    for (const activity of task.activities.slice()) dropActivity(core, activity);
  }
  showTop(core);
}

/** Take every activity of a package off its tasks. */
function dropActivities(core: Core, name: string): void {
  for (const task of core.tasks.slice()) {
    for (const activity of task.activities.filter((other) => other.package === name))
      dropActivity(core, activity);
  }
}

function refuse(failure: string): Outcome {
  return { ok: false, failure };
}

/** The package manager. */
export function createPackages(core: Core): Packages {
  const sorted = (): readonly Installed[] =>
    [...core.installed.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    all: sorted,
    get: (name) => core.installed.get(name),
    async install(bytes, { replace, grantAll, allowDowngrade, allowTest }) {
      if (core.faults.storageFull) return refuse("INSTALL_FAILED_INSUFFICIENT_STORAGE");
      const read = originIn(bytes, core.profile.api);
      if (!read.ok) return refuse(read.failure);
      const { origin } = read;
      const before = core.installed.get(origin.name);
      if (read.testOnly && !allowTest) return refuse("INSTALL_FAILED_TEST_ONLY: installPackageLI");
      if (origin.minSdk > core.profile.api) {
        return refuse(
          `INSTALL_FAILED_OLDER_SDK: Failed parse during installPackageLI: /data/app/vmdl1.tmp/base.apk (at Binary XML file line #7): Requires newer sdk version #${origin.minSdk} (current version is #${core.profile.api})`,
        );
      }
      if (before && !replace) {
        return refuse(
          `INSTALL_FAILED_ALREADY_EXISTS: Attempt to re-install ${origin.name} without first uninstalling.`,
        );
      }
      if (before && before.versionCode > origin.versionCode && !allowDowngrade) {
        return refuse(
          `INSTALL_FAILED_VERSION_DOWNGRADE: Downgrade detected: Update version code ${origin.versionCode} is older than current ${before.versionCode}`,
        );
      }
      place(core, origin, { system: false, off: before?.off ?? [], grantAll });
      return { ok: true };
    },
    installApp(app, { system = false, off = [] } = {}) {
      place(core, originOf(app, core.profile.api), { system, off, grantAll: false });
    },
    uninstall(name, keepData) {
      const installed = core.installed.get(name);
      if (!installed) return refuse("DELETE_FAILED_INTERNAL_ERROR");
      killPackage(core, name, { reason: "other", description: "deletePackageX" });
      dropActivities(core, name);
      core.installed.delete(name);
      if (!keepData) core.appLocales.delete(name);
      showTop(core);
      return { ok: true };
    },
    clear(name) {
      const installed = core.installed.get(name);
      if (!installed) return false;
      killPackage(core, name, {
        reason: "userRequested",
        subreason: [21, "FORCE STOP"],
        description: "clear data",
      });
      dropActivities(core, name);
      installed.disk = {};
      installed.granted.clear();
      event(core, "pm_clear", [0, name]);
      showTop(core);
      return true;
    },
    grant: (name, permission) => grantPermission(core, name, permission),
    revoke: (name, permission) => revokePermission(core, name, permission),
  };
}
