/**
 * An app as the phone's runtime holds it: the types of its state are known only inside, so that apps of any state lie
 * in one list. `define-app.ts` makes programs; `runtime/` runs them. Another runtime may make programs of its own.
 */
import type {
  ActivityContext,
  App,
  AppManifest,
  ComponentContext,
  DialogDefinition,
  Extras,
  Json,
  ViewNode,
} from "../language.ts";

/** Stands for what an installation keeps on disk, and for what a process keeps in memory. */
export type StateKey = object;

/** What the phone gives to the code of any component. */
export type ComponentHost = Omit<ComponentContext<object, object>, "disk" | "statics"> & {
  readonly installation: StateKey;
  readonly memory: StateKey;
};

/** What the phone gives to the code of an activity. */
export type ActivityHost = Omit<
  ActivityContext<object, object, object, object>,
  "disk" | "statics" | "saved" | "fields"
> & {
  readonly installation: StateKey;
  readonly memory: StateKey;
};

/** One activity object in a process. Each call may throw what the app's code throws. */
export interface ActivityObject {
  create(): void;
  resume(): void;
  pause(): void;
  stop(): void;
  destroy(): void;
  newIntent(extras: Extras): void;
  result(from: string, result: Json): void;
  /** true when the app handled BACK itself. */
  back(): boolean;
  view(): ViewNode;
  dialog(name: string, argument: Json): DialogDefinition | undefined;
  /** A copy of the saved instance state, to make the next object with. */
  save(): StateKey;
}

export interface ActivityClass {
  /** As the app named it: "CartActivity" or a full class name. */
  readonly name: string;
  readonly label: string | undefined;
  readonly launcher: boolean;
  readonly exported: boolean;
  readonly links: readonly string[];
  readonly actions: readonly string[];
  readonly secure: boolean;
  readonly orientation: "portrait" | "landscape" | undefined;
  readonly handlesConfigChanges: boolean;
  readonly launchMode: "standard" | "singleTop" | "singleTask";
  /** A new object, with the state of a former one where there was one. */
  make(host: ActivityHost, saved: StateKey | undefined): ActivityObject;
}

export interface ServiceClass {
  readonly name: string;
  readonly process: string | undefined;
  start(host: ComponentHost, extras: Extras): void;
}

export interface ReceiverClass {
  readonly name: string;
  readonly actions: readonly string[];
  readonly exported: boolean;
  receive(host: ComponentHost, extras: Extras): void;
}

export interface AppProgram {
  readonly manifest: AppManifest<object, object>;
  readonly activities: readonly ActivityClass[];
  readonly services: readonly ServiceClass[];
  readonly receivers: readonly ReceiverClass[];
}

const programs = new WeakMap<App, AppProgram>();

/** Tell the runtime what stands behind an app. */
export function registerProgram(app: App, program: AppProgram): void {
  programs.set(app, program);
}

/** What stands behind an app; undefined for an object that the language did not make. */
export function programOf(app: App): AppProgram | undefined {
  return programs.get(app);
}
