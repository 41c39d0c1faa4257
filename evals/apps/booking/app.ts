/** Harbor Stays: houses for a few nights, a form, a location and a network, with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk, type StayStatics } from "./disk.ts";
import { addGuest } from "./screens/guest.ts";
import { addHouse } from "./screens/house.ts";
import { addMain } from "./screens/main.ts";
import { addResults } from "./screens/results.ts";
import { addReview } from "./screens/review.ts";
import { addTrip, addTrips } from "./screens/trips.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const stays = words.defineApp({
    package: "com.example.harborstays",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "2.11.0",
    versionCode: 2110,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "anchor", color: "#FFFFFF", background: "#1C3F94" },
    theme: {
      primary: "#1C3F94",
      onPrimary: "#FFFFFF",
      background: "#F4F6FC",
      surface: "#FFFFFF",
      text: "#151A2D",
      textSecondary: "#525A73",
      dark: {
        primary: "#B4C5FF",
        onPrimary: "#06256F",
        background: "#10131F",
        surface: "#1B2032",
        text: "#E2E5F3",
        textSecondary: "#B9BFD6",
      },
    },
    permissions: ["android.permission.INTERNET", "android.permission.ACCESS_FINE_LOCATION"],
    disk: freshDisk,
    statics: (): StayStatics => ({ warm: false }),
    strings,
    bugs,
    decoys,
  });
  addMain(stays, words);
  addResults(stays, words);
  addHouse(stays, words);
  addGuest(stays, words);
  addReview(stays, words);
  addTrips(stays, words);
  addTrip(stays, words);
  return stays;
};

export default app;
