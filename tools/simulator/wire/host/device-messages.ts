/** The list of devices as adb's protocol buffers (adb 35, `proto/devices.proto`): bytes, and the text form. Pure. */
import { varint } from "../services/varint.ts";
import type { Device, DeviceState } from "./devices.ts";
import { isLocal } from "./devices.ts";

const states: Readonly<Record<DeviceState, readonly [name: string, number: number]>> = {
  unauthorized: ["UNAUTHORIZED", 3],
  offline: ["OFFLINE", 6],
  device: ["DEVICE", 8],
};

type Field = readonly [name: string, number: number, value: string | number, enumeration?: string];

const fieldsOf = ({ serial, state, named, phone, transportId }: Device): readonly Field[] => {
  const { product, model, device } = phone.profile;
  const [stateName, stateNumber] = states[state];
  const socket = isLocal(serial);
  const all: readonly Field[] = [
    ["serial", 1, serial],
    ["state", 2, stateNumber, stateName],
    ["bus_address", 3, socket ? "" : "usb:1-1"],
    ["product", 4, named ? product : ""],
    ["model", 5, named ? model : ""],
    ["device", 6, named ? device : ""],
    ["connection_type", 7, socket ? 2 : 1, socket ? "SOCKET" : "USB"],
    ["transport_id", 10, transportId],
  ];
  // What has its default value is left out of a message.
  return all.filter(([, , value]) => value !== "" && value !== 0);
};

const lengthDelimited = (number: number, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(content.length)]), content]);

/** The answer to `track-devices-proto-binary`. */
export const devicesBinary = (devices: readonly Device[]): Buffer =>
  Buffer.concat(
    devices.map((device) =>
      lengthDelimited(
        1,
        Buffer.concat(
          fieldsOf(device).map(([, number, value]) =>
            typeof value === "string"
              ? lengthDelimited(number, Buffer.from(value))
              : Buffer.from([...varint(number * 8), ...varint(value)]),
          ),
        ),
      ),
    ),
  );

/** The answer to `track-devices-proto-text`. */
export const devicesText = (devices: readonly Device[]): string =>
  devices
    .map((device) => {
      const lines = fieldsOf(device).map(
        ([name, , value, enumeration]) =>
          `  ${name}: ${enumeration ?? (typeof value === "string" ? JSON.stringify(value) : value)}\n`,
      );
      return `device {\n${lines.join("")}}\n`;
    })
    .join("");
