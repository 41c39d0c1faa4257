/** Control characters other than tab and line feed, halves of surrogate pairs, and marks that turn the writing around. */
const hidden = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/**
 * Text that comes from an app, a log or a model with nothing hidden in it: what could steer a terminal or a page is
 * shown as U+FFFD.
 */
export function visibleText(text: string): string {
  return text.toWellFormed().replaceAll(hidden, "\uFFFD");
}
