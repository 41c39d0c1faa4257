/** Bori Wallet: money in won, screens that must not be photographed, English and Korean, with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { freshDisk, type WalletStatics } from "./disk.ts";
import { addCard } from "./screens/card.ts";
import { addConfirm } from "./screens/confirm.ts";
import { addMain } from "./screens/main.ts";
import { addSend } from "./screens/send.ts";
import { addSettings } from "./screens/settings.ts";
import { addTopUp } from "./screens/topUp.ts";
import { addTransaction } from "./screens/transaction.ts";
import { addTransactions } from "./screens/transactions.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const wallet = words.defineApp({
    package: "com.example.boriwallet",
    label: { en: strings.en.app, ko: strings.ko.app },
    versionName: "5.14.1",
    versionCode: 5141,
    minSdk: 28,
    targetSdk: 34,
    icon: { name: "wallet", color: "#E7F6F2", background: "#0F4C5C" },
    theme: {
      primary: "#0F4C5C",
      onPrimary: "#FFFFFF",
      background: "#F2F6F7",
      surface: "#FFFFFF",
      text: "#10242A",
      textSecondary: "#4F656C",
      dark: {
        primary: "#8ED3E4",
        onPrimary: "#003641",
        background: "#0B1417",
        surface: "#152226",
        text: "#DDEBEE",
        textSecondary: "#A9BEC4",
      },
    },
    disk: freshDisk,
    statics: (): WalletStatics => ({ hidden: null, warm: false }),
    strings,
    bugs,
    decoys,
  });
  addMain(wallet, words);
  addTransactions(wallet, words);
  addTransaction(wallet, words);
  addSend(wallet, words);
  addConfirm(wallet, words);
  addTopUp(wallet, words);
  addCard(wallet, words);
  addSettings(wallet, words);
  return wallet;
};

export default app;
