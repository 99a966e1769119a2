import { useState } from 'preact/hooks';
import { say, show } from '../app/announce.js';
import { language, t } from '../i18n/index.js';
import { Field } from '../ui/form.js';
import { MOST_RETRIED, useApi, type OperatorsApi } from './api.js';
import { operatorsAdvice } from './advice.js';
import { FilterForm } from './filter-form.js';
import { moment } from './figures.js';
import { useListed } from './loading.js';
import { statusName } from './names.js';
import { Owner, PhotoLink } from './owner.js';
import { Part, Table } from './part.js';
import { Question, reasonIn, type Asked } from './question.js';
import { o } from './texts/index.js';
import type { Problem, ProblemFilter } from './types.js';

/** Photos that failed or were rejected; of one owner if the address says so. */
export function FailuresView({ owner }: { readonly owner: string }) {
    return <Failures key={owner} first={owner === '' ? {} : { owner }} />;
}

function Failures({ first }: { readonly first: ProblemFilter }) {
    const api = useApi();
    const [filter, setFilter] = useState(first);
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    const [asked, setAsked] = useState<Asked | null>(null);
    const [counting, setCounting] = useState(false);
    const about = JSON.stringify(filter);
    const list = useListed((nextToken, signal) => api.problems(filter, nextToken, signal), about);
    const items = list.items ?? [];
    const selected = items.filter(({ s3Key }) => chosen.has(s3Key));

    const toggle = (keys: readonly string[], on: boolean) =>
        setChosen((before) => new Set([...[...before].filter((key) => !keys.includes(key)), ...(on ? keys : [])]));
    const done = async () => {
        setChosen(new Set());
        await list.reload();
    };
    const askForAll = async () => {
        if (counting) return;
        setCounting(true);
        try {
            setAsked(retryAll(api, filter, await api.countProblems(filter), done));
        } catch (error) {
            show({ kind: 'trouble', text: operatorsAdvice(error) });
        } finally {
            setCounting(false);
        }
    };
    const dismissed = (problem: Problem) => {
        list.drop(({ s3Key }) => s3Key === problem.s3Key);
        toggle([problem.s3Key], false);
        document.querySelector<HTMLElement>('#view h1')?.focus();
    };

    return (
        <>
            <FilterForm
                filter={filter}
                onFilter={(next) => {
                    setChosen(new Set());
                    setFilter(next);
                }}
            />
            <Part error={list.error} waiting={list.items === null} retry={list.reload}>
                <div class="list-bar" role="toolbar" aria-label={o.actions}>
                    <button
                        type="button"
                        class="button"
                        disabled={selected.length === 0}
                        onClick={() => setAsked(retrySelected(api, selected, done))}
                    >
                        {o.retrySelected(selected.length)}
                    </button>
                    <button
                        type="button"
                        class="button"
                        disabled={items.length === 0}
                        aria-disabled={counting}
                        onClick={() => void askForAll()}
                    >
                        {counting && <span class="spinner" aria-hidden="true" />}
                        {o.retryAllFound}
                    </button>
                    <button type="button" class="button" aria-disabled={list.busy} onClick={() => void list.reload()}>
                        {o.refresh}
                    </button>
                    <p class="hint" role="status">
                        {o.shownOf(items.length, list.more !== null)}
                    </p>
                </div>
                {items.length === 0 ? (
                    <p class="nothing">{list.more ? o.noneSoFar : o.noProblems}</p>
                ) : (
                    <ProblemTable
                        items={items}
                        chosen={chosen}
                        toggle={toggle}
                        ask={setAsked}
                        onDismissed={dismissed}
                    />
                )}
                {list.more && (
                    <button type="button" class="button" aria-disabled={list.busy} onClick={() => void list.more?.()}>
                        {o.showMore}
                    </button>
                )}
            </Part>
            {asked && <Question asked={asked} onClose={setAsked} />}
        </>
    );
}

interface TableProps {
    readonly items: readonly Problem[];
    readonly chosen: ReadonlySet<string>;
    readonly toggle: (keys: readonly string[], on: boolean) => void;
    readonly ask: (asked: Asked) => void;
    readonly onDismissed: (problem: Problem) => void;
}

