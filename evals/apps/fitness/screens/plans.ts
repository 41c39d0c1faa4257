import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Home } from "./home.ts";

const all = ["5k", "hill", "walk"] as const;

/** Plans to follow, one at a time. */
export function plans(words: AppLanguage, a: Home): ViewNode {
  const tip = words.text(a.t("tip"), {
    key: "tip",
    icon: "lightbulb-outline",
    padding: 16,
    corner: 12,
    background: "primaryContainer",
    onTap: () => undefined,
  });
  const cards = words.column(
    all.map((id) => card(words, a, id)),
    { gap: 12 },
  );
  const state = words.text(a.t(a.disk.plan === null ? "plan.none" : "plan.on"), { color: "textSecondary" });
  if (a.disk.plan === null && a.bug("tip-over-button")) {
    return words.stack(
      [
        words.scroll([state, cards], { id: "plans_scroll", flex: 1, gap: 12, padding: 16 }),
        words.column([tip], { absolute: { left: 16, right: 16, top: 440 } }),
      ],
      { flex: 1 },
    );
  }
  return words.scroll([state, cards, still(words, a)], { id: "plans_scroll", flex: 1, gap: 12, padding: 16 });
}

function still(words: AppLanguage, a: Home): ViewNode {
  return words.text(a.t("tip"), {
    icon: "lightbulb-outline",
    padding: 16,
    corner: 12,
    background: "primaryContainer",
  });
}

function card(words: AppLanguage, a: Home, id: (typeof all)[number]): ViewNode {
  const plan = a.t(`plan.${id}`);
  const on = a.disk.plan === id;
  const label = (): string => (a.bug("starts-alike") ? a.t("plan.start.plain") : a.t("plan.start", { plan }));
  return words.column(
    [
      words.text(plan, { textSize: 18, weight: "medium" }),
      words.text(a.t(`plan.${id}.about`), { color: "textSecondary" }),
      words.button(on ? a.t("plan.stop") : label(), {
        style: on ? "outlined" : "tonal",
        minHeight: 48,
        onTap: () => {
          a.disk.plan = on ? null : id;
        },
      }),
    ],
    { key: id, gap: 8, padding: 16, corner: 16, background: "surface", border: "divider" },
  );
}
