/** What Kith keeps. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export interface Contact {
  id: number;
  first: string;
  last: string;
  number: string;
  email: string;
  /** Null where none was ever entered. */
  company: string | null;
  website: string;
  group: Group;
  favourite: boolean;
  /** Seed of the picture; null for initials. */
  photo: number | null;
}

export type Group = "family" | "friends" | "work";

export const groups: readonly Group[] = ["family", "friends", "work"];

export interface ContactsDisk {
  contacts: Contact[];
  nextId: number;
  byLast: boolean;
  showNumbers: boolean;
  /** Calls were allowed once. */
  mayCall: boolean;
  missed: number;
}

export interface ContactsStatics {
  /** Photos that were looked at in full size. */
  decoded: number;
  /** The order of names, where it is kept only in memory. */
  byLast: boolean | null;
}

export type Contacts = AppBuilder<ContactsDisk, ContactsStatics>;
export type ContactsCode = ComponentContext<ContactsDisk, ContactsStatics>;
export type ContactsActivity<S extends object, F extends object = object> = ActivityContext<
  ContactsDisk,
  ContactsStatics,
  S,
  F
>;

type Row = readonly [
  first: string,
  last: string,
  number: string,
  company: string | null,
  group: Group,
  favourite: boolean,
];

const rows: readonly Row[] = [
  ["Mina", "Seo", "010-2210-4471", "Seo & Park Architects", "work", true],
  ["Ansel", "Boyd", "010-7731-9005", "Larch Studio", "work", false],
  ["Femi", "Adeyemi", "010-3092-6618", null, "friends", false],
  ["Chae-won", "Lim", "010-5544-1290", "Haneul Clinic", "family", true],
  ["Greta", "Holm", "010-8120-3377", "Holm Bakery", "friends", false],
  ["Dara", "O'Shea", "010-6403-7752", "Larch Studio", "work", false],
  ["Noor", "Haddad", "010-1958-2046", "Cedar Library", "friends", true],
  ["Elif", "Kaya", "010-9377-5581", "Kaya Textiles", "friends", false],
  ["Jonas", "Weber", "010-4186-0923", "Larch Studio", "work", false],
  ["Haruto", "Mori", "010-2765-8814", "Mori Ceramics", "friends", false],
  ["Owen", "Price", "010-5017-3368", "Riverside Pool", "friends", false],
  ["Kavya", "Rao", "010-8842-6109", "Rao Optics", "family", false],
];

/** The people that somebody knows, in the order in which they were added. */
export function freshDisk(): ContactsDisk {
  return {
    contacts: rows.map(([first, last, number, company, group, favourite], index) => ({
      id: index + 1,
      first,
      last,
      number,
      email: `${first.toLowerCase().replace(/\W/g, "")}@example.com`,
      company,
      website: company === "Holm Bakery" ? "https://holm.example.com" : "",
      group,
      favourite,
      photo: null,
    })),
    nextId: rows.length + 1,
    byLast: false,
    showNumbers: true,
    mayCall: false,
    missed: 112,
  };
}

/** "Mina Seo", or "Seo, Mina" where last names come first. */
export function nameOf(a: ContactsCode, { first, last }: { first: string; last: string }): string {
  if (last === "") return first;
  return byLast(a) ? `${last}, ${first}` : `${first} ${last}`;
}

/** Are names ordered by last name? */
export function byLast(a: ContactsCode): boolean {
  return a.statics.byLast ?? a.disk.byLast;
}

/** Contacts in the order that was chosen. */
export function inOrder(a: ContactsCode): readonly Contact[] {
  return a.disk.contacts.toSorted((one, other) => nameOf(a, one).localeCompare(nameOf(a, other), "en"));
}
