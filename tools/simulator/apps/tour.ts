/** What every screen of a right app must stand, as a test can ask it of one screen after another. */

import { expect } from "vitest";
import type { AppFile } from "../language.ts";
import { phoneWith } from "./phone-with.ts";
import { createPlayer, type Player, type Target } from "./play.ts";

/** A screen and the taps that lead to it from the start of the app. */
export interface Stop {
  readonly screen: string;
  readonly path: readonly (Target | string)[];
}

/** An app with all seeded bugs off, on its screen. */
export async function cleanApp(app: AppFile, packageName: string): Promise<Player> {
  const phone = phoneWith(app, "all");
  const player = createPlayer(phone);
  await player.open(packageName);
  return player;
}

/** Go to a screen; what stood on the screen before the last tap comes back. */
async function go(player: Player, { path, screen }: Stop): Promise<readonly string[]> {
  let before = player.texts();
  for (const target of path) {
    before = player.texts();
    await player.tap(target);
  }
  expect(player.screen()).toBe(screen);
  return before;
}

/** The same words stand on the screen after turning the phone there and back. */
export async function keepsOverRotation(player: Player, stop: Stop): Promise<void> {
  await go(player, stop);
  const before = player.texts();
  await player.rotate();
  expect(player.screen()).toBe(stop.screen);
  await player.rotate();
  expect(player.texts()).toEqual(before);
}

/** The same words stand on the screen after the process died in the background. */
export async function keepsOverProcessDeath(player: Player, stop: Stop, packageName: string): Promise<void> {
  await go(player, stop);
  const before = player.texts();
  await player.processDeath(packageName);
  expect(player.screen()).toBe(stop.screen);
  expect(player.texts()).toEqual(before);
}

/** BACK leads to what was there before. */
export async function comesBack(player: Player, stop: Stop): Promise<void> {
  const before = await go(player, stop);
  await player.back();
  expect(player.texts()).toEqual(before);
}
