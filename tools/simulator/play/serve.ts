/** A page on loopback that shows a phone and takes clicks and keys: to see whether an app looks and feels right. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import sharp from "sharp";
import type { Phone } from "../phone.ts";
import { listenOn } from "../wire/adbd/listen.ts";
import { act, actionSchema } from "./actions.ts";
import { playPage } from "./page.ts";

/** Milliseconds between looks at the screen while a page waits for the next picture. */
const lookEvery = 60;

const mostBytes = 65_536;

interface Shown {
  readonly phone: Phone;
  readonly version: () => string;
  /** A page that sees no change is told so after this many milliseconds, and asks again. */
  readonly patience: number;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly tag?: string;
}

const json = (status: number, body: unknown): Answer => ({
  status,
  type: "application/json",
  body: JSON.stringify(body),
});

/** What would make the picture another one: the scenes as they were drawn, and what stands around them. */
const createVersion = (phone: Phone): (() => string) => {
  const numbers = new WeakMap<object, number>();
  let last = 0;
  return () => {
    const { layers, ...around } = phone.windows.frame();
    const scenes = layers.map(({ scene }) => {
      const known = numbers.get(scene) ?? ++last;
      numbers.set(scene, known);
      // A spinner turns.
      return scene.animating ? `${known}@${Math.floor(phone.clock.now() / 150)}` : String(known);
    });
    return createHash("sha1")
      .update(`${scenes.join()} ${JSON.stringify(around)}`)
      .digest("hex")
      .slice(0, 16);
  };
};

const screen = async ({ phone, version, patience }: Shown, known: string | null): Promise<Answer> => {
  const end = performance.now() + patience;
  while (version() === known && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  const tag = version();
  if (tag === known) return { status: 204, type: "text/plain", body: "" };
  const { width, height, data } = phone.windows.screenshot();
  const picture = sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
  return { status: 200, type: "image/jpeg", body: await picture.jpeg({ quality: 88 }).toBuffer(), tag };
};

const stateOf = (phone: Phone) => {
  const bugs = phone.packages.all().flatMap(({ app }) => app?.manifest.bugs ?? []);
  return {
    focus: phone.windows.focused()?.title ?? null,
    time: new Date(phone.clock.now()).toISOString().slice(11, 19),
    processes: phone.processes.all().map(({ pid, name }) => `${name} (${pid})`),
    bugs: bugs.map(({ id, summary }) => {
      const events = phone.truth.filter(({ bug }) => bug === id).map(({ event }) => event);
      const state = events.includes("triggered") ? "triggered" : events.includes("reached") ? "reached" : "";
      return { id, summary, state };
    }),
  };
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > mostBytes) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const page = (phone: Phone): Answer => ({
  status: 200,
  type: "text/html; charset=utf-8",
  body: playPage({
    version: `Android ${phone.profile.release}`,
    apps: phone.packages
      .all()
      .filter(
        ({ activities, name }) => activities.some(({ launcher }) => launcher) && !name.includes("nexus"),
      )
      .filter(({ name }) => !/packageinstaller|permissioncontroller/.test(name)),
  }),
});

const answer = async (shown: Shown, request: IncomingMessage): Promise<Answer> => {
  const { phone } = shown;
  const { host = "", origin } = request.headers;
  // Other pages in the same browser must not press this phone's buttons.
  if (
    !/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(host) ||
    (origin !== undefined && origin !== `http://${host}`)
  )
    return json(403, { error: "only this machine's own page is served" });
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const route = `${request.method ?? ""} ${url.pathname}`;
  switch (route) {
    case "GET /":
      return page(phone);
    case "GET /screen":
      return screen(shown, url.searchParams.get("not"));
    case "GET /state":
      return json(200, stateOf(phone));
    case "POST /act": {
      const action = actionSchema.safeParse(await bodyOf(request));
      if (!action.success) return json(400, { error: action.error.message });
      await act(phone, action.data);
      return json(200, {});
    }
    default:
      return json(404, { error: `nothing is at ${url.pathname}` });
  }
};

/** A running page. */
export interface Play {
  readonly url: string;
  close(): Promise<void>;
}

/** Serve the page of a phone on 127.0.0.1; port 0 (when not said) finds a free one. */
export const servePlay = async (phone: Phone, { port = 0, patience = 2_000 } = {}): Promise<Play> => {
  const shown = { phone, version: createVersion(phone), patience };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, type, body, tag } = await answer(shown, request).catch((error: unknown) =>
      json(500, { error: String(error) }),
    );
    response.writeHead(status, {
      "content-type": type,
      "cache-control": "no-store",
      ...(tag !== undefined && { etag: tag }),
    });
    response.end(body);
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
