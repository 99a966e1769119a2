import { useId } from 'preact/hooks';
import { say } from '../app/announce.js';
import { language } from '../i18n/index.js';
import { Field } from '../ui/form.js';
import { useApi, type OperatorsApi } from './api.js';
import { figure, moment, span } from './figures.js';
import { placeHash } from './place.js';
import { reasonIn, type Asked } from './question.js';
import { pointsOf, type Sample, type Sampler } from './sampler.js';
import { Sparkline } from './sparkline.js';
import { o } from './texts/index.js';
import type { QueueState, WorkerState } from './types.js';
import { verdictOn, type Verdict } from './verdict.js';

interface Props {
    readonly queue: QueueState;
    readonly samples: readonly Sample[];
    readonly now: number;
    readonly sampler: Sampler;
    readonly ask: (asked: Asked) => void;
}

/** One queue: how it is at first sight, then the figures, then who works on it. */
export function Tile({ queue, samples, now, sampler, ask }: Props) {
    const heading = useId();
    const { name, waiting, deadLetters, worker } = queue;
    const verdict = verdictOn(queue);
    const points = pointsOf(samples, name, 'waiting');
    const most = points.reduce((largest, { value }) => Math.max(largest, value), 0);
    const since = span((now - (points[0]?.at ?? now)) / 1_000, language.value);
    return (
        <article class="tile" aria-labelledby={heading} data-queue={name}>
            <header>
                <h2 id={heading}>{o.queues[name]}</h2>
                <span class={`verdict is-${verdict.is}`}>{verdictText(verdict)}</span>
            </header>
            <p class="main-figure">
                <strong>{o.number(waiting)}</strong> {o.waiting}
            </p>
            <Sparkline points={points} now={now} label={o.sparkline(waiting, most, since)} />
            <p class="scale" aria-hidden="true">
                <span>{o.ago(since)}</span>
                <span>{o.atMost(most)}</span>
            </p>
            <Figures queue={queue} />
            {deadLetters > 0 ? (
                <a class="dead alarm" href={placeHash('dead-letters', name)}>
                    {o.deadLettersOf(deadLetters)}
                </a>
            ) : (
                <p class="dead">{o.deadLettersOf(0)}</p>
            )}
            {worker && <Worker worker={worker} held={waiting} sampler={sampler} ask={ask} />}
        </article>
    );
}

function Figures({ queue }: { readonly queue: QueueState }) {
    const lang = language.value;
    const rows: readonly (readonly [string, string])[] = [
        [o.inFlight, o.number(queue.inFlight)],
        [o.delayed, o.number(queue.delayed)],
        [o.oldest, span(queue.oldestSeconds, lang)],
        [o.comesIn, figure(queue.inPerMinute, lang)],
        [o.goesOut, figure(queue.outPerMinute, lang)],
        [o.drained, span(queue.secondsToDrain, lang)],
    ];
    return (
        <dl class="figures">
            {rows.map(([name, value]) => (
                <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            ))}
        </dl>
    );
}

interface WorkerProps extends Pick<Props, 'sampler' | 'ask'> {
    readonly worker: WorkerState;
    readonly held: number;
}

function Worker({ worker, held, sampler, ask }: WorkerProps) {
    const api = useApi();
    const { paused, by, reason, since } = worker;
    const asked = paused ? resume(api, worker, held, sampler) : pause(api, worker, sampler);
    return (
        <footer class="worker">
            <p>
                <strong>{paused ? o.workerPaused : o.workerRuns}</strong>
                {paused && (
                    <span class="why">
                        {o.pausedBy(by ?? '–', moment(since, language.value))}
                        {reason !== null && <q>{reason}</q>}
                    </span>
                )}
            </p>
            <button
                type="button"
                class={paused ? 'button primary' : 'button'}
                aria-label={`${asked.submit}: ${o.workers[worker.name]}`}
                onClick={() => ask(asked)}
            >
                {asked.submit}
            </button>
        </footer>
    );
}

function pause(api: OperatorsApi, { name }: WorkerState, sampler: Sampler): Asked {
    return {
        title: o.pauseTitle(o.workers[name]),
        text: o.pauseText,
        submit: o.pauseWorker,
        fields: (error) => (
            <Field name="reason" label={o.reasonLabel} hint={o.reasonHint} error={error} autocomplete="off" focus />
        ),
        act: async (value) => {
            await api.pauseWorker(name, reasonIn(value, 'reason'));
            await sampler.now();
            say(o.workerPaused);
        },
    };
}

function resume(api: OperatorsApi, { name }: WorkerState, held: number, sampler: Sampler): Asked {
    return {
        title: o.resumeTitle(o.workers[name]),
        text: o.resumeText(held),
        submit: o.resumeWorker,
        act: async () => {
            await api.resumeWorker(name);
            await sampler.now();
            say(o.workerRuns);
        },
    };
}

function verdictText(verdict: Verdict): string {
    switch (verdict.is) {
        case 'empty':
            return o.isEmpty;
        case 'paused':
            return o.isPaused;
        case 'stuck':
            return o.isStuck;
        case 'working':
            return o.isWorking;
        case 'growing':
            return o.isGrowing(figure(verdict.perMinute, language.value));
        case 'draining':
            return o.isDraining(span(verdict.seconds, language.value));
    }
}
