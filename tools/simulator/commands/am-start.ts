import type { StartResult } from "../phone.ts";
import { pay, type CommandCall } from "./command.ts";
import { threw } from "./failures.ts";
import { IntentError, parseIntent, printIntent, shortComponent, type ParsedIntent } from "./intent.ts";

const newTask = 0x10000000;

/** `am start` and `am start-activity`: warnings and errors go to standard output with -W, else to standard error. */
export async function startActivity(
  call: CommandCall,
  command: string,
  args: readonly string[],
): Promise<number> {
  const { phone } = call;
  const { api } = phone.profile;
  let parsed: ParsedIntent;
  try {
    parsed = parseIntent(args);
  } catch (error) {
    if (error instanceof IntentError) return threw(call, command, error.message);
    throw error;
  }
  const { intent, options } = parsed;
  const wait = options.has("-W");
  const stopFirst = options.has("-S");
  const complain = wait ? call.out : call.err;
  if (Object.keys(intent).length === 0)
    return threw(call, command, "java.lang.IllegalArgumentException: No intent supplied");
  await pay(call, "am start");
  if (stopFirst) {
    const target = intent.component?.package ?? phone.activities.resolve(intent)?.package;
    if (target === undefined) {
      call.err(`Error: Intent does not match any activities: ${printIntent(parsed, api)}\n`);
      return 1;
    }
    call.out(`Stopping: ${target}\n`);
    phone.processes.forceStop(target, 4711);
    await phone.clock.sleep(250, call.signal);
  }
  call.out(`Starting: ${printIntent(parsed, api)}\n`);
  const result = await phone.activities.start(
    { ...intent, flags: (intent.flags ?? 0) | newTask },
    { wait, stopFirst: false, caller: "shell" },
  );
  const withFlag = printIntent(parsed, api, newTask);
  switch (result.kind) {
    case "not-found": {
      const { component } = intent;
      complain(
        `Error type 3\nError: Activity class {${component?.package ?? ""}/${component?.activity ?? ""}} does not exist.\n`,
      );
      return 1;
    }
    case "unresolved":
      complain(`Error: Activity not started, unable to resolve ${withFlag}\n`);
      return 1;
    case "no-permission":
      complain("Error: Activity not started, you do not have permission to access it.\n");
      return 1;
    case "not-exported": {
      const uid = phone.packages.get(intent.component?.package ?? "")?.uid ?? 1000;
      const denial = `Permission Denial: starting ${withFlag} from null (pid=12345, uid=2000) not exported from uid ${uid}`;
      if (api > 28) return threw(call, command, `java.lang.SecurityException: ${denial}`);
      call.err(`Security exception: ${denial}\n\njava.lang.SecurityException: ${denial}\n`);
      return 255;
    }
    case "started":
    case "brought-to-front":
    case "delivered-to-top":
      if (result.kind === "brought-to-front")
        complain("Warning: Activity not started, its current task has been brought to the front\n");
      if (result.kind === "delivered-to-top") {
        complain(
          "Warning: Activity not started, intent has been delivered to currently running top-most instance.\n",
        );
      }
      if (wait) call.out(describeStart(result, api));
      return 0;
    default:
      return result satisfies never;
  }
}

/** What `-W` prints once the activity is drawn, or when it took too long. */
export function describeStart(result: Extract<StartResult, { state: string }>, api: number): string {
  const lines = [`Status: ${result.timedOut ? "timeout" : "ok"}`];
  if (api >= 29) lines.push(`LaunchState: ${result.timedOut ? "UNKNOWN (-1)" : result.state}`);
  lines.push(`Activity: ${shortComponent(result.activity)}`);
  if (result.totalTime !== undefined && !result.timedOut) {
    if (api <= 28) lines.push(`ThisTime: ${result.totalTime}`);
    lines.push(`TotalTime: ${result.totalTime}`);
  }
  lines.push(`WaitTime: ${result.waitTime}`, "Complete");
  return `${lines.join("\n")}\n`;
}
