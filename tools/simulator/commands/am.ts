import type { Phone } from "../phone.ts";
import { startActivity } from "./am-start.ts";
import { sendBroadcast } from "./broadcast.ts";
import { pay, type Command, type CommandCall } from "./command.ts";
import { missingArgument, threw } from "./failures.ts";
import { IntentError, parseIntent, printIntent, shortComponent } from "./intent.ts";

type Handler = (call: CommandCall, args: readonly string[], command: string) => number | Promise<number>;

/** Words without options and their values. */
function plain(args: readonly string[]): string[] {
  return args.filter((arg, index) => !arg.startsWith("--") && args[index - 1] !== "--user");
}

/** A command about one package or process that says nothing. */
function silent(operation: string, run: (phone: Phone, target: string) => void): Handler {
  return async (call, args, command) => {
    const [target] = plain(args);
    if (target === undefined) return missingArgument(call, command, args.at(-1) ?? command);
    await pay(call, operation);
    run(call.phone, target);
    return 0;
  };
}

async function startService(call: CommandCall, args: readonly string[], command: string): Promise<number> {
  try {
    const parsed = parseIntent(args);
    await pay(call, "am");
    call.out(`Starting service: ${printIntent(parsed, call.phone.profile.api)}\n`);
    const result = call.phone.activities.startService(parsed.intent);
    if (result === "started") return 0;
    call.err(
      result === "not-found"
        ? "Error: Not found; no service started.\n"
        : "Error: app is in background uid null\n",
    );
    return 255;
  } catch (error) {
    if (error instanceof IntentError) return threw(call, command, error.message);
    throw error;
  }
}

/** `am stack list` */
export function describeStacks(phone: Phone): string {
  const { width, height } = phone.windows.screen();
  const bounds = `[0,0][${width},${height}]`;
  return phone.activities
    .tasks()
    .map((task, index) => {
      const [top] = task.records;
      const root = task.records.at(-1);
      if (!top || !root) return "";
      const line =
        `  taskId=${task.id}: ${root.package}/${root.name} bounds=${bounds} userId=0 visible=${index === 0} ` +
        `topActivity=ComponentInfo{${top.package}/${top.name}}`;
      const configuration = `  configuration={${configurationText(phone)}}`;
      const kind = phone.profile.api >= 31 ? "RootTask" : "Stack";
      return `${kind} id=${task.id} bounds=${bounds} displayId=0 userId=0\n${configuration}\n${line}\n`;
    })
    .join("\n");
}

/** Configuration as the system prints it. */
export function configurationText(phone: Phone): string {
  const { width, height, density } = phone.windows.screen();
  const dp = (pixels: number): number => Math.round((pixels * 160) / density);
  const scale = phone.settings.get("system", "font_scale") ?? "1.0";
  const locale =
    (phone.settings.get("system", "system_locales") ?? "en-US").replace("-", "_").split(",")[0] ?? "en_US";
  return (
    `${scale} 310mcc260mnc [${locale}] ldltr sw${dp(Math.min(width, height))}dp w${dp(width)}dp h${dp(height)}dp ${density}dpi nrml long ` +
    `${width > height ? "land" : "port"}${phone.nightMode === "yes" ? " night" : ""} finger qwerty/v/v dpad/v`
  );
}

const handlers: Readonly<Record<string, Handler>> = {
  start: (call, args, command) => startActivity(call, command, args),
  "start-activity": (call, args, command) => startActivity(call, command, args),
  startservice: startService,
  "start-service": startService,
  "start-foreground-service": startService,
  startforegroundservice: startService,
  broadcast: (call, args) => sendBroadcast(call, args),
  "force-stop": silent("am force-stop", (phone, name) => phone.processes.forceStop(name, 4711)),
  "stop-app": silent("am force-stop", (phone, name) => phone.processes.forceStop(name, 4711)),
  kill: silent("am", (phone, name) => phone.processes.killBackground(name)),
  crash: silent("am", (phone, name) => phone.processes.crash(name)),
  async "kill-all"(call) {
    await pay(call, "am");
    for (const name of new Set(call.phone.processes.all().map((each) => each.package)))
      call.phone.processes.killBackground(name);
    return 0;
  },
  async "get-current-user"(call) {
    await pay(call, "am");
    call.out("0\n");
    return 0;
  },
  async stack(call, args) {
    await pay(call, "am");
    if (args[0] !== "list") {
      call.err(`Error: unknown command '${args[0] ?? ""}'\n`);
      return 255;
    }
    call.out(describeStacks(call.phone));
    return 0;
  },
  async task(call) {
    await pay(call, "am");
    return 0;
  },
  async "get-config"(call) {
    await pay(call, "am");
    call.out(`config: ${configurationText(call.phone)}\nabi: x86_64,arm64-v8a\n`);
    return 0;
  },
  async "wait-for-broadcast-idle"(call) {
    await pay(call, "am");
    call.out("All broadcast queues are idle!\n");
    return 0;
  },
  async "send-trim-memory"(call, args) {
    const [name = ""] = plain(args);
    await pay(call, "am");
    if (call.phone.processes.all().some((each) => each.name === name || String(each.pid) === name)) return 0;
    call.err(`Error: Unknown process: ${name}\n`);
    return 255;
  },
  async instrument(call, args) {
    await pay(call, "am");
    const name = args.filter((arg) => !arg.startsWith("-")).at(-1) ?? "";
    call.out(
      `INSTRUMENTATION_STATUS: id=ActivityManagerService\nINSTRUMENTATION_STATUS: Error=Unable to find instrumentation info for: ComponentInfo{${name}}\n` +
        `INSTRUMENTATION_STATUS_CODE: -1\nINSTRUMENTATION_FAILED: ${name}\n`,
    );
    return 0;
  },
  async "to-uri"(call, args) {
    await pay(call, "am");
    const { intent } = parseIntent(args);
    const component = intent.component ? `component=${shortComponent(intent.component)};` : "";
    call.out(`#Intent;${intent.action ? `action=${intent.action};` : ""}${component}end\n`);
    return 0;
  },
};

/** Commands that change nothing that the simulated phone has, and say nothing. */
const accepted = new Set([
  "set-debug-app",
  "clear-debug-app",
  "set-inactive",
  "set-standby-bucket",
  "idle-maintenance",
  "switch-user",
  "wait-for-broadcast-barrier",
  "compat",
  "hang",
  "make-uid-idle",
  "set-watch-heap",
  "unlock-user",
  "update-appinfo",
  "memory-factor",
  "freeze",
  "unfreeze",
]);

/** `am`, which is also `cmd activity`. */
export const am: Command = async (call) => {
  const [command, ...args] = call.args;
  if (call.phone.faults.booting) {
    call.err("cmd: Can't find service: activity\n");
    return 20;
  }
  if (command === undefined || command === "help" || command === "-h") {
    call.out("Activity manager (activity) commands:\n  help\n      Print this help text.\n");
    return command === undefined ? 255 : 0;
  }
  const handler = Object.hasOwn(handlers, command) ? handlers[command] : undefined;
  if (handler) return handler(call, args, command);
  if (accepted.has(command)) {
    await pay(call, "am");
    return 0;
  }
  call.err(`Unknown command: ${command}\n`);
  return 255;
};
