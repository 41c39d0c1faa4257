/**
 * The language that simulated apps are written in: the public face of the simulator.
 *
 * An app file default-exports a function that is given the language, so that it loads from any folder:
 *
 *     import type { AppFile } from ".../tools/simulator/language.ts"; // types only: erased when run
 *     const app: AppFile = ({ defineApp, column, text, button }) => {
 *       const shop = defineApp({ package: "com.example.shop", ... , disk: () => ({ cart: [] }), statics: () => ({}) });
 *       shop.activity("MainActivity", { saved: () => ({ query: "" }), view: (a) => column([...]) });
 *       return shop;
 *     };
 *     export default app;
 *
 * Three kinds of state, as on Android: `a.fields` (the activity object: gone when it is recreated), `a.saved` (its
 * saved instance state: survives recreation and process death), `a.disk` (files and database: survives everything but
 * "clear data"). `a.statics` live as long as the process. A bug is written the way it happens in a real app: by keeping
 * a thing in the wrong one, by not checking, by doing work on the main thread.
 *
 * Sizes are in dp, text sizes in sp, times in milliseconds of the phone's clock.
 */

/** JSON, the only thing that disk, saved state and extras can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What an app file default-exports. */
export type AppFile = (language: AppLanguage) => App;

/** The words of the language. */
export interface AppLanguage {
  /** Begin an app. Add activities, services and receivers to what comes back, then return it. */
  defineApp: <D extends object, P extends object>(manifest: AppManifest<D, P>) => AppBuilder<D, P>;

  // Containers. `children` may hold false, null or undefined, which are skipped.
  column: (children: Children, props?: ViewProps) => ViewNode;
  row: (children: Children, props?: ViewProps) => ViewNode;
  /** Children on top of each other (a FrameLayout); place them with `align`, `justify`, `absolute`. */
  stack: (children: Children, props?: ViewProps) => ViewNode;
  card: (children: Children, props?: ViewProps) => ViewNode;
  /** A ScrollView (or a HorizontalScrollView) around its children. Needs an id to keep its offset over rotation. */
  scroll: (children: Children, props?: ViewProps & { horizontal?: boolean }) => ViewNode;
  /** A RecyclerView: only rows in sight exist in the tree. `key` tells rows apart. */
  list: <T>(props: ListProps<T>) => ViewNode;
  /** A ViewPager with one page in sight, swiped sideways. */
  pager: (
    pages: readonly ViewNode[],
    props: ViewProps & { page: number; onPage: (page: number) => void },
  ) => ViewNode;
  /** A DrawerLayout: `drawer` slides over `content` while `open`. BACK and a tap on the scrim call `onClose`. */
  drawer: (
    content: ViewNode,
    drawer: ViewNode,
    props: { open: boolean; onClose: () => void; id?: string },
  ) => ViewNode;

  // Leaves
  text: (text: string, props?: TextProps) => ViewNode;
  button: (
    text: string,
    props?: TextProps & { style?: "filled" | "outlined" | "text" | "tonal" },
  ) => ViewNode;
  /** A Material icon by its name in @mdi/svg ("cart-outline"). With `onTap` it is an ImageButton. */
  icon: (name: string, props?: ViewProps & { size?: number; color?: string; tint?: string }) => ViewNode;
  image: (picture: Picture, props?: ViewProps) => ViewNode;
  field: (props: FieldProps) => ViewNode;
  checkbox: (label: string, props: CheckProps) => ViewNode;
  toggle: (label: string, props: CheckProps) => ViewNode;
  radioGroup: (props: ChoiceProps) => ViewNode;
  /** A Spinner: shows the selected option; a tap opens a drop-down window. */
  spinner: (props: ChoiceProps) => ViewNode;
  /** A slider (SeekBar); `value` from 0 to `max`. */
  slider: (props: ViewProps & { value: number; max: number; onChange?: (value: number) => void }) => ViewNode;
  progressBar: (value: number, max: number, props?: ViewProps) => ViewNode;
  /** An endless spinner: indeterminate, it keeps the screen from ever becoming idle. */
  progressSpinner: (props?: ViewProps) => ViewNode;
  divider: (props?: ViewProps) => ViewNode;
  spacer: (props?: ViewProps) => ViewNode;
  chip: (label: string, props?: TextProps & { selected?: boolean; checkable?: boolean }) => ViewNode;

