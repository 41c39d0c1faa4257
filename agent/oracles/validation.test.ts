/* oxlint-disable unicorn/consistent-function-scoping -- screens stand beside the test that reads them */
import { describe, expect, it } from "vitest";
import { button, checkbox, field, screen, signal, text, traceOf } from "../literal.ts";
import type { Observation } from "../../tools/evidence.ts";
import type { Trace } from "../trace.ts";
import { anr, nativeCrash } from "./process.ts";
import { validation } from "./validation.ts";

const says = (trace: Trace): readonly string[] => validation.check(trace).map(({ actual }) => actual);

const list = screen({ activity: "List" }, [text({ text: "People" }), button({ text: "New" })]);
const empty = screen({ activity: "Form" }, [field({ resourceId: "form_name" }), button({ text: "Save" })]);

/** A field is filled and the form is sent. */
function send(
  id: string,
  value: string,
  after: (form: Observation) => Observation,
  beside: string[] = [],
): Trace {
  const form = screen({ activity: "Form" }, [
    field({ resourceId: id, text: value }),
    ...beside.map((words) => text({ text: words })),
    button({ text: "Save" }),
  ]);
  return traceOf(empty, [
    { tool: "type_text", target: "form_name", args: { text: value }, after: form },
    { tool: "tap", target: "Save", after: after(form) },
  ]);
}
const taken = (): Observation => list;
const refused =
  (message: string) =>
  (form: Observation): Observation =>
    screen({ activity: "Form" }, [
      ...form.elements.filter(({ parent }) => parent !== -1).map((facts) => ({ facts, inside: [] })),
      text({ text: message }),
    ]);

describe("a form", () => {
  it.each([
    ["guest_email", "mina.kim@", "no e-mail address"],
    ["task_minutes", "-30", "less than nothing"],
    ["travel_date", "2026-02-31", "no day of any year"],
    ["card_number", "1234", "no card number: too short"],
  ])("must not take %s %s", (id, value, why) => {
    expect(says(send(id, value, taken))).toEqual([`"${value}" was taken: ${why}.`]);
    expect(says(send(id, value, refused("Please check this")))).toEqual([]);
  });

  it.each([
    ["guest_email", "mina.kim@example.com"],
    ["task_minutes", "30"],
    ["offset_degrees", "-30"],
    ["note", "mina.kim@"],
    ["travel_date", "2026-02-28"],
  ])("may take %s %s", (id, value) => expect(says(send(id, value, taken))).toEqual([]));

  it("must not send more than there is", () => {
    const form = screen({ activity: "SendActivity" }, [
      text({ text: "Balance $120.00" }),
      field({ resourceId: "amount", text: "9000" }),
      button({ text: "Send" }),
    ]);
    const trace = traceOf(form, [
      { tool: "type_text", target: "amount", args: { text: "9000" }, after: form },
      { tool: "tap", target: "Send", after: list },
    ]);
    expect(says(trace)).toEqual(['"9000" was taken: more than there is (Balance $120.00).']);
  });

  it("must take what is unusual but right, when it takes the usual", () => {
    const usual = send("form_name", "Mina Kim", taken).steps;
    const after = (message: string, beside: string[] = []): Trace => {
      const steps = send("form_name", "Grandma's no. 2 mix", refused(message), beside).steps;
      return { app: "com.example.app", steps: [...usual, ...steps] };
    };
    expect(says(after("Use letters"))).toEqual(['The form said "Use letters".']);
    expect(says(after("This name exists already"))).toEqual([]);
    expect(says(after("Use letters", ["Letters only"]))).toEqual([]);
    expect(says(send("form_name", "Grandma's no. 2 mix", refused("Use letters")))).toEqual([]);
  });

  it("must not be sent without the consent that it asks for", () => {
    const form = (words: string, ticked: boolean): Observation =>
      screen({ activity: "Form" }, [
        field({ resourceId: "amount", text: "10" }),
        checkbox({ text: words, checked: ticked }),
        button({ text: "Top up now" }),
        button({ text: "Submit" }),
      ]);
    const sent = (words: string, ticked: boolean): readonly string[] =>
      says(traceOf(form(words, ticked), [{ tool: "tap", target: "Submit", after: list }]));
    expect(sent("I agree to the terms", false)).toEqual(["It led to List."]);
    expect(sent("I agree to the terms", true)).toEqual([]);
    expect(sent("I agree to get news and offers", false)).toEqual([]);
  });
});

describe("what the device says", () => {
  it("names the screen that hung, although another stands in front by then", () => {
    const settings = screen({ activity: "com.example.app.SettingsActivity" }, [
      button({ text: "Statement" }),
    ]);
    const hang = signal({
      kind: "anr",
      cause:
        "Input dispatching timed out (5280 com.example.app/com.example.app.SettingsActivity is not responding)",
      appFrame: "",
      frames: [],
    });
    const trace = traceOf(settings, [
      { tool: "tap", target: "Statement", after: list },
      { tool: "tap", target: "New", after: list, signals: [hang] },
    ]);
    const found = anr.check(trace)[0];
    expect(found?.title).toBe("The app does not respond on SettingsActivity");
    expect(found?.about).toBe(trace.steps[0]);
  });

  it("names native functions without their parameters", () => {
    const crash = signal({
      kind: "native-crash",
      cause: "SIGABRT",
      appFrame: "libzip.so (zip::read(unsigned char*, int, int)+24)",
    });
    const trace = traceOf(list, [{ tool: "tap", target: "New", after: null, signals: [crash] }]);
    expect(nativeCrash.check(trace)[0]?.title).toBe("Native crash: SIGABRT in zip::read (libzip.so)");
    const plain = { ...crash, appFrame: "libzip.so (zip::read)" };
    const other = traceOf(list, [{ tool: "tap", target: "New", after: null, signals: [plain] }]);
    expect(nativeCrash.check(other)[0]?.title).toBe("Native crash: SIGABRT in zip::read (libzip.so)");
  });
});
