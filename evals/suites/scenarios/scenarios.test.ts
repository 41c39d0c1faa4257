import { expect, it } from "vitest";
import { hold } from "../../scripts/perform.ts";
import { findApps } from "../../world/find.ts";
import { readSteps } from "../../world/triggers.ts";
import { playAgain } from "./scenario.ts";
import { record, scenarios } from "./scenarios.ts";

const [app] = await findApps(null, ["contacts"]);
if (app === undefined) throw new Error("no contacts");
const patience = 120_000;

it(
  "fails where the error is, passes where it is not, and is told to be broken where a control is gone",
  async () => {
    const script = (await readSteps(app.folder))?.get("delete-removes-another") ?? [];
    const scenario = await record(app, script);
    if (scenario === null) throw new Error("not recorded");
    const again = async (off: readonly string[] | "all", played = scenario) => {
      const held = await hold(app.folder, { off, seed: 2 });
      const verdict = await playAgain(played, held.hands);
      await held.close();
      return verdict;
    };
    const others = app.bugs.map(({ id }) => id).filter((id) => id !== "delete-removes-another");
    expect(await again("all")).toEqual({ verdict: "pass", why: "" });
    expect((await again(others)).verdict).toBe("fail");
    const [first] = scenario.steps;
    if (first?.action.target == null) throw new Error("it begins otherwise");
    const elsewhere = {
      ...first,
      action: {
        ...first.action,
        target: {
          ...first.action.target,
          resourceId: "com.example:id/none",
          text: "None",
          label: "None",
          desc: "",
        },
      },
    };
    expect(await again("all", { ...scenario, steps: [elsewhere, ...scenario.steps.slice(1)] })).toMatchObject(
      {
        verdict: "broken",
      },
    );
  },
  patience,
);

it(
  "counts both sides",
  async () => {
    const { figures } = await scenarios(() => undefined, [app]);
    const value = (name: string) => figures.find((one) => one.name === name);
    expect(value("the app is right: passes")).toMatchObject({ value: 1 });
    expect(value("with the error: does not pass")?.value).toBeGreaterThan(0.6);
    expect(value("recorded of the scripts that there are")).toMatchObject({ of: app.bugs.length });
  },
  patience,
);
