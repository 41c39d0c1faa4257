/** What can be set, and what each setting may be. */
import { z } from "zod";
import { languages } from "../report/words.ts";
import { apis } from "../../agent/models/model.ts";
import { Price } from "../../agent/models/prices.ts";
import { recordingModes } from "../../agent/models/recorded.ts";
import { dangers } from "../../agent/safety/dangers.ts";

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
  /** Other names by which HTTP clients may call this machine: behind a proxy, in a container. */
  servedAs: z.array(named, { error: "a list of host names" }),
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
