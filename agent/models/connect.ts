/** A model by its settings. */
import { chatModel } from "./chat.ts";
import type { Api, Model } from "./model.ts";
import { responsesModel } from "./responses.ts";
import type { ServerOptions } from "./server.ts";

/** The model at an OpenAI-compatible server. Nothing is sent until it is asked. */
export const connectModel = (api: Api, options: ServerOptions): Model =>
  api === "chat" ? chatModel(options) : responsesModel(options);
