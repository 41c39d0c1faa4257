/**
 * Settings, from the weakest to the strongest: defaults, the file `preflight.json`, the environment, flags. One schema
 * reads them, all mistakes are told together, and nothing else in the project reads the environment.
 */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { ConfigError } from "./errors.ts";
import { languages } from "./report/words.ts";
import { apis } from "../agent/models/model.ts";
import { Price } from "../agent/models/prices.ts";
import { recordingModes } from "../agent/models/recorded.ts";
import { dangers } from "../agent/safety/dangers.ts";

const whole = (least: number, most: number) => {
  const range = `a whole number from ${least} to ${most}`;
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^-?\d{1,15}$/)
          .transform(Number),
      ],
      { error: range },
    )
    .pipe(z.int({ error: range }).min(least, { error: range }).max(most, { error: range }));
};
const amount = z
  .union(
    [
      z.number(),
      z
        .string()
        .regex(/^\d{1,9}(\.\d{1,6})?$/)
        .transform(Number),
    ],
    {
      error: "an amount of US dollars",
    },
  )
  .pipe(z.number().positive({ error: "an amount of US dollars" }));
const named = z.string({ error: "a text" }).trim().min(1, { error: "a text that is not empty" });
const packageName = z
  .string({ error: "a package name" })
  .regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/, { error: "a package name like com.example.shop" });

const yesOrNo = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")], {
  error: "true or false",
});

/** All settings. Names are those of the file; flags and variables are made from them. */
export const Configuration = z.strictObject({
  /** Folder of the record and the reports. */
  out: named,
  /** Language of reports. */
  lang: z.enum(languages, { error: `one of ${languages.join(", ")}` }),
  /** The adb server. */
  adbHost: named,
  adbPort: whole(1, 65_535),
  /** Serial; null: the only device there is. */
  device: named.nullable(),
  app: packageName.nullable(),
  /** File to install first. */
  apk: named.nullable(),
  goals: z.array(named, { error: "a list of texts" }),
  /** Limits; null: none. */
  steps: whole(1, 100_000).nullable(),
  minutes: whole(1, 10_000).nullable(),
  seed: whole(0, 2 ** 31 - 1),
  /** Address and port on which to serve HTTP; port 0: any free one. */
  host: named,
  port: whole(0, 65_535),
  /** What HTTP clients must show; null: one is made up where one is needed. */
  token: z.string({ error: "a text" }).min(16, { error: "a text of at least 16 characters" }).nullable(),
  /** Who decides: a model, the explorer, or a model where there is a key or an address for one ("auto"). */
  policy: z.enum(["auto", "openai", "explorer"], { error: "one of auto, openai, explorer" }),
  /** The OpenAI-compatible server and its model; a null address is OpenAI's own. */
  baseUrl: z.url({ protocol: /^https?$/, error: "an http or https address" }).nullable(),
  apiKey: named.nullable(),
  model: named,
  api: z.enum(apis, { error: `one of ${apis.join(", ")}` }),
  /** When the model is down or its budget is spent: the explorer goes on, or the run ends. */
  fallback: z.enum(["explorer", "end"], { error: "one of explorer, end" }),
  /** Limits of the model for a run, money in US dollars, and steps of a goal; null: none. */
  tokens: whole(1, 1_000_000_000).nullable(),
  money: amount.nullable(),
  goalSteps: whole(1, 1_000).nullable(),
  /** US dollars for a million tokens, by model. */
  prices: z.record(z.string(), Price),
  /** Turns of the model on disk: written, replayed, or only replayed; null: neither. */
  recordings: z.enum(recordingModes, { error: `one of ${recordingModes.join(", ")}` }).nullable(),
  recordingsDir: named,
  /** Values that are typed for {{secret:NAME}} and never shown. */
  secrets: z.record(z.string().regex(/^[A-Za-z][\w-]{0,40}$/), z.string().min(1)),
  /** Dangerous actions that the agent may take. */
  allow: z.array(z.enum(dangers, { error: `some of ${dangers.join(", ")}` }), { error: "a list" }),
  /** Other packages that belong to the test. */
  packages: z.array(packageName, { error: "a list of package names" }),
  /** MongoDB for all but blobs; null: SQLite in `out`. */
  mongodbUri: named.nullable(),
  /** Bucket for blobs; null: files in `out`. Credentials are found as the AWS SDK finds them. */
  s3Bucket: named.nullable(),
  s3Endpoint: z.url({ protocol: /^https?$/, error: "an http or https address" }).nullable(),
  s3Region: named.nullable(),
  /** In front of every key. */
  s3Prefix: z.string({ error: "a text" }),
  /** The bucket in the path instead of the host's name. */
  s3PathStyle: yesOrNo,
  /** "required" for servers that know no checksums but those that a call cannot do without. */
  s3Checksums: z.enum(["supported", "required"], { error: "one of supported, required" }),
  /** Runs older than so many days are forgotten at the start; null: never. */
  keepDays: whole(1, 36_500).nullable(),
});
export type Configuration = z.infer<typeof Configuration>;

