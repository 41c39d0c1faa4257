const simple: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  e: "\u001b",
  f: "\f",
  v: "\v",
  "\\": "\\",
};

/** Backslash sequences of `echo` and `printf %b`; `\c` ends the text. */
export function unescape(text: string): { value: string; stopped: boolean } {
  let value = "";
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character !== "\\") {
      value += character;
      continue;
    }
    const next = text.charAt(i + 1);
    if (next === "c") return { value, stopped: true };
    const code = /^(?:x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|0[0-7]{0,3}|[1-7][0-7]{0,2})/.exec(
      text.slice(i + 1, i + 6),
    )?.[0];
    if (code) {
      value += String.fromCodePoint(
        /^[xu]/.test(code) ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8),
      );
      i += code.length;
    } else if (simple[next] !== undefined) {
      value += simple[next];
      i++;
    } else value += "\\";
  }
  return { value, stopped: false };
}
