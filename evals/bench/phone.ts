/** What the simulated phone costs: processor time of a dump and of a screenshot, and phones side by side. */
import { join } from "node:path";
import { runShell } from "../../tools/simulator/shell/run.ts";
import { startSimulator, type Simulator } from "../../tools/simulator/simulator.ts";

/** One figure of the benchmark. */
export interface Metric {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** How it was measured, in a sentence. */
  readonly method: string;
}

const shop = join(import.meta.dirname, "../../tools/simulator/apps/shop");
const shopPackage = "com.example.pocketmarket";

const sh = async (simulator: Simulator, command: string): Promise<Buffer> =>
  (await runShell((call) => simulator.phone.shell(call), command)).bytes;

/** A phone with the shop's home screen in front. */
const openShop = async (seed: number): Promise<Simulator> => {
  const simulator = await startSimulator({ apps: [shop], seed });
  await sh(simulator, `am start -W -n ${shopPackage}/.MainActivity; sleep 3`);
  return simulator;
};

/** Median processor time of `run` in milliseconds, over all threads; `between` is not counted. */
const processorTime = async (
  rounds: number,
  between: () => Promise<unknown>,
  run: () => Promise<unknown>,
): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await between();
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    // The first rounds load fonts and compile.
    if (round >= rounds / 5) times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  return Math.round((times[Math.floor(times.length / 2)] ?? 0) * 10) / 10;
};

/** `phone_dump_cpu_ms`, `phone_screenshot_cpu_ms` and `phone_png_cpu_ms`, on a screen that changes between any two. */
export const benchPhoneScreen = async (rounds = 50): Promise<Metric[]> => {
  const simulator = await openShop(1);
  let down = false;
  const scroll = (): Promise<unknown> => {
    down = !down;
    return sh(simulator, `input swipe 540 ${down ? "1500 540 900" : "900 540 1500"} 1000; sleep 2`);
  };
  try {
    const dump = await processorTime(rounds, scroll, () => sh(simulator, "uiautomator dump /dev/tty"));
    const raw = await processorTime(rounds, scroll, () => sh(simulator, "screencap"));
    const png = await processorTime(rounds, scroll, () => sh(simulator, "screencap -p"));
    const nodes = (await sh(simulator, "uiautomator dump /dev/tty")).toString().split("<node ").length - 1;
    return [
      {
        name: "phone_dump_cpu_ms",
        value: dump,
        unit: "ms",
        method: `median of ${rounds} "uiautomator dump" of the shop's home (${nodes} nodes), scrolled before each; processor time of all threads`,
      },
      {
        name: "phone_screenshot_cpu_ms",
        value: raw,
        unit: "ms",
        method: `median of ${rounds} "screencap" of the same, 1080x2400 raw pixels; processor time of all threads`,
      },
      {
        name: "phone_png_cpu_ms",
        value: png,
        unit: "ms",
        method: `median of ${rounds} "screencap -p" of the same, packed as PNG; processor time of all threads`,
      },
    ];
  } finally {
    await simulator.close();
  }
};

/** `phones_at_once`: phones in one process that all open the shop, type and dump side by side, each with its own answers. */
export const benchPhonesAtOnce = async (count = 16): Promise<Metric[]> => {
  const begun = performance.now();
  const phones = await Promise.all(Array.from({ length: count }, (_, index) => openShop(index + 1)));
  try {
    const right = await Promise.all(
      phones.map(async (simulator, index) => {
        const mark = `own-${index}-own`;
        await sh(simulator, `echo ${mark} > /sdcard/mark; log -t mark ${mark}`);
        const dump = (await sh(simulator, "uiautomator dump /dev/tty")).toString();
        const log = (await sh(simulator, "logcat -d -v raw -s mark")).toString();
        const file = (await sh(simulator, "cat /sdcard/mark")).toString();
        return (
          dump.includes(`package="${shopPackage}"`) &&
          log.match(/own-\d+-own/g)?.join() === mark &&
          file === `${mark}\n`
        );
      }),
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    return [
      {
        name: "phones_at_once",
        value: right.filter(Boolean).length,
        unit: "phones",
        method: `of ${count} in one process, those that started, opened the shop, and gave their own dump, log and file side by side (${seconds} s in all, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB)`,
      },
    ];
  } finally {
    await Promise.all(phones.map((simulator) => simulator.close()));
  }
};

/** All figures of the phone. */
export const benchPhone = async (): Promise<Metric[]> => [
  ...(await benchPhoneScreen()),
  ...(await benchPhonesAtOnce()),
];
