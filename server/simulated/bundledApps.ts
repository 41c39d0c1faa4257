/** The simulated apps that come with Preflight. */
import { fileURLToPath } from "node:url";

/** Apps that come with Preflight, by the name that flags use. */
export const bundledApps = {
  shop: { path: folderOf("shop"), package: "com.example.pocketmarket" },
  notes: { path: folderOf("notes"), package: "com.example.fieldnotes" },
} as const;

/** Is it the name of an app that comes with Preflight? */
export function isBundled(name: string): name is keyof typeof bundledApps {
  return Object.hasOwn(bundledApps, name);
}

function folderOf(name: string): string {
  return fileURLToPath(new URL(`../../tools/simulator/apps/${name}`, import.meta.url));
}
