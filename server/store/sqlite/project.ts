/** Keeps the rows of runs and findings in step with the events, inside the transaction that keeps the event. */
import type { DatabaseSync } from "node:sqlite";
import type { RunEvent } from "../../../agent/events.ts";
import { searchable } from "../query.ts";
import { findingRowOf, headOf, nameOfFinding, startOf } from "../rows.ts";

/** Gives what brings the rows up to date after an event. */
export function projector(database: DatabaseSync): (event: RunEvent) => void {
  const start = database.prepare(`
    INSERT INTO runs (run, app, version, device, serial, android, label, policy, goals, startedAt, words, goalWords)
    VALUES (:run, :app, :version, :device, :serial, :android, :label, :policy, :goals, :startedAt, :words, :goalWords)
    ON CONFLICT (run) DO UPDATE SET app = excluded.app, version = excluded.version, device = excluded.device,
      serial = excluded.serial, android = excluded.android, label = excluded.label, policy = excluded.policy,
      goals = excluded.goals, startedAt = excluded.startedAt, words = excluded.words, goalWords = excluded.goalWords`);
  const tellFindings = database.prepare(`
    UPDATE findings SET app = :app, version = :version, device = :device, serial = :serial, android = :android
    WHERE run = :run`);
  const step = database.prepare(`
    INSERT INTO runs (run, steps) VALUES (:run, :step)
    ON CONFLICT (run) DO UPDATE SET steps = max(steps, excluded.steps)`);
  const end = database.prepare(`
    INSERT INTO runs (run, outcome, reason, endedAt) VALUES (:run, :outcome, :reason, :at)
    ON CONFLICT (run) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, endedAt = excluded.endedAt`);
  const found = database.prepare(`
    INSERT INTO findings (name, run, finding, number, at, weight, kind, severity, title, place, signature, words,
      app, version, device, serial, android)
    SELECT :name, :run, :finding, :number, :at, :weight, :kind, :severity, :title, :place, :signature, :words,
      r.app, r.version, r.device, r.serial, r.android
    FROM (SELECT 1) LEFT JOIN runs r ON r.run = :run WHERE true
    ON CONFLICT (name) DO UPDATE SET number = excluded.number, at = excluded.at, weight = excluded.weight,
      kind = excluded.kind, severity = excluded.severity, title = excluded.title, place = excluded.place,
      signature = excluded.signature, words = excluded.words, app = excluded.app, version = excluded.version,
      device = excluded.device, serial = excluded.serial, android = excluded.android`);
  // A dismissed error stays dismissed in later runs; one that was seen before is known.
  const inherit = database.prepare(`
    UPDATE findings SET state = iif(p.state = 'dismissed', 'dismissed', 'known'),
      stateReason = iif(p.state = 'dismissed', p.stateReason, '')
    FROM (SELECT o.state, o.stateReason FROM findings o, findings f
      WHERE f.name = :name AND o.app = f.app AND o.signature = f.signature AND o.run <> f.run
      ORDER BY o.at DESC LIMIT 1) p
    WHERE name = :name`);
  const goalBefore = database.prepare(`
    SELECT number, body ->> '$.text' AS text FROM events
    WHERE type = 'goal_started' AND run = ? AND number < ? ORDER BY number DESC LIMIT 1`);
  const setGoal = database.prepare(`
    UPDATE findings SET goal = :text, goalNumber = :number, goalWords = :words
    WHERE run = :run AND number > :number AND goalNumber < :number`);
  const checked = database.prepare(`
    INSERT INTO findings (name, run, finding, verdict, k, n) VALUES (:name, :run, :finding, :verdict, :k, :n)
    ON CONFLICT (name) DO UPDATE SET verdict = excluded.verdict, k = excluded.k, n = excluded.n`);

  const goal = (run: string, number: number, text: string): void => {
    setGoal.run({ run, number, text, words: searchable(text) });
  };
  return (event) => {
    const { run, number, at } = event;
    switch (event.type) {
      case "run_started":
        start.run({ ...startOf(event) });
        tellFindings.run({ run, ...headOf(event) });
        return;
      case "step":
        step.run({ run, step: event.step });
        return;
      case "finding": {
        const name = nameOfFinding(run, event.finding.id);
        found.run({ name, ...findingRowOf(event) });
        inherit.run({ name });
        const begun = goalBefore.get(run, number);
        if (begun) goal(run, Number(begun["number"]), String(begun["text"]));
        return;
      }
      case "finding_checked": {
        const { finding, verdict, reproduced } = event;
        checked.run({ name: nameOfFinding(run, finding), run, finding, verdict, ...reproduced });
        return;
      }
      case "goal_started":
        goal(run, number, event.text);
        return;
      case "run_ended":
        end.run({ run, outcome: event.outcome, reason: event.reason, at });
        return;
      default:
    }
  };
}
