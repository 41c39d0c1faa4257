/** One client of the adb server: requests of four hexadecimal digits and text, until one takes the socket over. */
import type { Socket } from "node:net";
import type { Connection } from "../connection.ts";
import { socketConnection } from "../connection.ts";
import { lengthPrefixed } from "../services/length-prefixed.ts";
import type { Answer, Host } from "./answers.ts";
import { answerHost } from "./answers.ts";
import type { Device } from "./devices.ts";
import { parseHostRequest, parseSwitch } from "./selector.ts";
import type { HostRequest } from "./selector.ts";
import { serveDevice } from "./serve.ts";
import { parseWait, trackDevices, trackForms, waitFor } from "./waiting.ts";

/** The next request; undefined for anything that is none, upon which the server hangs up. */
const readRequest = async (connection: Connection): Promise<string | undefined> => {
  const digits = (await connection.input.read(4))?.toString("latin1");
  if (digits === undefined || !/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
  const length = Number.parseInt(digits, 16);
  if (length === 0) return undefined;
  return (await connection.input.read(length))?.toString("utf8");
};

const okay = Buffer.from("OKAY");
const failure = (text: string): Buffer => Buffer.concat([Buffer.from("FAIL"), lengthPrefixed(text)]);

const bytesOf = (answer: Answer): Buffer => {
  if (answer.kind === "fail") return failure(answer.text);
  const text = answer.text === undefined ? [] : [lengthPrefixed(answer.text)];
  return Buffer.concat([okay, ...(answer.okays === 2 ? [okay] : []), ...text]);
};

const idBytes = (id: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(id));
  return bytes;
};

/** A request for the server; resolves with the device when it chose one, else the socket is done. */
const serveHost = async (
  connection: Connection,
  host: Host,
  request: HostRequest,
): Promise<Device | undefined> => {
  const change = parseSwitch(request.name);
  if (change !== undefined) {
    const device = host.devices.choose(change.selector, true);
    if ("error" in device) {
      connection.write(failure(device.error));
      return undefined;
    }
    connection.write(change.tellsId ? Buffer.concat([okay, idBytes(device.transportId)]) : okay);
    return device;
  }
  const wait = parseWait(request);
  if (wait !== undefined) {
    connection.write(okay);
    const error = await waitFor(host.devices, wait, connection.signal);
    connection.write(error === undefined ? okay : failure(error));
    return undefined;
  }
  const form = trackForms.get(request.name);
  if (form !== undefined) {
    await trackDevices(connection, host.devices, form);
    return undefined;
  }
  if (request.name === "kill") {
    // A server that tests share stays; the client only waits for the hang-up.
    connection.write(okay);
    return undefined;
  }
  // An emulator announces itself; nobody waits for an answer.
  if (request.name.startsWith("emulator:")) return undefined;
  const answer = (await answerHost(host, request)) ?? {
    kind: "fail",
    text: `unknown host service '${request.name}'`,
  };
  connection.write(bytesOf(answer));
  return undefined;
};

/** Serve one client until its socket is done. */
export const serveClient = async (socket: Socket, host: Host): Promise<void> => {
  const connection = socketConnection(socket);
  const first = await readRequest(connection);
  if (first === undefined) {
    socket.destroy();
    return;
  }
  const request = parseHostRequest(first);
  if (request === undefined) {
    connection.write(
      failure(first.startsWith("host") ? "unknown host service" : "device offline (no transport)"),
    );
    connection.end();
    return;
  }
  const device = await serveHost(connection, host, request);
  if (device === undefined) {
    connection.end();
    return;
  }
  const service = await readRequest(connection);
  if (service === undefined) {
    socket.destroy();
    return;
  }
  // Requests for the server may follow a choice of device, and then mean that one.
  const more = parseHostRequest(service);
  if (more !== undefined) {
    await serveHost(connection, host, { selector: { kind: "id", id: device.transportId }, name: more.name });
    connection.end();
    return;
  }
  const served = await serveDevice(socket, connection, device, host.devices, service, () =>
    connection.write(okay),
  );
  if (served) return;
  connection.write(failure(device.signal.aborted ? "device offline (transport offline)" : "closed"));
  connection.end();
};
