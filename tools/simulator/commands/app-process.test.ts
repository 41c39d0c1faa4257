import { expect, test } from "vitest";
import { open } from "./open.ts";

test("no class is ever found, as tools that push one must bear", async () => {
  const { run, phone } = open();
  expect(await run("CLASSPATH=/data/local/tmp/a.dex app_process / com.x.Server")).toMatchObject({
    code: 134,
    stderr: "Aborted \n",
  });
  expect(phone.logs.read(["crash"])[0]?.message).toContain('Didn\'t find class "com.x.Server"');
});

test("processes are found by pattern, and are not the shell's to end", async () => {
  const { run } = open();
  expect(await run("pgrep -f 'com[.]a'")).toMatchObject({ code: 0, stdout: "4242\n" });
  expect(await run("pgrep -l com.a")).toMatchObject({ stdout: "4242 com.a\n" });
  expect(await run("pkill -f nothing")).toMatchObject({ code: 1, stdout: "", stderr: "" });
  expect(await run("pkill com.a")).toMatchObject({
    code: 1,
    stderr: "pkill: pid 4242: Operation not permitted\n",
  });
});

test("a job in the background ends when it is told to", async () => {
  const { run } = open();
  expect(await run("uiautomator events & kill $!; echo on")).toMatchObject({ code: 0, stdout: "on\n" });
  expect(await run("while :; do echo; done >/dev/null & kill -9 $!; kill 4242")).toMatchObject({
    stderr: "/system/bin/sh: kill: 4242: Operation not permitted\n",
  });
});
