/** Plots as SVG: stages of recall by family, and bugs found over steps. */
import type { SeededResult } from "../suites/seeded/seeded.ts";

const text = (x: number, y: number, words: string, more = ""): string =>
  `<text x="${x}" y="${y}" font-size="12" fill="#333" ${more}>${words}</text>`;

const frame = (width: number, height: number, title: string, inside: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}" font-family="system-ui, sans-serif">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...inside,
    "</svg>",
    "",
  ].join("\n");

/** A bar a family, from all its bugs to those that were reported. */
export function stagesPlot({ families }: SeededResult): string {
  const rows = families.filter((row) => row.bugs > 0);
  const most = Math.max(1, ...rows.map((row) => row.bugs));
  const scale = 420 / most;
  const bars = rows.flatMap((row, at) => {
    const y = 44 + at * 34;
    const bar = (count: number, color: string): string =>
      `<rect x="130" y="${y}" width="${Math.round(count * scale)}" height="20" fill="${color}"/>`;
    return [
      text(120, y + 15, row.family, 'text-anchor="end"'),
      bar(row.bugs, "#e3e6ea"),
      bar(row.reached, "#c2d1e0"),
      bar(row.triggered, "#84a9cc"),
      bar(row.tp, "#1f5f99"),
      text(136 + Math.round(row.bugs * scale), y + 15, `${row.tp} of ${row.bugs}`),
    ];
  });
  const names = [
    ["seeded", "#e3e6ea"],
    ["reached", "#c2d1e0"],
    ["triggered", "#84a9cc"],
    ["reported", "#1f5f99"],
  ] as const;
  const legend = names.flatMap(([name, color], at) => [
    `<rect x="${130 + at * 100}" y="14" width="12" height="12" fill="${color}"/>`,
    text(148 + at * 100, 25, name),
  ]);
  return frame(640, 60 + rows.length * 34, "Bugs by family: seeded, reached, triggered, reported", [
    ...legend,
    ...bars,
  ]);
}

/** How many bugs had a report after so many steps, over all apps. */
export function stepsPlot({ apps, steps, totals }: SeededResult): string {
  const at = apps.flatMap((app) => app.bugs.flatMap((bug) => bug.step ?? [])).sort((a, b) => a - b);
  const [left, bottom, width, height] = [50, 250, 560, 220];
  const x = (step: number): number => Math.round(left + (step / steps) * width);
  const y = (count: number): number => Math.round(bottom - (count / Math.max(1, totals.bugs)) * height);
  const points = [`${x(0)},${y(0)}`];
  for (const [index, step] of at.entries())
    points.push(`${x(step)},${y(index)}`, `${x(step)},${y(index + 1)}`);
  points.push(`${x(steps)},${y(at.length)}`);
  const marks = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    `<line x1="${left}" x2="${left + width}" y1="${bottom - share * height}" y2="${bottom - share * height}" stroke="#e3e6ea"/>`,
    text(left - 8, bottom - share * height + 4, `${Math.round(share * 100)}%`, 'text-anchor="end"'),
    text(x(share * steps), bottom + 18, String(Math.round(share * steps)), 'text-anchor="middle"'),
  ]);
  return frame(640, 290, "Share of the seeded bugs that had a report, over the steps of their run", [
    ...marks,
    `<polyline points="${points.join(" ")}" fill="none" stroke="#1f5f99" stroke-width="2"/>`,
    text(left + width / 2, bottom + 34, "steps of a run", 'text-anchor="middle"'),
  ]);
}