  // Material bars
  /** The app bar. `onUp` shows the back arrow (desc "Navigate up"). */
  toolbar: (props: ToolbarProps) => ViewNode;
  bottomNav: (props: { id?: string; items: readonly NavItem[]; selected: string }) => ViewNode;
  tabs: (props: { id?: string; items: readonly NavItem[]; selected: string }) => ViewNode;
  /** A floating action button; put it in a `stack`. */
  fab: (icon: string, props: ViewProps & { label?: string }) => ViewNode;

  // Other ways to build an app
  /** A WebView; its tree is filled `lateMs` after it is first looked at (default 800), as on a phone. */
  webView: (
    props: ViewProps & { url: string; title: string; content: ViewNode; lateMs?: number },
  ) => ViewNode;
  /** Everything inside is a Compose tree: classes android.view.View, no ids, merged semantics. */
  compose: (child: ViewNode) => ViewNode;
  /** Everything inside is a Flutter tree: virtual nodes, labels in content-desc; the first dump is nearly empty. */
  flutter: (child: ViewNode) => ViewNode;
  /** One opaque surface (game, map): drawn, but with nothing inside for accessibility. */
  canvas: (content: ViewNode, props?: ViewProps & { onTapAt?: (x: number, y: number) => void }) => ViewNode;

  /** A Java exception to throw: `throw exception("java.lang.IllegalStateException", "Cart is empty")`. */
  exception: (className: string, message?: string, options?: ExceptionOptions) => Error;
}

export type Children = readonly (ViewNode | false | null | undefined)[] | ViewNode;

/** A view, as an app wrote it. Plain data and handlers; made only by the words of the language. */
export interface ViewNode {
  readonly kind: ViewKind;
  readonly props: ViewProps & Readonly<Record<string, unknown>>;
  readonly children: readonly ViewNode[];
}

export type ViewKind =
  | "column"
  | "row"
  | "stack"
  | "card"
  | "scroll"
  | "list"
  | "pager"
  | "drawer"
  | "text"
  | "button"
  | "icon"
  | "image"
  | "field"
  | "checkbox"
  | "toggle"
  | "radioGroup"
  | "spinner"
  | "slider"
  | "progressBar"
  | "progressSpinner"
  | "divider"
  | "spacer"
  | "chip"
  | "toolbar"
  | "bottomNav"
  | "tabs"
  | "fab"
  | "webView"
  | "compose"
  | "flutter"
  | "canvas";

export type Size = number | `${number}%`;

/** What every view understands. */
export interface ViewProps {
  /** Resource id without the package: "cart_total" becomes `com.example.shop:id/cart_total`. */
  id?: string;
  /** Tells siblings of one kind apart where they have no id. */
  key?: string;
  /** contentDescription */
  desc?: string;
  /** Override of the Java class in the dump. */
  className?: string;
  enabled?: boolean;
  selected?: boolean;
  /** "gone" takes no room, "invisible" does; neither is in the dump. */
  visibility?: "visible" | "invisible" | "gone";
  onTap?: () => void;
  onLongPress?: () => void;
  /** Called when the view is swiped away sideways (rows of a list). */
  onSwipe?: (direction: "left" | "right") => void;

  // Box, in dp
  width?: Size;
  height?: Size;
  minHeight?: Size;
  maxWidth?: Size;
  flex?: number;
  shrink?: number;
  gap?: number;
  padding?: Edges;
  margin?: Edges;
  align?: "start" | "center" | "end" | "stretch" | "baseline";
  alignSelf?: "start" | "center" | "end" | "stretch";
  justify?: "start" | "center" | "end" | "between" | "around" | "evenly";
  wrap?: boolean;
  aspectRatio?: number;
  /** Taken out of the flow; offsets from the parent's edges. */
  absolute?: { top?: number; left?: number; right?: number; bottom?: number };

  // Look
  background?: string;
  border?: string;
  corner?: number;
  elevation?: number;
  opacity?: number;
  /** Draw outside of one's own box instead of clipping. */
  clip?: boolean;
}

/** All sides, [vertical, horizontal], or each side named. */
export type Edges =
  | number
  | readonly [vertical: number, horizontal: number]
  | { top?: number; right?: number; bottom?: number; left?: number };

export interface TextProps extends ViewProps {
  /** sp; scales with the phone's font size unless `fixedSize`. */
  textSize?: number;
  fixedSize?: boolean;
  color?: string;
  weight?: "regular" | "medium" | "bold";
  textAlign?: "start" | "center" | "end";
  /** More lines than this are cut, with an ellipsis unless `ellipsis: false` (then glyphs are clipped). */
  maxLines?: number;
  ellipsis?: boolean;
  strike?: boolean;
  /** A leading icon, for buttons and chips. */
  icon?: string;
}

