import type { Phone } from "../phone.ts";

/** An install session: parts that were streamed, in the order of their coming. */
export interface InstallSession {
  readonly id: number;
  readonly options: readonly string[];
  readonly parts: Map<string, Buffer>;
}

interface Sessions {
  next: number;
  readonly open: Map<number, InstallSession>;
}

const byPhone = new WeakMap<Phone, Sessions>();

function sessionsOf(phone: Phone): Sessions {
  const known = byPhone.get(phone);
  if (known) return known;
  const made: Sessions = { next: 1_234, open: new Map() };
  byPhone.set(phone, made);
  return made;
}

/** Open a session. */
export function createSession(phone: Phone, options: readonly string[]): InstallSession {
  const sessions = sessionsOf(phone);
  const session: InstallSession = { id: sessions.next++, options, parts: new Map() };
  sessions.open.set(session.id, session);
  return session;
}

/** A session that is open. */
export function findSession(phone: Phone, id: number): InstallSession | undefined {
  return sessionsOf(phone).open.get(id);
}

/** Close a session; false when there is none. */
export function closeSession(phone: Phone, id: number): boolean {
  return sessionsOf(phone).open.delete(id);
}
