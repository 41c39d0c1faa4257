import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { trialPhone } from "../trial/phone.ts";
import type { TrialPhone } from "../trial/phone.ts";
import { startAdbServer } from "./listen.ts";
import type { AdbServer } from "./listen.ts";

let phone: TrialPhone;
let server: AdbServer;
const sockets: Socket[] = [];

const open = (): Socket => {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => socket.destroy());
  sockets.push(socket);
  return socket;
};

/** Send requests on one connection and read until the server hangs up. */
const ask = async (...requests: readonly string[]): Promise<string> => {
  const socket = open();
  const parts: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => parts.push(chunk));
  for (const request of requests) {
    socket.write(Buffer.byteLength(request).toString(16).padStart(4, "0") + request);
  }
  await once(socket, "close");
  return Buffer.concat(parts).toString("latin1");
};

const raw = async (bytes: string): Promise<string> => {
  const socket = open();
  const parts: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => parts.push(chunk));
  socket.write(bytes);
  await once(socket, "close");
  return Buffer.concat(parts).toString("latin1");
};

/** What the server sends first, and then the connection is left. */
const first = async (request: string): Promise<string> => {
  const socket = open();
  socket.write(request.length.toString(16).padStart(4, "0") + request);
  let text = "";
  for await (const chunk of socket) {
    text += Buffer.isBuffer(chunk) ? chunk.toString("latin1") : "";
    if (text.length > 8) break;
  }
  return text;
};

