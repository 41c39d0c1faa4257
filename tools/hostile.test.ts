/** Whatever a client words is an argument: the phone's shell, which would obey, is never given any of it to run. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "./catalog/catalog.ts";
import { call, open, phone, refOf, useHands } from "./trial/hands.ts";

useHands();

const folder = "/data/local/tmp";
const order = `touch ${folder}/obeyed`;
const openers = [
  "; ",
  "\n",
  "| ",
  "|| ",
  "& ",
  "&& ",
  "$(",
  "`",
  "' ; ",
  '" ; ',
  "'$(",
  '"$(',
  "\\'; ",
  "${x:-$(",
  "<(",
  "-d '; ",
];
const closers = ["", ";", "\n", "#", ")", "`", "'", '"', ")}", " &", "\\", "')", '")'];
const words = [
  "",
  "a",
  "com.example.probe",
  "https://a.b/",
  "dark",
  "on",
  "ko-KR",
  "1.3",
  "CAMERA",
  "emulator-5554",
  "%s",
  "~",
];

/** An order to the shell in every dress: between what an argument may rightly begin and end with. */
const hostile = fc
  .tuple(
    fc.constantFrom(...words),
    fc.constantFrom(...openers),
    fc.constantFrom(...closers),
    fc.constantFrom(...words),
  )
  .map(([before, opener, closer, after]) => `${before}${opener}${order}${closer}${after}`);

/** Calls whose string arguments are hostile, one argument at a time. */
const calls: readonly (readonly [tool: string, argument: string, rest: Record<string, unknown>])[] = [
  ["use_device", "serial", { app: "" }],
  ["use_device", "app", { serial: "" }],
  ["tap", "ref", {}],
  ["type_text", "text", { ref: "name", submit: false }],
  ["type_text", "ref", { text: "x", submit: false }],
  ["swipe", "ref", { direction: "up", distance: "short" }],
  ["open_app", "package", {}],
  ["reset_app", "package", {}],
  ["install_app", "path", {}],
  ["open_link", "url", { package: "" }],
  ["open_link", "package", { url: "https://a.b/" }],
  ["set_condition", "value", { condition: "locale" }],
  ["set_condition", "value", { condition: "grant_permission" }],
  ["set_condition", "value", { condition: "font_scale" }],
  ["wait_for", "text", { gone: true, seconds: 1 }],
];

describe("no argument reaches the shell as a command (P25)", { timeout: 120_000 }, () => {
  it("though the shell would obey", async () => {
    await open();
    await phone().shell({
      command: order,
      stdin: (async function* () {})(),
      stdout: () => undefined,
      stderr: () => undefined,
      signal: new AbortController().signal,
      pty: false,
    });
    expect(phone().files.list(folder)).toContain("obeyed");
  });

  it.each(calls)("of %s: %s", async (tool, argument, rest) => {
    await open();
    const given = rest["ref"] === "name" ? { ...rest, ref: await refOf("name") } : rest;
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const told = await call(tool, { ...given, [argument]: argument === "url" ? `a:${text}` : text });
        expect(told.reason).not.toBe("unexpected");
        expect(phone().files.list(folder)).not.toContain("obeyed");
      }),
      { numRuns: tool === "type_text" ? 15 : 60 },
    );
    expect((await open()).error).toBe(false);
  });

  it("covers every tool that takes words of the client's own", () => {
    const free = catalog.filter(({ input }) =>
      JSON.stringify(input.toJSONSchema())
        .replaceAll(/"enum":\[[^\]]*\],?"type":"string"|"type":"string","enum"/g, "")
        .includes('"type":"string"'),
    );
    const covered = new Set(calls.map(([tool]) => tool));
    const likeTap = new Set(["double_tap", "long_press"]);
    expect(free.map(({ name }) => name).filter((name) => !covered.has(name) && !likeTap.has(name))).toEqual(
      [],
    );
  });
});
