import type { Clock, LogBuffer, LogEntry, Logs } from "../phone.ts";

/** A buffer keeps about this many bytes, as `logcat -g` says of most phones. */
const maximum = 256 * 1024 * 4;

/** Bytes that one entry takes in logd: its text and a header. */
function sizeOf(entry: LogEntry): number {
  return entry.message.length + entry.tag.length + 24;
}

/** The phone's log buffers: rings that forget the oldest first. */
export function createLogs(clock: Clock): Logs {
  const rings = new Map<LogBuffer, { entries: LogEntry[]; used: number }>();
  const listeners = new Set<(entry: LogEntry) => void>();
  let sequence = 0;

  function ring(buffer: LogBuffer): { entries: LogEntry[]; used: number } {
    let found = rings.get(buffer);
    if (!found) {
      found = { entries: [], used: 0 };
      rings.set(buffer, found);
    }
    return found;
  }

  return {
    write({ buffer = "main", pid, tid = pid, uid = 1000, priority, tag, message }) {
      // Entries of one millisecond stay in order and apart: a microsecond each.
      const entry: LogEntry = {
        time: clock.now() + (sequence % 1000) / 1000,
        buffer,
        pid,
        tid,
        uid,
        priority,
        tag,
        message,
        sequence: sequence++,
      };
      const into = ring(buffer);
      into.entries.push(entry);
      into.used += sizeOf(entry);
      let drop = 0;
      while (into.used > maximum && drop < into.entries.length - 1) {
        const oldest = into.entries[drop++];
        if (oldest) into.used -= sizeOf(oldest);
      }
      if (drop > 0) into.entries.splice(0, drop);
      for (const listener of listeners) listener(entry);
    },
    read(buffers) {
      const all = buffers.flatMap((buffer) => ring(buffer).entries);
      return buffers.length > 1 ? all.sort((a, b) => a.sequence - b.sequence) : all;
    },
    clear(buffers) {
      for (const buffer of buffers) rings.delete(buffer);
    },
    restart() {
      rings.clear();
      listeners.clear();
    },
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    size: (buffer) => ({ maximum, used: ring(buffer).used }),
  };
}
