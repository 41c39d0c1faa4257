import { describe, expect, test } from "vitest";
import { open } from "./open.ts";

describe("other programs", () => {
  test.each([
    ["date +%s.%N", "1772444460.005000000\n"],
    ["date", "Mon Mar  2 09:41:00 GMT 2026\n"],
    ["pidof com.a", "4242\n"],
    ["ps -A | grep com.a | tr -s ' '", "u0_a190 4242 320 14187000 187000 0 0 S com.a\n"],
    ["ps -o pid,name -p 4242", "   PID NAME\n  4242 com.a\n"],
    ["id -u; whoami", "2000\nshell\n"],
    ["printf '%s-%05d\\n' a 42 b", "a-00042\nb-00000\n"],
    ["printf 'b\\na\\n' | sort | sed 's/a/x/' | awk '{print NR \":\" $1}'", "1:x\n2:b\n"],
    ["printf 'k=v\\n' | cut -d= -f2", "v\n"],
    ["printf 'a\\nb\\nc\\n' | grep -n -v b", "1:a\n3:c\n"],
    ["printf 'a1\\nb\\n' | grep -o '[0-9]\\+'", "1\n"],
    ["printf 'x.y\\nxzy\\n' | grep -F x.y", "x.y\n"],
    ["printf '한글\\nABC\\n' | grep -i 'b.'", "ABC\n"],
    ["printf '한글\\nABC\\n' | grep -o '한.'", "한글\n"],
    // A RegExp of the host would look at this for longer than anyone waits.
    [`printf '${"a".repeat(5_000)}!\\n' | grep -cE '^(a+)+$'`, "0\n"],
    [`logcat -d -e '^(([a-z])+.)+[A-Z]([a-z])+$' >/dev/null; echo $?`, "0\n"],
    ["printf 'abc' | wc -c", "3\n"],
    ["printf 'a b\\nc\\n' | wc", "2       3       6\n"],
    ["printf '한' | base64", "7ZWc\n"],
    ["echo aGk= | base64 -d", "hi"],
    ["printf hi | md5sum", "49f68a5c8493ec2c0bf489821c21fc3b  -\n"],
    ["printf 1 | gzip -1 | gunzip", "1"],
    ["echo a b | xargs -n 1 echo x", "x a\nx b\n"],
    ["seq 3 | tail -n 2 | head -1", "2\n"],
    ["timeout 2 sleep 9; echo $?", "124\n"],
    ["timeout 9 echo quick; echo $?", "quick\n0\n"],
    [
      "mkdir -p /sdcard/a/b; touch /sdcard/a/b/c; find /sdcard/a -type f; rm -r /sdcard/a; ls /sdcard/a",
      "/sdcard/a/b/c\n",
    ],
    ["cat /proc/uptime", "3600.01 11520.02\n"],
    ["tr '\\0' ' ' < /proc/4242/cmdline", "com.a "],
    ["printf 'old' > /sdcard/f; sed -i s/old/new/ /sdcard/f; cat /sdcard/f", "new"],
    [
      "df -k /data",
      "Filesystem       1K-blocks     Used Available Use% Mounted on\n/dev/block/dm-44   6082144  1843212   4238932  31% /data\n",
    ],
    ["which sh ls nope", "/system/bin/sh\n/system/bin/ls\n"],
    ["echo && screencap -p 2>/dev/null | head -c 4 | od -An -tx1", "\n 89 50 4e 47\n"],
  ])("%s", async (command, stdout) => {
    expect((await open().run(command)).stdout).toBe(stdout);
  });

  test("the storage can be full", async () => {
    const { phone, run } = open();
    phone.faults.storageFull = true;
    expect(await run("echo x > /sdcard/x")).toMatchObject({
      stderr: "/system/bin/sh: echo: No space left on device\n",
    });
    expect((await run("ls -l /sdcard/x")).stdout).toContain(" 0 ");
  });

  test("commands take the time of the latency profile on the phone's clock", async () => {
    const { phone, run } = open({ latency: "phone" });
    const before = phone.clock.now();
    await run("input tap 1 1");
    const tapped = phone.clock.now();
    expect(tapped - before).toBeGreaterThan(50);
    await run("uiautomator dump");
    expect(phone.clock.now() - tapped).toBeGreaterThan(600);
  });

  test("monkey starts the launcher activity", async () => {
    const { phone, run } = open();
    const { stdout, stderr, code } = await run("monkey -p com.a -c android.intent.category.LAUNCHER 1");
    expect(code).toBe(0);
    expect(stdout).toBe(
      "  bash arg: -p\n  bash arg: com.a\n  bash arg: -c\n  bash arg: android.intent.category.LAUNCHER\n  bash arg: 1\nEvents injected: 1\n## Network stats: elapsed time=35ms (0ms mobile, 0ms wifi, 35ms not connected)\n",
    );
    expect(stderr.startsWith("args: [-p, com.a, -c, android.intent.category.LAUNCHER, 1]\n")).toBe(true);
    expect(phone.asked.length).toBe(1);
    expect(await run("monkey -p none -c android.intent.category.LAUNCHER 1")).toMatchObject({ code: 252 });
  });
});
