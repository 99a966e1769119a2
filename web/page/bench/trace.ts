import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own clock: what other processes take is not in it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What Chromium's trace says of a while, in milliseconds. */
export interface Frames {
  /** Between a drawn frame and the next. */
  readonly intervals: readonly number[];
  readonly dropped: number;
  /** Of the tasks of the page's main thread: how long each took, and how much of it was its own work. */
  readonly tasks: readonly { readonly wall: number; readonly cpu: number }[];
}

const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'devtools.timeline.frame',
];

export async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<Frames> {
  await browser.startTracing(page, { categories: [...CATEGORIES, 'disabled-by-default-devtools.timeline.frame'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return framesOf(traceEvents);
}

function framesOf(events: readonly TraceEvent[]): Frames {
  const drawn = processWithMost(events, 'DrawFrame');
  const times = events.filter(({ name, pid }) => name === 'DrawFrame' && pid === drawn).map(({ ts }) => ts);
  times.sort((a, b) => a - b);
  const mains = new Set(
    events
      .filter(({ name, args, pid }) => name === 'thread_name' && args?.name === 'CrRendererMain' && pid === drawn)
      .map(({ tid }) => tid),
  );
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && pid === drawn && mains.has(tid),
  );
  return {
    intervals: times.slice(1).map((at, i) => (at - (times[i] ?? at)) / 1_000),
    dropped: events.filter(({ name, pid }) => name === 'DroppedFrame' && pid === drawn).length,
    tasks: tasks.map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1_000, cpu: tdur / 1_000 })),
  };
}

/** Of the renderers, the one that draws the page. */
function processWithMost(events: readonly TraceEvent[], wanted: string): number {
  const counts = new Map<number, number>();
  for (const { name, pid } of events) if (name === wanted) counts.set(pid, (counts.get(pid) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most) throw new Error(`The trace has no ${wanted}`);
  return most[0];
}
