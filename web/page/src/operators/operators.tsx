import { effect } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Account } from '../app/account.js';
import { say } from '../app/announce.js';
import { phase } from '../app/session.js';
import { t } from '../i18n/index.js';
import { route } from '../route.js';
import { IconButton } from '../ui/icon-button.js';
import { ApiContext, OperatorsApi } from './api.js';
import { AuditView } from './audit.js';
import { DeadLettersView } from './dead-letters.js';
import type { OperatorsProps } from './entry.js';
import { FailuresView } from './failures.js';
import { Overview } from './overview.js';
import { PhotosView } from './photos.js';
import { placeHash, placeOf, VIEWS, type Place } from './place.js';
import { ReconcileView } from './reconcile.js';
import { Refusal } from './refusal.js';
import { Sampler } from './sampler.js';
import { o } from './texts/index.js';
import { UsageView } from './usage.js';
import '../styles/operators.css';

export { enterByLink } from './enter.js';

/** The page of operators; whoever is none is told how one becomes one, and nothing is asked of the servers. */
export function Operators({ email, shoebox }: OperatorsProps) {
    const [account, setAccount] = useState(false);
    const now = phase.value;
    return (
        <div class="home operators">
            <a class="skip" href="#view" onClick={(event) => skip(event)}>
                {o.skip}
            </a>
            <header class="top">
                <p class="brand">
                    <img src="/icon.svg" alt="" width="30" height="30" />
                    Shoebox
                </p>
                <a class="button to-photos" href="#/">
                    {o.toPhotos}
                </a>
                <IconButton icon="person" label={t.account} onClick={() => setAccount(true)} />
            </header>
            {now.is === 'in' && now.operator ? (
                <Views shoebox={shoebox} />
            ) : (
                <Refusal email={email} shoebox={shoebox} />
            )}
            {account && (
                <Account
                    email={email}
                    shoebox={shoebox}
                    onClose={() => setAccount(false)}
                    onLeave={() => Promise.resolve()}
                />
            )}
        </div>
    );
}

function Views({ shoebox }: Pick<OperatorsProps, 'shoebox'>) {
    const api = useMemo(() => new OperatorsApi((...asked) => shoebox.ask(...asked)), [shoebox]);
    const sampler = useMemo(() => new Sampler(() => api.queues()), [api]);
    useEffect(() => sampler.start(), [sampler]);
    useEffect(() => tellDeadLetters(sampler), [sampler]);
    const place = placeOf(route.value.photo);
    useArrival(place);
    const dead = sampler.latest.value?.queues.reduce((all, { deadLetters }) => all + deadLetters, 0) ?? 0;
    return (
        <ApiContext.Provider value={api}>
            <nav class="sidebar" aria-label={o.title}>
                <ul>
                    {VIEWS.map((view) => (
                        <li key={view}>
                            <a href={placeHash(view)} aria-current={view === place.view ? 'page' : undefined}>
                                <span class="name">{o.views[view]}</span>
                                {view === 'dead-letters' && dead > 0 && (
                                    <span class="count alarm" aria-label={o.deadLettersOf(dead)}>
                                        {o.number(dead)}
                                    </span>
                                )}
                            </a>
                        </li>
                    ))}
                </ul>
            </nav>
            <main id="view">
                <h1 tabIndex={-1}>{o.views[place.view]}</h1>
                <ViewOf key={place.view} place={place} sampler={sampler} />
            </main>
        </ApiContext.Provider>
    );
}

function ViewOf({ place: { view, of }, sampler }: { readonly place: Place; readonly sampler: Sampler }) {
    switch (view) {
        case 'overview':
            return <Overview sampler={sampler} />;
        case 'failures':
            return <FailuresView owner={of} />;
        case 'dead-letters':
            return <DeadLettersView sampler={sampler} of={of} />;
        case 'photos':
            return <PhotosView s3Key={of} />;
        case 'reconcile':
            return <ReconcileView />;
        case 'usage':
            return <UsageView />;
        case 'audit':
            return <AuditView />;
    }
}

/** The title tells the view; whoever changes it by a link is put at its heading, as after loading a page. */
function useArrival({ view, of }: Place): void {
    const first = useRef(true);
    const title = o.views[view];
    useEffect(() => {
        document.title = `${title} – Shoebox`;
        return () => void (document.title = 'Shoebox');
    }, [title]);
    useEffect(() => {
        // On a phone the views are a row that scrolls.
        document.querySelector('.sidebar [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        if (!first.current) document.querySelector<HTMLElement>('#view h1')?.focus();
        first.current = false;
    }, [view, of]);
}

/** Screen readers hear of dead letters that come; the figures that change each few seconds are not read out. */
function tellDeadLetters(sampler: Sampler): () => void {
    let before: number | null = null;
    return effect(() => {
        const queues = sampler.latest.value?.queues;
        if (!queues) return;
        const now = queues.reduce((all, { deadLetters }) => all + deadLetters, 0);
        if (before !== null && now > before) say(o.deadLettersOf(now));
        before = now;
    });
}

function skip(event: MouseEvent): void {
    event.preventDefault();
    document.querySelector<HTMLElement>('#view h1')?.focus();
}
