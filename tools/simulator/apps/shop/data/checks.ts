/** Rules for what people type into forms. */

const rules: Readonly<Record<string, (text: string) => boolean>> = {
  name: (text) => text.trim().length >= 2,
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()),
  phone: (text) => /^\+?[\d\s()-]+$/.test(text) && text.replace(/\D/g, "").length >= 7,
  address: (text) => text.trim().length >= 4,
  postcode: (text) => /^\d{5}$/.test(text),
  card: (text) => /^\d{16}$/.test(text),
};

/** Keys of messages for the values that are wrong, by the name of the field. */
export function mistakes(values: Readonly<Record<string, string>>): Record<string, string> {
  const wrong = Object.entries(values).filter(([name, text]) => rules[name]?.(text) === false);
  return Object.fromEntries(wrong.map(([name]) => [name, `error.${name}`]));
}
