import { expect, it } from "vitest";
import type { LogEntry } from "../phone.ts";
import { createClock } from "./clock.ts";
import { createLogs } from "./logs.ts";

it("reads several buffers as one stream in the order of writing", () => {
  const logs = createLogs(createClock("virtual", 0));
  logs.write({
    buffer: "crash",
    pid: 7,
    priority: "E",
    tag: "AndroidRuntime",
    message: "FATAL EXCEPTION: main",
  });
  logs.write({ buffer: "events", pid: 1, priority: "I", tag: "am_crash", message: "[7,0]" });
  logs.write({ pid: 7, priority: "D", tag: "App", message: "hello" });
  expect(logs.read(["main", "events", "crash"]).map((entry) => entry.tag)).toEqual([
    "AndroidRuntime",
    "am_crash",
    "App",
  ]);
  expect(logs.read(["main"]).map((entry) => entry.message)).toEqual(["hello"]);
});

it("forgets the oldest when a buffer is full", () => {
  const logs = createLogs(createClock("virtual", 0));
  const message = "x".repeat(4000);
  for (let index = 0; index < 400; index++) logs.write({ pid: index, priority: "I", tag: "Full", message });
  const kept = logs.read(["main"]);
  expect(kept.at(-1)?.pid).toBe(399);
  expect(kept[0]?.pid).toBeGreaterThan(0);
  expect(logs.size("main").used).toBeLessThanOrEqual(logs.size("main").maximum);
});

it("tells followers until they leave, and clears one buffer alone", () => {
  const logs = createLogs(createClock("virtual", 0));
  const heard: LogEntry[] = [];
  const leave = logs.follow((entry) => heard.push(entry));
  logs.write({ pid: 1, priority: "I", tag: "A", message: "one" });
  leave();
  logs.write({ buffer: "system", pid: 1, priority: "I", tag: "A", message: "two" });
  expect(heard.map((entry) => entry.message)).toEqual(["one"]);
  logs.clear(["main"]);
  expect(logs.read(["main", "system"]).map((entry) => entry.message)).toEqual(["two"]);
});
