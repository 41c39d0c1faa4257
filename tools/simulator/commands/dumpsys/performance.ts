import type { Phone, RunningProcess } from "../../phone.ts";

/** Frames that were counted before `gfxinfo … reset`, by phone and process. */
const resets = new WeakMap<Phone, Map<number, number>>();

/** Buckets of the frame histogram, as HWUI has them. */
const buckets: readonly number[] = [
  ...Array.from({ length: 28 }, (_, index) => 5 + index),
  ...Array.from({ length: 8 }, (_, index) => 34 + 2 * index),
  ...Array.from({ length: 21 }, (_, index) => 53 + 4 * index),
  ...Array.from({ length: 97 }, (_, index) => 150 + 50 * index),
];

function find(phone: Phone, name: string): RunningProcess | undefined {
  return phone.processes
    .all()
    .find((each) => each.name === name || each.package === name || String(each.pid) === name);
}

function head(phone: Phone, title: string): string {
  const uptime = Math.round(phone.clock.uptime());
  return `${title}:\nUptime: ${uptime} Realtime: ${uptime}\n\n`;
}

/** Longest of the fastest so many percent; 4950 ms when there was no frame, as HWUI says. */
function percentile(sorted: readonly number[], percent: number): number {
  if (sorted.length === 0) return 4950;
  const value = sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
  return Math.max(5, Math.round(value));
}

function describeFrames(phone: Phone, process: RunningProcess, stats: boolean): string {
  const frames = process.frames.slice(resets.get(phone)?.get(process.pid) ?? 0);
  const times = frames.map((frame) => frame.ms).sort((a, b) => a - b);
  const janky = times.filter((ms) => ms > 1000 / 60).length;
  const share = (count: number): string =>
    times.length === 0 ? "0.00" : ((count / times.length) * 100).toFixed(2);
  const counts = buckets.map((bucket, index) => {
    const next = buckets[index + 1] ?? Number.POSITIVE_INFINITY;
    return `${bucket}ms=${times.filter((ms) => (index === 0 || ms >= bucket) && ms < next).length}`;
  });
  const legacy = phone.profile.api >= 31;
  return (
    `** Graphics info for pid ${process.pid} [${process.name}] **\n\nStats since: ${Math.round(process.startedAt)}000000ns\n` +
    `Total frames rendered: ${times.length}\nJanky frames: ${janky} (${share(janky)}%)\n${legacy ? `Janky frames (legacy): ${janky} (${share(janky)}%)\n` : ""}` +
    [50, 90, 95, 99].map((percent) => `${percent}th percentile: ${percentile(times, percent)}ms\n`).join("") +
    `Number Missed Vsync: ${janky}\nNumber High input latency: 0\nNumber Slow UI thread: ${janky}\nNumber Slow bitmap uploads: 0\nNumber Slow issue draw commands: 0\nNumber Frame deadline missed: ${janky}\n` +
    `${legacy ? `Number Frame deadline missed (legacy): ${janky}\n` : ""}HISTOGRAM: ${counts.join(" ")}\n` +
    (legacy
      ? `${[50, 90, 95, 99].map((percent) => `${percent}th gpu percentile: ${times.length === 0 ? 4950 : 3}ms\n`).join("")}GPU HISTOGRAM: 1ms=0 2ms=0 3ms=${times.length}\n`
      : "") +
    (stats ? frameStats(frames) : "") +
    `\nPipeline=Skia (OpenGL)\nTotal GPU memory usage:\n  12582912 bytes, 12.00 MB (5.10 MB is purgeable)\n\nView hierarchy:\n\n  ${process.package}/${process.package}.MainActivity/android.view.ViewRootImpl@1d2c3b4\n  ${process.objects.views} views, 42.17 kB of render nodes\n\nTotal ViewRootImpl   : 1\nTotal attached Views : ${process.objects.views}\n`
  );
}

function frameStats(frames: RunningProcess["frames"]): string {
  const names =
    "Flags,FrameTimelineVsyncId,IntendedVsync,Vsync,InputEventId,HandleInputStart,AnimationStart,PerformTraversalsStart,DrawStart,FrameDeadline,FrameInterval,FrameStartTime,SyncQueued,SyncStart,IssueDrawCommandsStart,SwapBuffers,FrameCompleted,DequeueBufferDuration,QueueBufferDuration,GpuCompleted,SwapBuffersCompleted,DisplayPresentTime,CommandSubmissionCompleted,";
  const rows = frames.slice(-120).map((frame, index) => {
    const start = BigInt(Math.round(frame.at)) * 1_000_000n;
    const end = start + BigInt(Math.round(frame.ms * 1_000_000));
    return `0,${index + 1},${start},${start},0,${start},${start},${start},${start},${start + 16_666_666n},16666666,${start},${end},${end},${end},${end},${end},0,0,${end},${end},0,${end},`;
  });
  return `\n---PROFILEDATA---\n${names}\n${rows.join("\n")}${rows.length > 0 ? "\n" : ""}---PROFILEDATA---\n`;
}

/** `dumpsys gfxinfo [NAME [framestats|reset]]` */
export function dumpGraphics(phone: Phone, args: readonly string[]): string {
  const [name, command] = args.filter((arg) => !arg.startsWith("-"));
  const found = name === undefined ? undefined : find(phone, name);
  if (name !== undefined && !found) return `No process found for: ${name}\n`;
  const processes = found ? [found] : phone.processes.all();
  const text =
    head(phone, "Applications Graphics Acceleration Info") +
    processes.map((each) => describeFrames(phone, each, command === "framestats")).join("\n");
  if (command === "reset") {
    const marks = resets.get(phone) ?? new Map<number, number>();
    for (const process of processes) marks.set(process.pid, process.frames.length);
    resets.set(phone, marks);
  }
  return text;
}

