import { describe, expect, it } from "vitest";
import { phoneWith } from "../phone-with.ts";
import { createPlayer } from "../play.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { scripts, notesPackage } from "./scripts.ts";

/** Plays the script of a bug; says whether something wrong was seen and what the truth log holds. */
async function play(id: string, off: readonly string[] | "all") {
  const phone = phoneWith(app, off);
  const player = createPlayer(phone);
  await player.open(notesPackage);
  const wrong = await scripts[id]?.(player, phone);
  const triggered = new Set(phone.truth.flatMap((entry) => (entry.event === "triggered" ? [entry.bug] : [])));
  await phone.close();
  return { wrong, triggered: [...triggered] };
}

describe("the seeded bugs of Field Notes", () => {
  it.each(bugs.map((bug) => bug.id))("%s shows and is noted when it is on", async (id) => {
    const others = bugs.flatMap((bug) => (bug.id === id ? [] : [bug.id]));
    expect(await play(id, others)).toEqual({ wrong: true, triggered: [id] });
  });

  it.each(bugs.map((bug) => bug.id))("without bugs the taps of %s show nothing wrong", async (id) => {
    expect(await play(id, "all")).toEqual({ wrong: false, triggered: [] });
  });
});
