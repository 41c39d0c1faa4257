/** The part of the report that tells the whole run, step by step. */
import { html, type Markup } from "./html.ts";
import { drawScreen, type Album } from "./pictures.ts";
import { nameOf, type RunStory, type StepEvent } from "./story.ts";
import { duration, type Language, type Words } from "./words.ts";

/** The section "Steps". */
export function stepsSection(story: RunStory, album: Album, words: Words, language: Language): Markup {
  const goals = new Map(story.goals.map((goal) => [goal.id, goal.text]));
  const raised = new Map<number, { id: string; title: string }[]>();
  for (const { finding } of story.findings) {
    raised.set(finding.step, [...(raised.get(finding.step) ?? []), finding]);
  }
  let goal: string | undefined;
  return html`<section id="steps" aria-labelledby="steps-title">
    <h2 id="steps-title">${words.sections.steps} <span class="count">${story.steps.length}</span></h2>
    <p class="filters">
      <label><input type="radio" name="steps" checked /> ${words.filters.all}</label>
      <label><input type="radio" name="steps" id="eventful" /> ${words.filters.eventful}</label>
    </p>
    <ol class="steps">
      ${story.steps.map((step) => {
        const heading =
          step.goal !== goal &&
          goals.size > 1 &&
          html`<li class="goal" dir="auto">${goals.get(step.goal) ?? step.goal}</li>`;
        goal = step.goal;
        return [heading, row(step, raised.get(step.step) ?? [], album, words, language)];
      })}
    </ol>
    ${
      story.notes.length > 0 &&
      html`<h3>${words.sections.notes}</h3>
        <ul class="notes">
          ${story.notes.map(({ level, text }) => html`<li class="${level}" dir="auto">${text}</li>`)}
        </ul>`
    }
  </section>`;
}

function row(
  step: StepEvent,
  found: readonly { id: string; title: string }[],
  album: Album,
  words: Words,
  language: Language,
): Markup {
  const { action, after, before, signals, error, reason, expect } = step;
  const screen = after ?? before;
  const eventful = found.length > 0 || error !== "" || signals.some(alarming);
  const spent = Object.values(step.timings).reduce((sum, ms) => sum + ms, 0);
  const label = `${words.atStep(step.step)}: ${screen ? nameOf(screen) : ""}`;
  return html`<li id="step-${step.step}" class="step${eventful ? " eventful" : ""}" value="${step.step}">
    <span class="number">${step.step}</span>${drawScreen(screen, album, words, { size: "small", label })}
    <div>
      <p><b dir="auto">${action.words}</b></p>
      <p class="meta">
        ${before && screen && nameOf(before) !== nameOf(screen) && html`<bdi>${nameOf(before)}</bdi> → `}<bdi>${screen && nameOf(screen)}</bdi>${reason !== "" && html` · <bdi>${reason}</bdi>`}
        · ${duration(spent, language)}
      </p>
      ${expect !== "" && html`<p class="meta">${words.step.expect}: <bdi>${expect}</bdi></p>`}
      ${error !== "" && html`<p class="failed">${words.step.failed}: <bdi>${error}</bdi></p>`}
      ${signals.map((signal) => html`<p class="signal ${alarming(signal) ? "" : "quiet"}">${signal.kind}: ${signal.cause}</p>`)}
      ${found.map(({ id, title }) => html`<p class="raised"><a href="#finding-${id}" dir="auto">${title}</a></p>`)}
    </div>
  </li>`;
}

/** Is it an error of the app by itself? A caught exception, a slow frame or our own kill is not. */
function alarming({ kind, expected }: StepEvent["signals"][number]): boolean {
  return !expected && ["crash", "native-crash", "anr", "process-death"].includes(kind);
}
