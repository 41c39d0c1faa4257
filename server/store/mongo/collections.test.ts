import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plans } from "./collections.ts";

it("The documentation lists every index, and no other", () => {
  const page = readFileSync(join(import.meta.dirname, "../README.md"), "utf8").split("| table |")[0] ?? "";
  const listed = [...page.matchAll(/^\| (\w+) \| ((?:`[\w, ]+`)) \| (.*) \|$/gm)]
    .map(([, collection, index, purpose]) => `${collection} ${index} ${purpose}`)
    .filter((line) => !line.startsWith("all "));
  const made = Object.entries(plans).flatMap(([name, { indexes }]) =>
    indexes.map(([purpose, index]) => `${name} \`${Object.keys(index).join(", ")}\` ${purpose}`),
  );
  expect(listed.sort()).toEqual(made.sort());
});
