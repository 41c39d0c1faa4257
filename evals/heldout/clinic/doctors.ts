/** Who works at the clinic, and when they have time. */

export interface Doctor {
  readonly id: number;
  readonly name: string;
  readonly field: string;
  readonly room: string;
  readonly languages: string;
  readonly about: { readonly en: string; readonly de: string };
}

export const fields = ["general", "skin", "heart", "children", "eyes", "orthopaedics"] as const;

const doctor = (
  id: number,
  name: string,
  field: (typeof fields)[number],
  room: string,
  languages: string,
  en: string,
  de: string,
): Doctor => ({ id, name, field, room, languages, about: { en, de } });

export const doctors: readonly Doctor[] = [
  doctor(
    1,
    "Dr. Annika Vogel",
    "general",
    "1.04",
    "Deutsch, English",
    "Check-ups, vaccinations and everything that has no name yet.",
    "Vorsorge, Impfungen und alles, was noch keinen Namen hat.",
  ),
  doctor(
    2,
    "Dr. Emre Yıldız",
    "heart",
    "2.11",
    "Deutsch, Türkçe",
    "Heart rhythm and blood pressure, with long-term measurements.",
    "Herzrhythmus und Blutdruck, mit Langzeitmessung.",
  ),
  doctor(
    3,
    "Dr. Klara Brandt",
    "skin",
    "1.12",
    "Deutsch, English",
    "Skin checks, allergies and small operations.",
    "Hautvorsorge, Allergien und kleine Eingriffe.",
  ),
  doctor(
    4,
    "Dr. Piotr Nowak",
    "orthopaedics",
    "0.07",
    "Deutsch, Polski",
    "Knees, shoulders and backs of all ages.",
    "Knie, Schultern und Rücken in jedem Alter.",
  ),
  doctor(
    5,
    "Dr. Selin Aydın",
    "children",
    "0.02",
    "Deutsch, Türkçe, English",
    "From the first check-up to the age of eighteen.",
    "Von der U2 bis zum achtzehnten Geburtstag.",
  ),
  doctor(
    6,
    "Dr. Jonas Richter",
    "eyes",
    "2.03",
    "Deutsch",
    "Glasses, pressure of the eye, and cataracts.",
    "Brillen, Augendruck und grauer Star.",
  ),
  doctor(
    7,
    "Dr. Mei-Ling Zhou",
    "general",
    "1.05",
    "Deutsch, English, 中文",
    "Travel medicine and long-lasting illnesses.",
    "Reisemedizin und chronische Erkrankungen.",
  ),
  doctor(
    8,
    "Dr. Farid Amiri",
    "heart",
    "2.12",
    "Deutsch, فارسی",
    "Ultrasound of the heart and care after an infarction.",
    "Herzultraschall und Nachsorge nach Infarkt.",
  ),
  doctor(
    9,
    "Dr. Lotte Hansen",
    "skin",
    "1.13",
    "Deutsch, Dansk",
    "Eczema, acne, and skin that itches at night.",
    "Ekzeme, Akne und Haut, die nachts juckt.",
  ),
  doctor(
    10,
    "Dr. Tobias Kern",
    "orthopaedics",
    "0.08",
    "Deutsch, English",
    "Sports injuries and what to do after them.",
    "Sportverletzungen und die Zeit danach.",
  ),
];

export const doctorOf = (id: unknown): Doctor | undefined => doctors.find((doctor) => doctor.id === id);

/** Days on which appointments can be made: 3 to 9 March 2026 without the weekend. */
export const days = [3, 4, 5, 6, 9].map((day) => Date.UTC(2026, 2, day));

/** Half hours from 8:00 (in minutes of the day) at which a doctor has time. */
export function slotsOf(doctor: number, day: number): readonly number[] {
  const date = new Date(day).getUTCDate();
  const all = Array.from({ length: 18 }, (_, index) => 480 + index * 30).filter(
    (minute) => minute < 720 || minute >= 780,
  );
  return all.filter((_, index) => (index * 7 + doctor * 5 + date * 3) % 5 < 3);
}
