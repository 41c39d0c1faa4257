import { describe, expect, it } from "vitest";
import { followLog, parseLogLine } from "./line.ts";
import { createSignalReader } from "./signals.ts";
import type { SignalReader } from "./signals.ts";

const app = "com.a";

/** Lines as `logcat -v epoch` prints them: seconds, pid, tid, priority, tag, message. */
function line(
  seconds: number,
  pid: number,
  priority: string,
  tag: string,
  message: string,
  tid = pid,
): string {
  return `${seconds.toFixed(3).padStart(19)} ${String(pid).padStart(5)} ${String(tid).padStart(5)} ${priority} ${tag.padEnd(8)}: ${message}`;
}

function feed(reader: SignalReader, lines: readonly string[]): void {
  for (const raw of lines) {
    const parsed = parseLogLine(raw);
    if (parsed) reader.read(parsed);
  }
}

function read(...lines: string[]): ReturnType<SignalReader["take"]> {
  const reader = createSignalReader(app);
  feed(reader, lines);
  return reader.take();
}

const started = (pid: number, name = app): string =>
  line(100, 517, "I", "am_proc_start", `[0,${pid},10190,${name},next-top-activity,{${app}/${app}.Main}]`);

const crash = (pid: number, seconds = 101, process = app, thread = "main"): string[] =>
  [
    `FATAL EXCEPTION: ${thread}`,
    `Process: ${process}, PID: ${pid}`,
    "java.lang.RuntimeException: Unable to start activity ComponentInfo{com.a/com.a.Main}: java.lang.NullPointerException: name",
    "\tat android.app.ActivityThread.performLaunchActivity(ActivityThread.java:3645)",
    "\tat com.android.internal.os.ZygoteInit.main(ZygoteInit.java:992)",
    "Caused by: java.lang.NullPointerException: Attempt to invoke virtual method 'int com.a.Item.price()' on a null object reference",
    "\tat java.util.Objects.requireNonNull(Objects.java:209)",
    "\tat com.a.Cart.total(Cart.kt:41)",
    "\tat com.a.Main.onCreate(Main.kt:12)",
    "\t... 12 more",
  ].map((message) => line(seconds, pid, "E", "AndroidRuntime", message));

const died = (pid: number, seconds = 102, process = app): string[] => [
  line(seconds, 517, "I", "am_proc_died", `[0,${pid},${process},0,2]`),
  line(seconds, 517, "I", "ActivityManager", `Process ${process} (pid ${pid}) has died: fg  TOP`),
  line(seconds, 700, "I", "Zygote", `Process ${pid} exited due to signal 9 (Killed)`),
];

