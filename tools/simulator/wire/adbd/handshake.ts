/** What adbd says before a host may open streams: CNXN, or AUTH while the phone has not allowed this host. */
import { randomBytes } from "node:crypto";
import type { LinkState } from "../link.ts";
import { authKind, command } from "../packet.ts";

const tokenLength = 20;

/** What to do on a packet of a host that is not let in yet. */
export type Reply =
  | { readonly kind: "accept" }
  | { readonly kind: "token"; readonly data: Buffer }
  | { readonly kind: "silent" };

/** Answer to CNXN or AUTH by the state of the link. The phone's dialog stays open once it was shown the public key. */
export const replyTo = (name: number, arg0: number, link: LinkState): Reply => {
  if (link === "device") return { kind: "accept" };
  if (link !== "unauthorized") return { kind: "silent" };
  const asksAgain = name === command.connect || (name === command.auth && arg0 === authKind.signature);
  return asksAgain ? { kind: "token", data: randomBytes(tokenLength) } : { kind: "silent" };
};
