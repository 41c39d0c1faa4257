/** One-to-one assignment of reports to bugs. */

/**
 * A maximum matching: as many pairs as can be made; among those, better fits first. `fit` is 0 where a pair cannot be.
 * Answers for each report the index of its bug, or null.
 */
export function assign(
  reports: number,
  bugs: number,
  fit: (report: number, bug: number) => number,
): readonly (number | null)[] {
  const ofBug: (number | null)[] = Array.from({ length: bugs }, () => null);
  const choices = Array.from({ length: reports }, (_, report) =>
    Array.from({ length: bugs }, (_, bug) => bug)
      .filter((bug) => fit(report, bug) > 0)
      .sort((a, b) => fit(report, b) - fit(report, a) || a - b),
  );
  const place = (report: number, tried: Set<number>): boolean => {
    for (const bug of choices[report] ?? []) {
      if (tried.has(bug)) continue;
      tried.add(bug);
      const holder = ofBug[bug] ?? null;
      if (holder === null || place(holder, tried)) {
        ofBug[bug] = report;
        return true;
      }
    }
    return false;
  };
  const best = (report: number): number =>
    Math.max(0, ...(choices[report] ?? []).map((bug) => fit(report, bug)));
  const order = Array.from({ length: reports }, (_, report) => report).sort(
    (a, b) => best(b) - best(a) || a - b,
  );
  for (const report of order) place(report, new Set());
  const result: (number | null)[] = Array.from({ length: reports }, () => null);
  for (const [bug, report] of ofBug.entries()) if (report !== null) result[report] = bug;
  return result;
}
