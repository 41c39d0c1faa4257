/** Attribute values as Android's serializer writes them. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
const harmless = /^[ !#-%'-;=?-~]*$/;

/**
 * Markup and line ends as entities, characters outside the basic plane (emoji) as one decimal reference, and what XML
 * cannot hold as a dot.
 */
export function escapeValue(value: string): string {
  if (harmless.test(value)) return value;
  let escaped = "";
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    const entity = entities[character];
    if (entity !== undefined) escaped += entity;
    else if (code > 0xffff) escaped += `&#${String(code)};`;
    else escaped += isForbidden(code) ? "." : character;
  }
  return escaped;
}

/** Controls other than tab and line ends, lone surrogates and non-characters (AOSP stripInvalidXMLChars). */
function isForbidden(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x84) ||
    (code >= 0x86 && code <= 0x9f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0xfdd0 && code <= 0xfddf) ||
    code >= 0xfffe
  );
}
