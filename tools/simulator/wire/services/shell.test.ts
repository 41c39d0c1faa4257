import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ShellCall } from "../../phone.ts";
import { connectionPair } from "../connection.ts";
import type { Connection } from "../connection.ts";
import { trialPhone } from "../trial/phone.ts";
import { createPorts } from "./ports.ts";
import { resolveService } from "./resolve.ts";
import { createReverses } from "./reverse.ts";
import { encodeFrames, frame } from "./shell-frames.ts";
import { quoteWord } from "./shell.ts";

const closeStdin = Buffer.from([frame.closeStdin, 0, 0, 0, 0]);

/** Opens a service with a shell of the test's own; all that it answers comes back in the end. */
const open = (name: string, shell: (call: ShellCall) => Promise<number>) => {
  const [client, device] = connectionPair();
  const host = {
    name: "host-1",
    reverses: createReverses(),
    dial: async () => undefined,
    kick: () => undefined,
  };
  const service = resolveService(name, createPorts());
  if (service === undefined) throw new Error(`no service ${name}`);
  const served = service(device, { phone: { ...trialPhone(), shell }, ports: createPorts(), host }).then(() =>
    device.end(),
  );
  const answer = async (): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const part of client.input) parts.push(part);
    return Buffer.concat(parts);
  };
  return { client, served, answer };
};

const readAll = async (stdin: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of stdin) parts.push(part);
  return Buffer.concat(parts);
};

const sendInPieces = (client: Connection, bytes: Buffer, size: number): void => {
  for (let at = 0; at < bytes.length; at += size) client.write(bytes.subarray(at, at + size));
};

describe("shell services", () => {
  it.each([
    ["shell:ls", "ls", false],
    ["shell:", "", true],
    ["shell,v2:", "", true],
    ["shell,v2,raw:", "", false],
    ["shell,v2,TERM=xterm-256color,raw:a:b, c", "a:b, c", false],
    ["shell,v2,pty:top", "top", true],
    ["shell:line 1\nline 2", "line 1\nline 2", false],
    ["exec:a 'b'", "a 'b'", false],
    ["abb:package\0list\0packages", "cmd package list packages", false],
  ])("%j runs %j", async (name, command, pty) => {
    const seen: unknown[] = [];
    const { served } = open(name, async (call) => {
      seen.push([call.command, call.pty]);
      return 0;
    });
    await served;
    expect(seen).toEqual([[command, pty]]);
  });

  it("frames stdout, stderr and the exit code in order", async () => {
    const { answer } = open("shell,v2,raw:x", async (call) => {
      call.stdout(Buffer.from("out"));
      call.stderr(Buffer.from("error"));
      return 300;
    });
    expect((await answer()).toString("latin1")).toBe(
      "\x01\x03\0\0\0out\x02\x05\0\0\0error\x03\x01\0\0\0\x2c",
    );
  });

  it("has one stream on a terminal", async () => {
    const { answer } = open("shell,v2,pty:x", async (call) => {
      call.stderr(Buffer.from("e"));
      return 0;
    });
    expect((await answer()).toString("latin1")).toBe("\x01\x01\0\0\0e\x03\x01\0\0\0\0");
  });

  it("cuts long output into frames of a pipe's size", async () => {
    expect(encodeFrames(1, Buffer.alloc(150_000)).map(({ length }) => length)).toEqual([
      5, 65_536, 5, 65_536, 5, 18_928,
    ]);
  });

  it("gives the command its input however the client chunks it, and passes over other frames", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (pieces, size) => {
          const got: Buffer[] = [];
          const { client, served } = open("shell,v2,raw:cat", async (call) => {
            got.push(await readAll(call.stdin));
            return 0;
          });
          const window = encodeFrames(frame.windowSize, Buffer.from("24x80,0x0\0"));
          const bytes = Buffer.concat([
            ...window,
            ...pieces.flatMap((piece) => encodeFrames(frame.stdin, piece)),
            closeStdin,
          ]);
          sendInPieces(client, bytes, size);
          await served;
          expect(got).toEqual([Buffer.concat(pieces)]);
        },
      ),
    );
  });

  it("tells the client what went wrong in the phone itself", async () => {
    const { answer } = open("shell,v2,raw:x", async () => {
      throw new Error("broken");
    });
    expect((await answer()).toString("latin1")).toContain(
      "simulated phone: Error: broken\n\x03\x01\0\0\0\xff",
    );
  });

  it("lets an unframed command read its input to the end after the client has left, then ends it", async () => {
    const seen: string[] = [];
    const { client, served } = open("exec:x", async (call) => {
      seen.push((await readAll(call.stdin)).toString());
      call.stdout(Buffer.from("to nobody"));
      seen.push(String(call.signal.aborted));
      return 0;
    });
    client.write(Buffer.from("all of it"));
    client.end();
    await served;
    expect(seen).toEqual(["all of it", "true"]);
  });

  it("quotes any word so that a shell takes it as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (word) => {
        const quoted = quoteWord(word);
        const plain = quoted.replaceAll(`'\\''`, "\0").replaceAll("'", "").replaceAll("\0", "'");
        fc.pre(!word.includes("\0"));
        expect(plain).toBe(word);
        if (quoted === word) expect(word).toMatch(/^[\w@%+=:,./-]+$/);
      }),
    );
  });
});
