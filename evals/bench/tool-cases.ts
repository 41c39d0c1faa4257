/** A call of each tool on the demo shop, and the bare commands that do the same: action, dump, and nothing else. */
import { callTool, type Client } from "./walk.ts";

/** What the bare commands may use: one socket each, as `adb` would. */
export interface Floor {
  shell(command: string): Promise<unknown>;
  /** Standard output as bytes. */
  bytes(command: string): Promise<unknown>;
  /** Streams the APK into the package manager. */
  install(): Promise<unknown>;
  devices(): Promise<unknown>;
}

/** `input` and `floor` are told the turn: the bare commands go there, the call goes back. */
export interface ToolCase {
  readonly tool: string;
  /** A client's first call is what is measured, not a later one. */
  readonly first?: true;
  /** Arguments of the call; what it does to find them is not measured. */
  readonly input: (client: Client, turn: number) => Promise<object> | object;
  readonly floor: (bare: Floor, turn: number) => Promise<unknown>;
}

const file = "/data/local/tmp/bench.xml";
const look = `uiautomator dump ${file} >/dev/null; cat ${file}`;

const onOff = (turn: number): string => (turn % 2 === 0 ? "off" : "on");
const act = (command: string) => (bare: Floor) => bare.shell(`${command}; ${look}`);

/** The ref of what the outline calls so. */
async function refOf(client: Client, words: RegExp): Promise<string> {
  const screen = await callTool(client, "dump_ui", { full: false });
  const ref = screen?.outline
    .split("\n")
    .find((line) => words.test(line))
    ?.match(/e\d+/)?.[0];
  if (ref === undefined) throw new Error(`Nothing is ${String(words)} on:\n${screen?.outline}`);
  return ref;
}

/** Cases in the order of the catalog. */
export function toolCases(app: string, apk: string): readonly ToolCase[] {
  const tabs = [
    { words: /item "Browse"|"Browse" selected/, at: "405 2230" },
    { words: /item "Home"|"Home" selected/, at: "135 2230" },
  ] as const;
  const tab = (turn: number): (typeof tabs)[number] => tabs[turn % 2 === 0 ? 0 : 1];
  const tapTab = async (client: Client, turn: number): Promise<object> => ({
    ref: await refOf(client, tab(turn + 1).words),
  });
  const start = `am start -W -n ${app}/.MainActivity`;
  return [
    { tool: "list_devices", first: true, input: () => ({}), floor: (bare) => bare.devices() },
    {
      tool: "use_device",
      first: true,
      input: () => ({ serial: "", app }),
      floor: (bare) => bare.shell(`getprop; wm size; wm density; dumpsys package ${app}`),
    },
    { tool: "dump_ui", input: () => ({ full: false }), floor: (bare) => bare.shell(look) },
    { tool: "screenshot", input: () => ({ marks: false }), floor: (bare) => bare.bytes("screencap") },
    {
      tool: "tap",
      input: tapTab,
      floor: (bare, turn) => bare.shell(`input tap ${tab(turn).at}; ${look}`),
    },
    {
      tool: "double_tap",
      input: tapTab,
      floor: (bare, turn) => bare.shell(`input tap ${tab(turn).at}; input tap ${tab(turn).at}; ${look}`),
    },
    {
      tool: "tap_point",
      async input(client) {
        await client.callTool({ name: "screenshot", arguments: { marks: false } });
        return { x: 270, y: 30 };
      },
      floor: act("input tap 540 60"),
    },
    {
      tool: "long_press",
      input: async (client) => ({ ref: await refOf(client, /"Pocket Market"/) }),
      floor: act("input swipe 482 147 482 147 900"),
    },
    {
      tool: "type_text",
      async input(client, turn) {
        if (turn === 0) {
          await callTool(client, "tap", { ref: await refOf(client, /"Search Pocket Market"/) });
        }
        return { ref: await refOf(client, / field /), text: "kettle", submit: false };
      },
      floor: act("input keyevent 123 67 67 67 67 67 67; input text kettle"),
    },
    {
      tool: "swipe",
      input: (_client, turn) => ({ ref: "", direction: turn % 2 === 0 ? "down" : "up", distance: "short" }),
      floor: (bare, turn) =>
        bare.shell(`input swipe ${turn % 2 === 0 ? "540 1500 540 900" : "540 900 540 1500"} 1000; ${look}`),
    },
    { tool: "press_key", input: () => ({ key: "menu" }), floor: act("input keyevent 82") },
    { tool: "open_app", input: () => ({ package: app }), floor: act(start) },
    {
      tool: "reset_app",
      input: () => ({ package: app }),
      floor: act(`am force-stop ${app}; pm clear ${app}`),
    },
    { tool: "install_app", input: () => ({ path: apk }), floor: (bare) => bare.install() },
    {
      tool: "open_link",
      input: () => ({ url: "pocketmarket://product", package: app }),
      floor: act(`am start -W -a android.intent.action.VIEW -d pocketmarket://product ${app}`),
    },
    {
      tool: "set_condition",
      input: (_client, turn) => ({ condition: "dark", value: onOff(turn) }),
      floor: (bare, turn) => bare.shell(`cmd uimode night ${turn % 2 === 0 ? "yes" : "no"}; ${look}`),
    },
    {
      tool: "interrupt",
      input: () => ({ kind: "background" }),
      floor: act(`input keyevent 3; ${start}`),
    },
    {
      tool: "wait_for",
      input: () => ({ text: "Pocket Market", gone: false, seconds: 5 }),
      floor: (bare) => bare.shell(look),
    },
    { tool: "read_signals", input: () => ({}), floor: (bare) => bare.shell("logcat -d -t 1") },
  ];
}
