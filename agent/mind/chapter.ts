/** The conversation with the navigator: append-only within a chapter, so that the provider's cache holds. */
import type { Item, ModelReply, Picture } from "../models/model.ts";

export interface Chapter {
  readonly number: number;
  readonly items: readonly Item[];
  say(text: string, picture?: Picture | null): void;
  /** Takes the model's answer; it must be answered by `answer` before the model is asked again. */
  hear(reply: ModelReply): void;
  /** Answers every call of the last reply; as the user's words where there was none. */
  answer(text: string, picture?: Picture | null): void;
  /** Adds to the next answer. */
  readonly tokens: () => number;
}

/** Characters of our texts for a token, low so that limits hold, and tokens of a picture. */
const charactersPerToken = 3.5;
const tokensPerPicture = 1_100;

/** Tokens of a text, rather too many than too few. */
export const tokensOf = (text: string): number => Math.ceil(text.length / charactersPerToken);

/** A new chapter. */
export function openChapter(number: number): Chapter {
  const items: Item[] = [];
  let size = 0;
  let open: readonly string[] = [];
  const add = (item: Item, characters: number, picture: Picture | null): void => {
    items.push(item);
    size += characters / charactersPerToken + (picture === null ? 0 : tokensPerPicture);
  };
  const say = (text: string, picture: Picture | null = null): void =>
    add({ type: "user", text, picture }, text.length, picture);
  return {
    number,
    items,
    say,
    hear(reply) {
      open = reply.calls.map((call) => call.id);
      const item: Item = {
        type: "reply",
        text: reply.text === "" && reply.calls.length === 0 ? reply.refusal : reply.text,
        calls: reply.calls,
        carried: reply.carried,
      };
      add(item, JSON.stringify(item).length, null);
    },
    answer(text, picture = null) {
      const [first, ...others] = open;
      open = [];
      if (first === undefined) {
        say(text, picture);
        return;
      }
      add({ type: "output", call: first, text, picture }, text.length, picture);
      for (const call of others) add({ type: "output", call, text: "Not done.", picture: null }, 9, null);
    },
    tokens: () => Math.ceil(size),
  };
}