function ProblemTable({ items, chosen, toggle, ask, onDismissed }: TableProps) {
    const api = useApi();
    const keys = items.map(({ s3Key }) => s3Key);
    const all = keys.every((key) => chosen.has(key));
    const heads = [
        { text: t.select, hidden: true },
        { text: o.photo },
        { text: t.status },
        { text: o.reason },
        { text: o.attempts, number: true },
        { text: o.owner },
        { text: o.lastChange },
        { text: o.actions, hidden: true },
    ];
    return (
        <>
            <label class="check-all">
                <input type="checkbox" checked={all} onChange={() => toggle(keys, !all)} /> {o.chooseShown(keys.length)}
            </label>
            <Table label={o.views.failures} heads={heads}>
                {items.map((problem) => (
                    <tr key={problem.s3Key} data-status={problem.status}>
                        <td class="choice">
                            <input
                                type="checkbox"
                                aria-label={o.choose(problem.filename)}
                                checked={chosen.has(problem.s3Key)}
                                onChange={(event) => toggle([problem.s3Key], event.currentTarget.checked)}
                            />
                        </td>
                        <th scope="row">
                            <PhotoLink s3Key={problem.s3Key} name={problem.filename} />
                        </th>
                        <td>
                            <span class={`status ${problem.status.toLowerCase()}`}>{statusName(problem.status)}</span>
                        </td>
                        <td class="words">{problem.reason ?? '–'}</td>
                        <td class="number">{o.number(problem.attempts)}</td>
                        <td>
                            <Owner id={problem.owner} />
                        </td>
                        <td class="moment">{moment(problem.updatedAt, language.value)}</td>
                        <td class="row-actions">
                            <button
                                type="button"
                                class="link"
                                aria-label={o.retryOf(problem.filename)}
                                onClick={() => ask(retrySelected(api, [problem], () => Promise.resolve()))}
                            >
                                {t.retry}
                            </button>
                            <button
                                type="button"
                                class="link"
                                aria-label={o.dismissOf(problem.filename)}
                                onClick={() => ask(dismiss(api, problem, onDismissed))}
                            >
                                {o.dismiss}
                            </button>
                        </td>
                    </tr>
                ))}
            </Table>
        </>
    );
}

export function retrySelected(
    api: OperatorsApi,
    problems: readonly Pick<Problem, 's3Key' | 'filename'>[],
    done: () => Promise<void>,
): Asked {
    const [only] = problems;
    return {
        title: o.retryTitle(problems.length),
        text: problems.length === 1 && only ? o.retryOneText(only.filename) : o.retryText(problems.length),
        submit: o.retryNow(problems.length),
        act: async () => {
            const { sent } = await api.retryPhotos(problems.map(({ s3Key }) => s3Key));
            show({ kind: 'done', text: o.retried(sent) });
            await done();
        },
    };
}

function retryAll(
    api: OperatorsApi,
    filter: ProblemFilter,
    { count, more }: { readonly count: number; readonly more: boolean },
    done: () => Promise<void>,
): Asked {
    return {
        title: o.retryAllTitle,
        text: more ? o.retryAllMoreText(MOST_RETRIED) : o.retryText(count),
        submit: o.retryNow(count),
        typed: String(count),
        act: () => retryFrom(api, filter, null, done),
    };
}

/** What one call does not reach is asked for anew, so that nobody sends more than they were told of. */
async function retryFrom(
    api: OperatorsApi,
    filter: ProblemFilter,
    nextToken: string | null,
    done: () => Promise<void>,
): Promise<Asked | undefined> {
    const { sent, nextToken: next } = await api.retryFound(filter, nextToken);
    show({ kind: 'done', text: o.retried(sent) });
    if (next === null) {
        await done();
        return undefined;
    }
    return {
        title: o.retryRestTitle(sent),
        text: o.retryRestText(MOST_RETRIED),
        submit: o.retryRest(MOST_RETRIED),
        act: () => retryFrom(api, filter, next, done),
    };
}

function dismiss(api: OperatorsApi, problem: Problem, done: (problem: Problem) => void): Asked {
    return {
        title: o.dismissTitle,
        text: o.dismissText(problem.filename),
        submit: o.dismiss,
        fields: (error) => (
            <Field name="note" label={o.noteLabel} hint={o.noteHint} error={error} autocomplete="off" focus />
        ),
        act: async (value) => {
            await api.dismissProblem(problem.s3Key, reasonIn(value, 'note'));
            say(o.dismissed(problem.filename));
            // After the dialog has given the focus back to a button that goes.
            setTimeout(() => done(problem));
        },
    };
}
