/** Why processes ended: `dumpsys activity exit-info` (API 30+) and the dropbox. */

export interface Exit {
  readonly process: string;
  readonly pid: number;
  /** "2026-06-16 01:41:25.117", in the device's zone, as printed. */
  readonly timestamp: string;
  readonly reason: number;
  readonly reasonName: string;
  readonly subreasonName: string;
  readonly status: number;
  /** 100 is the foreground. */
  readonly importance: number;
  readonly description: string;
}

/** Newest first, as printed. */
export function parseExitInfo(text: string): Exit[] {
  return text.split(/ApplicationExitInfo #\d+:/).flatMap((block, index): Exit[] => {
    const pid = /\bpid=(\d+)/.exec(block)?.[1];
    if (index === 0 || pid === undefined) return [];
    return [
      {
        process: /\bprocess=(\S+)/.exec(block)?.[1] ?? "",
        pid: Number(pid),
        timestamp: /timestamp=(\S+ \S+)/.exec(block)?.[1] ?? "",
        reason: Number(/\breason=(\d+)/.exec(block)?.[1] ?? 0),
        reasonName: /\breason=\d+ \((.*?)\) subreason/.exec(block)?.[1] ?? "",
        subreasonName: /\bsubreason=\d+ \(([^)]*)\)/.exec(block)?.[1] ?? "",
        status: Number(/\bstatus=(-?\d+)/.exec(block)?.[1] ?? 0),
        importance: Number(/\bimportance=(\d+)/.exec(block)?.[1] ?? 0),
        description: (/\bdescription=(.*?) state=/.exec(block)?.[1] ?? "").replace(/^null$/, ""),
      },
    ];
  });
}

/** An entry of `dumpsys dropbox --print TAG`. */
export interface DropboxEntry {
  readonly tag: string;
  readonly timestamp: string;
  readonly process: string;
  readonly pid: number;
  readonly text: string;
}

/** Entries that name a process, oldest first as printed. */
export function parseDropbox(text: string): DropboxEntry[] {
  const heads = [
    ...text.matchAll(
      /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?) ((?:data|system)_(?:app|server)_\w+) \(.*\)$/gm,
    ),
  ];
  return heads.map((head, index) => {
    const body = text.slice((head.index ?? 0) + head[0].length, heads[index + 1]?.index);
    return {
      tag: head[2] ?? "",
      timestamp: head[1] ?? "",
      process: /Process: ([^\s/]+)/.exec(body)?.[1] ?? "",
      pid: Number(/PID: (\d+)/.exec(body)?.[1] ?? 0),
      text: body.trim(),
    };
  });
}
