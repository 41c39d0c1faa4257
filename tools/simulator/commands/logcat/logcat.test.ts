import { describe, expect, test } from "vitest";
import { open, type Opened } from "../open.ts";

function withLines(): Opened {
  const opened = open();
  const { logs, clock } = opened.phone;
  logs.write({ buffer: "main", pid: 15_565, uid: 10_190, priority: "I", tag: "libc", message: "one" });
  clock.advance(11);
  logs.write({
    buffer: "crash",
    pid: 15_565,
    uid: 10_190,
    priority: "E",
    tag: "AndroidRuntime",
    message: "FATAL EXCEPTION: main\nProcess: com.a, PID: 15565",
  });
  clock.advance(1000);
  logs.write({
    buffer: "events",
    pid: 3062,
    tid: 5359,
    priority: "I",
    tag: "am_crash",
    message: "[15565,0,com.a]",
  });
  return opened;
}

describe("logcat", () => {
  test.each([
    [
      "logcat -d",
      "--------- beginning of main\n03-02 09:41:00.000 15565 15565 I libc    : one\n--------- beginning of crash\n03-02 09:41:00.011 15565 15565 E AndroidRuntime: FATAL EXCEPTION: main\n03-02 09:41:00.011 15565 15565 E AndroidRuntime: Process: com.a, PID: 15565\n",
    ],
    [
      "logcat -d -b events -v threadtime",
      "--------- beginning of events\n03-02 09:41:01.011  3062  5359 I am_crash: [15565,0,com.a]\n",
    ],
    ["logcat -d -b crash -v brief | tail -1", "E/AndroidRuntime(15565): Process: com.a, PID: 15565\n"],
    [
      "logcat -d -b crash -v time -t 1 | tail -1",
      "03-02 09:41:00.011 E/AndroidRuntime(15565): Process: com.a, PID: 15565\n",
    ],
    ["logcat -d -b main -v tag -s libc", "--------- beginning of main\nI/libc    : one\n"],
    ["logcat -d -b main -v process", "--------- beginning of main\nI(15565) one  (libc)\n"],
    ["logcat -d -b main -v raw", "--------- beginning of main\none\n"],
    [
      "logcat -d -b main -v long",
      "--------- beginning of main\n[ 03-02 09:41:00.000 15565:15565 I/libc     ]\none\n\n",
    ],
    [
      "logcat -d -b main -v year,usec,UTC | tail -1",
      "2026-03-02 09:41:00.000000 +0000 15565 15565 I libc    : one\n",
    ],
    ["logcat -d -b main -v uid | tail -1", "03-02 09:41:00.000 u0_a190 15565 15565 I libc    : one\n"],
    ["logcat -d -b main -v epoch | tail -1", "         1772444460.000 15565 15565 I libc    : one\n"],
    ["logcat -d '*:E' | grep -c Android", "2\n"],
    [
      "logcat -d -e FATAL -v raw -b crash",
      "--------- beginning of crash\nFATAL EXCEPTION: main\nProcess: com.a, PID: 15565\n",
    ],
    ["logcat -d -b all -T '03-02 09:41:01.000' -v raw", "--------- beginning of events\n[15565,0,com.a]\n"],
    ["logcat -d --pid=3062 -b all -v raw", "--------- beginning of events\n[15565,0,com.a]\n"],
    ["logcat -b all -c; logcat -d -b all", ""],
    [
      "logcat -g -b main",
      "main: ring buffer is 1024 KiB (0 KiB consumed, 0 KiB readable), max entry is 5120 B, max payload is 4068 B\n",
    ],
    [
      'export ANDROID_LOG_TAGS=""; exec logcat -d -b events -v raw',
      "--------- beginning of events\n[15565,0,com.a]\n",
    ],
  ])("%s", async (command, stdout) => {
    expect(await withLines().run(command)).toMatchObject({ stdout, stderr: "" });
  });

  test("refuses what it does not know", async () => {
    expect(await withLines().run("logcat -d -b nope")).toMatchObject({
      code: 1,
      stderr: "logcat: Unknown buffer 'nope'\n",
    });
    expect((await withLines().run("logcat -d -v nope")).stderr).toBe(
      'logcat: Invalid parameter "nope" to -v\n',
    );
  });

  test("follows through a pipe, until its reader has enough or the client hangs up", async () => {
    const { phone, run } = withLines();
    const write = (message: string): void => phone.logs.write({ pid: 1, priority: "I", tag: "t", message });
    const three = run("logcat -v raw -s t | grep --line-buffered '^m' | head -n 2; echo end");
    await new Promise(setImmediate);
    for (const each of ["m1", "skip", "m2", "m3"]) write(each);
    expect((await three).stdout).toBe("m1\nm2\nend\n");

    const stop = new AbortController();
    let seen = "";
    let arrived: (() => void) | undefined;
    const following = run('export ANDROID_LOG_TAGS=""; exec logcat -T 1 -v raw', {
      signal: stop.signal,
      onStdout(data) {
        seen += Buffer.from(data).toString();
        arrived?.();
      },
    });
    await new Promise(setImmediate);
    write("later");
    while (!seen.includes("later\n")) await new Promise<void>((resolve) => (arrived = resolve));
    stop.abort();
    await following;
    const length = seen.length;
    write("too late");
    await new Promise(setImmediate);
    expect(seen.length).toBe(length);
  });
});
