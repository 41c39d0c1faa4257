/**
 * One device in use: what is on its screen now, the refs given so far, the log being followed, and what must be undone at
 * the end. Every acting tool goes through `act`: one compound command acts and looks, more looks follow until it settles.
 */
import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { isStarting } from "../device/answers/state.ts";
import type { Toast } from "../device/answers/toasts.ts";
import type { Look } from "../device/look.ts";
import { releaseLease, takeLease } from "../device/lease.ts";
import { watchLog } from "../device/log/watcher.ts";
import type { LogWatcher } from "../device/log/watcher.ts";
import type { DevicePort } from "../device/port.ts";
import type { DeviceFacts, EvidenceRequest, Signal } from "../evidence.ts";
import { markElements } from "../screen/marks.ts";
import type { Picture } from "../screen/image.ts";
import { createRefBook } from "../screen/refs.ts";
import type { RefBook } from "../screen/refs.ts";
import { settle } from "../screen/settle.ts";
import type { Shown } from "../screen/settle.ts";
import { createView, windowName } from "../screen/view.ts";
import type { ScreenView } from "../screen/view.ts";
import { waitUntilStarted } from "./boots.ts";
import { createCamera } from "./camera.ts";
import type { Camera } from "./camera.ts";
import { readDeviceFacts } from "./facts.ts";
import { heldError } from "./leases.ts";
import { createLooker, lookDeadline } from "./looker.ts";
import type { Looker } from "./looker.ts";
import { createToasts } from "./toasts.ts";
import { createUndoList } from "./undo.ts";
import { createWitnesses } from "./witnesses.ts";
import type { Witnesses } from "./witnesses.ts";

/** What an action did, and the screen that came of it. */
export interface Step {
  readonly before: ScreenView | null;
  readonly view: ScreenView;
  /** Output and exit code of the action's commands. */
  readonly output: string;
  readonly code: number;
  readonly timings: { readonly action: number; readonly settle: number; readonly observe: number };
}

/** Lines of one answer. */
const longestLog = 40;

/** A device in use. Made by `openSession`; `close` undoes what was set. */
export class DeviceSession {
  readonly port: DevicePort;
  readonly facts: DeviceFacts;
  readonly refs: RefBook = createRefBook();
  /** Package under test; empty when none. */
  app: string;
  /** The last screen that was seen. */
  view: ScreenView | null = null;
  readonly #log: LogWatcher;
  readonly #camera: Camera;
  readonly #witnesses: Witnesses;
  readonly #looker: Looker;
  readonly #undo = createUndoList();
  readonly #lease: string;
  readonly #seen = new Set<string>();
  readonly #endless = new Set<string>();
  #shown: Shown | null = null;
  #picture: Picture | null = null;
  readonly #toasts = createToasts();

  constructor(
    port: DevicePort,
    facts: DeviceFacts,
    boot: string,
    app: string,
    log: LogWatcher,
    lease: string,
  ) {
    this.#lease = lease;
    this.port = port;
    this.facts = facts;
    this.app = app;
    this.#log = log;
    this.#camera = createCamera(port);
    this.#witnesses = createWitnesses(port, facts.api, boot, log);
    this.#looker = createLooker(port, facts.api, lease, log);
  }

  /** Another client has taken the device over: this session is at its end. */
  get lost(): boolean {
    return this.#looker.lost;
  }

  /** Run commands on the device (empty: none), wait until the screen rests, and see it. Never repeats the action. */
  async act(action: string, signal: AbortSignal | undefined): Promise<Step> {
    const before = this.view;
    const started = performance.now();
    const first = await this.#look({ action, pause: 0, compressed: false }, signal);
    const acted = performance.now();
    const settled = await settle(
      first,
      (pause, compressed) => this.#look({ action: "", pause, compressed }, signal),
      (window) => this.#endless.has(window),
      this.#shown,
    );
    this.#shown = settled.shown;
    const rested = performance.now();
    if (settled.progress && settled.settled) this.#endless.add(windowName(settled.look.focusAfter));
    const view = createView(settled.look, settled.hierarchy, this.refs, this.facts, settled);
    this.view = view;
    const words = view.lines.map(({ text }) => text);
    await this.#witnesses.gather(settled.look, words, signal);
    return {
      before,
      view,
      output: first.action.output,
      code: first.action.code,
      timings: { action: acted - started, settle: rested - acted, observe: performance.now() - rested },
    };
  }

