import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Clinic, inWords, type Page, type Paper, papers } from "../disk.ts";
import { doctorOf } from "../doctors.ts";
import { nothing, screen } from "../look.ts";
import { dateText } from "./documents.ts";

type Fields = { state: "loading" | "there" | "failed" };
type Reader = Page<object, Fields>;

/** A paper as the clinic's web page shows it. */
export function addDocument(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<object, Fields>("DocumentActivity", {
    fields: () => ({ state: "loading" }),
    onCreate: load,
    onBack: (a) => {
      if (!a.bug("back-skips-documents")) return false;
      a.start("MainActivity", {}, { clearTop: true });
      return true;
    },
    view: (a) => {
      const paper = papers.find((each) => each.id === a.extras["document"]);
      if (paper === undefined) return words.column([]);
      return screen(words, a, inWords(a, paper.title), [content(words, a, paper)]);
    },
  });
}

function load(a: Reader): void {
  a.fields.state = "loading";
  a.request(
    () => true,
    (answer) => {
      a.fields.state = answer.ok ? "there" : "failed";
    },
    500,
  );
}

function content(words: AppLanguage, a: Reader, paper: Paper): ViewNode {
  if (a.fields.state === "loading")
    return words.column([words.progressSpinner({ id: "document_busy" })], { padding: 40 });
  if (a.fields.state === "failed") {
    // Nobody listens to the web view's error.
    if (a.bug("document-blank-offline"))
      return words.webView({
        id: "document_page",
        flex: 1,
        url: urlOf(paper),
        title: "",
        content: words.column([]),
      });
    return nothing(
      words,
      "wifi-off",
      a.t("offline"),
      a.t("offline.about"),
      words.button(a.t("again"), {
        id: "document_again",
        style: "outlined",
        minHeight: 48,
        alignSelf: "center",
        onTap: () => load(a),
      }),
    );
  }
  return words.webView({
    id: "document_page",
    flex: 1,
    url: urlOf(paper),
    title: paper.title.de,
    content: page(words, paper),
  });
}

const urlOf = (paper: Paper): string => `https://praxisampark.example/dokumente/${paper.id}`;

const ink = { color: "#1B2430" };

/** Papers are German: they are what the doctor signed. */
function page(words: AppLanguage, paper: Paper): ViewNode {
  return words.column(
    [
      words.text(paper.title.de, { textSize: 24, weight: "bold", ...ink }),
      words.text(`Praxis am Park · ${dateText(paper)}`, { textSize: 14, color: "#4A5565" }),
      words.text("Patientin: Johanna Weiß, geb. 14.06.1987", { textSize: 15, ...ink }),
      words.divider({ background: "#C9D2DC" }),
      ...body(paper).map(([label, value]) =>
        words.row(
          [
            words.text(label, { flex: 1, textSize: 15, ...ink }),
            words.text(value, { textSize: 15, weight: "medium", ...ink }),
          ],
          { key: label, gap: 12, minHeight: 30 },
        ),
      ),
      words.text(`gez. ${doctorOf(paper.doctor)?.name ?? ""}`, {
        textSize: 14,
        color: "#4A5565",
        margin: { top: 16 },
      }),
    ],
    { padding: 20, gap: 8 },
  );
}

function body(paper: Paper): readonly (readonly [label: string, value: string])[] {
  switch (paper.kind) {
    case "result":
      return [
        ["Hämoglobin", "13,8 g/dl"],
        ["Leukozyten", "6,2 /nl"],
        ["Thrombozyten", "254 /nl"],
        ["Kreatinin", "0,8 mg/dl"],
        ["Natrium", "140 mmol/l"],
        ["Kalium", "4,1 mmol/l"],
      ];
    case "plan":
      return [
        ["Ramipril 5 mg", "1-0-0"],
        ["Metoprolol 47,5 mg", "1-0-1"],
        ["Pantoprazol 20 mg", "1-0-0"],
        ["Vitamin D3", "0-1-0"],
      ];
    default:
      return [
        ["Anlass", "Kontrolle"],
        ["Befund", "unauffällig"],
        ["Empfehlung", "Wiedervorstellung in sechs Monaten"],
      ];
  }
}