describe("Java crash", () => {
  it("gives the root cause and the topmost frame of the app's own code", () => {
    const { signals } = read(started(4242), ...crash(4242));
    expect(signals).toMatchObject([
      {
        kind: "crash",
        process: app,
        package: app,
        pid: 4242,
        time: 101_000,
        cause: "java.lang.NullPointerException",
        message: "Attempt to invoke virtual method 'int com.a.Item.price()' on a null object reference",
        appFrame: "com.a.Cart.total",
        thread: "main",
        expected: false,
      },
    ]);
    expect(signals[0]?.frames[1]).toBe("com.a.Cart.total(Cart.kt:41)");
  });

  it("is one signal however many witness it, and its death is part of it (P9)", () => {
    const event = line(
      101.5,
      517,
      "I",
      "am_crash",
      `[4242,0,${app},550026823,java.lang.NullPointerException,Attempt to invoke a, b,Cart.kt,41,0]`,
    );
    const { signals } = read(started(4242), ...crash(4242), event, ...died(4242));
    expect(signals).toHaveLength(1);
    expect(signals[0]?.witnesses).toEqual(
      expect.arrayContaining([
        "logcat crash",
        "events am_crash",
        "events am_proc_died",
        "logcat died",
        "zygote",
      ]),
    );
  });

  it("told once is not told again when its death is logged later", () => {
    const reader = createSignalReader(app);
    feed(reader, [started(4242), ...crash(4242)]);
    expect(reader.take().signals).toHaveLength(1);
    feed(reader, died(4242, 140));
    expect(reader.take().signals).toEqual([]);
  });

  it("is read whole when other processes write in between (P4)", () => {
    const lines = crash(4242);
    const others = lines.map((_, index) =>
      line(101, 900 + index, "E", "AndroidRuntime", "\tat com.other.Noise.run(Noise.java:1)"),
    );
    const { signals } = read(started(4242), ...lines.flatMap((each, index) => [each, others[index] ?? ""]));
    expect(signals[0]?.frames).toHaveLength(3);
    expect(signals[0]?.appFrame).toBe("com.a.Cart.total");
  });

  it("keeps two crashes of two threads' processes apart, and the second of one process name (P5)", () => {
    const { signals } = read(
      started(4242),
      ...crash(4242),
      ...died(4242),
      started(4300),
      ...crash(4300, 110),
      ...died(4300, 111),
    );
    expect(signals.map(({ pid }) => pid)).toEqual([4242, 4300]);
  });

  it("is a second signal when the same pid crashes again long after", () => {
    const { signals } = read(
      started(4242),
      ...crash(4242),
      ...died(4242),
      started(4242),
      ...crash(4242, 900),
    );
    expect(signals).toHaveLength(2);
  });

  it("does not hide the later death of a new process with its pid", () => {
    const { signals } = read(started(4242), ...crash(4242), ...died(4242), started(4242), ...died(4242, 110));
    expect(signals.map(({ kind }) => kind)).toEqual(["crash", "process-death"]);
  });

  it("is told though its trace is cut off (P5)", () => {
    const { signals } = read(started(4242), ...crash(4242).slice(0, 3));
    expect(signals).toMatchObject([
      { kind: "crash", cause: "java.lang.RuntimeException", frames: [], appFrame: "" },
    ]);
  });

  it("of a background thread and of a :remote process belongs to the app", () => {
    const { signals } = read(...crash(4250, 101, "com.a:remote", "DefaultDispatcher-worker-1"));
    expect(signals).toMatchObject([
      { process: "com.a:remote", package: app, thread: "DefaultDispatcher-worker-1" },
    ]);
  });

  it("of another app is told after those of the app under test, under its own name (P11)", () => {
    const { signals } = read(...crash(800, 50, "com.other"), ...crash(4242));
    expect(signals.map((signal) => signal.package)).toEqual([app, "com.other"]);
  });

  it("that a handler of the app swallowed is known from the event alone (P10)", () => {
    const { signals } = read(
      started(4242),
      line(
        101,
        517,
        "I",
        "am_crash",
        `[0,4242,${app},0,java.lang.IllegalStateException,no cart,Cart.java,7,0]`,
      ),
    );
    expect(signals).toMatchObject([
      { kind: "crash", cause: "java.lang.IllegalStateException", message: "no cart", pid: 4242 },
    ]);
  });

  it("over the turn of the year keeps its place in time (P2)", () => {
    const eve = Date.UTC(2026, 11, 31, 23, 59, 59, 900) / 1000;
    const { signals } = read(...crash(4242, eve), ...crash(4300, eve + 1));
    expect(signals.map(({ time }) => new Date(time).getUTCFullYear())).toEqual([2026, 2027]);
  });

  it("has messages of several lines and suppressed exceptions in their places", () => {
    const lines = [
      "FATAL EXCEPTION: main",
      "Process: com.a, PID: 1",
      "java.lang.IllegalStateException: first line",
      "second line",
      "\tat com.a.B.c(B.java:1)",
      "\tSuppressed: java.io.IOException: closing",
      "\t\tat com.a.D.close(D.java:2)",
    ].map((message) => line(1_000_000, 1, "E", "AndroidRuntime", message));
    expect(read(...lines).signals).toMatchObject([
      {
        cause: "java.lang.IllegalStateException",
        message: "first line\nsecond line",
        appFrame: "com.a.B.c",
        frames: ["com.a.B.c(B.java:1)"],
      },
    ]);
  });
});

describe("native crash", () => {
  const block = [
    "*** *** *** *** *** *** *** *** *** *** *** *** *** *** *** ***",
    "Cmdline: com.a",
    "pid: 4242, tid: 4250, name: Thread-22  >>> com.a <<<",
    "signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0000000000000000",
    "Cause: null pointer dereference",
    "      #00 pc 000000000001c3b0  /apex/com.android.runtime/lib64/bionic/libc.so (strlen+16) (BuildId: aa)",
    "      #01 pc 0000000000002222  /data/app/~~x==/com.a-y==/lib/arm64/libfoo.so (Java_com_a_X+24) (BuildId: bb)",
  ].map((message) => line(101, 9000, "F", "DEBUG", message));

  it("names the process that died, not the one that wrote, and the app's own library", () => {
    const fatal = line(
      101,
      4242,
      "F",
      "libc",
      "Fatal signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0 in tid 4250 (Thread-22), pid 4242 (com.a)",
      4250,
    );
    const { signals } = read(started(4242), fatal, ...block, ...died(4242));
    expect(signals).toHaveLength(1);
    expect(signals[0]).toMatchObject({
      kind: "native-crash",
      pid: 4242,
      process: app,
      cause: "SIGSEGV",
      message: "null pointer dereference",
      appFrame: "libfoo.so (Java_com_a_X)",
    });
  });
});

