import type { AppLanguage } from "../../../../tools/simulator/language.ts";
import { type Clinic, inWords, isGerman, type Paper, papers } from "../disk.ts";
import { doctorOf } from "../doctors.ts";
import { screen } from "../look.ts";

type Kind = Paper["kind"] | "all";

const kinds = ["all", "letter", "result", "plan"] as const;

/** Letters, results and plans. */
export function addDocuments(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<{ kind: Kind }>("DocumentsActivity", {
    saved: () => ({ kind: "all" }),
    view: (a) => {
      const { kind } = a.saved;
      return screen(words, a, a.t("documents"), [
        words.row(
          kinds.map((each) =>
            words.chip(a.t(`kind.${each}`), {
              id: `kind_${each}`,
              minHeight: 48,
              checkable: true,
              selected: kind === each,
              onTap: () => {
                a.saved.kind = each;
              },
            }),
          ),
          { gap: 8, padding: [4, 16], wrap: true, shrink: 0 },
        ),
        words.text(a.t("documents.note"), {
          id: "documents_note",
          textSize: 13,
          color: "textSecondary",
          padding: [4, 16],
          visibility: isGerman(a) ? "gone" : "visible",
        }),
        words.list<Paper>({
          id: "document_list",
          flex: 1,
          items: papers.filter((each) => kind === "all" || each.kind === kind),
          key: (each) => String(each.id),
          row: (each) =>
            words.row(
              [
                words.icon(icons[each.kind], { size: 28, color: "primary" }),
                words.column(
                  [
                    words.text(inWords(a, each.title), {
                      id: "document_title",
                      textSize: 16,
                      weight: "medium",
                    }),
                    words.text(`${dateText(each)} · ${doctorOf(each.doctor)?.name ?? ""}`, {
                      id: "document_about",
                      color: "textSecondary",
                    }),
                  ],
                  { flex: 1, gap: 2 },
                ),
              ],
              {
                gap: 16,
                padding: [8, 16],
                minHeight: 68,
                onTap: () => a.start("DocumentActivity", { document: each.id }),
              },
            ),
        }),
      ]);
    },
  });
}

const icons = { letter: "email-outline", result: "flask-outline", plan: "clipboard-list-outline" } as const;

/** "24.02.2026", on papers the same in every language. */
export const dateText = (paper: Paper): string =>
  `${String(paper.date[0]).padStart(2, "0")}.${String(paper.date[1]).padStart(2, "0")}.2026`;