export interface FieldProps extends ViewProps {
  hint?: string;
  /** Initial text of a new field; what the user typed after that is the view's own state. Read it with `a.value(id)`. */
  initial?: string;
  /** Set by the app on every render: the field shows exactly this. */
  value?: string;
  input?: "text" | "number" | "decimal" | "email" | "phone" | "password" | "multiline" | "search";
  error?: string;
  maxLength?: number;
  /** false: Android does not keep its text over recreation (`android:saveEnabled="false"`). Fields without an id are not kept either. */
  saveEnabled?: boolean;
  onChange?: (text: string) => void;
  /** The keyboard's action key or ENTER. */
  onSubmit?: (text: string) => void;
  textSize?: number;
  icon?: string;
}

export interface CheckProps extends ViewProps {
  /** Left out: the view keeps its own state (over recreation too, if it has an id). */
  checked?: boolean;
  initial?: boolean;
  onChange?: (checked: boolean) => void;
  /** A second line under the label (settings rows). */
  summary?: string;
  textSize?: number;
  color?: string;
}

export interface ChoiceProps extends ViewProps {
  options: readonly string[];
  /** Index; left out, the view keeps its own state. */
  selectedIndex?: number;
  onSelect?: (index: number, option: string) => void;
  textSize?: number;
}

export interface ListProps<T> extends Omit<ViewProps, "key"> {
  items: readonly T[];
  key: (item: T) => string;
  row: (item: T, index: number) => ViewNode;
  horizontal?: boolean;
  columns?: number;
  /** Called when the end comes into sight (paging). */
  onEnd?: () => void;
  /** Called when pulled down at the top (pull to refresh). */
  onRefresh?: () => void;
}

export interface ToolbarProps {
  title: string;
  subtitle?: string;
  onUp?: () => void;
  /** A navigation icon other than the arrow ("menu"), with its label. */
  navigation?: { icon: string; label: string; onTap: () => void };
  actions?: readonly ToolbarAction[];
  /** Items behind "More options". */
  overflow?: readonly { id?: string; label: string; onTap: () => void; enabled?: boolean }[];
  id?: string;
  background?: string;
  color?: string;
}

export interface ToolbarAction {
  id?: string;
  icon: string;
  /** contentDescription; leave out for an unlabelled button. */
  label?: string;
  badge?: string;
  enabled?: boolean;
  onTap: () => void;
}

export interface NavItem {
  id: string;
  label: string;
  icon?: string;
  badge?: string;
  onTap: () => void;
}

/** A picture drawn by the simulator, the same on every machine. */
export type Picture =
  | { kind: "scene"; seed: number; palette?: readonly string[]; motif?: string }
  | { kind: "icon"; name: string; color: string; background: string }
  | { kind: "avatar"; name: string }
  | { kind: "chart"; values: readonly number[]; color?: string }
  | { kind: "file"; data: Uint8Array }
  | { kind: "missing" };

export interface ExceptionOptions {
  /** Frames from the top: "com.example.shop.CartActivity.onCheckout(CartActivity.kt:88)". Made up from the handler when left out. */
  frames?: readonly string[];
  cause?: Error;
}

/** Manifest and state of an app. */
export interface AppManifest<D extends object, P extends object> {
  package: string;
  label: string | Readonly<Record<string, string>>;
  versionName?: string;
  versionCode?: number;
  minSdk?: number;
  targetSdk?: number;
  debuggable?: boolean;
  usesCleartext?: boolean;
  icon: { name: string; color: string; background: string };
  theme?: Theme;
  /** Full names ("android.permission.CAMERA"). */
  permissions?: readonly string[];
  /** Files and database as they are after installation; deep-copied. */
  disk?: () => D;
  /** Static fields: made anew with every process. */
  statics?: () => P;
  /** Words by language ("en", "ko", "ar"); "en" is the fallback. Read with `a.t(key)`. */
  strings?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  supportsRtl?: boolean;
  /** Milliseconds from launch to the first frame of a cold start (default 350). */
  coldStartMs?: number;
  bugs?: readonly SeededBug[];
  decoys?: readonly Decoy[];
}

export interface Theme {
  primary?: string;
  onPrimary?: string;
  background?: string;
  surface?: string;
  text?: string;
  textSecondary?: string;
  /** The same for dark mode; left out: derived. */
  dark?: Omit<Theme, "dark">;
}

