import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, it } from "vitest";
import { lineFor } from "../errors.ts";
import { exampleEvents } from "../report/example.ts";
import { storeContract } from "./contract.ts";
import { openEmbeddedStore } from "./embedded.ts";

const root = mkdtempSync(join(tmpdir(), "preflight-store-"));
afterAll(() => rmSync(root, { recursive: true }));

storeContract("The embedded store", (place) => openEmbeddedStore(join(root, place)));

/** The line that people see when the store cannot be opened. */
const refusal = async (out: string): Promise<string> =>
  openEmbeddedStore(out).then(
    () => "it opened",
    (error: unknown) => lineFor(error) ?? String(error),
  );

it("The embedded store leaves nothing behind when it was made and nothing was recorded", async () => {
  const store = await openEmbeddedStore(join(root, "unused", "deep"));
  await store.close();
  expect(readdirSync(root)).not.toContain("unused");
});

describe("The embedded store refuses in one line, and leaves nothing behind,", () => {
  it("a folder that cannot be made", async () => {
    writeFileSync(join(root, "file"), "");
    const out = join(root, "file", "deep", "out");
    expect(await refusal(out)).toBe(
      `The output folder "${out}" cannot be written (a part of the path is a file). Name a folder that you may write with --out DIR.`,
    );
  });

  it("a file in the folder's place", async () => {
    writeFileSync(join(root, "plain"), "mine");
    expect(await refusal(join(root, "plain"))).toContain("(it is a file)");
    expect(readFileSync(join(root, "plain"), "utf8")).toBe("mine");
  });

  it("a database that is no database", async () => {
    mkdirSync(join(root, "torn"));
    writeFileSync(join(root, "torn", "preflight.db"), "not a database, by its first line\n".repeat(200));
    expect(await refusal(join(root, "torn"))).toMatch(
      /cannot be used as a record of runs \(file is not a database\)/,
    );
    expect(readdirSync(join(root, "torn"))).toEqual(["preflight.db"]);
  });

  it("a database of somebody else", async () => {
    mkdirSync(join(root, "foreign"));
    const database = new DatabaseSync(join(root, "foreign", "preflight.db"));
    database.exec("CREATE TABLE songs (title TEXT)");
    database.close();
    expect(await refusal(join(root, "foreign"))).toContain("Move that file away");
  });

  it("a record of a newer version", async () => {
    const store = await openEmbeddedStore(join(root, "newer"));
    for (const event of exampleEvents()) await store.append(event);
    await store.close();
    const database = new DatabaseSync(join(root, "newer", "preflight.db"));
    database.exec("PRAGMA user_version = 9");
    database.close();
    expect(await refusal(join(root, "newer"))).toContain(
      "written by a newer Preflight (layout 9, this one knows 3)",
    );
  });
});