describe("ANR", () => {
  const reason =
    "Input dispatching timed out (f130cca com.a/com.a.Main (server) is not responding. Waited 5000ms for MotionEvent)";
  const event = line(110, 517, "I", "am_anr", `[0,4242,${app},550026822,${reason}]`);
  const block = [
    "ANR in com.a (com.a/.Main)",
    "PID: 4242",
    `Reason: ${reason}`,
    "Parent: com.a/.Main",
    "CPU usage from 0ms to 5000ms ago:",
  ].map((message) => line(124, 517, "E", "ActivityManager", message, 620));

  it("is known from the event at once, and its later block is the same one (P1)", () => {
    const reader = createSignalReader(app);
    feed(reader, [started(4242), event]);
    expect(reader.take().signals).toMatchObject([{ kind: "anr", pid: 4242, cause: reason, process: app }]);
    feed(reader, block);
    expect(reader.take().signals).toEqual([]);
  });

  it("and the death that answers it are one", () => {
    const kill = line(130, 517, "I", "am_kill", `[0,4242,${app},0,user request after error]`);
    const { signals } = read(started(4242), event, ...block, kill, ...died(4242, 130));
    expect(signals).toMatchObject([{ kind: "anr" }]);
  });
});

describe("process death", () => {
  it("that we caused is expected", () => {
    const reader = createSignalReader(app);
    feed(reader, [started(4242)]);
    reader.expect({ package: app });
    feed(reader, [
      line(
        102,
        517,
        "I",
        "ActivityManager",
        "Killing 4242:com.a/u0a190 (adj 0): stop com.a due to from pid 12345",
      ),
      ...died(4242),
    ]);
    expect(reader.take().signals).toMatchObject([
      { kind: "process-death", expected: true, cause: "stop com.a due to from pid 12345" },
    ]);
  });

  it("that came by itself is not, also right after one that we caused", () => {
    const reader = createSignalReader(app);
    feed(reader, [started(4242)]);
    reader.expect({ package: app });
    feed(reader, died(4242));
    feed(reader, [started(4300), ...died(4300, 200)]);
    expect(reader.take().signals).toMatchObject([
      { kind: "process-death", pid: 4242, expected: true },
      { kind: "process-death", pid: 4300, expected: false },
    ]);
  });

  it("is not expected when a crash brought it about, also right after one that we caused", () => {
    const reader = createSignalReader(app);
    feed(reader, [started(4242)]);
    reader.expect({ package: app });
    feed(reader, [...died(4242), started(4300), ...died(4300, 110).slice(0, 1), ...crash(4300, 110)]);
    expect(reader.take().signals).toMatchObject([
      { kind: "process-death", expected: true },
      { kind: "crash", pid: 4300, expected: false },
    ]);
  });

  it("by a short memory says so", () => {
    const lmk = line(
      102,
      300,
      "I",
      "lowmemorykiller",
      "Kill 'com.a' (4242), uid 10190, oom_score_adj 999 to free 77384kB rss; reason: device is in medium stall",
    );
    const { signals } = read(started(4242), lmk, ...died(4242));
    expect(signals).toMatchObject([{ kind: "process-death", cause: "low memory", expected: false }]);
  });
});

describe("what an app prints", () => {
  it("gives exceptions that it caught, apart from crashes, and its warnings and errors", () => {
    const { signals, log } = read(
      started(4242),
      line(101, 4242, "W", "System.err", "java.io.IOException: closed"),
      line(101, 4242, "W", "System.err", "\tat com.a.Net.load(Net.kt:9)"),
      line(101, 4242, "E", "Cart", "could not save"),
      line(101, 4242, "D", "Cart", "chatter"),
      line(101, 800, "E", "Other", "not the app"),
    );
    expect(signals).toMatchObject([
      { kind: "caught-exception", cause: "java.io.IOException", appFrame: "com.a.Net.load" },
    ]);
    expect(log).toEqual(["W System.err: java.io.IOException: closed", "E Cart: could not save"]);
  });

  it("counts long janks", () => {
    const { signals } = read(
      started(4242),
      line(
        101,
        4242,
        "I",
        "Choreographer",
        "Skipped 90 frames!  The application may be doing too much work on its main thread.",
      ),
    );
    expect(signals).toMatchObject([{ kind: "jank", cause: "Skipped 90 frames" }]);
  });

  it("is nothing when it is an ordinary message that names an error", () => {
    expect(read(started(4242), line(101, 4242, "E", "Cart", "Error: nothing to save")).signals).toEqual([]);
  });
});

it("follows the log by the device's clock and clears nothing (P3, P6)", () => {
  expect(followLog(1_700_000_000_123)).toBe("logcat -b main,system,crash,events -v epoch -T 1700000000.123");
});

it("skips headings of buffers", () => {
  expect(parseLogLine("--------- beginning of crash")).toBeNull();
});
