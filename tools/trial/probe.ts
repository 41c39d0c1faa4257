/** The app that the tests of the tools use: a screen with one of each thing that they have to do with. */
import type { AppFile } from "../simulator/language.ts";

/** Its package. */
export const app = "com.example.probe";

/** The app. */
export const probe: AppFile = ({
  defineApp,
  column,
  stack,
  scroll,
  text,
  button,
  field,
  checkbox,
  icon,
  list,
  progressSpinner,
  exception,
}) => {
  const built = defineApp({
    package: app,
    label: "Probe",
    versionName: "1.2",
    versionCode: 12,
    icon: { name: "flask", color: "#fff", background: "#246" },
    permissions: ["android.permission.CAMERA"],
    disk: () => ({}),
    statics: () => ({}),
  });
  built.activity("MainActivity", {
    saved: () => ({ taps: 0, held: 0 }),
    fields: () => ({ late: "" }),
    dialogs: { sure: () => ({ title: "Sure?", message: "Really", positive: { label: "Yes" } }) },
    view: (a) =>
      scroll(
        column([
          text(`taps ${a.saved.taps} held ${a.saved.held}`, { id: "state" }),
          text(a.fields.late, { id: "late" }),
          field({ id: "name", hint: "Name" }),
          field({ id: "notes", hint: "Notes", input: "multiline" }),
          field({ id: "secret", hint: "Secret", input: "password" }),
          field({ id: "code", hint: "Code", maxLength: 4 }),
          checkbox("Agree", { id: "agree" }),
          button("Count", {
            id: "count",
            onTap: () => void a.saved.taps++,
            onLongPress: () => void a.saved.held++,
          }),
          button("Off", { id: "off", enabled: false, onTap: () => undefined }),
          icon("cart", { onTap: () => void a.saved.taps++ }),
          button("Dialog", { id: "dialog", onTap: () => a.show("sure") }),
          button("Rows", { id: "rows", onTap: () => a.start("RowsActivity") }),
          button("Secret screen", { id: "hidden", onTap: () => a.start("HiddenActivity") }),
          button("Spin", { id: "spin", onTap: () => a.start("SpinActivity") }),
          button("Load", {
            id: "load",
            onTap: () => void a.later(3_000, () => void (a.fields.late = "Loaded at last")),
          }),
          button("Crash", {
            id: "crash",
            onTap: () => {
              throw exception("java.lang.IllegalStateException", "Cart is empty", {
                frames: ["com.example.probe.Cart.total(Cart.kt:41)"],
              });
            },
          }),
          button("Hang", { id: "hang", onTap: () => a.block(20_000) }),
          button("Exit", { id: "exit", onTap: () => a.exit(0) }),
        ]),
        { id: "page" },
      ),
  });
  built.activity("RowsActivity", {
    view: () =>
      list({
        id: "list",
        flex: 1,
        items: Array.from({ length: 60 }, (_, index) => index),
        key: String,
        row: (index) => text(`Row number ${index}`, { padding: 20, onTap: () => undefined }),
      }),
  });
  built.activity("HiddenActivity", {
    secure: true,
    view: (a) =>
      column([text("Balance 12"), button("Greet", { id: "greet", onTap: () => a.toast("Hello  there") })]),
  });
  built.activity("CoverActivity", {
    links: ["probe://cover"],
    view: () =>
      stack([
        icon("cart", { id: "under", width: 60, absolute: { top: 300, left: 100 }, onTap: () => undefined }),
        button("Over", { id: "over", height: 200, absolute: { top: 250, left: 80 }, onTap: () => undefined }),
      ]),
  });
  built.activity("SpinActivity", { view: () => column([text("Wait"), progressSpinner({ id: "wait" })]) });
  return built;
};

/** Stands for a real keyboard: the phone knows it by its package. */
export const keyboard =
  (name: string): AppFile =>
  ({ defineApp, column }) => {
    const built = defineApp({
      package: name,
      label: "Keyboard",
      icon: { name: "keyboard", color: "#fff", background: "#444" },
      disk: () => ({}),
      statics: () => ({}),
    });
    built.activity("MainActivity", { view: () => column([]) });
    return built;
  };
