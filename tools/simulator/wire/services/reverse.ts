/** `reverse:`: addresses of the phone that lead back to the host. */
import type { Connection } from "../connection.ts";
import { join } from "../connection.ts";
import { lengthPrefixed } from "./length-prefixed.ts";
import type { Listening, Ports } from "./ports.ts";
import type { Service, ServiceContext } from "./service.ts";

/** The reverse forwards of one host, by address of the phone. */
export interface Reverses {
  readonly byAddress: Map<string, { readonly host: string; readonly listening: Listening }>;
  /** The link is gone: all of them close. */
  clear(): void;
}

/** No reverse forwards yet. */
export const createReverses = (): Reverses => {
  const byAddress: Reverses["byAddress"] = new Map();
  return {
    byAddress,
    clear: () => {
      for (const { listening } of byAddress.values()) listening.close();
      byAddress.clear();
    },
  };
};

const fail = (text: string): Buffer => Buffer.concat([Buffer.from("FAIL"), lengthPrefixed(text)]);

const add = (request: string, ports: Ports, context: ServiceContext): Buffer => {
  const rebind = !request.startsWith("norebind:");
  const [device, host, ...more] = request.replace(/^norebind:/, "").split(";");
  if (!device || !host || more.length > 0) return fail(`bad forward: reverse:forward:${request}`);
  if (!/^(tcp|localabstract|localreserved|localfilesystem):/.test(device))
    return fail(`unknown socket specification: ${device}`);
  const { byAddress } = context.host.reverses;
  const known = byAddress.get(device);
  if (known !== undefined) {
    if (!rebind) return fail("cannot rebind existing socket");
    byAddress.set(device, { host, listening: known.listening });
    return Buffer.from("OKAY");
  }
  let address = device;
  const carry = async (inner: Connection): Promise<void> => {
    const target = byAddress.get(address)?.host;
    const outer = target === undefined ? undefined : await context.host.dial(target);
    if (outer === undefined) inner.end();
    else await join(inner, outer);
  };
  const listening = ports.listen(device, (inner) => void carry(inner));
  if (listening === undefined) return fail("cannot bind listener: Address already in use");
  address = listening.address;
  byAddress.set(address, { host, listening });
  const port = device === "tcp:0" ? lengthPrefixed(address.slice("tcp:".length)) : Buffer.alloc(0);
  return Buffer.concat([Buffer.from("OKAY"), port]);
};

const answer = (request: string, context: ServiceContext): Buffer | undefined => {
  const { reverses, name } = context.host;
  if (request === "list-forward") {
    const lines = [...reverses.byAddress].map(([device, { host }]) => `${name} ${device} ${host}\n`);
    return lengthPrefixed(lines.join(""));
  }
  if (request === "killforward-all") {
    reverses.clear();
    return Buffer.from("OKAY");
  }
  if (request.startsWith("killforward:")) {
    const device = request.slice("killforward:".length);
    const known = reverses.byAddress.get(device);
    if (known === undefined) return fail(`listener '${device}' not found`);
    known.listening.close();
    reverses.byAddress.delete(device);
    return Buffer.from("OKAY");
  }
  return request.startsWith("forward:")
    ? add(request.slice("forward:".length), context.ports, context)
    : undefined;
};

/** What follows `reverse:`. A request that is not understood is closed without an answer. */
export const reverseService =
  (request: string): Service =>
  async (connection, context) => {
    const reply = answer(request, context);
    if (reply !== undefined) connection.write(reply);
  };
