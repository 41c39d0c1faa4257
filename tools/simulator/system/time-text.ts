/** `2026-03-02 09:41:00.123` in the phone's zone, which is UTC. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace("T", " ").replace("Z", "");
}
