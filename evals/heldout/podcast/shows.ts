/** The catalogue of Earshelf: shows and what they have published. */

export interface Show {
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly topic: string;
  readonly about: string;
  readonly icon: string;
  readonly color: string;
}

export interface Episode {
  readonly id: number;
  readonly show: number;
  readonly title: string;
  readonly minutes: number;
  /** Days before 2 March 2026. */
  readonly age: number;
  readonly megabytes: number;
  readonly about: string;
}

type Line = readonly [
  title: string,
  author: string,
  topic: string,
  icon: string,
  color: string,
  about: string,
  episodes: readonly (readonly [title: string, minutes: number])[],
];

const lines: readonly Line[] = [
  [
    "Deep Time",
    "Mara Quist",
    "Science",
    "telescope",
    "#27446B",
    "Stories of rocks, ice and stars, told slowly.",
    [
      ["Space between the rings", 42],
      ["The lake under the ice", 38],
      ["A clock made of mud", 51],
      ["What meteorites smell of", 29],
      ["The year without a summer", 47],
      ["How old is water?", 33],
      ["Counting the layers", 56],
    ],
  ],
  [
    "Small Kitchens",
    "Jo and Priya",
    "Food",
    "pot-steam-outline",
    "#8A4B1C",
    "Two cooks, one hob, and whatever is left in the fridge.",
    [
      ["Beans, properly", 31],
      ["The onion episode", 44],
      ["Bread for impatient people", 36],
      ["Leftover rice, five ways", 27],
      ["Knives we regret buying", 40],
      ["A soup for the flu", 22],
    ],
  ],
  [
    "Off the Rails",
    "Northern Desk",
    "Society",
    "train",
    "#6B2A3A",
    "A night train, a different passenger each week.",
    [
      ["Gällivare to Luleå", 48],
      ["The man with the cello", 53],
      ["Missed in Mannheim", 35],
      ["Sleeper to Thurso", 61],
      ["A wedding in the dining car", 45],
      ["The last porter", 39],
    ],
  ],
  [
    "Plain Law",
    "Ade Okafor",
    "Society",
    "scale-balance",
    "#3D5A40",
    "Court decisions explained without Latin.",
    [
      ["Who owns the hedge?", 26],
      ["A promise on a napkin", 32],
      ["The parrot as a witness", 30],
      ["Fine print, finely read", 41],
      ["Deposits and how to get them back", 37],
      ["When the tree falls", 28],
      ["A very long queue", 24],
    ],
  ],
  [
    "Loose Threads",
    "Ines Carvalho",
    "Culture",
    "needle",
    "#5B3A73",
    "Clothes, the people who made them, and where they ended up.",
    [
      ["The coat that crossed borders", 43],
      ["Indigo", 50],
      ["Buttons", 21],
      ["A uniform for dentists", 34],
      ["Mending in public", 38],
      ["The tailor of Porto", 46],
    ],
  ],
  [
    "Half Past Football",
    "Terrace Radio",
    "Sport",
    "soccer",
    "#1F5C52",
    "Lower leagues, higher feelings.",
    [
      ["Nil all, and glorious", 55],
      ["The groundskeeper", 33],
      ["Away in the rain", 49],
      ["A club of four hundred", 42],
      ["Penalties", 37],
      ["The kit that ran", 28],
    ],
  ],
  [
    "Quiet Code",
    "Lena Brandt",
    "Technology",
    "code-braces",
    "#37474F",
    "Programs that nobody notices because they work.",
    [
      ["Forty years of cron", 58],
      ["The printer driver", 45],
      ["Naming things, again", 39],
      ["Dates are hard", 52],
      ["A space in the file name", 30],
      ["Who maintains the maintainer?", 48],
      ["Undo", 35],
    ],
  ],
  [
    "Garden Hours",
    "Tom Feeney",
    "Leisure",
    "flower-outline",
    "#4F6B1E",
    "An hour outside, whatever the weather.",
    [
      ["Snowdrops and patience", 60],
      ["The compost question", 41],
      ["Pruning with fear", 33],
      ["Slugs", 25],
      ["A pond the size of a bucket", 37],
    ],
  ],
  [
    "Second Draft",
    "Yusuf Haddad",
    "Culture",
    "book-open-page-variant-outline",
    "#7A3E48",
    "Writers read what they cut, and say why.",
    [
      ["The missing chapter", 47],
      ["Killing the dog", 36],
      ["Three endings", 52],
      ["Footnotes", 29],
      ["Dialogue on a bus", 40],
      ["The empty space on page nine", 34],
    ],
  ],
  [
    "Slow News",
    "Harbour Collective",
    "Society",
    "newspaper-variant-outline",
    "#2F4858",
    "Last month's news, now that we know how it ended.",
    [
      ["The bridge that was not built", 44],
      ["Six months after the flood", 57],
      ["A vote, recounted", 38],
      ["Where the ferries went", 31],
      ["The quiet strike", 46],
    ],
  ],
];

export const shows: readonly Show[] = lines.map(([title, author, topic, icon, color, about], index) => ({
  id: index + 1,
  title,
  author,
  topic,
  icon,
  color,
  about,
}));

export const episodes: readonly Episode[] = lines.flatMap(([show, , , , , , list], index) =>
  list.map(([title, minutes], at) => ({
    id: (index + 1) * 100 + at,
    show: index + 1,
    title,
    minutes,
    age: at * 7 + (index % 6) + 1,
    megabytes: Math.round(minutes * 0.92),
    about: `${title}: in this episode of ${show} we follow one question to where it leads, with recordings from the place itself. Sources and music are listed on our page. Recorded in one afternoon, cut in three.`,
  })),
);

export const topics = [...new Set(shows.map((show) => show.topic))];

export const showOf = (id: unknown): Show | undefined => shows.find((show) => show.id === id);
export const episodeOf = (id: unknown): Episode | undefined => episodes.find((episode) => episode.id === id);
export const episodesOf = (show: number): readonly Episode[] => episodes.filter((each) => each.show === show);

const months = ["Jan", "Feb", "Mar"] as const;

/** The day on which an episode came out: "23 Feb". */
export function dayOf(episode: Episode): string {
  const date = new Date(Date.UTC(2026, 2, 2) - episode.age * 86_400_000);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? "Dec"}`;
}

/** Seconds as a clock: "1:02:05", "12:05". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, "0")}:${String(rest).padStart(2, "0")}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
