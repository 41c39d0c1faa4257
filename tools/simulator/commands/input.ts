import { pay, type Command, type CommandCall } from "./command.ts";
import { missingArgument, shellFrames, threw } from "./failures.ts";
import { keyCode } from "./key-codes.ts";
import { typeThroughUnicodeKeyboard } from "./unicode-keyboard.ts";

const sources = new Set([
  "keyboard",
  "dpad",
  "gamepad",
  "touchscreen",
  "mouse",
  "stylus",
  "trackball",
  "touchpad",
  "touchnavigation",
  "joystick",
  "rotaryencoder",
]);

const usage = `Usage: input [<source>] [-d DISPLAY_ID] <command> [<arg>...]

The sources are:
      touchnavigation
      touchscreen
      joystick
      stylus
      touchpad
      gamepad
      dpad
      mouse
      keyboard
      trackball

The commands and default sources are:
      text <string> (Default: touchscreen)
      keyevent [--longpress|--doubletap] <key code number or name> ... (Default: keyboard)
      tap <x> <y> (Default: touchscreen)
      swipe <x1> <y1> <x2> <y2> [duration(ms)] (Default: touchscreen)
      draganddrop <x1> <y1> <x2> <y2> [duration(ms)] (Default: touchscreen)
      press (Default: trackball)
      roll <dx> <dy> (Default: trackball)
      motionevent <DOWN|UP|MOVE|CANCEL> <x> <y> (Default: touchscreen)
      keycombination [-t duration(ms)] <key code 1> <key code 2> ... (Default: keyboard)
`;

/** From API 31 on `input` runs inside system_server, before that as a program of its own. */
const inServer = (call: CommandCall): boolean => call.phone.profile.api >= 31;

function invalid(call: CommandCall, command: string): number {
  if (inServer(call))
    return threw(
      call,
      command,
      `java.lang.IllegalArgumentException: Error: Invalid arguments for command: ${command}`,
    );
  call.err(`Error: Invalid arguments for command: ${command}\n${usage}`);
  return 0;
}

function tooFew(call: CommandCall, command: string, after: string): number {
  return inServer(call) ? missingArgument(call, command, after) : invalid(call, command);
}

/** Coordinates; undefined (and complained about) when there are too few or one is no number. */
function coordinates(
  call: CommandCall,
  command: string,
  args: readonly string[],
  count: number,
): readonly number[] | number {
  const words = args.slice(0, count);
  if (words.length < count) return tooFew(call, command, words.at(-1) ?? command);
  const bad = words.find((word) => !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[fFdD]?$/.test(word));
  if (bad !== undefined) {
    const exception =
      bad === ""
        ? "java.lang.NumberFormatException: empty String"
        : `java.lang.NumberFormatException: For input string: "${bad}"`;
    if (inServer(call)) return threw(call, command, exception);
    call.err(`${exception}\n`);
    return 255;
  }
  return words.map((word) => Number.parseFloat(word));
}

/** Programs of their own cost more than a call into system_server. */
const payFor = (call: CommandCall, operation: string): Promise<void> =>
  pay(call, inServer(call) ? operation : "input program");

/** Commands that came after Android 8, with their API level. */
const since: Readonly<Record<string, number>> = { motionevent: 29, keycombination: 33, scroll: 35 };

type Handler = (call: CommandCall, args: readonly string[]) => number | Promise<number>;

const handlers: Readonly<Record<string, Handler>> = {
  async tap(call, args) {
    const numbers = coordinates(call, "tap", args, 2);
    if (typeof numbers === "number") return numbers;
    const [x = 0, y = 0] = numbers;
    await payFor(call, "tap");
    await call.phone.input.tap(x, y);
    return 0;
  },
  swipe: (call, args) => gesture(call, "swipe", args),
  draganddrop: (call, args) => gesture(call, "draganddrop", args),
  async motionevent(call, args) {
    const [name = ""] = args;
    const action = (["DOWN", "UP", "MOVE", "CANCEL"] as const).find((each) => each === name.toUpperCase());
    if (args.length === 0) return tooFew(call, "motionevent", "motionevent");
    if (!action)
      return threw(call, "motionevent", `java.lang.IllegalArgumentException: Unknown action: ${name}`);
    const numbers = coordinates(call, "motionevent", args.slice(1), 2);
    if (typeof numbers === "number") return numbers;
    const [x = 0, y = 0] = numbers;
    await payFor(call, "tap");
    await call.phone.input.motion(action, x, y);
    return 0;
  },
  async keyevent(call, args) {
    const long = args[0] === "--longpress";
    const keys = args.filter((arg, index) => !arg.startsWith("--") && args[index - 1] !== "--delay");
    if (keys.length === 0) return tooFew(call, "keyevent", args.at(-1) ?? "keyevent");
    await payFor(call, "key");
    for (const key of keys) {
      await call.phone.input.key(keyCode(key), long ? { long } : {});
      if (args[0] === "--doubletap") await call.phone.input.key(keyCode(key));
    }
    return 0;
  },
  async keycombination(call, args) {
    const keys = (args[0] === "-t" ? args.slice(2) : args).map(keyCode);
    const last = keys.at(-1);
    if (last === undefined || keys.length < 2)
      return threw(
        call,
        "keycombination",
        "java.lang.IllegalArgumentException: keycombination requires at least 2 keycodes",
      );
    await payFor(call, "key");
    await call.phone.input.key(last, { meta: keys.slice(0, -1) });
    return 0;
  },
  text: typeText,
  async scroll(call, args) {
    const numbers = coordinates(call, "scroll", args, 2);
    if (typeof numbers === "number") return numbers;
    const [x = 0, y = 0] = numbers;
    await payFor(call, "tap");
    for (let at = 0; at < args.length; at++) {
      const given = args[at] === "--axis" ? args[at + 1] : undefined;
      const axis = /^(VSCROLL|HSCROLL),(-?[\d.]+)$/.exec(given ?? "");
      if (!axis) continue;
      // A notch of a mouse wheel moves a list by 64 dp.
      const by = Number(axis[2]) * Math.round((64 * call.phone.windows.screen().density) / 160);
      const [dx, dy] = axis[1] === "VSCROLL" ? [0, by] : [-by, 0];
      await call.phone.input.swipe(x, y, x + dx, y + dy, 1_000);
    }
    return 0;
  },
  async press(call) {
    await payFor(call, "key");
    await call.phone.input.key(23);
    return 0;
  },
  async roll(call, args) {
    const numbers = coordinates(call, "roll", args, 2);
    await payFor(call, "tap");
    return typeof numbers === "number" ? numbers : 0;
  },
};

