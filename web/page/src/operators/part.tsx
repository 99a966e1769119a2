import type { ComponentChildren } from 'preact';
import { t } from '../i18n/index.js';
import { isNotThere, operatorsAdvice } from './advice.js';
import { o } from './texts/index.js';

interface Props {
    readonly title?: string;
    readonly error: unknown;
    /** Nothing to show yet. */
    readonly waiting: boolean;
    readonly retry: () => Promise<void>;
    readonly children: ComponentChildren;
    readonly tools?: ComponentChildren;
}

/** One part of a view, which may fail or be missing while the others are there. */
export function Part({ title, error, waiting, retry, children, tools }: Props) {
    const missing = isNotThere(error);
    return (
        <section class="part">
            {(title !== undefined || tools !== undefined) && (
                <div class="part-head">
                    {title !== undefined && <h2>{title}</h2>}
                    {!missing && tools}
                </div>
            )}
            {missing && <p class="hint missing">{o.notThere}</p>}
            {error !== null && !missing && (
                <p class="banner" role="alert">
                    {operatorsAdvice(error)}{' '}
                    <button type="button" class="button" onClick={() => void retry()}>
                        {t.tryAgain}
                    </button>
                </p>
            )}
            {waiting && error === null && (
                <p class="hint" aria-busy="true">
                    <span class="spinner" aria-hidden="true" /> {t.loading}
                </p>
            )}
            {!missing && !waiting && children}
        </section>
    );
}

interface TableProps {
    readonly label: string;
    readonly heads: readonly { readonly text: string; readonly number?: boolean; readonly hidden?: boolean }[];
    readonly children: ComponentChildren;
}

/** A table that scrolls by itself where the window is too narrow, by keys too. */
export function Table({ label, heads, children }: TableProps) {
    return (
        <div class="table-box" role="region" aria-label={label} tabIndex={0}>
            <table>
                <thead>
                    <tr>
                        {heads.map(({ text, number = false, hidden = false }) => (
                            <th key={text} scope="col" class={number ? 'number' : undefined}>
                                <span class={hidden ? 'visually-hidden' : undefined}>{text}</span>
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>{children}</tbody>
            </table>
        </div>
    );
}
