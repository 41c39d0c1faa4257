/** The oracles that need no model. */
import type { Oracle } from "../trace.ts";
import { back } from "./back.ts";
import { blankOffline } from "./blank-offline.ts";
import { brokenScreens } from "./broken-screens.ts";
import { busy } from "./busy.ts";
import { columns } from "./columns.ts";
import { counts } from "./counts.ts";
import { dataLoss } from "./data-loss.ts";
import { deadControl } from "./dead-control.ts";
import { duplicate } from "./duplicate.ts";
import { errorText } from "./error-text.ts";
import { notSaved } from "./not-saved.ts";
import { plural } from "./plural.ts";
import { anr, crash, nativeCrash, processDeath } from "./process.ts";
import { removed } from "./removed.ts";
import { removedOther } from "./removed-other.ts";
import { returned } from "./returned.ts";
import { search } from "./search.ts";
import { sentForm } from "./sent-form.ts";
import { slow } from "./slow.ts";
import { sorted } from "./sorted.ts";
import { stale } from "./stale.ts";
import { totals } from "./totals.ts";
import { trap } from "./trap.ts";
import { undone } from "./undone.ts";
import { validation } from "./validation.ts";
import { wrongEntry } from "./wrong-entry.ts";
import { wrongScreen } from "./wrong-screen.ts";

/** In the order in which they are asked; the first to raise a signature owns it. */
export const oracles: readonly Oracle[] = [
  crash,
  nativeCrash,
  anr,
  processDeath,
  dataLoss,
  errorText,
  plural,
  deadControl,
  totals,
  sorted,
  search,
  wrongScreen,
  notSaved,
  duplicate,
  stale,
  removed,
  returned,
  undone,
  wrongEntry,
  trap,
  slow,
  validation,
  columns,
  counts,
  removedOther,
  sentForm,
  back,
  busy,
  blankOffline,
  ...brokenScreens,
];
