import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export interface Loaded<T> {
  /** The latest answer; it stays while the next is awaited. */
  readonly value: T | null;
  readonly error: unknown;
  readonly busy: boolean;
  readonly reload: () => Promise<void>;
}

/**
 * Asks when the view comes and whenever `about` changes; again after so many milliseconds while the page is seen, if
 * `again` says so of the answer. Failures make the pause ten times as long.
 */
export function useLoaded<T>(
  load: (signal: AbortSignal) => Promise<T>,
  about: string,
  again: (value: T) => number | null = () => null,
): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, 'reload'>>({ value: null, error: null, busy: true });
  const asked = useRef<AbortController | null>(null);
  const latest = useRef({ load, again });
  latest.current = { load, again };

  const ask = useCallback(async (keep: boolean) => {
    asked.current?.abort();
    const own = (asked.current = new AbortController());
    setState((before) => ({ value: keep ? before.value : null, error: keep ? before.error : null, busy: true }));
    try {
      const value = await latest.current.load(own.signal);
      if (!own.signal.aborted) setState({ value, error: null, busy: false });
    } catch (error) {
      if (!own.signal.aborted) setState((before) => ({ value: before.value, error, busy: false }));
    }
  }, []);

  useEffect(() => {
    void ask(false);
    return () => asked.current?.abort();
  }, [about]);

  useEffect(() => {
    if (state.busy || state.value === null) return undefined;
    const ms = latest.current.again(state.value);
    if (ms === null) return undefined;
    const look = () => void (document.hidden || ask(true));
    const timer = setTimeout(look, state.error === null ? ms : ms * 10);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [state]);

  const reload = useCallback(() => ask(true), []);
  return { ...state, reload };
}

/** Lists that come in pages, one after the other. */
export interface Listed<T> extends Omit<Loaded<readonly T[]>, 'value'> {
  readonly items: readonly T[] | null;
  readonly more: (() => Promise<void>) | null;
  /** Takes items away that were dealt with. */
  readonly drop: (gone: (item: T) => boolean) => void;
}

interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextToken: string | null;
}

export function useListed<T>(
  load: (nextToken: string | null, signal: AbortSignal) => Promise<PageOf<T>>,
  about: string,
): Listed<T> {
  const first = useLoaded((signal) => load(null, signal), about);
  const [rest, setRest] = useState<PageOf<T> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const shown = useRef<PageOf<T> | null>(null);
  // A first page that is new begins the list anew.
  useEffect(() => {
    setRest(null);
    setError(null);
  }, [first.value]);
  const list = (shown.current = rest ?? first.value);
  const more = async () => {
    const before = shown.current;
    if (busy || before?.nextToken == null) return;
    setBusy(true);
    setError(null);
    try {
      const page = await load(before.nextToken, new AbortController().signal);
      if (shown.current === before) setRest({ items: [...before.items, ...page.items], nextToken: page.nextToken });
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  return {
    items: list?.items ?? null,
    error: first.error ?? error,
    busy: first.busy || busy,
    reload: first.reload,
    more: list?.nextToken == null ? null : more,
    drop: (gone) =>
      shown.current && setRest({ ...shown.current, items: shown.current.items.filter((item) => !gone(item)) }),
  };
}