  /** Commands that need no look at the screen. */
  async run(command: string, signal: AbortSignal | undefined): Promise<{ output: string; code: number }> {
    const wait = { signal, deadline: lookDeadline };
    let answer = await this.port.shell(command, wait);
    if (isStarting(`${answer.stdout}${answer.stderr}`)) {
      await waitUntilStarted(this.port, signal);
      // Nothing was there that could have done it.
      answer = await this.port.shell(command, wait);
    }
    const { stdout, stderr, code } = answer;
    return { output: `${stdout}${stderr}`.trim(), code };
  }

  /** What the device said since the last call: toasts stand first in the log. */
  takeSignals(): { readonly signals: Signal[]; readonly toasts: Toast[]; readonly log: string[] } {
    const { signals, log } = this.#log.take();
    const toasts = this.#toasts.take();
    return {
      signals,
      toasts,
      log: [...toasts.map(({ text }) => `Toast: ${text}`), ...log].slice(0, longestLog),
    };
  }

  /** Its processes are about to end by our own hand. */
  expectDeath(packageName: string): void {
    this.#log.expect({ package: packageName });
  }

  attend(packageName: string): void {
    this.app = packageName;
    this.#witnesses.forget();
    this.#log.attend(packageName);
  }

  /** Remember how to undo something; what stood before the first change counts. */
  undoLater(what: string, command: string): void {
    this.#undo.later(what, command);
  }

  forgetUndo(what: string): void {
    this.#undo.forget(what);
  }

  /** Undo everything that was set, newest first. Says what could not be undone. */
  undo(): Promise<string[]> {
    return this.#undo.run((command) => this.run(command, undefined));
  }

  async close(): Promise<string[]> {
    // What the one who took over has set is not ours to undo.
    if (this.lost) this.#undo.clear();
    const failed = await this.undo();
    this.#log.close();
    // A device that is gone keeps the lease until it has lain idle.
    await this.run(releaseLease(this.#lease), undefined).catch(() => undefined);
    return failed;
  }

  /** A picture when the request wants one of this screen; null else, or when the device gives none. */
  async picture(
    wanted: EvidenceRequest["screenshot"],
    signal: AbortSignal | undefined,
  ): Promise<Picture | null> {
    const fingerprint = this.view?.observation.fingerprint ?? "";
    const isNew = !this.#seen.has(fingerprint);
    if (wanted === "never" || (wanted === "changed" && !isNew)) return null;
    const picture = await this.#camera.take(signal);
    if (picture) this.#seen.add(fingerprint);
    return picture;
  }

  /** The picture that was last given to the client, which tap_point points into. */
  get shown(): Picture | null {
    return this.#picture;
  }

  /** A picture for the client's eyes, with the refs drawn on it when asked. */
  async showPicture(marks: boolean, signal: AbortSignal | undefined): Promise<Picture | null> {
    const picture = await this.#camera.take(signal);
    this.#picture = picture;
    if (!picture || !marks || !this.view) return picture;
    return markElements(picture, this.view.observation.elements);
  }

  /** Let the log catch up with the device. */
  catchUp(signal: AbortSignal | undefined): Promise<void> {
    return this.#looker.catchUp(signal);
  }

  async #look(
    wish: { readonly action: string; readonly pause: number; readonly compressed: boolean },
    signal: AbortSignal | undefined,
  ): Promise<Look> {
    const look = await this.#looker.look({ ...wish, app: this.app, undo: this.#undo.commands() }, signal);
    this.#toasts.see(look.toasts);
    return look;
  }
}

/** Take a device into use, for a client of this name. `app` may be empty. Refused while another holds it. */
export async function openSession(
  port: DevicePort,
  app: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<DeviceSession> {
  const { facts, time, boot } = await readDeviceFacts(port, signal);
  const lease = randomBytes(6).toString("hex");
  const held = await takeLease(port, { id: lease, name }, signal);
  if (held) throw heldError(port.serial, { by: held.by, idle: held.idle * 1000 });
  return new DeviceSession(port, facts, boot, app, watchLog(port, time, app), lease);
}
