/** `npm run phone:play -- --app shop`: a simulated phone in a browser page. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startSimulator } from "../simulator.ts";
import { AppFileError } from "../words/load-app.ts";
import { servePlay } from "./serve.ts";

const help = `Usage: npm run phone:play -- [--app NAME_OR_PATH ...] [--api 26-36] [--port N] [--locale ko-KR] [--clean]

  --app     shop, notes, a name in evals/apps, or an app file or folder; several may be given (default: shop)
  --api     Android's API level (default: 34)
  --port    of the page on 127.0.0.1 (default: a free one)
  --locale  the phone's language
  --clean   switch all seeded bugs off
`;

const apps = join(import.meta.dirname, "..", "apps");
const worlds = join(import.meta.dirname, "..", "..", "..", "evals", "apps");

/** Where an app of this name is. */
const pathOf = (name: string): string =>
  [resolve(name), join(apps, name), join(worlds, name), join(worlds, `${name}.ts`)].find(existsSync) ?? name;

/** Says what went wrong, in one line, and ends with the code for wrong usage. */
const refuse = (message: string): never => {
  process.stderr.write(`${message}\n`);
  return process.exit(2);
};

try {
  const { values } = parseArgs({
    options: {
      app: { type: "string", multiple: true, default: ["shop"] },
      api: { type: "string", default: "34" },
      port: { type: "string", default: "0" },
      locale: { type: "string" },
      clean: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    process.exit(0);
  }
  const simulator = await startSimulator({
    apps: values.app.map(pathOf),
    api: Number(values.api),
    clock: "real",
    off: values.clean ? "all" : [],
  });
  const { phone } = simulator;
  if (values.locale !== undefined) phone.settings.put("system", "system_locales", values.locale);
  const first = phone.packages.all().find(({ system }) => !system);
  if (first)
    await phone.activities.start({ package: first.name }, { wait: false, stopFirst: false, caller: "shell" });
  const play = await servePlay(phone, { port: Number(values.port) });
  process.stdout.write(
    `The phone is at ${play.url} (Android ${phone.profile.release}); adb connect 127.0.0.1:${simulator.adbdPort} reaches it as well.\nCtrl-C ends it.\n`,
  );
  process.once(
    "SIGINT",
    () => void Promise.all([play.close(), simulator.close()]).then(() => process.exit(130)),
  );
} catch (error) {
  if (error instanceof AppFileError || error instanceof RangeError) refuse(error.message);
  if (error instanceof TypeError) refuse(`${error.message}\n\n${help}`);
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    refuse("That port is in use: name another, or leave it out");
  throw error;
}
