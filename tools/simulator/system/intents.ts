import type { Intent, ManifestActivity } from "../phone.ts";
import { classNameOf } from "../runtime/component-host.ts";
import type { ActivityClass } from "../words/program.ts";
import type { Core, Installed } from "./state.ts";
import { homePackage } from "./state.ts";

export interface Target {
  readonly installed: Installed;
  readonly manifest: ManifestActivity;
  /** Undefined for packages that came as a real APK. */
  readonly class: ActivityClass | undefined;
}

function targetOf(installed: Installed, manifest: ManifestActivity): Target {
  const found = installed.program?.activities.find(
    (activity) => classNameOf(installed.name, activity.name) === manifest.name,
  );
  return { installed, manifest, class: found };
}

function answersLink(manifest: ManifestActivity, data: string): boolean {
  return manifest.links.some(
    (link) =>
      data === link ||
      data.startsWith(`${link}/`) ||
      data.startsWith(`${link}?`) ||
      (link.endsWith("/") && data.startsWith(link)) ||
      (link.endsWith("://") && data.startsWith(link)),
  );
}

/** The activity that an intent means: the component it names, a launcher, a link, or an action. */
export function resolveIntent(core: Core, intent: Intent): Target | undefined {
  const { component } = intent;
  if (component) {
    const installed = core.installed.get(component.package);
    const name = classNameOf(component.package, component.activity);
    const manifest = installed?.activities.find((activity) => activity.name === name);
    return installed && manifest ? targetOf(installed, manifest) : undefined;
  }
  const candidates = [...core.installed.values()].filter(
    (installed) => installed.enabled && (intent.package === undefined || installed.name === intent.package),
  );
  if (intent.categories?.includes("android.intent.category.HOME") && intent.package === undefined) {
    const home = core.installed.get(homePackage);
    const [manifest] = home?.activities ?? [];
    return home && manifest && targetOf(home, manifest);
  }
  const plain = intent.data === undefined;
  for (const installed of candidates) {
    for (const manifest of installed.activities) {
      if (intent.data !== undefined && answersLink(manifest, intent.data))
        return targetOf(installed, manifest);
      if (intent.action !== undefined && manifest.actions.includes(intent.action))
        return targetOf(installed, manifest);
      const launches =
        intent.action === "android.intent.action.MAIN" ||
        (intent.action === undefined && intent.package !== undefined);
      if (plain && launches && manifest.launcher) return targetOf(installed, manifest);
    }
  }
  return undefined;
}

/** What stands between the braces of `Intent { … }`; data are cut short since Android 11, as they may tell of the user. */
export function intentText(core: Core, intent: Intent): string {
  const parts: string[] = [];
  if (intent.action !== undefined) parts.push(`act=${intent.action}`);
  if (intent.categories && intent.categories.length > 0) parts.push(`cat=[${intent.categories.join(",")}]`);
  if (intent.data !== undefined)
    parts.push(`dat=${core.profile.api >= 30 ? shorten(intent.data) : intent.data}`);
  if (intent.flags !== undefined && intent.flags !== 0) parts.push(`flg=0x${intent.flags.toString(16)}`);
  if (intent.package !== undefined) parts.push(`pkg=${intent.package}`);
  if (intent.component) {
    const { package: owner, activity } = intent.component;
    const name = classNameOf(owner, activity);
    parts.push(`cmp=${owner}/${name.startsWith(`${owner}.`) ? name.slice(owner.length) : name}`);
  }
  if (intent.extras && Object.keys(intent.extras).length > 0) parts.push("(has extras)");
  return parts.join(" ");
}

function shorten(data: string): string {
  const hierarchical = /^([a-z][\w+.-]*:\/\/[^/?#]*)(.*)$/i.exec(data);
  if (hierarchical) return hierarchical[2] === "" ? data : `${hierarchical[1]}/...`;
  const opaque = /^([a-z][\w+.-]*:)/i.exec(data)?.[1];
  return opaque === undefined ? data : opaque;
}