async function gesture(
  call: CommandCall,
  command: "swipe" | "draganddrop",
  args: readonly string[],
): Promise<number> {
  const numbers = coordinates(call, command, args, args.length > 4 ? 5 : 4);
  if (typeof numbers === "number") return numbers;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, ms = 300] = numbers;
  await payFor(call, "swipe");
  const duration = ms < 0 ? 300 : ms;
  if (command === "swipe") await call.phone.input.swipe(x1, y1, x2, y2, duration);
  else await call.phone.input.dragAndDrop(x1, y1, x2, y2, duration);
  return 0;
}

/** Only what the virtual keyboard's map has; one other character and nothing at all is typed. */
async function typeText(call: CommandCall, args: readonly string[]): Promise<number> {
  const [given] = args;
  if (given === undefined) return tooFew(call, "text", "text");
  if (args.length > 1 && !inServer(call)) return invalid(call, "text");
  const text = given.replaceAll("%s", " ");
  if (!/^[\u0020-\u007e\n\t]*$/.test(text)) return untypable(call);
  await payFor(call, "text");
  for (const character of text.replaceAll("\n", "")) {
    await pay(call, "text character");
    if (call.signal.aborted) break;
    if (typeThroughUnicodeKeyboard(call.phone, character)) continue;
    if (character === "\t") await call.phone.input.key(61);
    else await call.phone.input.character(character);
  }
  return 0;
}

function untypable(call: CommandCall): number {
  const exception = "java.lang.NullPointerException: Attempt to get length of null array";
  if (!inServer(call)) {
    call.err(
      `${exception}\n\tat com.android.commands.input.Input$InputText.sendText(Input.java:168)\n` +
        "\tat com.android.commands.input.Input$InputText.run(Input.java:140)\n\tat com.android.commands.input.Input.onRun(Input.java:108)\n" +
        "\tat com.android.internal.os.BaseCommand.run(BaseCommand.java:60)\n\tat com.android.commands.input.Input.main(Input.java:74)\n" +
        "\tat com.android.internal.os.RuntimeInit.nativeFinishInit(Native Method)\n\tat com.android.internal.os.RuntimeInit.main(RuntimeInit.java:399)\n",
    );
    return 1;
  }
  const line = call.phone.profile.api >= 34 ? 338 : 319;
  return threw(call, "text", exception, [
    `com.android.server.input.InputShellCommand.sendText(InputShellCommand.java:${line})`,
    "com.android.server.input.InputShellCommand.runText(InputShellCommand.java:291)",
    "com.android.server.input.InputShellCommand.onCommand(InputShellCommand.java:232)",
    ...shellFrames("com.android.server.input.InputManagerService"),
  ]);
}

/** `input`: inject touches, keys and text. Says nothing when all went well. */
export const input: Command = async (call) => {
  let words = call.args;
  if (sources.has(words[0] ?? "")) words = words.slice(1);
  if (words[0] === "-d") words = words.slice(2);
  const [command, ...args] = words;
  if (command === undefined || command === "-h" || command === "help") {
    call.out(usage);
    return command === undefined ? 255 : 0;
  }
  const known = Object.hasOwn(handlers, command) && call.phone.profile.api >= (since[command] ?? 0);
  const handler = known ? handlers[command] : undefined;
  if (!handler) {
    if (inServer(call)) call.err(`Unknown command: ${command}\n`);
    else call.err(`Error: Unknown command: ${command}\n${usage}`);
    return inServer(call) ? 255 : 0;
  }
  if (call.phone.faults.injectEvents) {
    const exception =
      "java.lang.SecurityException: Injecting input events requires the caller (or the source of the instrumentation, if any) to have the INJECT_EVENTS permission.";
    if (inServer(call)) return threw(call, command, exception);
    call.err(
      "java.lang.SecurityException: Injecting to another application requires INJECT_EVENTS permission\n",
    );
    return 255;
  }
  return handler(call, args);
};
