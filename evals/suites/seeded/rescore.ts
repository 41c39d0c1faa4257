/** Recordings that were kept, scored again without a device. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "../../../server/errors.ts";
import { readRecording } from "../../runs/recording.ts";
import type { WorldApp } from "../../world/find.ts";
import { baselinesFolder } from "./play-all.ts";
import type { Played } from "./play-all.ts";

/** Read all recordings of a folder, and find the app that each is of. */
export function readPlayed(folder: string, apps: readonly WorldApp[]): readonly Played[] {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter(
        (entry) => !entry.isFile() && entry.name !== baselinesFolder,
      )
    : [];
  if (names.length === 0)
    throw new ConfigError(`There are no recordings in "${folder}"`, "Make some with --record DIR");
  const played = names.map(({ name }): Played => {
    const recording = readRecording(join(folder, name));
    const { package: packageName, app: id } = recording.setting;
    const app = apps.find((one) => one.package === packageName);
    if (app === undefined)
      throw new ConfigError(
        `The recording "${name}" is of ${packageName} (${id}), which is not among the apps`,
        "Say with --apps where its app is",
      );
    return { app, recording, seconds: 0 };
  });
  // The order in which they were run.
  const place = ({ app, recording: { setting } }: Played): number =>
    (setting.seed * apps.length + apps.indexOf(app)) * 2 + (setting.clean ? 1 : 0);
  return played.sort((a, b) => place(a) - place(b));
}
