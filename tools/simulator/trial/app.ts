/** An app that does one of everything, for tests of the system. */
import type { AppFile } from "../language.ts";
import { trialPackage } from "./phone.ts";

const camera = "android.permission.CAMERA";

function failDeep(words: {
  exception: (name: string, message: string, options?: { cause?: Error }) => Error;
}): never {
  throw words.exception("java.lang.IllegalStateException", "Cart is empty", {
    cause: words.exception("java.io.IOException", "disk"),
  });
}

export const trialApp: AppFile = (words) => {
  const {
    defineApp,
    column,
    row,
    spacer,
    scroll,
    text,
    button,
    field,
    checkbox,
    exception,
    progressSpinner,
    webView,
    drawer,
  } = words;
  const app = defineApp({
    package: trialPackage,
    label: "Trial",
    icon: { name: "flask", color: "#fff", background: "#246" },
    debuggable: true,
    permissions: [camera, "android.permission.INTERNET"],
    disk: () => ({ total: 0 }),
    statics: () => ({ opened: 0 }),
    strings: { en: { hello: "Hello {name}" }, ko: { hello: "안녕 {name}" } },
    bugs: [
      {
        id: "crash-on-tap",
        kind: "C1",
        severity: "high",
        screen: "Main",
        element: "crash",
        summary: "",
        trigger: "",
      },
    ],
  });
  app.activity("Main", {
    saved: () => ({ count: 0 }),
    fields: () => ({ lost: 0, answer: "", result: "" }),
    onCreate(a) {
      a.statics.opened++;
    },
    onResult(a, from, result) {
      a.fields.result = `${from}: ${JSON.stringify(result)}`;
    },
    dialogs: {
      plain: () => ({ title: "Plain", message: "goes with the activity", positive: { label: "Fine" } }),
      kept: () => ({
        title: "Kept",
        content: field({ id: "nick", hint: "Nickname" }),
        positive: { label: "Fine" },
        cancelable: false,
      }),
      failing: () => ({
        title: "Failing",
        positive: {
          label: "Throw",
          onTap: () => {
            throw exception("java.lang.IllegalArgumentException", "no");
          },
        },
      }),
    },
    view: (a) =>
      scroll(
        column([
          text(
            `count ${a.saved.count} lost ${a.fields.lost} total ${a.disk.total} opened ${a.statics.opened}`,
            { id: "state" },
          ),
          text(`answer ${a.fields.answer}`, { id: "answer" }),
          text(`result ${a.fields.result}`, { id: "result" }),
          text(a.t("hello", { name: "Ann" }), { id: "hello" }),
          text(`${a.config.orientation} ${a.config.fontScale} ${a.config.night ? "night" : "day"}`, {
            id: "config",
          }),
          field({ id: "name", hint: "Name" }),
          field({ id: "secret", hint: "Secret", input: "password", saveEnabled: false }),
          field({ hint: "No id" }),
          checkbox("Agree", { id: "agree" }),
          row(
            [
              button("Add", {
                id: "add",
                onTap() {
                  a.saved.count++;
                  a.fields.lost++;
                  a.disk.total++;
                },
              }),
              button("Crash", {
                id: "crash",
                onTap() {
                  if (a.bug("crash-on-tap")) failDeep(words);
                  a.fields.answer = "no crash";
                },
              }),
              button("Second", {
                id: "second",
                onTap: () => a.start("Second", { from: "main" }, { forResult: true }),
              }),
              button("Block", {
                id: "block",
                onTap() {
                  a.block(9_000);
                  a.fields.answer = "unblocked";
                },
              }),
              button("Disk", { id: "disk", onTap: () => a.slowWork("disk-read", 120) }),
              button("Network", { id: "network", onTap: () => a.slowWork("network", 120) }),
              button("Plain", { id: "plain", onTap: () => a.show("plain") }),
              button("Kept", { id: "kept", onTap: () => a.show("kept", null, { retained: true }) }),
              button("Failing", { id: "failing", onTap: () => a.show("failing") }),
              button("Camera", {
                id: "camera",
                onTap: () =>
                  a.requestPermission(camera, (granted) => {
                    a.fields.answer = granted ? "granted" : `denied ${a.permission(camera)}`;
                  }),
              }),
              button("Browser", {
                id: "browser",
                onTap: () =>
                  a.startExternal({ action: "android.intent.action.VIEW", data: "https://example.com/x" }),
              }),
              button("Native", {
                id: "native",
                onTap: () => a.nativeCrash({ library: "libpaint.so", symbol: "Java_com_example_trial_draw" }),
              }),
              button("Exit", { id: "exit", onTap: () => a.exit(0) }),
              button("Thread", {
                id: "thread",
                onTap: () =>
                  a.thread("worker-1", 50, () => {
                    throw new RangeError("Index 3 out of bounds for length 3");
                  }),
              }),
              button("Remote", { id: "remote", onTap: () => a.startService("Sync") }),
              button("Online", {
                id: "online",
                onTap: () =>
                  a.request(
                    () => 42,
                    (answer) => {
                      a.fields.answer = answer.ok ? String(answer.value) : answer.error;
                    },
                  ),
              }),
              button("Later", {
                id: "later",
                onTap: () =>
                  void a.later(700, () => {
                    a.fields.answer = "later";
                  }),
              }),
              button("Memory", { id: "memory", onTap: () => a.allocate(500) }),
              button("Snack", {
                id: "snack",
                onTap: () =>
                  a.snackbar("Saved", {
                    label: "Undo",
                    onTap: () => {
                      a.fields.answer = "undone";
                    },
                  }),
              }),
              button("Broken", { id: "broken", onTap: () => a.start("Broken") }),
              button("Slow", { id: "slow", onTap: () => a.startService("Slow") }),
              button("Toast", { id: "toast", onTap: () => a.toast("hi") }),
            ],
            { wrap: true },
          ),
          spacer({ height: 900 }),
        ]),
        { id: "page" },
      ),
  });
  app.activity("Second", {
    saved: () => ({ steps: 0 }),
    exported: true,
    onBack(a) {
      if (a.saved.steps === 0) return false;
      a.saved.steps = 0;
      return true;
    },
    view: (a) =>
      column([
        text(`second from ${JSON.stringify(a.extras["from"] ?? null)} steps ${a.saved.steps}`, {
          id: "second_state",
        }),
        button("Step", { id: "step", onTap: () => void a.saved.steps++ }),
        button("Done", { id: "done", onTap: () => a.finish("ok") }),
        button("Fail", {
          id: "fail",
          onTap: () => {
            throw new TypeError("Cannot read properties of undefined (reading 'price')");
          },
        }),
      ]),
  });
  app.activity("Drawer", {
    exported: true,
    saved: () => ({ open: true }),
    view: (a) =>
      drawer(column([text("page")]), column([text("menu")]), {
        open: a.saved.open,
        onClose: () => {
          a.saved.open = false;
        },
      }),
  });
  app.activity("Broken", {
    view: () => {
      throw new TypeError("Cannot read properties of undefined (reading 'length')");
    },
  });
  app.activity("Spinning", { exported: true, view: () => column([progressSpinner({ id: "wait" })]) });
  app.activity("Web", {
    exported: true,
    view: () =>
      column([
        webView({
          id: "page",
          url: "https://example.com",
          title: "Page",
          content: text("inside"),
          height: 400,
        }),
      ]),
  });
  app.service("Slow", { onStart: (s) => s.block(25_000) });
  app.service("Sync", {
    process: ":remote",
    onStart() {
      throw exception("java.lang.SecurityException", "no account");
    },
  });
  return app;
};
