/**
 * Settings, from the weakest to the strongest: defaults, the file `preflight.json`, the environment, flags. One schema
 * reads them, all mistakes are told together, and nothing else in the project reads the environment.
 */
import { defaults } from "./config/defaults.ts";
import { readSettingsFile } from "./config/file.ts";
import { Configuration } from "./config/schema.ts";
import { confidential, variables } from "./config/variables.ts";
import { ConfigError } from "./errors.ts";
import { languages } from "./report/words.ts";

export { Configuration } from "./config/schema.ts";

/** Each variable of this beginning is a secret: PREFLIGHT_SECRET_PASSWORD is {{secret:PASSWORD}}. */
const secretPrefix = "PREFLIGHT_SECRET_";

/** Where settings come from besides defaults. */
export interface Sources {
  /** Settings that were given as flags, by their name; undefined ones do not count. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** Defaults of the command where they differ from the usual ones. */
  readonly usual?: Partial<Configuration>;
  /** `--config FILE`; without it `preflight.json` in `folder` is read if it is there. */
  readonly file?: string | undefined;
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Read all settings, or throw a ConfigError that names every one that is wrong. */
export function configure(sources: Sources): Configuration {
  const { environment = process.env, folder = process.cwd(), flags } = sources;
  const given = new Map<string, { value: unknown; from: string }>();
  const set = (key: string, value: unknown, from: string): void => {
    if (value !== undefined) given.set(key, { value, from });
  };
  const usual = { ...defaults, lang: languageOf(environment), ...sources.usual };
  for (const [key, value] of Object.entries(usual)) set(key, value, "default");
  const file = readSettingsFile(folder, sources.file);
  for (const [key, value] of Object.entries(file.values)) set(key, value, `${key} in ${file.name}`);
  for (const [key, names] of Object.entries(variables)) {
    const name = names.find((candidate) => (environment[candidate] ?? "") !== "");
    if (name !== undefined) set(key, environment[name], name);
  }
  const secrets = secretsIn(environment);
  if (Object.keys(secrets).length > 0)
    set("secrets", { ...asObject(file.values["secrets"]), ...secrets }, `${secretPrefix}*`);
  for (const key of Object.keys(Configuration.shape)) set(key, flags[key], flagOf(key));

  const parsed = Configuration.safeParse(
    Object.fromEntries([...given].map(([key, { value }]) => [key, value])),
  );
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.flatMap((issue): string[] => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => `${key} in ${file.name} is not a setting`);
    const key = String(issue.path[0]);
    const source = given.get(key);
    const shown = confidential.has(key) ? "not right" : JSON.stringify(source?.value);
    return [`${source?.from} is ${shown}, expected ${issue.message}`];
  });
  throw new ConfigError(
    [...new Set(mistakes)].join("; "),
    "Correct it and try again; `preflight --help` tells the settings",
  );
}

const asObject = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});

const secretsIn = (environment: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      name.startsWith(secretPrefix) && value !== undefined && value !== ""
        ? [[name.slice(secretPrefix.length), value]]
        : [],
    ),
  );

/** The environment for a program that we start, with some variables set. */
export function environmentFor(overrides: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...overrides };
}

/** The flag that gives a setting: "adbPort" is "--adb-port". */
function flagOf(key: string): string {
  const singular = key === "goals" || key === "packages" ? key.slice(0, -1) : key;
  return `--${singular.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The user's language, by the usual variables, when the report speaks it. */
function languageOf(environment: Readonly<Record<string, string | undefined>>): Configuration["lang"] {
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "";
  return languages.find((language) => locale.startsWith(language)) ?? "en";
}
