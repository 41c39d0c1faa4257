import type { Phone } from "../phone.ts";
import { pay, type Command, type CommandCall } from "./command.ts";

interface MonkeyWords {
  readonly packages: readonly string[];
  readonly seed: number;
  readonly count: number;
  readonly verbose: boolean;
  readonly throttle: number;
}

function readWords(args: readonly string[]): MonkeyWords {
  const packages: string[] = [];
  let seed = 0;
  let throttle = 0;
  let verbose = false;
  let count = Number.NaN;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (arg === "-p") packages.push(args[++i] ?? "");
    else if (arg === "-s") seed = Number(args[++i]);
    else if (arg === "--throttle") throttle = Number(args[++i]);
    else if (arg === "-c" || (arg.startsWith("--pct-") && /^\d/.test(args[i + 1] ?? ""))) i++;
    else if (/^-v+$/.test(arg)) verbose = true;
    else if (!arg.startsWith("-")) count = Number(arg);
  }
  return { packages, seed, count, verbose, throttle };
}

function crashes(phone: Phone, names: readonly string[]): number {
  return names.reduce(
    (sum, name) =>
      sum + phone.processes.exits(name).filter((exit) => exit.reason === 4 || exit.reason === 5).length,
    0,
  );
}

/** Random taps and keys, the same for the same seed. */
async function play(call: CommandCall, words: MonkeyWords): Promise<number> {
  const { phone } = call;
  const { width, height } = phone.windows.screen();
  const before = crashes(phone, words.packages);
  let state = (words.seed || 1) >>> 0;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 4_294_967_296) * limit;
  };
  for (let event = 1; event < words.count; event++) {
    if (call.signal.aborted) return event;
    const x = Math.floor(next(width));
    const y = Math.floor(next(height));
    if (next(1) < 0.9) {
      if (words.verbose) call.out(`:Sending Touch (ACTION_DOWN): 0:(${x}.0,${y}.0)\n`);
      await phone.input.tap(x, y);
    } else await phone.input.key(4);
    if (words.throttle > 0) await phone.clock.sleep(words.throttle, call.signal);
    if (crashes(phone, words.packages) > before) {
      call.err(`// CRASH: ${words.packages[0] ?? ""}\n** Monkey aborted due to error.\n`);
      return event;
    }
  }
  return words.count;
}

/** `monkey -p NAME -c CATEGORY COUNT`: starts the launcher activity, then plays at random. */
export const monkey: Command = async (call) => {
  const { phone, args } = call;
  const words = readWords(args);
  call.out(args.map((arg) => `  bash arg: ${arg}\n`).join(""));
  call.err(
    `args: [${args.join(", ")}]\n${args.map((arg) => ` arg: "${arg}"\n`).join("")}${words.packages.map((name) => `data="${name}"\n`).join("")}`,
  );
  if (phone.faults.booting) {
    call.err("** Error: Unable to connect to activity manager; is the system running?\n");
    return 254;
  }
  if (Number.isNaN(words.count)) {
    call.err("** Error: Count not specified\n");
    return 255;
  }
  await pay(call, "monkey");
  const target = words.packages.map((name) =>
    phone.activities.resolve({
      action: "android.intent.action.MAIN",
      categories: ["android.intent.category.LAUNCHER"],
      package: name,
    }),
  )[0];
  if (words.verbose) {
    call.out(
      `:Monkey: seed=${words.seed} count=${words.count}\n${words.packages.map((name) => `:AllowPackage: ${name}\n`).join("")}:IncludeCategory: android.intent.category.LAUNCHER\n// Event percentages:\n//   0: 15.0%\n`,
    );
  }
  if (!target && words.packages.length > 0) {
    call.out("** No activities found to run, monkey aborted.\n");
    return 252;
  }
  if (target) {
    await phone.activities.start(
      {
        action: "android.intent.action.MAIN",
        categories: ["android.intent.category.LAUNCHER"],
        component: target,
        flags: 0x10200000,
      },
      { wait: false, stopFirst: false, caller: "shell" },
    );
  }
  const sent = await play(call, words);
  call.out(
    `Events injected: ${sent}\n## Network stats: elapsed time=35ms (0ms mobile, 0ms wifi, 35ms not connected)\n`,
  );
  if (words.verbose) call.out("// Monkey finished\n");
  return sent < words.count ? 1 : 0;
};
