/**
 * The phone's other side, for tests and evals: a small HTTP server on loopback that switches faults, moves the clock and
 * shows the truth log. No ADB command reaches it, and the product knows nothing of it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import type { Faults, Phone } from "./phone.ts";
import { listenOn } from "./wire/adbd/listen.ts";

/** Longest request that is read. */
const mostBytes = 65_536;

const count = z.int().min(0).max(1_000_000);

const changes = {
  "/faults": z.strictObject({
    dump: z
      .strictObject({
        kind: z.enum([
          "no-idle",
          "null-root",
          "killed",
          "already-registered",
          "empty-file",
          "missing",
          "no-tty",
          "stale",
        ]),
        times: count,
      })
      .nullable()
      .optional(),
    screenshot: z
      .strictObject({ kind: z.enum(["empty", "black", "warning", "fails"]), times: count })
      .nullable()
      .optional(),
    injectEvents: z.boolean().optional(),
    guarded: z.boolean().optional(),
    correctSpelling: z.boolean().optional(),
    installFailure: z.string().max(500).nullable().optional(),
    storageFull: z.boolean().optional(),
    stuckServices: z.array(z.string().max(100)).max(100).optional(),
    booting: z.boolean().optional(),
    link: z.enum(["device", "offline", "unauthorized", "gone"]).optional(),
    cutAfter: z.int().min(0).nullable().optional(),
  }),
  "/clock": z.strictObject({ advance: z.number().min(0).max(1e10) }),
  "/latency": z.strictObject({
    profile: z.enum(["none", "emulator", "phone"]).optional(),
    factor: z.number().min(0).max(1000).optional(),
  }),
  "/power": z.strictObject({ screen: z.enum(["on", "off"]).optional(), locked: z.literal(false).optional() }),
  "/radios": z.strictObject({
    wifi: z.boolean().optional(),
    data: z.boolean().optional(),
    airplane: z.boolean().optional(),
  }),
  "/battery": z.strictObject({
    level: z.int().min(0).max(100).optional(),
    plugged: z.boolean().optional(),
  }),
  "/kill": z.strictObject({ pid: z.int() }),
  "/reboot": z.strictObject({}),
} as const;

/** What a change asks for, by its path: the body of its POST request. */
export type Change = { [Path in keyof typeof changes]: z.infer<(typeof changes)[Path]> };

/** Does what each change says. */
const apply: { readonly [Path in keyof Change]: (phone: Phone, change: Change[Path]) => void } = {
  "/faults"({ faults }, change) {
    const { dump, screenshot, stuckServices, cutAfter, installFailure, ...plain } = change;
    const given: Partial<Faults> = {
      ...(dump !== undefined && { dump: dump ?? undefined }),
      ...(screenshot !== undefined && { screenshot: screenshot ?? undefined }),
      ...(cutAfter !== undefined && { cutAfter: cutAfter ?? undefined }),
      ...(installFailure !== undefined && { installFailure: installFailure ?? undefined }),
      ...(stuckServices !== undefined && { stuckServices: new Set(stuckServices) }),
    };
    Object.assign(faults, plain, given);
  },
  "/clock": ({ clock }, { advance }) => clock.advance(advance),
  "/latency": ({ latency }, change) => void Object.assign(latency, change),
  "/power"({ power }, { screen, locked }) {
    if (screen === "on") power.wake();
    if (screen === "off") power.sleep();
    if (locked === false) power.dismissKeyguard();
  },
  "/radios": ({ radios }, change) => void Object.assign(radios, change),
  "/battery": ({ battery }, change) => void Object.assign(battery, change),
  "/kill": ({ processes }, { pid }) => processes.lowMemoryKill(pid),
  "/reboot": (phone) => phone.reboot(),
};

const change = (phone: Phone, path: keyof Change, body: unknown): string | undefined => {
  const read = changes[path].safeParse(body);
  if (!read.success) return z.prettifyError(read.error);
  const run: (phone: Phone, change: never) => void = apply[path];
  Reflect.apply(run, undefined, [phone, read.data]);
  return undefined;
};

const isChange = (path: string): path is keyof Change => Object.hasOwn(changes, path);

const stateOf = (phone: Phone) => ({
  serial: phone.serial,
  api: phone.profile.api,
  clock: { mode: phone.clock.mode, now: phone.clock.now(), uptime: phone.clock.uptime() },
  latency: { profile: phone.latency.profile, factor: phone.latency.factor },
  faults: { ...phone.faults, stuckServices: [...phone.faults.stuckServices] },
  power: { wakefulness: phone.power.wakefulness, locked: phone.power.locked },
  processes: phone.processes.all().map(({ pid, name }) => ({ pid, name })),
  focus: phone.windows.focused()?.title ?? null,
});

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const refuse = (status: number, error: string): Answer => ({ status, body: { error } });

const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > mostBytes) return undefined;
  }
  return text;
};

const answer = async (phone: Phone, request: IncomingMessage): Promise<Answer> => {
  // A page of the web that a browser of this machine shows must not reach the phone through a name of its own.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? ""))
    return refuse(403, "only 127.0.0.1 and localhost are served");
  const path = request.url ?? "/";
  if (request.method === "GET") {
    if (path === "/") return { status: 200, body: stateOf(phone) };
    if (path === "/truth") return { status: 200, body: phone.truth };
    return refuse(404, `nothing is at ${path}: GET / or /truth`);
  }
  if (request.method !== "POST") return refuse(405, "GET to look, POST to change");
  if (request.headers.origin !== undefined) return refuse(403, "not from a web page");
  if (!isChange(path))
    return refuse(404, `nothing is at ${path}: POST to ${Object.keys(changes).join(", ")}`);
  const text = await bodyOf(request);
  if (text === undefined) return refuse(413, `at most ${mostBytes} bytes`);
  let body: unknown;
  try {
    body = JSON.parse(text === "" ? "{}" : text);
  } catch {
    return refuse(400, "the body is not JSON");
  }
  const mistake = change(phone, path, body);
  return mistake === undefined ? { status: 200, body: stateOf(phone) } : refuse(400, mistake);
};

/** A running control server. */
export interface Control {
  /** `http://127.0.0.1:<port>`: GET `/` (state) and `/truth`; POST JSON to change things. */
  readonly url: string;
  close(): Promise<void>;
}

/** Start the control server of a phone on 127.0.0.1; port 0 (when not said) finds a free one. */
export const startControl = async (phone: Phone, { port = 0 } = {}): Promise<Control> => {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, body } = await answer(phone, request).catch((error: unknown) =>
      refuse(500, String(error)),
    );
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void serve(request, response));
  const bound = await listenOn(server, port);
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