type Key = keyof Configuration;

const defaults: Configuration = {
  out: ".preflight",
  lang: "en",
  adbHost: "127.0.0.1",
  adbPort: 5037,
  device: null,
  app: null,
  apk: null,
  goals: [],
  steps: 200,
  minutes: 20,
  seed: 1,
  host: "127.0.0.1",
  port: 0,
  token: null,
  policy: "auto",
  baseUrl: null,
  apiKey: null,
  model: "gpt-5-mini",
  api: "responses",
  fallback: "explorer",
  tokens: null,
  money: null,
  goalSteps: 25,
  prices: {},
  recordings: null,
  recordingsDir: ".preflight/model-turns",
  secrets: {},
  allow: [],
  packages: [],
  mongodbUri: null,
  s3Bucket: null,
  s3Endpoint: null,
  s3Region: null,
  s3Prefix: "",
  s3PathStyle: false,
  s3Checksums: "supported",
  keepDays: null,
};

/** Variables of the environment for each setting; the first that is set counts. */
const variables: Readonly<Partial<Record<Key, readonly string[]>>> = {
  out: ["PREFLIGHT_OUT"],
  lang: ["PREFLIGHT_LANG"],
  adbHost: ["PREFLIGHT_ADB_HOST", "ANDROID_ADB_SERVER_ADDRESS"],
  adbPort: ["PREFLIGHT_ADB_PORT", "ANDROID_ADB_SERVER_PORT"],
  device: ["PREFLIGHT_DEVICE", "ANDROID_SERIAL"],
  app: ["PREFLIGHT_APP"],
  apk: ["PREFLIGHT_APK"],
  steps: ["PREFLIGHT_STEPS"],
  minutes: ["PREFLIGHT_MINUTES"],
  seed: ["PREFLIGHT_SEED"],
  host: ["PREFLIGHT_HOST"],
  port: ["PREFLIGHT_PORT"],
  token: ["PREFLIGHT_TOKEN"],
  policy: ["PREFLIGHT_POLICY"],
  baseUrl: ["OPENAI_BASE_URL"],
  apiKey: ["OPENAI_API_KEY"],
  model: ["PREFLIGHT_MODEL"],
  api: ["PREFLIGHT_API"],
  fallback: ["PREFLIGHT_FALLBACK"],
  tokens: ["PREFLIGHT_TOKENS"],
  money: ["PREFLIGHT_MONEY"],
  recordings: ["PREFLIGHT_RECORDINGS"],
  recordingsDir: ["PREFLIGHT_RECORDINGS_DIR"],
  mongodbUri: ["MONGODB_URI"],
  s3Bucket: ["S3_BUCKET"],
  s3Endpoint: ["S3_ENDPOINT"],
  s3Region: ["S3_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"],
  s3Prefix: ["S3_PREFIX"],
  s3PathStyle: ["S3_FORCE_PATH_STYLE"],
  s3Checksums: ["S3_CHECKSUMS"],
  keepDays: ["PREFLIGHT_KEEP_DAYS"],
};

/** Settings whose values are never shown. */
const confidential: ReadonlySet<string> = new Set<Key>([
  "apiKey",
  "token",
  "secrets",
  "mongodbUri",
  "s3Endpoint",
]);

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

function readSettingsFile(
  folder: string,
  file: string | undefined,
): { name: string; values: Readonly<Record<string, unknown>> } {
  const name = file ?? "preflight.json";
  const path = resolve(folder, name);
  if (file === undefined && !existsSync(path)) return { name, values: {} };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `The settings file ${name} cannot be read (${why})`,
      "Correct it, or leave out --config",
    );
  }
  const values = z.record(z.string(), z.unknown()).safeParse(content);
  if (values.success) return { name, values: values.data };
  throw new ConfigError(
    `The settings file ${name} does not hold an object`,
    'Write settings like {"steps": 300}',
  );
}
