/** Parts of a document that are made by a command stand between two marks. */

/** The text with `body` between `<!-- name: made by ... -->` and `<!-- /name -->`. Throws when a mark is missing. */
export function withPart(text: string, name: string, body: string): string {
  const begin = new RegExp(`<!-- ${name}: made by .* -->\n`).exec(text);
  const end = text.indexOf(`<!-- /${name} -->`);
  if (begin === null || end < begin.index)
    throw new Error(`the text has no part "${name}" between two marks`);
  return `${text.slice(0, begin.index + begin[0].length)}${body}\n${text.slice(end)}`;
}