beforeEach(async () => {
  phone = trialPhone();
  server = await startAdbServer([phone], { port: 0 });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

describe("the list of devices as protocol buffers", () => {
  it("comes as text", async () => {
    expect((await first("host:track-devices-proto-text")).slice(8)).toBe(
      'device {\n  serial: "emulator-5600"\n  state: DEVICE\n  product: "sdk_gphone64_x86_64"\n  model: "sdk_gphone64_x86_64"\n  device: "emu64xa"\n  connection_type: SOCKET\n  transport_id: 1\n}\n',
    );
  });

  it("comes as bytes", async () => {
    const bytes = (await first("host:track-devices-proto-binary")).slice(8);
    expect(bytes.slice(2, 19)).toBe("\n\remulator-5600\u0010\u0008");
    expect(bytes.slice(-4)).toBe("8\u0002P\u0001");
    expect(bytes.charCodeAt(1)).toBe(bytes.length - 2);
  });
});

it("answers while two thousand clients have said half a request", async () => {
  const half = Array.from({ length: 2_000 }, () => open());
  for (const socket of half) socket.write("000chost:");
  expect(await ask("host:version")).toBe("OKAY00040029");
  for (const socket of half) socket.destroy();
  expect(await ask("host:version")).toBe("OKAY00040029");
});

describe("the adb server", () => {
  it.each([
    ["host:version", "OKAY00040029"],
    ["host:devices", "OKAY0015emulator-5600\tdevice\n"],
    ["host:get-state", "OKAY0006device"],
    ["host:get-devpath", "OKAY0007unknown"],
    ["host-serial:emulator-5600:get-serialno", "OKAY000demulator-5600"],
    ["host:wait-for-any-device", "OKAYOKAY"],
    ["host-serial:emulator-5600:wait-for-local-device", "OKAYOKAY"],
    ["host:nonsense", "FAIL001funknown host service 'nonsense'"],
    ["shell:ls", "FAIL001ddevice offline (no transport)"],
    ["host-serial:x:get-state", "FAIL0014device 'x' not found"],
    ["host:list-forward", "OKAY0000"],
    ["host:killforward:tcp:1", "FAIL001alistener 'tcp:1' not found"],
    ["host:forward:tcp:0", "FAIL001abad forward: forward:tcp:0"],
    ["host:kill", "OKAY"],
    ["host:emulator:5555", ""],
  ])("%s → %s", async (request, answer) => {
    expect(await ask(request)).toBe(answer);
  });

  it("lists the features of adbd, without those that it does not serve", async () => {
    const features = (await ask("host:features")).slice(8).split(",");
    expect(features).toEqual(
      expect.arrayContaining(["shell_v2", "cmd", "stat_v2", "ls_v2", "abb_exec", "sendrecv_v2"]),
    );
    expect(features).not.toContain("delayed_ack");
    expect(features.filter((name) => /brotli|lz4|zstd/.test(name))).toEqual([]);
  });

  it("switches to a device with and without telling its number", async () => {
    expect(await ask("host:transport:emulator-5600", "shell:echo hi")).toBe("OKAYOKAYhi\n");
    expect(await ask("host:tport:any", "exec:echo hi")).toBe(`OKAY\x01${"\0".repeat(7)}OKAYhi\n`);
    expect(await ask("host:transport-any", "nothing:")).toBe("OKAYFAIL0006closed");
    expect(await ask("host:transport-any", "host:get-state")).toBe("OKAYOKAY0006device");
  });

  it.each(["0000", "zzzz", "GET / HTTP/1.1\r\n\r\n", "\0\0\0\0", "-001x", "0x10aaaa"])(
    "hangs up on %j",
    async (bytes) => {
      expect(await raw(bytes)).toBe("");
      expect(await ask("host:version")).toBe("OKAY00040029");
    },
  );

  it("tells who follows the list of every change", async () => {
    const socket = open();
    let text = "";
    socket.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.write("0012host:track-devices");
    await expect.poll(() => text).toBe("OKAY0015emulator-5600\tdevice\n");
    phone.faults.link = "offline";
    server.refresh();
    phone.faults.link = "gone";
    server.refresh();
    phone.faults.link = "device";
    server.refresh();
    await expect
      .poll(() => text)
      .toBe("OKAY0015emulator-5600\tdevice\n0016emulator-5600\toffline\n00000015emulator-5600\tdevice\n");
  });

  it("counts a link that comes back as a new one", async () => {
    expect(await ask("host:devices-l")).toContain("transport_id:1\n");
    phone.faults.link = "gone";
    server.refresh();
    expect(await ask("host:devices-l")).toBe("OKAY0000");
    phone.faults.link = "device";
    server.refresh();
    expect(await ask("host:devices-l")).toContain("transport_id:2\n");
    expect(await ask("host-transport-id:1:get-state")).toBe("FAIL001fno device with transport id '1'");
  });

  it("waits for a device that is not there yet", async () => {
    phone.faults.link = "gone";
    server.refresh();
    const waiting = ask("host:wait-for-any-device");
    const gone = ask("host:wait-for-any-disconnect");
    expect(await gone).toBe("OKAYOKAY");
    phone.faults.link = "device";
    expect(await waiting).toBe("OKAYOKAY");
  });

  it("ends a command when its client leaves", async () => {
    const socket = open();
    socket.write("0012host:transport-any0013shell,v2,raw:follow");
    await expect.poll(() => phone.ran).toContain("follow");
    socket.destroy();
    await expect.poll(() => phone.ran).toContain("follow ended");
  });

  it("sends the header of a framebuffer by Android version", async () => {
    const modern = await ask("host:transport-any", "framebuffer:");
    expect(modern).toHaveLength(8 + 56 + 800);
    const header = Buffer.from(modern, "latin1").subarray(8);
    const words = Array.from({ length: 14 }, (_, index) => header.readUInt32LE(index * 4));
    expect(words).toEqual([2, 32, 0, 800, 20, 10, 0, 8, 16, 8, 8, 8, 24, 8]);
  });

  it("quotes the words of a binder call", async () => {
    expect(await ask("host:transport-any", "abb_exec:package\0install\0-r\0it's; $(x)\0-S\x000")).toBe(
      "OKAYOKAYSuccess\n",
    );
    expect(phone.ran).toEqual([`cmd package install -r 'it'\\''s; $(x)' -S 0`]);
  });
});
