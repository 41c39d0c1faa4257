/** The report that people read: one HTML file with everything in it, no scripts, nothing loaded from elsewhere. */
import { coverageSection } from "./coverage.ts";
import { findingsSection } from "./findings.ts";
import { html, trusted, type Markup } from "./html.ts";
import { albumMarkup, type Album } from "./pictures.ts";
import { stepsSection } from "./steps.ts";
import type { RunStory } from "./story.ts";
import { style } from "./style.ts";
import { duration, moment, wordsOf, type Language, type Words } from "./words.ts";

/** The whole file. `again` is the command that would do the same run again. */
export function reportPage(
  story: RunStory,
  album: Album,
  options: { language: Language; again: string },
): string {
  const { language, again } = options;
  const words = wordsOf(language);
  const { app } = story.started;
  const name = app.label === "" ? app.package : app.label;
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="Preflight" />
        <title>${name} ${app.versionName} · ${words.title}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <a class="skip" href="#findings">${words.skip}</a>
        ${albumMarkup(album, words)} ${head(story, words, language)}
        <main>
          ${findingsSection(story, album, words)} ${coverageSection(story, album, words)}
          ${stepsSection(story, album, words, language)}
        </main>
        <footer class="foot">
          <p>${words.again}: <code>${again}</code></p>
          <p>${words.madeBy}</p>
        </footer>
      </body>
    </html> `;
  return page.text;
}

function head(story: RunStory, words: Words, language: Language): Markup {
  const { app, device, policy, seed } = story.started;
  const confirmed = story.findings.filter(({ verdict }) => verdict === "confirmed").length;
  const { coverage } = story;
  const tiles: [label: string, value: string, tone: string][] = [
    [words.tiles.errors, String(story.findings.length), story.findings.length > 0 ? "bad" : "good"],
    [words.tiles.confirmed, String(confirmed), confirmed > 0 ? "bad" : ""],
    [words.tiles.screens, String(story.screens.length), ""],
    [words.tiles.steps, String(story.steps.length), ""],
  ];
  if (coverage && coverage.activities.length > 0) {
    const undeclared = coverage.reached.some((name) => !coverage.activities.includes(name));
    const reached = coverage.activities.filter((name) => coverage.reached.includes(name)).length;
    // A device tells only of activities that others may start: where more were seen, their whole number is not known.
    const value = undeclared ? `${coverage.reached.length}` : `${reached}/${coverage.activities.length}`;
    tiles.push([words.tiles.activities, value, ""]);
  }
  const facts: [label: string, value: string][] = [
    [words.facts.app, `${app.package} ${app.versionName} (${app.versionCode})`],
    [
      words.facts.device,
      `${device.model}, Android ${device.release} (API ${device.api}), ${device.width}×${device.height}`,
    ],
    [words.facts.started, moment(story.started.at, language)],
    [words.facts.took, duration(story.elapsedMs, language)],
    [words.facts.policy, policy],
    [words.facts.seed, String(seed)],
    [words.facts.run, story.run],
  ];
  return html`<header class="head">
    <div>
      <p class="brand">${words.title}</p>
      <h1 dir="auto">${app.label === "" ? app.package : app.label} <small>${app.versionName}</small></h1>
      <p class="outcome ${story.outcome}">
        ${words.outcome[story.outcome]}${story.reason !== "" && html`: <bdi>${story.reason}</bdi>`}
      </p>
      <ul class="tiles">
        ${tiles.map(([label, value, tone]) => html`<li class="${tone}"><b>${value}</b>${label}</li>`)}
      </ul>
      <dl class="facts">
        ${facts.map(
          ([label, value]) =>
            html`<div>
              <dt>${label}</dt>
              <dd dir="auto">${value}</dd>
            </div>`,
        )}
      </dl>
      <nav aria-label="${words.title}">
        <a href="#findings">${words.sections.findings}</a><a href="#coverage">${words.sections.coverage}</a
        ><a href="#steps">${words.sections.steps}</a>
      </nav>
    </div>
  </header>`;
}
