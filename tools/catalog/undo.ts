/** What was set on a device and must be as it was at the end. */

/** Commands that undo what was set, by what they undo. */
export interface UndoList {
  /** Remember how to undo something; what stood before the first change counts. */
  later(what: string, command: string): void;
  forget(what: string): void;
  /** All commands as they must be run: newest first. */
  commands(): string;
  /** Run them all and forget them; says what could not be undone. */
  run(shell: (command: string) => Promise<{ readonly code: number }>): Promise<string[]>;
  clear(): void;
}

/** An empty list. */
export function createUndoList(): UndoList {
  const list = new Map<string, string>();
  return {
    later(what, command) {
      if (!list.has(what)) list.set(what, command);
    },
    forget: (what) => void list.delete(what),
    commands: () => [...list.values()].toReversed().join("\n"),
    async run(shell) {
      const failed: string[] = [];
      for (const [what, command] of [...list].toReversed()) {
        try {
          const { code } = await shell(command);
          if (code !== 0) failed.push(what);
        } catch {
          failed.push(what);
        }
      }
      list.clear();
      return failed;
    },
    clear: () => list.clear(),
  };
}
