/** Split by IFS: blanks of it run together, other characters of it each end a field. */
export function splitFields(
  value: string,
  ifs: string,
): { parts: string[]; leading: boolean; trailing: boolean } {
  if (ifs === "" || value === "")
    return { parts: value === "" ? [] : [value], leading: false, trailing: false };
  const blank = (character: string): boolean => ifs.includes(character) && /[ \t\n]/.test(character);
  const parts: string[] = [];
  let current = "";
  let pending = false;
  let afterBlank = false;
  const leading = blank(value.charAt(0));
  for (const character of value) {
    if (!ifs.includes(character)) {
      current += character;
      pending = true;
      afterBlank = false;
    } else if (blank(character)) {
      if (pending) {
        parts.push(current);
        current = "";
        pending = false;
        afterBlank = true;
      }
    } else {
      if (pending || !afterBlank) parts.push(current);
      current = "";
      pending = false;
      afterBlank = false;
    }
  }
  if (pending) parts.push(current);
  return { parts, leading, trailing: ifs.includes(value.charAt(value.length - 1)) };
}