function cell(value: number): string {
  return String(value).padStart(9);
}

/** `dumpsys meminfo [NAME]` */
export function dumpMemory(phone: Phone, args: readonly string[]): string {
  const [name] = args.filter((arg) => !arg.startsWith("-"));
  if (name === undefined) {
    const rows = [...phone.processes.all()].sort((a, b) => b.memory - a.memory);
    const lines = rows.map(
      (each) =>
        `${`${Math.round(each.memory / 2).toLocaleString("en-US")}K`.padStart(12)}: ${each.name} (pid ${each.pid})\n`,
    );
    return `${head(phone, "Applications Memory Usage (in Kilobytes)")}Total PSS by process:\n${lines.join("")}\nTotal RAM: 4,030,248K (status normal)\n`;
  }
  const process = find(phone, name);
  if (!process) return `No process found for: ${name}\n`;
  const rss = process.memory;
  // Resident sizes stand there since Android 11.
  const withRss = phone.profile.api >= 30;
  const summary = (title: string, kilobytes: number | undefined, resident?: number): string =>
    `${title.padStart(20)}:${kilobytes === undefined ? " ".repeat(9) : cell(kilobytes)}${withRss && resident !== undefined ? String(resident).padStart(31) : ""}\n`;
  const part = (share: number): number => Math.round(rss * share);
  const row = (
    title: string,
    pss: number,
    dirty: number,
    clean: number,
    resident: number,
    heap: readonly number[] = [],
  ): string =>
    `${title.padStart(13)}${cell(pss)}${cell(dirty)}${cell(clean)}${cell(0)}${withRss ? cell(resident) : ""}${heap.map(cell).join("")}\n`;
  const native = part(0.12);
  const dalvik = part(0.2);
  const pss = part(0.52);
  return (
    `${head(phone, "Applications Memory Usage (in Kilobytes)")}** MEMINFO in pid ${process.pid} [${process.name}] **\n` +
    `                   Pss  Private  Private  SwapPss${withRss ? "      Rss" : ""}     Heap     Heap     Heap\n` +
    `                 Total    Dirty    Clean    Dirty${withRss ? "    Total" : ""}     Size    Alloc     Free\n` +
    `                ------   ------   ------   ------${withRss ? "   ------" : ""}   ------   ------   ------\n` +
    row("Native Heap", native, native, 0, part(0.2), [part(0.2), part(0.14), part(0.06)]) +
    row("Dalvik Heap", dalvik, dalvik, 0, part(0.3), [part(0.3), part(0.2), part(0.1)]) +
    row("Stack", part(0.01), part(0.01), 0, part(0.01)) +
    row(".so mmap", part(0.05), part(0.01), part(0.04), part(0.2)) +
    row("TOTAL", pss, part(0.33), part(0.07), rss, [part(0.5), part(0.34), part(0.16)]) +
    ` \n App Summary\n                       Pss(KB)${withRss ? "                        Rss(KB)" : ""}\n                        ------${withRss ? "                         ------" : ""}\n` +
    summary("Java Heap", dalvik, part(0.3)) +
    summary("Native Heap", native, part(0.2)) +
    summary("Code", part(0.05), part(0.2)) +
    summary("Stack", part(0.01), part(0.01)) +
    summary("Graphics", 0, 0) +
    summary("Private Other", part(0.04)) +
    summary("System", part(0.1)) +
    (withRss ? summary("Unknown", undefined, part(0.29)) : "") +
    (withRss
      ? ` \n           TOTAL PSS:${cell(pss)}            TOTAL RSS:${cell(rss)}       TOTAL SWAP PSS:${cell(0)}\n \n Objects\n`
      : ` \n               TOTAL:${cell(pss)}       TOTAL SWAP PSS:${cell(0)}\n \n Objects\n`) +
    `               Views:${cell(process.objects.views)}         ViewRootImpl:${cell(Math.max(1, process.objects.activities))}\n` +
    `         AppContexts:${cell(process.objects.activities + 4)}           Activities:${cell(process.objects.activities)}\n` +
    `              Assets:${cell(12)}        AssetManagers:${cell(0)}\n       Local Binders:${cell(24)}        Proxy Binders:${cell(42)}\n       Parcel memory:${cell(11)}         Parcel count:${cell(46)}\n    Death Recipients:${cell(1)}             WebViews:${cell(0)}\n \n SQL\n         MEMORY_USED:${cell(0)}\n  PAGECACHE_OVERFLOW:${cell(0)}          MALLOC_SIZE:${cell(0)}\n \n`
  );
}

/** `dumpsys cpuinfo` */
export function dumpCpu(phone: Phone): string {
  const rows = phone.processes
    .all()
    .map(
      (each, index) =>
        `  ${index === 0 ? "1.2" : "0.1"}% ${each.pid}/${each.name}: ${index === 0 ? "0.9" : "0.1"}% user + ${index === 0 ? "0.3" : "0"}% kernel\n`,
    );
  return `Load: 0.52 / 0.48 / 0.45\nCPU usage from 61203ms to 1187ms ago:\n${rows.join("")}2.4% TOTAL: 1.6% user + 0.8% kernel\n`;
}
