/** Which device a request to the adb server means, and what it asks of it. Pure. */

/** A way to name a device. */
export type Selector =
  | { readonly kind: "any" | "usb" | "local" }
  | { readonly kind: "serial"; readonly serial: string }
  | { readonly kind: "id"; readonly id: number };

/** A request that begins with `host…:`. */
export interface HostRequest {
  readonly selector: Selector;
  /** "devices-l", "forward:tcp:1;tcp:2", "tport:any" … */
  readonly name: string;
}

const any: Selector = { kind: "any" };

// A serial may hold colons: an IPv6 address in brackets, and a port after a host name.
const serialPattern = /^((?:(?:usb|product|model|device):)?(?:\[[^\]]*\]|[^:]+)(?::\d+(?=:))?):([^]*)$/;

/** Takes a request apart; undefined when it is none for the server itself (then it is for the chosen device). */
export const parseHostRequest = (text: string): HostRequest | undefined => {
  if (text.startsWith("host:")) return { selector: any, name: text.slice("host:".length) };
  if (text.startsWith("host-usb:"))
    return { selector: { kind: "usb" }, name: text.slice("host-usb:".length) };
  if (text.startsWith("host-local:"))
    return { selector: { kind: "local" }, name: text.slice("host-local:".length) };
  const byId = /^host-transport-id:(\d+):([^]*)$/.exec(text);
  if (byId !== null) return { selector: { kind: "id", id: Number(byId[1]) }, name: byId[2] ?? "" };
  if (!text.startsWith("host-serial:")) return undefined;
  const bySerial = serialPattern.exec(text.slice("host-serial:".length));
  if (bySerial === null) return undefined;
  return { selector: { kind: "serial", serial: bySerial[1] ?? "" }, name: bySerial[2] ?? "" };
};

/** The device that a switch of transport names: `transport:X`, `transport-any`, `tport:serial:X` …; undefined for other requests. */
export const parseSwitch = (name: string): { selector: Selector; tellsId: boolean } | undefined => {
  const tellsId = name.startsWith("tport:");
  if (tellsId) {
    const what = name.slice("tport:".length);
    if (what === "any" || what === "usb" || what === "local") return { selector: { kind: what }, tellsId };
    return what.startsWith("serial:")
      ? { selector: { kind: "serial", serial: what.slice("serial:".length) }, tellsId }
      : undefined;
  }
  const kind = /^transport-(any|usb|local)$/.exec(name)?.[1];
  if (kind === "any" || kind === "usb" || kind === "local") return { selector: { kind }, tellsId };
  const id = /^transport-id:(\d+)$/.exec(name)?.[1];
  if (id !== undefined) return { selector: { kind: "id", id: Number(id) }, tellsId };
  return name.startsWith("transport:")
    ? { selector: { kind: "serial", serial: name.slice("transport:".length) }, tellsId }
    : undefined;
};
