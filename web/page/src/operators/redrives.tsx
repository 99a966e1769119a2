import { useState } from 'preact/hooks';
import { percent } from '../format.js';
import { language } from '../i18n/index.js';
import { useApi } from './api.js';
import { figure, moment } from './figures.js';
import { useLoaded, type Loaded } from './loading.js';
import { runStatusName } from './names.js';
import { Part } from './part.js';
import { Question, type Asked } from './question.js';
import { o } from './texts/index.js';
import type { Redrive } from './types.js';

const RUNNING_MS = 2_000;
const QUIET_MS = 20_000;

export function useRedrives(): Loaded<Redrive[]> {
    const api = useApi();
    return useLoaded(api.redrives, 'redrives', (all) =>
        all.some(({ status }) => status === 'RUNNING') ? RUNNING_MS : QUIET_MS,
    );
}

/** Moves of dead letters, with their progress. */
export function Redrives({ redrives }: { readonly redrives: Loaded<Redrive[]> }) {
    const api = useApi();
    const [asked, setAsked] = useState<Asked | null>(null);
    const all = redrives.value ?? [];
    const cancel = (redrive: Redrive): Asked => ({
        title: o.cancelRedriveTitle,
        text: o.cancelRedriveText(redrive.moved),
        submit: o.stop,
        act: async () => {
            await api.cancelRedrive(redrive.id);
            await redrives.reload();
        },
    });
    return (
        <Part title={o.redrivesTitle} error={redrives.error} waiting={redrives.value === null} retry={redrives.reload}>
            {all.length === 0 && <p class="hint">{o.noRedrives}</p>}
            <ul class="runs">
                {all.map((redrive) => (
                    <RedriveRow key={redrive.id} redrive={redrive} onCancel={() => setAsked(cancel(redrive))} />
                ))}
            </ul>
            {asked && <Question asked={asked} onClose={setAsked} />}
        </Part>
    );
}

function RedriveRow({ redrive, onCancel }: { readonly redrive: Redrive; readonly onCancel: () => void }) {
    const { queue, status, moved, total, perSecond, startedAt, by, reason } = redrive;
    const lang = language.value;
    return (
        <li class="run" data-status={status}>
            <div class="run-head">
                <strong>{o.queues[queue]}</strong>
                <span class={`status ${status.toLowerCase()}`}>{runStatusName(status)}</span>
                <span>{total === null ? o.moved(moved) : o.movedOf(moved, total)}</span>
                {perSecond !== null && <span class="hint">{o.perSecond(figure(perSecond, lang))}</span>}
                {status === 'RUNNING' && (
                    <button type="button" class="button" onClick={onCancel}>
                        {o.stop}
                    </button>
                )}
            </div>
            {status === 'RUNNING' && (
                <progress
                    aria-label={o.redrivesTitle}
                    max={100}
                    value={total === null ? undefined : percent(moved, total)}
                />
            )}
            <p class="hint">
                {o.startedBy(by ?? '–', moment(startedAt, lang))}
                {reason !== null && <> · {reason}</>}
            </p>
        </li>
    );
}
