/** A toast on the screen or waiting for it. Dumps of the window do not hold them. */
export interface Toast {
  /** Tells it from an equal one. */
  readonly id: string;
  readonly package: string;
  readonly text: string;
}

/**
 * The toast queue in `dumpsys notification`. Only Android 11 and newer know the words of a toast (NotificationManagerService,
 * TextToastRecord); before, and for toasts that an app draws itself, there are none.
 */
export function parseToasts(text: string): Toast[] {
  const records = text.matchAll(
    /^ +TextToastRecord\{\w+ \d+:([\w.]+)\/\S+ .*?token=(\S+) text=(.*?) duration=\d+\}$/gms,
  );
  return [...records].map(([, packageName = "", id = "", words = ""]) => ({
    id,
    package: packageName,
    text: words.replaceAll(/\s+/g, " ").trim(),
  }));
}
