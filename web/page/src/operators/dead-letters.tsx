import { useState } from 'preact/hooks';
import { show } from '../app/announce.js';
import { language } from '../i18n/index.js';
import { go, OPERATORS } from '../route.js';
import { Field } from '../ui/form.js';
import { useApi, type OperatorsApi } from './api.js';
import { readable } from './body.js';
import { moment } from './figures.js';
import { useLoaded } from './loading.js';
import { Owner, PhotoLink } from './owner.js';
import { Part } from './part.js';
import { Question, reasonIn, wholeNumberIn, type Asked } from './question.js';
import { Redrives, useRedrives } from './redrives.js';
import type { Sampler } from './sampler.js';
import { o } from './texts/index.js';
import { QUEUES, type DeadLetter, type QueueName } from './types.js';

/** What a move of dead letters is bounded to, as the API has it. */
const MOST_PER_SECOND = 500;

interface Props {
    readonly sampler: Sampler;
    /** A queue's name, of the address. */
    readonly of: string;
}

export function DeadLettersView({ sampler, of }: Props) {
    const queues = sampler.latest.value?.queues ?? [];
    const withSome = queues.find(({ deadLetters }) => deadLetters > 0)?.name;
    // A deployment may lack one of them.
    const there = QUEUES.filter((known) => queues.length === 0 || queues.some((queue) => queue.name === known));
    const name = there.find((known) => known === of) ?? withSome ?? 'UPLOADS';
    const redrives = useRedrives();
    const count = queues.find((queue) => queue.name === name)?.deadLetters ?? null;
    return (
        <>
            <ul class="tabs" aria-label={o.queueChoice}>
                {there.map((queue) => {
                    const dead = queues.find((known) => known.name === queue)?.deadLetters;
                    return (
                        <li key={queue}>
                            <button
                                type="button"
                                class="button"
                                aria-pressed={queue === name}
                                onClick={() => go({ collection: OPERATORS, photo: `dead-letters/${queue}` }, true)}
                            >
                                {o.queues[queue]}
                                {dead !== undefined && <span class="count">{o.number(dead)}</span>}
                            </button>
                        </li>
                    );
                })}
            </ul>
            <Letters
                key={name}
                name={name}
                count={count}
                changed={async () => {
                    await Promise.all([redrives.reload(), sampler.now()]);
                }}
            />
            <Redrives redrives={redrives} />
        </>
    );
}

interface LettersProps {
    readonly name: QueueName;
    readonly count: number | null;
    readonly changed: () => Promise<void>;
}

function Letters({ name, count, changed }: LettersProps) {
    const api = useApi();
    const [asked, setAsked] = useState<Asked | null>(null);
    const letters = useLoaded((signal) => api.deadLetters(name, signal), name);
    const shown = letters.value ?? [];
    const all = Math.max(count ?? 0, shown.length);
    const done = async () => {
        await Promise.all([letters.reload(), changed()]);
    };
    return (
        <Part
            title={o.deadLettersIn(o.queues[name])}
            error={letters.error}
            waiting={letters.value === null}
            retry={letters.reload}
            tools={
                <div class="row-of-buttons">
                    <button
                        type="button"
                        class="button primary"
                        disabled={all === 0}
                        onClick={() => setAsked(redriveAll(api, name, all, done))}
                    >
                        {o.redriveAll(all)}
                    </button>
                    <button type="button" class="button" aria-disabled={letters.busy} onClick={() => void done()}>
                        {o.refresh}
                    </button>
                </div>
            }
        >
            <p class="hint" role="status">
                {o.deadShown(shown.length, all)}
            </p>
            {shown.length === 0 && <p class="nothing">{o.noDeadLetters}</p>}
            <ul class="letters">
                {shown.map((letter) => (
                    <Letter
                        key={letter.messageId}
                        letter={letter}
                        onRedrive={() => setAsked(redriveOne(api, letter, done))}
                        onDelete={() => setAsked(deleteOne(api, letter, done))}
                    />
                ))}
            </ul>
            {asked && <Question asked={asked} onClose={setAsked} />}
        </Part>
    );
}

