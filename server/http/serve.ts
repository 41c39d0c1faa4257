/** The HTTP API on a socket: `preflight serve`. */
import { once } from "node:events";
import type { Configuration } from "../config.ts";
import { ConfigError } from "../errors.ts";
import { isLoopback, linkName, namesFor } from "../guard.ts";
import { listen } from "../listen.ts";
import { openService } from "./service.ts";

/** Serve until `signal` aborts. `tell` gets the address once it answers, `log` what happens. */
export async function serve(
  settings: Configuration,
  tell: (address: string) => Promise<void>,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { host, port, token, servedAs } = settings;
  if (token === null && !isLoopback(host)) {
    throw new ConfigError(
      `--host ${host} lets other machines in, and there is no token to tell who may`,
      "Set PREFLIGHT_TOKEN to at least 16 characters, or leave out --host",
    );
  }
  const who = { token, hosts: [...namesFor(host), ...servedAs] };
  const service = await openService(settings, who, log);
  try {
    const listening = await listen(service.app, host, port);
    try {
      await tell(`http://${linkName(host)}:${listening.port}`);
      if (!signal.aborted) await once(signal, "abort");
      await service.close();
    } finally {
      await listening.close();
    }
  } finally {
    await service.close();
  }
}
