/**
 * Recordings of model turns: request and reply, a file for each, named by the request's normalised content. `record` asks
 * and writes; `replay` takes what is written and asks for the rest; `strict` never asks.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ModelError, ModelReply, ModelRequest } from "./model.ts";
import type { Model } from "./model.ts";

export const recordingModes = ["record", "replay", "strict"] as const;
export type RecordingMode = (typeof recordingModes)[number];

const Recording = z.strictObject({ model: z.string(), request: ModelRequest, reply: ModelReply });

/** What differs between equal requests of two runs: fences, names of calls, reasoning, caching. Pictures count by content. */
function normalised(model: string, request: ModelRequest): ModelRequest & { readonly model: string } {
  const calls = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = calls.get(id) ?? `call${calls.size + 1}`;
    calls.set(id, name);
    return name;
  };
  return {
    model,
    ...request,
    cacheKey: "",
    system: withoutFences(request.system),
    items: request.items.map((item) => {
      if (item.type === "user")
        return { ...item, text: withoutFences(item.text), picture: hashed(item.picture) };
      if (item.type === "output") {
        const { call, text, picture } = item;
        return { ...item, call: nameOf(call), text: withoutFences(text), picture: hashed(picture) };
      }
      const named = item.calls.map((call) => ({ ...call, id: nameOf(call.id) }));
      return { ...item, carried: [], calls: named };
    }),
  };
}

const withoutFences = (text: string): string => text.replaceAll(/⟦(\/?)(\w+) [0-9a-f]+⟧/g, "⟦$1$2⟧");

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

type PictureOrNot = Extract<ModelRequest["items"][number], { type: "user" }>["picture"];

const hashed = (picture: PictureOrNot): PictureOrNot =>
  picture === null ? null : { ...picture, base64: `sha256:${digest(picture.base64)}` };

/** Name of a request's recording. Exported for those who look one up by hand. */
export const recordingKey = (model: string, request: ModelRequest): string =>
  digest(JSON.stringify(normalised(model, request))).slice(0, 32);

/** Null when there is none. */
async function read(file: string): Promise<ModelReply | null> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return null;
  }
  try {
    return Recording.parse(JSON.parse(text)).reply;
  } catch (error) {
    throw new ModelError("recording", `The recording ${file} cannot be read`, "Delete it and record again", {
      cause: error,
    });
  }
}

/** A model whose turns are kept in `folder`. */
export function recordedModel(model: Model, mode: RecordingMode, folder: string): Model {
  return {
    name: model.name,
    async ask(request, signal) {
      signal.throwIfAborted();
      const key = recordingKey(model.name, request);
      const file = join(folder, `${key}.json`);
      if (mode !== "record") {
        const known = await read(file);
        if (known !== null) return known;
        if (mode === "strict") {
          throw new ModelError(
            "recording",
            `There is no recording of this ${request.purpose} request (${key}) in ${folder}`,
            "Record again with --recordings record",
          );
        }
      }
      const reply = await model.ask(request, signal);
      await mkdir(folder, { recursive: true });
      const content = { model: model.name, request: normalised(model.name, request), reply };
      const { model: _name, ...kept } = content.request;
      await writeFile(`${file}.part`, `${JSON.stringify({ ...content, request: kept }, null, 2)}\n`);
      await rename(`${file}.part`, file);
      return reply;
    },
  };
}
