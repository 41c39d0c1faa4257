/** The part of the report on errors: an index, then a card for each. */
import type { Finding, FindingStep } from "../../agent/events.ts";
import { html, type Markup } from "./html.ts";
import { drawScreen, type Album } from "./pictures.ts";
import { nameOf, shortName, type RunStory, type ToldFinding } from "./story.ts";
import type { Words } from "./words.ts";

/** The section "Findings". */
export function findingsSection(story: RunStory, album: Album, words: Words): Markup {
  const { findings, steps, screens } = story;
  return html`<section id="findings" aria-labelledby="findings-title">
    <h2 id="findings-title">${words.sections.findings} <span class="count">${findings.length}</span></h2>
    ${
      findings.length === 0
        ? html`<div class="calm">
            <p><strong>${words.noFindings(steps.length, screens.length)}</strong></p>
            <p>${words.noFindingsNote}</p>
          </div>`
        : [
            index(findings, words),
            findings.map((told, position) => card(told, position, story, album, words)),
          ]
    }
  </section>`;
}

function index(findings: readonly ToldFinding[], words: Words): Markup {
  return html`<ol class="index">
    ${findings.map(
      (told) =>
        html`<li>
          <a href="#finding-${told.finding.id}">
            <span class="severity ${told.finding.severity}">${words.severity[told.finding.severity]}</span>
            <span class="what"
              ><b dir="auto">${told.finding.title}</b
              ><small>${words.kind[told.finding.kind]} · <bdi>${told.finding.where}</bdi></small></span
            >
            ${verdict(told, words)}</a
          >
        </li>`,
    )}
  </ol>`;
}

function verdict({ verdict, reproduced }: ToldFinding, words: Words): Markup {
  const words1 = words.verdict[verdict];
  if (!reproduced || reproduced.n === 0) {
    return html`<span class="verdict ${verdict}"
      >${words1} <small>${words.finding.neverReplayed}</small></span
    >`;
  }
  const { k, n } = reproduced;
  const dots =
    n <= 6 && html`<i class="dots" aria-hidden="true">${"●".repeat(k)}<i>${"●".repeat(n - k)}</i></i>`;
  return html`<span class="verdict ${verdict}" title="${words.reproduced(k, n)}"
    >${words1} ${dots}<small>${k}/${n}</small></span
  >`;
}

function card(told: ToldFinding, position: number, story: RunStory, album: Album, words: Words): Markup {
  const { finding } = told;
  const titles = new Map(
    [...story.screens, ...story.foreign].map(({ record }) => [record.screen, nameOf(record)]),
  );
  const { expected, actual, where, signal } = finding;
  const activity = shortName(finding.activity);
  const evidence = factsOf(finding);
  return html`<article class="finding" id="finding-${finding.id}" aria-labelledby="title-${finding.id}">
    <header>
      <p class="tags">
        <span class="severity ${finding.severity}">${words.severity[finding.severity]}</span
        ><span class="tag">${words.kind[finding.kind]}</span>${verdict(told, words)}
      </p>
      <h3 id="title-${finding.id}" dir="auto">${position + 1}. ${finding.title}</h3>
      <p class="where">
        ${words.finding.where}:
        <bdi>${where}</bdi>${!where.includes(activity) && html` <code>${activity}</code>`} ·
        <a href="#step-${finding.step}">${words.atStep(finding.step)}</a>
      </p>
    </header>
    <div class="body">
      <div class="told">
        <dl class="expected">
          <div>
            <dt>${words.finding.expected}</dt>
            <dd dir="auto">${expected}</dd>
          </div>
          <div class="actual">
            <dt>${words.finding.actual}</dt>
            <dd dir="auto">${actual}</dd>
          </div>
        </dl>
        <h4>${told.minimal ? words.finding.minimal : words.finding.asFound}</h4>
        ${stepList(told.steps, titles)}
        ${
          evidence.length > 0 &&
          html`<h4>${words.finding.evidence}</h4>
            <ul class="evidence">
              ${evidence.map((line) => html`<li dir="auto">${line}</li>`)}
            </ul>`
        }
      </div>
      ${pair(finding, album, words)}
    </div>
    ${
      signal &&
      signal.excerpt.length > 0 &&
      html`<details class="log" open>
        <summary>${words.finding.log} <small>${signal.cause}</small></summary>
        <pre tabindex="0"><code>${dedented(signal.excerpt)}</code></pre>
      </details>`
    }
    ${
      signal &&
      signal.frames.length > 0 &&
      html`<details class="log">
        <summary>${words.finding.stack}</summary>
        <pre
          tabindex="0"
        ><code>${[`${signal.cause}: ${signal.message}`, ...signal.frames.map((frame) => `    at ${frame.replace(/^\s*at\s+/, "")}`)].join("\n")}</code></pre>
      </details>`
    }
    <footer>
      ${words.finding.signature} <code>${finding.signature}</code> · ${words.finding.oracle}
      <code>${finding.oracle}</code>${
        signal &&
        signal.witnesses.length > 0 &&
        html` · ${words.finding.witnesses}: ${signal.witnesses.join(", ")}`
      }
    </footer>
  </article>`;
}

/** What a finding rests on, without what its signal shows in full below. */
function factsOf({ evidence, signal }: Finding): string[] {
  if (!signal) return [...evidence];
  const shown = new Set(signal.excerpt.map((line) => line.trim()));
  return evidence.filter((line) => !shown.has(line.trim()) && !line.startsWith("witnesses: "));
}

/** Log lines without the white space that logcat puts before the time. */
function dedented(lines: readonly string[]): string {
  return lines.map((line) => line.trimStart()).join("\n");
}

function stepList(steps: readonly FindingStep[], titles: ReadonlyMap<string, string>): Markup {
  // A long way stands in a box that scrolls, so that the next finding is not pages away.
  const long = steps.length > 16 && html` long" tabindex="0`;
  return html`<ol class="steps-to${long}">
    ${steps.map(
      ({ action, screen }) =>
        html`<li>
          <span dir="auto">${action.words}</span> <small dir="auto">${titles.get(screen) ?? screen}</small>
        </li>`,
    )}
  </ol>`;
}

function pair(finding: Finding, album: Album, words: Words): Markup {
  const bounds = finding.element?.bounds;
  const actedOn = aimedAtElement(finding);
  const shots = [
    { name: words.finding.before, screen: finding.before, mark: actedOn ? bounds : undefined },
    { name: words.finding.after, screen: finding.after, mark: actedOn ? undefined : bounds },
  ];
  return html`<div class="pair">
    ${shots.map(({ name, screen, mark }) => {
      const element = mark && finding.element ? `, ${finding.element.label} ${words.finding.marked}` : "";
      const label = `${name}: ${screen ? nameOf(screen) : ""}${element}`;
      return html`<figure>
        ${drawScreen(screen, album, words, { size: "large", label, mark })}
        <figcaption>${name}<small dir="auto">${screen && nameOf(screen)}</small></figcaption>
      </figure>`;
    })}
  </div>`;
}

/** Is the finding's element the one that the last step acted on? Then it is marked on the screen before it. */
function aimedAtElement({ element, steps }: Finding): boolean {
  const target = steps.at(-1)?.action.target;
  if (!element || !target) return false;
  return target.resourceId === element.resourceId && target.label === element.label;
}
