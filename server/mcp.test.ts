import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { z } from "zod";

const Message = z.object({ jsonrpc: z.literal("2.0"), id: z.number(), result: z.unknown() });

it("writes nothing but protocol on stdout, and ends when its client does (P34)", async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), "mcp", "--simulated"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const ended = once(child, "close");
  const send = (message: object): void =>
    void child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const clientInfo = { name: "test", version: "1" };
  send({
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo },
  });
  send({ method: "notifications/initialized" });
  send({ id: 2, method: "tools/call", params: { name: "list_devices", arguments: {} } });
  send({
    id: 3,
    method: "tools/call",
    params: { name: "open_app", arguments: { package: "com.example.pocketmarket" } },
  });
  const ids: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    ids.push(Message.parse(JSON.parse(line)).id);
    if (ids.length === 3) child.stdin.end();
  }
  expect(ids).toEqual([1, 2, 3]);
  expect(await ended).toEqual([0, null]);
});
