/** Builds the real servers of the tests ahead of them: `npm run build:servers`. */
import { buildServers } from "./servers.ts";

await buildServers();
