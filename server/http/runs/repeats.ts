/** Callers that ask twice because they heard no answer get the same one. */
import { createHash } from "node:crypto";
import { Refusal } from "../failure.ts";

/** How many keys are remembered. */
const most = 1000;

/** Do something once for a key, however often it is asked for, as long as this server runs. */
export interface Repeats {
  /** Throws a Refusal when the key was used for something else. What failed may be tried again. */
  once(key: string | undefined, request: object, act: () => Promise<string>): Promise<string>;
}

export function createRepeats(): Repeats {
  const known = new Map<string, { readonly mark: string; readonly result: Promise<string> }>();
  return {
    once(key, request, act) {
      if (key === undefined) return act();
      const mark = createHash("sha256").update(JSON.stringify(request)).digest("hex");
      const earlier = known.get(key);
      if (earlier && earlier.mark !== mark)
        throw new Refusal("cannot-run", "This Idempotency-Key was sent with another body", "Send a new key");
      if (earlier) return earlier.result;
      const result = act();
      known.set(key, { mark, result });
      result.catch(() => known.delete(key));
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      return result;
    },
  };
}