interface LetterProps {
    readonly letter: DeadLetter;
    readonly onRedrive: () => void;
    readonly onDelete: () => void;
}

function Letter({ letter, onRedrive, onDelete }: LetterProps) {
    const { messageId, event, s3Key, owner, receives, firstReceivedAt, sentAt, body, unreadable } = letter;
    const lang = language.value;
    const name = event ?? o.noEvent;
    return (
        <li class="letter" data-message={messageId}>
            <div class="letter-head">
                <h3>{name}</h3>
                <p class="row-actions">
                    <button type="button" class="link" aria-label={o.redriveOf(messageId)} onClick={onRedrive}>
                        {o.redrive}
                    </button>
                    <button type="button" class="link danger" aria-label={o.deleteOf(messageId)} onClick={onDelete}>
                        {o.deleteForGood}
                    </button>
                </p>
            </div>
            {unreadable !== null && (
                <p class="unreadable">
                    {o.unreadable} <q>{unreadable}</q>
                </p>
            )}
            <dl class="facts">
                {s3Key !== null && (
                    <div class="wide">
                        <dt>{o.photo}</dt>
                        <dd>
                            <PhotoLink s3Key={s3Key} />
                        </dd>
                    </div>
                )}
                {owner !== null && (
                    <div>
                        <dt>{o.owner}</dt>
                        <dd>
                            <Owner id={owner} />
                        </dd>
                    </div>
                )}
                <div>
                    <dt>{o.receives}</dt>
                    <dd>{o.number(receives)}</dd>
                </div>
                <div>
                    <dt>{o.sent}</dt>
                    <dd>{moment(sentAt, lang)}</dd>
                </div>
                <div>
                    <dt>{o.firstReceived}</dt>
                    <dd>{moment(firstReceivedAt, lang)}</dd>
                </div>
                <div>
                    <dt>{o.messageId}</dt>
                    <dd>
                        <code>{messageId}</code>
                    </dd>
                </div>
            </dl>
            <details>
                <summary>{o.body}</summary>
                <pre tabIndex={0} aria-label={o.body} role="region">
                    <code>{readable(body)}</code>
                </pre>
            </details>
        </li>
    );
}

function redriveOne(api: OperatorsApi, { queue, messageId }: DeadLetter, done: () => Promise<void>): Asked {
    return {
        title: o.redriveTitle(1),
        text: o.redriveOneText(o.queues[queue]),
        submit: o.redrive,
        act: async () => {
            await api.redrive(queue, messageId, null);
            show({ kind: 'done', text: o.redriveStarted });
            await done();
        },
    };
}

function redriveAll(api: OperatorsApi, queue: QueueName, count: number, done: () => Promise<void>): Asked {
    return {
        title: o.redriveTitle(count),
        text: o.redriveText(count, o.queues[queue]),
        submit: o.redriveAll(count),
        typed: String(count),
        fields: (error) => (
            <Field
                name="rate"
                label={o.rateLabel}
                hint={o.rateHint}
                inputMode="numeric"
                error={error}
                autocomplete="off"
                focus
            />
        ),
        act: async (value) => {
            await api.redrive(queue, null, wholeNumberIn(value, 'rate', 1, MOST_PER_SECOND));
            show({ kind: 'done', text: o.redriveStarted });
            await done();
        },
    };
}

function deleteOne(api: OperatorsApi, { queue, messageId, s3Key }: DeadLetter, done: () => Promise<void>): Asked {
    return {
        title: o.deleteTitle,
        text: o.deleteText(s3Key ?? messageId),
        submit: o.deleteForGood,
        danger: true,
        typed: o.deleteWord,
        fields: (error) => (
            <Field name="reason" label={o.reasonLabel} hint={o.reasonHint} error={error} autocomplete="off" focus />
        ),
        act: async (value) => {
            await api.deleteDeadLetter(queue, messageId, reasonIn(value, 'reason'));
            show({ kind: 'done', text: o.deletedLetter });
            await done();
        },
    };
}
