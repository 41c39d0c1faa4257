import type { AppLanguage } from "../language.ts";
import { defineApp } from "./define-app.ts";
import { exception } from "./exception.ts";
import { views } from "./views.ts";

/** The words that an app file is given. */
export const language: AppLanguage = { defineApp, exception, ...views };
