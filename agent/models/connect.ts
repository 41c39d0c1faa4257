/** A model by its settings. */
import { chatModel } from "./chat.ts";
import type { Model } from "./model.ts";
import { responsesModel } from "./responses.ts";
import type { ServerOptions } from "./server.ts";

/** Which of the two APIs the server has. */
export const apis = ["responses", "chat"] as const;
export type Api = (typeof apis)[number];

/** The model at an OpenAI-compatible server. Nothing is sent until it is asked. */
export const connectModel = (api: Api, options: ServerOptions): Model =>
  api === "chat" ? chatModel(options) : responsesModel(options);