/** A bug that can be switched on and off. With all of them off the app is the clean twin. */
export interface SeededBug {
  id: string;
  /** A kind of the catalogue: C1, A1, F4, L1 … */
  kind: string;
  severity: "high" | "medium" | "low";
  /** The activity (or dialog) where it shows. */
  screen: string;
  /** Resource id of the element it is about, without the package. */
  element?: string;
  /** What a user would see. */
  summary: string;
  /** How it is triggered, in words. */
  trigger: string;
  /** What a right report would hold: exception and top app frame of a crash, a state key, a text. */
  evidence?: string;
}

/** Something that looks like a bug and is right. */
export interface Decoy {
  id: string;
  /** The kind that it resembles. */
  resembles: string;
  screen: string;
  summary: string;
}

export interface App {
  readonly manifest: AppManifest<object, object>;
}

export interface AppBuilder<D extends object, P extends object> extends App {
  /** Add an activity; the first one added is the launcher unless another says so. */
  activity<S extends object = object, F extends object = object>(
    name: string,
    definition: ActivityDefinition<D, P, S, F>,
  ): void;
  service(name: string, definition: ServiceDefinition<D, P>): void;
  receiver(name: string, definition: ReceiverDefinition<D, P>): void;
}

export interface ActivityDefinition<D extends object, P extends object, S extends object, F extends object> {
  label?: string;
  launcher?: boolean;
  /** Can be started by others: `am start -n`. Launchers are exported. */
  exported?: boolean;
  /** Deep links: "shop://product". */
  links?: readonly string[];
  /** Implicit actions that it answers ("android.intent.action.SEND"). */
  actions?: readonly string[];
  /** FLAG_SECURE: black in screenshots. */
  secure?: boolean;
  orientation?: "portrait" | "landscape";
  /** Not recreated on rotation and the like (`android:configChanges`). */
  handlesConfigChanges?: boolean;
  launchMode?: "standard" | "singleTop" | "singleTask";
  /** Saved instance state of a new activity. */
  saved?: () => S;
  /** Fields of a new activity object. */
  fields?: () => F;
  onCreate?: (a: ActivityContext<D, P, S, F>) => void;
  onResume?: (a: ActivityContext<D, P, S, F>) => void;
  onPause?: (a: ActivityContext<D, P, S, F>) => void;
  onStop?: (a: ActivityContext<D, P, S, F>) => void;
  onDestroy?: (a: ActivityContext<D, P, S, F>) => void;
  onNewIntent?: (a: ActivityContext<D, P, S, F>, extras: Extras) => void;
  onResult?: (a: ActivityContext<D, P, S, F>, from: string, result: Json) => void;
  /** Return true when handled; otherwise the activity finishes. */
  onBack?: (a: ActivityContext<D, P, S, F>) => boolean;
  /** The content, made anew after every handler. Pure: reads state, changes none. */
  view: (a: ActivityContext<D, P, S, F>) => ViewNode;
  /** Dialogs that can be shown by name; those shown with `retained` come back after recreation. */
  dialogs?: Readonly<Record<string, (a: ActivityContext<D, P, S, F>, argument: Json) => DialogDefinition>>;
}

export type Extras = Readonly<Record<string, Json>>;

export interface DialogDefinition {
  /** "menu" is a popup at the top end; "sheet" comes from the bottom. */
  kind?: "alert" | "sheet" | "menu";
  title?: string;
  message?: string;
  content?: ViewNode;
  /** Menu or list items. */
  items?: readonly { label: string; onTap: () => void; id?: string }[];
  /** AlertDialog buttons; a tap runs `onTap` and dismisses. */
  positive?: { label: string; onTap?: () => void };
  negative?: { label: string; onTap?: () => void };
  neutral?: { label: string; onTap?: () => void };
  /** BACK or a tap outside dismisses (default true). */
  cancelable?: boolean;
  onCancel?: () => void;
}

export interface ServiceDefinition<D extends object, P extends object> {
  /** ":remote" for a process of its own. */
  process?: string;
  onStart?: (s: ComponentContext<D, P>, extras: Extras) => void;
}

export interface ReceiverDefinition<D extends object, P extends object> {
  actions: readonly string[];
  exported?: boolean;
  onReceive: (s: ComponentContext<D, P>, extras: Extras) => void;
}

