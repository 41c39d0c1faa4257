/** What a person sees while a run goes on: a few lines that stay up to date on a terminal, plain lines elsewhere. */
import type { WriteStream } from "node:tty";
import { styleText } from "node:util";
import type { RunEvent } from "../../agent/events.ts";
import { duration } from "../report/words.ts";
import { emptyTally, tallied, type Tally } from "./tally.ts";
import { columnsOf, counted, fit, pad } from "./width.ts";

/** Where progress goes: a stream that may be a terminal. */
export type Screen = Pick<WriteStream, "write"> & { readonly isTTY?: boolean; readonly columns?: number };

/** Shows a run as its events come. */
export interface Progress {
  see(event: RunEvent): void;
  /** Take the changing lines away. */
  end(): void;
}

type Format = Parameters<typeof styleText>[0];

/** Milliseconds of the run between two paintings. */
const paintEvery = 80;
/** Steps between two plain lines. */
const plainEvery = 25;

/** Progress on a stream. */
export function createProgress(screen: Screen): Progress {
  const live = screen.isTTY === true;
  const paint = (format: Format, text: string): string =>
    live ? styleText(format, text, { validateStream: false }) : text;
  let tally = emptyTally;
  let painted = 0;
  let paintedAt = 0;

  const wipe = (): void => {
    if (painted > 0) screen.write(`\u001B[${painted}A\u001B[J`);
    painted = 0;
  };
  const say = (line: string): void => {
    wipe();
    screen.write(`${line}\n`);
  };
  const show = (force: boolean): void => {
    if (!live || tally.phase === "ended" || (!force && tally.at - paintedAt < paintEvery)) return;
    wipe();
    const lines = statusLines(tally, (screen.columns ?? 80) - 1, paint);
    screen.write(lines.map((line) => `${line}\n`).join(""));
    painted = lines.length;
    paintedAt = tally.at;
  };

  return {
    see(event) {
      tally = tallied(tally, event);
      const line = lastingLine(event, tally, live, (screen.columns ?? 120) - 1, paint);
      if (line !== undefined) say(line);
      show(line !== undefined);
    },
    end: wipe,
  };
}

/** A line that stays, for events that deserve one. */
function lastingLine(
  event: RunEvent,
  tally: Tally,
  live: boolean,
  columns: number,
  paint: (format: Format, text: string) => string,
): string | undefined {
  switch (event.type) {
    case "run_started":
      return `${paint("bold", fit(tally.app, columns - 30))} ${paint("dim", fit(`on ${tally.device}, ${tally.policy}`, columns - 30))}`;
    case "goal_started":
      return live ? undefined : `goal: ${fit(event.text, columns)}`;
    case "step":
      return live || event.step % plainEvery !== 0 ? undefined : counts(tally);
    case "finding": {
      const { severity, kind, title, where } = event.finding;
      const head = `${paint(severity === "high" ? "red" : "yellow", "✗")} ${pad(severity, 6)} ${pad(kind, 16)} `;
      return head + fit(`${title} (${where})`, columns - 26);
    }
    case "finding_checked": {
      const { k, n } = event.reproduced;
      const mark = event.verdict === "confirmed" ? paint("green", "✓") : paint("yellow", "~");
      const title = tally.findings.get(event.finding)?.title ?? event.finding;
      return `${mark} ${pad(event.verdict, 11)} ${pad(`${k}/${n}`, 5)} ${fit(title, columns - 20)}`;
    }
    case "note":
      return event.level === "warning"
        ? `${paint("yellow", "!")} ${fit(event.text, columns - 2)}`
        : undefined;
    default:
      return undefined;
  }
}

function counts(tally: Tally): string {
  const steps = tally.stepLimit === null ? `step ${tally.step}` : `step ${tally.step}/${tally.stepLimit}`;
  const took = duration(tally.at - tally.startedAt, "en");
  const screens = counted(tally.screens.size, "screen");
  return `${steps} · ${screens} · ${counted(tally.findings.size, "finding")} · ${took}`;
}

function statusLines(
  tally: Tally,
  columns: number,
  paint: (format: Format, text: string) => string,
): string[] {
  const proving = tally.phase === "proving";
  const [done, all] = proving
    ? [tally.verdicts.size, tally.findings.size]
    : [tally.step, tally.stepLimit ?? 0];
  const length = Math.min(24, Math.floor(columns / 4));
  const full = all > 0 ? Math.min(length, Math.round((length * done) / all)) : 0;
  const bar = all > 0 ? `${paint("cyan", "━".repeat(full))}${paint("dim", "━".repeat(length - full))} ` : "";
  const next = [...tally.findings.values()].find(({ id }) => !tally.verdicts.has(id));
  const now = proving ? `proving ${done + 1}/${all}: ${next?.title ?? ""}` : tally.action;
  const text = counts(tally);
  return [
    `${paint("dim", "goal")} ${fit(tally.goal, columns - 5)}`,
    bar + (columnsOf(text) > columns - length - 1 ? fit(text, columns - length - 1) : text),
    `${paint("dim", " now")} ${fit(proving && done >= all ? "writing the report" : now, columns - 5)}`,
  ];
}
