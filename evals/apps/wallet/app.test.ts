import { expect, it } from "vitest";
import { crashLog } from "../drive.ts";
import { prove } from "../prove.ts";
import app from "./app.ts";
import { bugs } from "./bugs.ts";
import { packageName, triggers } from "./script.ts";
import { strings } from "./words.ts";

prove({
  name: "Bori Wallet",
  app,
  packageName,
  bugs,
  triggers,
  wrong: {
    "sent-twice": ({ play }) => play.textOf("home_balance") !== "₩1,263,800",
    "spent-without-last": ({ play }) => play.textOf("tx_out") !== "₩749,250",
    "more-than-balance": ({ play }) => play.screen() === "ConfirmActivity",
    "token-in-log": ({ phone }) =>
      phone.logs.read(["main"]).some((entry) => entry.message.includes("Bearer")),
    "transfer-lost-in-background": ({ play }) => play.textOf("send_amount") !== "45000",
    "empty-amount-crash": ({ phone }) => crashLog(phone).includes("SendActivity.onContinue"),
    "detail-day-before": ({ play }) => play.textOf("detail_date") !== "2 Mar",
    "balance-clipped": ({ play }) => {
      const box = play.box("home_balance");
      return box !== undefined && box.rect.bottom - box.rect.top < 150;
    },
    "topup-without-consent": ({ play }) => play.box("topup_go")?.enabled === true,
    "topup-offline-success": ({ play }) => play.has({ text: "Topped up with ₩50,000" }),
    "copy-too-small": ({ play }) => {
      const box = play.box("card_copy");
      return box !== undefined && box.rect.right - box.rect.left < 100;
    },
    "hidden-forgotten": ({ play }) => play.box("set_hidden")?.checked === false,
    "statement-freezes": (driven) => driven.died(),
    "limit-in-english": ({ play }) => play.has({ text: "Monthly limit" }),
  },
  stops: [
    { screen: "TransactionsActivity", path: ["home_all"] },
    { screen: "TransactionActivity", path: ["home_all", { text: "Salary" }] },
    { screen: "SendActivity", path: ["home_send"] },
    { screen: "TopUpActivity", path: ["home_topup"] },
    { screen: "CardActivity", path: ["home_card"] },
    { screen: "SettingsActivity", path: ["action_settings"] },
    { screen: "SettingsActivity", path: ["action_settings", "set_limit"] },
  ],
  modes: [
    { screen: "TransactionsActivity", path: ["home_all", "tx_tab_in"] },
    { screen: "TopUpActivity", path: ["home_topup", "topup_10000"] },
    { screen: "SendActivity", path: ["home_send", "send_next"] },
  ],
});

it("Bori Wallet has every word in Korean", () => {
  expect(Object.keys(strings.ko).toSorted()).toEqual(Object.keys(strings.en).toSorted());
});
