/** What is deleted only after a while, so that it can be undone. */
export interface Deletions {
  /** Deletes these when the time is over; what was waiting before is deleted at once. */
  begin(keys: readonly string[]): void;
  /** Gives what is not deleted after all. */
  undo(): readonly string[];
  /** Deletes at once what is waiting, as when the page is left. */
  flush(): Promise<void>;
}

export interface DeletionPorts {
  readonly remove: (key: string) => Promise<unknown>;
  /** These could not be deleted. */
  readonly failed: (keys: readonly string[], error: unknown) => void;
  readonly undoMs: number;
  readonly atOnce?: number;
}

export function deletions(ports: DeletionPorts): Deletions {
  let waiting: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = async () => {
    clearTimeout(timer);
    const keys = waiting;
    waiting = [];
    const failed: string[] = [];
    let error: unknown = null;
    await eachOf(keys, ports.atOnce ?? 4, async (key) => {
      try {
        await ports.remove(key);
      } catch (e) {
        failed.push(key);
        error = e;
      }
    });
    if (failed.length > 0) ports.failed(failed, error);
  };

  return {
    begin(keys) {
      void flush();
      waiting = keys;
      timer = setTimeout(() => void flush(), ports.undoMs);
    },
    undo() {
      clearTimeout(timer);
      const keys = waiting;
      waiting = [];
      return keys;
    },
    flush,
  };
}

/** Does it for each, a few at the same time. */
export async function eachOf<T>(items: Iterable<T>, atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