/** Where the phone stands; a change recreates activities. */
export interface Configuration {
  readonly orientation: "portrait" | "landscape";
  readonly night: boolean;
  readonly fontScale: number;
  /** BCP 47: "en-US", "ko-KR", "ar". */
  readonly locale: string;
  readonly rtl: boolean;
  readonly widthDp: number;
  readonly heightDp: number;
}

/** What code of an app can do anywhere. */
export interface ComponentContext<D extends object, P extends object> {
  readonly disk: D;
  readonly statics: P;
  readonly config: Configuration;
  readonly online: boolean;
  /** The words for a key in the phone's language, with `{name}` filled in. */
  t(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** Milliseconds since 1970 by the phone's clock. */
  now(): number;
  /** A random number from 0 to 1 out of the phone's seed. */
  random(): number;

  /** Is this seeded bug present? Ask only where it takes effect: the truth log takes the asking for its trigger. */
  bug(id: string): boolean;

  start(
    activity: string,
    extras?: Extras,
    options?: { forResult?: boolean; clearTop?: boolean; newTask?: boolean },
  ): void;
  /** Start something outside of the app; throws ActivityNotFoundException when nothing answers. */
  startExternal(intent: { action?: string; data?: string; package?: string; activity?: string }): void;
  startService(name: string, extras?: Extras): void;
  broadcast(action: string, extras?: Extras): void;

  /** Post to the main thread; a function to cancel comes back. Runs though the activity may be gone: check `alive`. */
  later(ms: number, run: () => void): () => void;
  /** Work on a thread of its own for `ms`, then `done` on the main thread. What `work` throws crashes the process. */
  thread(name: string, ms: number, work: () => void, done?: () => void): void;
  /** A request over the network: after `ms` (default 300) the answer of `serve`; while offline an UnknownHostException in `error`. */
  request<T>(
    serve: () => T,
    done: (answer: { ok: true; value: T } | { ok: false; error: string }) => void,
    ms?: number,
  ): void;
  /** Keep the calling thread busy: what takes 5 s while someone taps is an ANR. */
  block(ms: number): void;
  /**
   * Use the disk or the network on the calling thread for `ms`. On the main thread that blocks; in a debuggable app
   * StrictMode tells of it in the log, and the network throws NetworkOnMainThreadException there.
   */
  slowWork(kind: "disk-read" | "disk-write" | "network", ms: number): void;
  /** Draw one frame that takes this long (jank). */
  slowFrame(ms: number): void;
  /** Take memory and keep it; past the heap's limit an OutOfMemoryError. */
  allocate(megabytes: number): void;

  log(priority: "V" | "D" | "I" | "W" | "E", tag: string, message: string): void;
  /** Log a caught exception with its stack, as `Log.w(tag, message, e)` does. */
  logCaught(tag: string, message: string, error: Error): void;

  permission(name: string): "granted" | "denied" | "denied-forever";
  notify(notification: { id: number; title: string; text: string; activity?: string }): void;
  /** A toast: drawn, but in no dump. */
  toast(text: string): void;
  /** System.exit */
  exit(code: number): never;
  /** A native crash: tombstone, signal. */
  nativeCrash(options: {
    signal?: "SIGSEGV" | "SIGABRT";
    abortMessage?: string;
    library: string;
    symbol: string;
  }): never;
}

/** What the code of an activity can do. */
export interface ActivityContext<
  D extends object,
  P extends object,
  S extends object,
  F extends object,
> extends ComponentContext<D, P> {
  readonly saved: S;
  readonly fields: F;
  readonly extras: Extras;
  /** False once this activity object is destroyed. */
  readonly alive: boolean;
  finish(result?: Json): void;
  /** Finish this and everything below it. */
  finishAffinity(): void;
  recreate(): void;

  /** Text of a field by id. */
  value(id: string): string;
  setValue(id: string, text: string): void;
  checked(id: string): boolean;
  selectedIndex(id: string): number;
  focus(id: string): void;
  hideKeyboard(): void;
  /** Scroll a list or scroll view to a row (or to the top with 0). */
  scrollTo(id: string, index: number): void;

  /** Show a dialog of `dialogs`. Not `retained`, it is lost when the activity is recreated (as a plain Dialog is). */
  show(dialog: string, argument?: Json, options?: { retained?: boolean }): void;
  dismiss(dialog?: string): void;
  snackbar(text: string, action?: { label: string; onTap: () => void }, ms?: number): void;

  requestPermission(name: string, done: (granted: boolean) => void): void;
  /** Hold on to this activity object after it is destroyed (a leak). */
  leak(): void;
}
