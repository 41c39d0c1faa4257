/** Results as a page of HTML: the words of the terminal, readable anywhere. */
import type { AnyResult } from "../results/files.ts";
import { figureWords } from "../suites/figures.ts";
import { tableOf } from "../suites/seeded/table.ts";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** One page with all results. */
export function resultPage(results: readonly AnyResult[]): string {
  const parts = results.map((result) => {
    const words = "figures" in result ? figureWords(result) : tableOf(result);
    return `<section><h2>${escape(result.suite)}</h2><pre>${escape(words)}</pre></section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Preflight evals</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}pre{overflow-x:auto}</style>
<h1>Preflight evals</h1>
${parts.join("\n")}
</html>
`;
}
