import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { lists, openIn, type Tasks } from "../disk.ts";
import { donePage } from "./done.ts";
import { listsPage } from "./lists.ts";
import type { Main, MainFields, MainSaved, Tab } from "./state.ts";
import { finish, todayPage } from "./today.ts";

/** The three tabs: today, the lists, and what is done. */
export function addMain(tasks: Tasks, words: AppLanguage): void {
  tasks.activity<MainSaved, MainFields>("MainActivity", {
    launcher: true,
    saved: () => ({ tab: "today", filter: null, selected: [] }),
    fields: () => ({ counts: {}, selected: [] }),
    onCreate: (a) => {
      const lost = a.saved.selected.length > 0 && a.bug("selection-lost-on-rotation");
      a.fields.selected = lost ? [] : [...a.saved.selected];
    },
    onResume: count,
    onBack: (a) => {
      if (a.fields.selected.length > 0) {
        select(a, []);
        return true;
      }
      if (a.saved.tab === "today") return false;
      a.saved.tab = "today";
      return true;
    },
    view: (a) =>
      words.column(
        [
          bar(words, a),
          page(words, a),
          words.bottomNav({
            id: "nav",
            selected: `nav_${a.saved.tab}`,
            items: [
              tab(a, "today", "white-balance-sunny", badge(a)),
              tab(a, "lists", "format-list-bulleted", 0),
              tab(a, "done", "check-all", 0),
            ],
          }),
        ],
        { flex: 1, background: "background" },
      ),
  });
}

/** Counts the open tasks of every list when the screen comes back. */
function count(a: Main): void {
  for (const { id } of lists) {
    const now = openIn(a.disk, id).length;
    const known = a.fields.counts[id];
    if (known !== undefined && known !== now && a.bug("list-count-stale")) continue;
    a.fields.counts[id] = now;
  }
}

function select(a: Main, ids: readonly number[]): void {
  a.fields.selected = [...ids];
  a.saved.selected = [...ids];
}

function badge(a: Main): number {
  const mine = a.disk.tasks.filter((task) => task.today);
  const left = mine.filter((task) => !task.done).length;
  return left !== mine.length && a.bug("badge-counts-done") ? mine.length : left;
}

function tab(a: Main, name: Tab, icon: string, badge: number) {
  return {
    id: `nav_${name}`,
    icon,
    label: a.t(name),
    ...(badge > 0 ? { badge: String(badge) } : {}),
    onTap: () => {
      a.saved.tab = name;
      select(a, []);
      count(a);
    },
  };
}

function page(words: AppLanguage, a: Main): ViewNode {
  if (a.saved.tab === "lists") return listsPage(words, a);
  if (a.saved.tab === "done") return donePage(words, a);
  return todayPage(words, a, (ids) => select(a, ids));
}

function bar(words: AppLanguage, a: Main): ViewNode {
  const chosen = a.fields.selected;
  if (chosen.length > 0) {
    return words.toolbar({
      title: a.t("selected", { n: chosen.length }),
      navigation: { icon: "close", label: a.t("select.clear"), onTap: () => select(a, []) },
      actions: [
        {
          id: "action_finish",
          icon: "check-all",
          label: a.t("select.finish"),
          onTap: () => {
            for (const id of chosen) finish(a, id, true);
            select(a, []);
            a.snackbar(a.t("task.finished"));
          },
        },
      ],
    });
  }
  const label = a.bug("settings-without-label") ? {} : { label: a.t("settings") };
  return words.toolbar({
    title: a.t(a.saved.tab),
    actions: [
      { id: "action_week", icon: "chart-bar", label: a.t("week"), onTap: () => a.start("WeekActivity") },
      { id: "action_settings", icon: "tune-variant", ...label, onTap: () => a.start("SettingsActivity") },
    ],
  });
}
