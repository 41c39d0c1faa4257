/** A native crash: debuggerd's report in the crash buffer, a tombstone, and the end of the process. */
import { applicationFlags, endForError } from "./error-end.ts";
import { addToDropbox, dropboxHeader } from "./dropbox.ts";
import { event, systemLog } from "./log-lines.ts";
import { processDied, standing } from "./processes.ts";
import { stableNumber } from "./random.ts";
import type { Core, NativeFault, Process } from "./state.ts";
import { isoTime } from "./time-text.ts";

const registers = [
  "x0  0000000000000000  x1  0000007fd2a1c3f8  x2  0000000000000010  x3  0000000000000003",
  "x4  0000007b2c4a9000  x5  0000000000000041  x6  0000000000000000  x7  0000000000000b10",
  "lr  0000007a9c3d1a58  sp  0000007fd2a1c3b0  pc  0000007a9c3d13b0  pst 0000000060001000",
];

function buildId(name: string): string {
  let text = "";
  for (let part = 0; part < 5; part++)
    text += stableNumber(`${name}${part}`, 0x10000000, 0xffffffff).toString(16);
  return text;
}

/** The lines of the report, as `F DEBUG` prints them and the tombstone holds them. */
function report(core: Core, process: Process, fault: NativeFault, threadName: string): string[] {
  const { api } = core.profile;
  const signal =
    fault.signal === "SIGABRT"
      ? "signal 6 (SIGABRT), code -1 (SI_QUEUE), fault addr --------"
      : `signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr ${api >= 30 ? "0x0000000000000000" : "0x0"}`;
  const library = fault.library.startsWith("lib") ? fault.library : `lib${fault.library}.so`;
  const offset = stableNumber(fault.symbol, 0x10000, 0x3ffff).toString(16).padStart(16, "0");
  const folder = process.installed.path.replace(/\/base\.apk$/, "");
  const frames = [
    `      #00 pc ${offset}  ${folder}/lib/arm64/${library} (${fault.symbol}+${stableNumber(fault.symbol, 12, 220)}) (BuildId: ${buildId(library)})`,
    `      #01 pc 0000000000222244  /apex/com.android.art/lib64/libart.so (art_quick_generic_jni_trampoline+148) (BuildId: ${buildId("libart")})`,
    `      #02 pc 0000000000218964  /apex/com.android.art/lib64/libart.so (art_quick_invoke_stub+548) (BuildId: ${buildId("libart")})`,
  ];
  if (fault.signal === "SIGABRT")
    frames.unshift(
      `      #00 pc 0000000000051f80  /apex/com.android.runtime/lib64/bionic/libc.so (abort+168) (BuildId: ${buildId("libc")})`,
    );
  const numbered = frames.map((line, index) => line.replace(/#\d\d/, `#${String(index).padStart(2, "0")}`));
  return [
    "*** *** *** *** *** *** *** *** *** *** *** *** *** *** *** ***",
    `Build fingerprint: '${core.properties.get("ro.build.fingerprint") ?? ""}'`,
    "Revision: '0'",
    "ABI: 'arm64'",
    ...(api >= 29 ? [`Timestamp: ${isoTime(core.clock.now())}000000+0000`] : []),
    ...(api >= 31 ? [`Process uptime: ${Math.round((core.clock.now() - process.startedAt) / 1000)}s`] : []),
    ...(api >= 30 ? [`Cmdline: ${process.name}`] : []),
    `pid: ${process.pid}, tid: ${process.pid}, name: ${threadName}  >>> ${process.name} <<<`,
    ...(api >= 29 ? [`uid: ${process.uid}`] : []),
    signal,
    ...(fault.signal === "SIGSEGV" ? ["Cause: null pointer dereference"] : []),
    ...(fault.abortMessage === undefined ? [] : [`Abort message: '${fault.abortMessage}'`]),
    ...registers.map((line) => `    ${line}`),
    ...(api >= 33 ? [`${frames.length} total frames`] : []),
    "backtrace:",
    ...numbered,
  ];
}

const tombstones = new WeakMap<Core, number>();

/** The process dies of a signal. */
export function crashNatively(core: Core, process: Process, fault: NativeFault): void {
  if (!process.alive || process.frozen) return;
  const threadName = process.name.slice(-15);
  const number = fault.signal === "SIGABRT" ? 6 : 11;
  const named = core.profile.api >= 28;
  const what =
    fault.signal === "SIGABRT"
      ? `code -${named ? "1 (SI_QUEUE)" : "6"}`
      : `code 1${named ? " (SEGV_MAPERR)" : ""}, fault addr 0x0`;
  const write = (pid: number, uid: number, tag: string, message: string): void => {
    core.logs.write({ buffer: "crash", pid, uid, priority: "F", tag, message });
  };
  write(
    process.pid,
    process.uid,
    "libc",
    `Fatal signal ${number} (${fault.signal}), ${what} in tid ${process.pid} (${threadName}), pid ${process.pid} (${threadName})`,
  );
  const lines = report(core, process, fault, threadName);
  const dumper = core.nextPid++;
  for (const line of lines) write(dumper, process.uid, "DEBUG", line);
  const count = tombstones.get(core) ?? 0;
  tombstones.set(core, (count + 1) % 32);
  const path = `/data/tombstones/tombstone_${String(count).padStart(2, "0")}`;
  const text = `${lines.join("\n")}\n`;
  core.files.write(path, Buffer.from(text));
  core.logs.write({
    pid: tombstonedPid,
    uid: 1058,
    priority: "E",
    tag: "tombstoned",
    message: `Tombstone written to: ${path.slice(path.lastIndexOf("/") + 1)}`,
  });
  event(core, "am_crash", [
    process.pid,
    0,
    process.name,
    applicationFlags,
    "Native crash",
    fault.signal === "SIGABRT" ? "Aborted" : "Segmentation fault",
    "unknown",
    0,
    ...(core.profile.api >= 33 ? [0] : []),
  ]);
  systemLog(core, "W", "NativeCrashListener", `Couldn't find ProcessRecord for pid ${dumper}`);
  const foreground = standing(core, process).adj === 0;
  const header = dropboxHeader(core, process, foreground);
  addToDropbox(core, "SYSTEM_TOMBSTONE", text);
  endForError(core, process, {
    reason: "nativeCrash",
    description: "crash",
    foreground,
    forced: "force-crash",
    status: number,
    dropbox: { tag: "data_app_native_crash", text: `${header}\n${text}` },
  });
}

const tombstonedPid = 412;

/** System.exit: the process ends of its own accord, with no report. */
export function exitProcess(
  core: Core,
  process: Process,
  code: number,
  reaped: (signal: number) => void,
): void {
  if (!process.alive) return;
  core.logs.write({
    pid: process.pid,
    uid: process.uid,
    priority: "I",
    tag: "System.out",
    message: `System.exit called, status: ${code}`,
  });
  processDied(core, process, { reason: "exitSelf", status: code, description: "" });
  reaped(0);
}
