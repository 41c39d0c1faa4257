/** Stride: a log of workouts, built with Flutter, with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk, type StrideStatics } from "./disk.ts";
import { addLog } from "./screens/log.ts";
import { addMain } from "./screens/main.ts";
import { addSettings } from "./screens/settings.ts";
import { addTimer } from "./screens/timer.ts";
import { addWorkout } from "./screens/workout.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const stride = words.defineApp({
    package: "com.example.stride",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "0.9.4",
    versionCode: 94,
    minSdk: 24,
    targetSdk: 34,
    icon: { name: "run-fast", color: "#11230A", background: "#B8F04A" },
    theme: {
      primary: "#3F6600",
      onPrimary: "#FFFFFF",
      background: "#F7FAEF",
      surface: "#FFFFFF",
      text: "#191D13",
      textSecondary: "#54594A",
      dark: {
        primary: "#B8F04A",
        onPrimary: "#1F3700",
        background: "#10140A",
        surface: "#1B2014",
        text: "#E3E6D8",
        textSecondary: "#BDC2AF",
      },
    },
    disk: freshDisk,
    statics: (): StrideStatics => ({ started: false, syncing: false, miles: null }),
    strings,
    bugs,
    decoys,
  });
  addMain(stride, words);
  addWorkout(stride, words);
  addLog(stride, words);
  addTimer(stride, words);
  addSettings(stride, words);
  return stride;
};

export default app;
