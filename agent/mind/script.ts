/**
 * Turns for a fake server, written as a person would say them: elements are named by words on their line, and found in what
 * the request shows. Each purpose has its own script; a request beyond it fails the test.
 */
import type { Fault, Heard, Turn } from "../models/fake-server.ts";

/** A turn; `at` is a part of the line of the element that is meant, in the newest text that has it. */
export interface ScriptTurn {
  readonly name: string;
  readonly at?: string;
  readonly args?: Readonly<Record<string, unknown>>;
}

/** Functions that quote elements by `$ref` in their arguments, and have no ref of their own. */
const quoting = new Set(["report_issue", "give_verdict"]);

export interface Script {
  readonly plan?: readonly ScriptTurn[];
  readonly navigate?: readonly ScriptTurn[];
  readonly judge?: readonly ScriptTurn[];
  /** What goes wrong at these requests, counted from 1 over all purposes. */
  readonly faults?: Readonly<Record<number, Fault>>;
}

export interface Director {
  answer(heard: Heard): Turn | Fault;
  /** Turns that were not asked for, and requests that had no turn. */
  readonly loose: () => readonly string[];
}

/** Plays a script. */
export function direct(script: Script): Director {
  const queues = {
    plan: [...(script.plan ?? [])],
    navigate: [...(script.navigate ?? [])],
    judge: [...(script.judge ?? [])],
  };
  const wrong: string[] = [];
  let count = 0;
  return {
    answer(heard) {
      count += 1;
      const fault = script.faults?.[count];
      if (fault !== undefined) return fault;
      const purpose = purposeOf(heard);
      const turn = queues[purpose].shift();
      if (turn === undefined) {
        wrong.push(`request ${count} (${purpose}) has no turn`);
        return { fault: "status", status: 400, message: `no turn for ${purpose}` };
      }
      const ref = turn.at === undefined ? undefined : refOf(turn.at, heard.texts);
      if (ref === null) wrong.push(`request ${count}: nothing is called ${turn.at}`);
      const own = quoting.has(turn.name) || ref === undefined ? {} : { ref: ref ?? "e0" };
      return { name: turn.name, args: { ...own, ...withRef(turn.args, ref ?? null) } };
    },
    loose: () => [
      ...wrong,
      ...Object.entries(queues).flatMap(([purpose, left]) =>
        left.map((turn) => `${purpose}: ${turn.name} was not asked for`),
      ),
    ],
  };
}

const purposeOf = ({ functions }: Heard): "plan" | "navigate" | "judge" =>
  functions.includes("plan_goals") ? "plan" : functions.includes("give_verdict") ? "judge" : "navigate";

/** `$ref` in arguments, however deep, stands for the element that was found. */
function withRef(args: ScriptTurn["args"], ref: string | null): Record<string, unknown> {
  const text = JSON.stringify(args ?? {}).replaceAll("$ref", ref ?? "e0");
  return Object.fromEntries(Object.entries(JSON.parse(text)));
}

/** The ref at the beginning of the newest line with these words. */
function refOf(words: string, texts: readonly string[]): string | null {
  const lines = texts.toReversed().flatMap((text) => text.split("\n"));
  const line = lines.find((one) => /^\s*(?:[+~] )?\s*e\d+\b/.test(one) && one.includes(words));
  return /e\d+/.exec(line ?? "")?.[0] ?? null;
}
