import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { runCommandLine } from "../cli.ts";
import { exampleEvents } from "../report/example.ts";
import { openEmbeddedStore } from "../store/embedded.ts";
import { s3Credentials, startMongo, startS3 } from "../store/real/servers.ts";
import { openStore } from "../store/open.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-archives-"));
const out = join(root, "record");
const file = join(root, "run.tar.gz");
afterAll(() => {
  rmSync(root, { recursive: true });
  vi.unstubAllEnvs();
});

async function preflight(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const written = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  const code = await runCommandLine(words, { stdout: stream("stdout"), stderr: stream("stderr") });
  return { code, ...written };
}

beforeAll(async () => {
  const store = await openEmbeddedStore(out);
  await store.append(...exampleEvents());
  await store.close();
});

it("A run goes to a file and into another record, with its report", async () => {
  expect(await preflight("export", "--out", out, "--to", file)).toMatchObject({
    code: 0,
    stdout: `${file}\n`,
  });
  const other = join(root, "other");
  const { stdout } = await preflight("import", file, "--out", other);
  expect(stdout).toBe(`${join(other, "runs", "example-run", "report.html")}\n`);
  expect(readFileSync(stdout.trim(), "utf8")).toContain("Shop");
  expect((await preflight("report", "--list", "--out", other)).stdout).toContain("example-run");
});

it("Runs become a data set", async () => {
  const to = join(root, "data");
  const { stdout, stderr } = await preflight(
    "dataset",
    "--out",
    out,
    "--to",
    to,
    "--app",
    "com.example.shop",
  );
  expect({ stdout, stderr }).toEqual({ stdout: `${to}\n`, stderr: "1 run, 3 steps, 0 pictures\n" });
  expect(readFileSync(join(to, "steps.jsonl"), "utf8").trim().split("\n")).toHaveLength(3);
});

it("What cannot be exported or taken in is told in a line", async () => {
  expect(await preflight("export", "nothing", "--out", out)).toMatchObject({
    code: 2,
    stderr: `preflight: There is no run "nothing" in "${out}". \`preflight report --list\` shows the runs there are.\n`,
  });
  expect((await preflight("export", "--out", out, "--to", join(root, "no", "where"))).stderr).toContain(
    "cannot be written (ENOENT). Name another place with --to.",
  );
  expect((await preflight("import", join(root, "missing"), "--out", join(root, "x"))).stderr).toContain(
    "cannot be read (ENOENT).",
  );
});

it("The doctor tells where runs are kept elsewhere, and what waits while that is away", async ({ skip }) => {
  const mongo = await startMongo(join(root, "mongo"));
  const s3 = await startS3(join(root, "s3"), ["preflight"]);
  if (!mongo || !s3) throw skip("the servers for MongoDB's and S3's protocols cannot be built here");
  try {
    vi.stubEnv("AWS_ACCESS_KEY_ID", s3Credentials.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", s3Credentials.secretAccessKey);
    const away = join(root, "away");
    const config = join(root, "away.json");
    const settings = { mongodbUri: mongo.uri, s3Bucket: "preflight", s3Endpoint: s3.uri, s3PathStyle: true };
    writeFileSync(config, JSON.stringify(settings));
    const flags = ["--config", config, "--out", away];
    expect(await preflight("import", file, ...flags)).toMatchObject({ code: 0, stderr: "" });
    const well = await preflight("doctor", ...flags, "--adb-port", "1");
    expect(well.stdout).toContain(
      `ok   record: MongoDB at 127.0.0.1:${mongo.port}, database preflight, 1 runs; ` +
        `pictures in S3 bucket "preflight" at 127.0.0.1:${s3.port}\nok   spool: nothing waits\n`,
    );
    await mongo.stop();
    const store = await openStore({
      out: away,
      mongodbUri: mongo.uri,
      s3: {
        bucket: "preflight",
        endpoint: s3.uri,
        region: "us-east-1",
        prefix: "",
        pathStyle: true,
        checksums: "supported",
      },
      closing: 10,
    });
    await store.append(...exampleEvents().map((event) => ({ ...event, run: "while-away" })));
    // The whole run is here, and can be read.
    expect(await store.run("while-away")).toMatchObject({ outcome: "completed", steps: 3 });
    expect(await store.events("while-away")).toHaveLength(exampleEvents().length);
    await store.close();
    const ill = await preflight("doctor", ...flags, "--adb-port", "1");
    expect(ill.stdout).toContain(
      `-    spool: ${exampleEvents().length} events and 0 blobs wait for delivery`,
    );
    await mongo.start();
    const again = await preflight("doctor", ...flags, "--adb-port", "1");
    expect(again.stdout).toContain("ok   spool: nothing waits");
    expect((await preflight("report", "--list", ...flags)).stdout).toContain("while-away");
  } finally {
    await mongo.stop();
    await s3.stop();
  }
});
