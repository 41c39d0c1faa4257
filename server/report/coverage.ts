/** The part of the report on where the run went: screens, activities, goals. */
import { html, type Markup } from "./html.ts";
import { drawScreen, type Album } from "./pictures.ts";
import { nameOf, type RunStory } from "./story.ts";
import type { Words } from "./words.ts";

/** The section "Coverage". */
export function coverageSection(story: RunStory, album: Album, words: Words): Markup {
  const { screens, findings } = story;
  const errors = new Map<string, number>();
  for (const { finding } of findings) errors.set(finding.screen, (errors.get(finding.screen) ?? 0) + 1);
  return html`<section id="coverage" aria-labelledby="coverage-title">
    <h2 id="coverage-title">${words.sections.coverage} <span class="count">${screens.length}</span></h2>
    ${activities(story, words)}
    <ul class="screens">
      ${screens.map(({ record, visits, firstStep }) => {
        const found = errors.get(record.screen) ?? 0;
        return html`<li${found > 0 && html` class="hit"`}>${drawScreen(record, album, words, { size: "middle", label: nameOf(record) })}
<p><b dir="auto">${nameOf(record)}</b><small>${record.screen} · ${words.visits(visits)} · <a href="#step-${firstStep}">${words.atStep(firstStep)}</a></small>${
          found > 0 && html`<span class="found">${words.sections.findings}: ${found}</span>`
        }</p></li>`;
      })}
    </ul>
    ${goals(story, words)}
  </section>`;
}

function activities({ coverage }: RunStory, words: Words): Markup | false {
  if (!coverage || coverage.activities.length === 0) return false;
  const reached = new Set(coverage.reached);
  // More were seen than the device told of: how many there are is not known, so nothing is counted against it.
  if (coverage.reached.some((name) => !coverage.activities.includes(name)))
    return html`<ul class="activities">
      ${coverage.reached.map(
        (name) =>
          html`<li class="yes">
            <code title="${name}">${name.split(".").at(-1)}</code> <small>${words.reached}</small>
          </li>`,
      )}
    </ul>`;
  const count = coverage.activities.filter((name) => reached.has(name)).length;
  return html`<p>${words.activities(count, coverage.activities.length)}</p>
    <meter min="0" max="${coverage.activities.length}" value="${count}">
      ${count}/${coverage.activities.length}
    </meter>
    <ul class="activities">
      ${coverage.activities.map((name) => {
        const [state, word] = reached.has(name) ? ["yes", words.reached] : ["no", words.notReached];
        return html`<li class="${state}">
          <code title="${name}">${name.split(".").at(-1)}</code> <small>${word}</small>
        </li>`;
      })}
    </ul>`;
}

function goals({ goals }: RunStory, words: Words): Markup | false {
  if (goals.length === 0) return false;
  return html`<h3>${words.sections.goals}</h3>
    <ul class="goals">
      ${goals.map(
        ({ text, outcome, evidence, steps }) =>
          html`<li>
            <b dir="auto">${text}</b> <span class="tag">${words.goalOutcome[outcome ?? "open"]}</span
            ><small dir="auto">${evidence}</small><small>${words.sections.steps}: ${steps}</small>
          </li>`,
      )}
    </ul>`;
}
