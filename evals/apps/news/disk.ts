/** What Nabaa keeps, and the stories that its server has. */

import type { ActivityContext, AppBuilder, ComponentContext } from "../../../tools/simulator/language.ts";

export interface Words {
  readonly en: string;
  readonly ar: string;
}

export type Section = "world" | "sport" | "culture";

export interface Story {
  readonly id: string;
  readonly section: Section;
  readonly title: Words;
  readonly author: Words | null;
  readonly minutes: number;
  readonly motif: string;
  readonly palette: readonly string[];
  readonly body: readonly Words[];
}

export interface NewsDisk {
  later: { story: string; read: boolean }[];
  large: boolean;
  alerts: boolean;
  topics: Section[];
  refreshed: number;
}

export type News = AppBuilder<NewsDisk, object>;
export type NewsCode = ComponentContext<NewsDisk, object>;
export type NewsActivity<S extends object, F extends object> = ActivityContext<NewsDisk, object, S, F>;

/** Two stories wait to be read, and one was read already. */
export function freshDisk(): NewsDisk {
  return {
    later: [
      { story: "tram", read: false },
      { story: "reef", read: true },
      { story: "oud", read: false },
    ],
    large: false,
    alerts: true,
    topics: ["world", "sport", "culture"],
    refreshed: 0,
  };
}

function story(
  id: string,
  section: Section,
  title: readonly [en: string, ar: string],
  author: readonly [en: string, ar: string] | null,
  look: Pick<Story, "minutes" | "motif" | "palette">,
  body: readonly (readonly [en: string, ar: string])[],
): Story {
  return {
    id,
    section,
    title: { en: title[0], ar: title[1] },
    author: author === null ? null : { en: author[0], ar: author[1] },
    ...look,
    body: body.map(([en, ar]) => ({ en, ar })),
  };
}

const layla = ["Layla Haddad", "ليلى حداد"] as const;
const omar = ["Omar Nasser", "عمر ناصر"] as const;

export const stories: readonly Story[] = [
  story(
    "tram",
    "world",
    ["Night trams return to the old town", "عودة ترام الليل إلى المدينة القديمة"],
    layla,
    { minutes: 4, motif: "city", palette: ["#2B2A4C", "#B31312", "#EA906C"] },
    [
      [
        "After nine years the last line runs until two again.",
        "بعد تسع سنوات يعمل الخط الأخير حتى الثانية من جديد.",
      ],
      [
        "Bakers on their way to work were the first to board.",
        "كان الخبازون في طريقهم إلى العمل أول الركاب.",
      ],
    ],
  ),
  story(
    "reef",
    "world",
    ["A reef grows back, faster than expected", "شعاب تنمو من جديد أسرع من المتوقع"],
    omar,
    { minutes: 6, motif: "sea", palette: ["#0E4D64", "#2A9D8F", "#E9C46A"] },
    [
      ["Divers counted forty new colonies in one bay.", "أحصى الغواصون أربعين مستعمرة جديدة في خليج واحد."],
      ["Cooler currents helped, and so did a ban on anchors.", "ساعدت التيارات الباردة ومنع المراسي."],
    ],
  ),
  story(
    "cup",
    "sport",
    ["Late goal decides the harbour derby", "هدف متأخر يحسم ديربي الميناء"],
    omar,
    { minutes: 3, motif: "soccer", palette: ["#CFE8CF", "#1B5E20"] },
    [
      [
        "The winner came in the last minute of added time.",
        "جاء هدف الفوز في الدقيقة الأخيرة من الوقت الإضافي.",
      ],
      ["Both teams left the field to applause.", "غادر الفريقان الملعب وسط التصفيق."],
    ],
  ),
  story(
    "oud",
    "culture",
    ["The workshop that tunes a thousand ouds", "ورشة تضبط ألف عود"],
    layla,
    { minutes: 5, motif: "guitar-acoustic", palette: ["#F3E2C7", "#7B4B1A"] },
    [
      ["Three generations share one bench and one radio.", "ثلاثة أجيال تتقاسم طاولة واحدة ومذياعا واحدا."],
      ["A good soundboard needs ten winters to dry.", "يحتاج وجه العود الجيد إلى عشرة شتاءات ليجف."],
    ],
  ),
  story(
    "bridge",
    "world",
    ["Valley bridge opens to walkers first", "جسر الوادي يفتح للمشاة أولا"],
    null,
    { minutes: 2, motif: "hills", palette: ["#DDE5B6", "#6B8E4E", "#344E41"] },
    [["Cars must wait until the summer.", "على السيارات الانتظار حتى الصيف."]],
  ),
  story(
    "marathon",
    "sport",
    ["Marathon route moves to the coast", "مسار الماراثون ينتقل إلى الساحل"],
    layla,
    { minutes: 3, motif: "run", palette: ["#FFE0C2", "#C8553D"] },
    [
      [
        "Runners will have the wind at their backs, for half the way.",
        "ستكون الريح في ظهور العدائين نصف الطريق.",
      ],
    ],
  ),
  story(
    "library",
    "culture",
    ["Library lends seeds along with books", "مكتبة تعير البذور مع الكتب"],
    omar,
    { minutes: 4, motif: "book-open-page-variant", palette: ["#E4ECF7", "#33507A"] },
    [
      [
        "Borrowers promise to bring seeds back after the harvest.",
        "يعد المستعيرون بإعادة البذور بعد الحصاد.",
      ],
    ],
  ),
  story(
    "chess",
    "sport",
    ["Twelve-year-old draws with the champion", "طفلة في الثانية عشرة تتعادل مع البطل"],
    omar,
    { minutes: 2, motif: "chess-knight", palette: ["#ECECEC", "#333333"] },
    [["She offered the draw herself, and he took it at once.", "عرضت التعادل بنفسها فقبله على الفور."]],
  ),
];

/** Words in the phone's language. */
export function say(a: NewsCode, words: Words): string {
  return a.config.locale.startsWith("ar") ? words.ar : words.en;
}
