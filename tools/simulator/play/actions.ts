/** What a person does to the phone in the page of `phone:play`. */
import { z } from "zod";
import type { Phone } from "../phone.ts";

const place = z.number().min(-10_000).max(10_000);

/** One thing that is done. */
export const actionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("tap"), x: place, y: place }),
  z.strictObject({
    kind: z.literal("swipe"),
    x1: place,
    y1: place,
    x2: place,
    y2: place,
    ms: z.int().min(1).max(10_000),
  }),
  z.strictObject({ kind: z.literal("key"), code: z.int().min(0).max(400) }),
  z.strictObject({ kind: z.literal("text"), text: z.string().max(5_000) }),
  z.strictObject({ kind: z.literal("open"), package: z.string().max(300) }),
  z.strictObject({ kind: z.enum(["rotate", "night", "font", "airplane", "kill"]) }),
]);

export type Action = z.infer<typeof actionSchema>;

/** Turn the phone on its side, or back. */
const rotate = ({ settings }: Phone): void => {
  const turned = settings.get("system", "user_rotation") === "1";
  settings.put("system", "accelerometer_rotation", "0");
  settings.put("system", "user_rotation", turned ? "0" : "1");
};

/** Do it, as the phone's input and its quick settings would. */
export const act = async (phone: Phone, action: Action): Promise<void> => {
  const { input, settings, radios } = phone;
  switch (action.kind) {
    case "tap":
      return input.tap(action.x, action.y);
    case "swipe":
      return input.swipe(action.x1, action.y1, action.x2, action.y2, action.ms);
    case "key":
      return input.key(action.code);
    case "text":
      // As a keyboard that can type anything.
      input.commit(action.text);
      return undefined;
    case "open":
      await phone.activities.start(
        {
          action: "android.intent.action.MAIN",
          categories: ["android.intent.category.LAUNCHER"],
          package: action.package,
        },
        { wait: false, stopFirst: false, caller: "shell" },
      );
      return undefined;
    case "rotate":
      return rotate(phone);
    case "night":
      phone.nightMode = phone.nightMode === "yes" ? "no" : "yes";
      return undefined;
    case "font":
      settings.put("system", "font_scale", settings.get("system", "font_scale") === "1.5" ? "1.0" : "1.5");
      return undefined;
    case "airplane":
      radios.airplane = !radios.airplane;
      radios.wifi = !radios.airplane;
      return undefined;
    case "kill":
      for (const { package: name } of phone.processes.all()) phone.processes.killBackground(name);
      return undefined;
    default:
      return action satisfies never;
  }
};
