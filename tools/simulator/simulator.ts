/** A whole simulated phone: system, display, shell and apps, listening for ADB on both of its sides. */
import { launcher } from "./apps/launcher/launcher.ts";
import { settings } from "./apps/settings/settings.ts";
import { createDisplay } from "./display/display.ts";
import type { App, AppFile } from "./language.ts";
import type { Clock, Latency, Phone } from "./phone.ts";
import { createShell } from "./shell/create.ts";
import { createFiles } from "./shell/files.ts";
import { createClock } from "./system/clock.ts";
import { createPhone } from "./system/create.ts";
import { createLatency } from "./system/latency.ts";
import { profileFor } from "./system/profile.ts";
import { startAdbd } from "./wire/adbd/listen.ts";
import { startAdbServer } from "./wire/host/listen.ts";
import { createPorts } from "./wire/services/ports.ts";
import { language } from "./words/language.ts";
import { loadApp } from "./words/load-app.ts";

/** Milliseconds between a reboot and the loss of the links, in which its answer still goes out. */
const linksGoAfter = 100;

export interface SimulatorOptions {
  /** Apps to install: paths of app files or folders, or what such a file exports. */
  readonly apps: readonly (string | AppFile)[];
  /** Where adbd listens on 127.0.0.1; a free port when not said. Keep clear of 5555-5585, which adb scans. */
  readonly port?: number;
  /** Where the adb server listens on 127.0.0.1; a free port when not said. */
  readonly serverPort?: number;
  /** As the adb server names the phone; "emulator-5554" when not said. */
  readonly serial?: string;
  /** All chance of the phone comes of it; 1 when not said. */
  readonly seed?: number;
  /** `virtual` (when not said): nothing waits, and the same commands always meet the same times. */
  readonly clock?: Clock["mode"];
  /** Android's API level, 26 to 36; 34 when not said. */
  readonly api?: number;
  /**
   * How long commands take on the phone's clock. When not said, "emulator" on a virtual clock, where it costs no real
   * time and without which nothing would ever be over, and "none" on a real one.
   */
  readonly latency?: Latency["profile"];
  /** Seeded bugs to switch off, by id; "all" makes the clean twins. */
  readonly off?: readonly string[] | "all";
}

export interface Simulator {
  readonly phone: Phone;
  /** For the real `adb connect 127.0.0.1:<port>`. */
  readonly adbdPort: number;
  /** For clients that speak to an adb server, and for `adb -P <port>`. */
  readonly serverPort: number;
  close(): Promise<void>;
}

const load = async (app: string | AppFile): Promise<App> =>
  typeof app === "string" ? loadApp(app) : app(language);

/** Make the phone and install the system's apps and these. */
const makePhone = async (options: SimulatorOptions): Promise<Phone> => {
  const apps = await Promise.all(options.apps.map(load));
  const seed = options.seed ?? 1;
  const clock = createClock(options.clock ?? "virtual");
  // The phone makes its faults, and its files are made before it.
  const made: { phone?: Phone } = {};
  const faults = {
    get storageFull() {
      return made.phone?.faults.storageFull ?? false;
    },
  };
  const phone = createPhone({
    serial: options.serial ?? "emulator-5554",
    seed,
    clock,
    profile: profileFor(options.api),
    latency: createLatency(options.latency ?? (clock.mode === "virtual" ? "emulator" : "none"), seed),
    display: createDisplay(),
    files: createFiles({ clock, faults }),
    shell: createShell,
  });
  made.phone = phone;
  phone.packages.installApp(launcher(phone)(language), { system: true });
  phone.packages.installApp(settings(phone)(language), { system: true });
  const off = options.off ?? [];
  for (const app of apps) phone.packages.installApp(app, { off });
  return phone;
};

/**
 * Start a simulated phone. Rejects with an AppFileError for an app that cannot be used, a RangeError for an API level
 * that is not simulated, and Node's EADDRINUSE for a port in use; then nothing is left running.
 */
export const startSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  const phone = await makePhone(options);
  const ports = createPorts();
  const adbd = await startAdbd(phone, { port: options.port ?? 0, ports });
  const findPhone = (port: number) => (port === adbd.port ? { phone, ports } : undefined);
  const server = await startAdbServer([phone], { port: options.serverPort ?? 0, ports, findPhone }).catch(
    async (error: unknown) => {
      await adbd.close();
      throw error;
    },
  );
  const reboot = phone.reboot.bind(phone);
  // However the reboot is asked for, the links go with it.
  phone.reboot = () => {
    reboot();
    setTimeout(() => {
      adbd.kick();
      server.kick();
    }, linksGoAfter).unref();
  };
  return {
    phone,
    adbdPort: adbd.port,
    serverPort: server.port,
    close: async () => {
      await Promise.all([adbd.close(), server.close()]);
      await phone.close();
    },
  };
};
