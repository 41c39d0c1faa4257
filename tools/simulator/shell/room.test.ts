import { once } from "node:events";
import { connect } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createFakePhone } from "../commands/fake-phone.ts";
import { startAdbServer } from "../wire/host/listen.ts";
import { createShell } from "./create.ts";

/** A run whose client takes nothing. */
function stuck(command: string, { block = "" } = {}) {
  const phone = createFakePhone();
  phone.files.write("/data/local/tmp/block", Buffer.from(block));
  const client = new AbortController();
  let written = "";
  const done = createShell(phone)({
    command,
    stdin: (async function* () {})(),
    stdout: (data) => void (written += Buffer.from(data).toString()),
    stderr: (data) => void (written += Buffer.from(data).toString()),
    room: () =>
      written.length < 1000
        ? Promise.resolve()
        : new Promise((resolve) => client.signal.addEventListener("abort", () => resolve())),
    signal: client.signal,
    pty: false,
  });
  return { phone, client, done, written: () => written };
}

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

it("a loop that prints for ever goes no further than its reader takes", async () => {
  const { client, done, written } = stuck("while :; do echo 0123456789; done");
  await turns(200);
  expect(written().length).toBeGreaterThan(900);
  expect(written().length).toBeLessThan(1100);
  client.abort();
  await done;
});

it("a pipe holds its writer up as well", async () => {
  const { client, done, written } = stuck(
    "x=$(head -c 65536 /data/local/tmp/block); while :; do echo $x; echo . >&2; done | cat",
    { block: "0123456789".repeat(6554) },
  );
  await turns(400);
  const rounds = written().split(".\n").length;
  await turns(400);
  expect(written().split(".\n").length).toBe(rounds);
  expect(rounds).toBeLessThan(40);
  client.abort();
  await done;
});

it("a log reader that falls far behind is cut off, as logd does it", async () => {
  const { done, phone, written } = stuck("logcat");
  await turns(2);
  const line = "x".repeat(900);
  for (let count = 0; count < 400; count++)
    phone.logs.write({ pid: 1, priority: "I", tag: "t", message: line });
  expect(await done).toBe(1);
  expect(written()).toMatch(/logcat: Unexpected EOF!\n$/);
});

it("a client of the adb server that reads nothing costs no more than what is on its way", async () => {
  const phone = createFakePhone();
  let sent = 0;
  const shell = createShell(phone);
  const server = await startAdbServer(
    [
      {
        ...phone,
        shell: (call) =>
          shell({
            ...call,
            stdout(data) {
              sent += data.length;
              call.stdout(data);
            },
          }),
      },
    ],
    { port: 0 },
  );
  onTestFinished(() => server.close());
  const socket = connect(server.port, "127.0.0.1");
  await once(socket, "connect");
  const block = "0123456789".repeat(1000);
  for (const request of ["host:transport-any", `shell:x=${block}; while :; do echo $x; done`])
    socket.write(Buffer.byteLength(request).toString(16).padStart(4, "0") + request);
  socket.pause();
  let before = -1;
  await expect
    .poll(
      () => {
        const same = sent > 0 && sent === before;
        before = sent;
        return same;
      },
      { interval: 100, timeout: 20_000 },
    )
    .toBe(true);
  expect(sent).toBeLessThan(16 << 20);
  socket.destroy();
});
