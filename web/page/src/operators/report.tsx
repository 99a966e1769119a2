import { language } from '../i18n/index.js';
import { dollars, moment } from './figures.js';
import { findingName, runKindName, runStatusName } from './names.js';
import { PhotoLink, shortOwner } from './owner.js';
import { Table } from './part.js';
import { o } from './texts/index.js';
import type { Finding, Reconcile } from './types.js';

interface Props {
    readonly run: Reconcile;
    readonly onCancel: () => void;
    readonly onMend: () => void;
}

/** One run: how far it is, and what it found. */
export function Report({ run, onCancel, onMend }: Props) {
    const lang = language.value;
    const found = run.findings.filter((finding) => finding.found > 0);
    const all = found.reduce((sum, finding) => sum + finding.found, 0);
    const ended = run.status !== 'RUNNING';
    return (
        <li class="run" data-status={run.status} data-run={run.id}>
            <div class="run-head">
                <strong>{runKindName(run.kind)}</strong>
                {run.dryRun && <span class="status dry">{o.dry}</span>}
                <span class={`status ${run.status.toLowerCase()}`}>{runStatusName(run.status)}</span>
                <span>{run.owner === null ? o.everybody : shortOwner(run.owner)}</span>
                {!ended && (
                    <button type="button" class="button" onClick={onCancel}>
                        {o.stop}
                    </button>
                )}
                {ended && run.dryRun && all > 0 && (
                    <button type="button" class="button primary" onClick={onMend}>
                        {o.mend(all)}
                    </button>
                )}
            </div>
            {!ended && <progress aria-label={o.runsTitle} />}
            <p>{o.runFigures(run.compared, run.requests, dollars(run.dollars, lang))}</p>
            <p class="hint">
                {o.startedBy(run.by ?? '–', moment(run.startedAt, lang))}
                {run.endedAt !== null && <> · {o.endedAt(moment(run.endedAt, lang))}</>}
                {run.nextKey !== null && ended && (
                    <>
                        {' · '}
                        {o.stoppedAt} <code>{run.nextKey}</code>
                    </>
                )}
            </p>
            {found.length === 0 && run.status === 'COMPLETED' && <p class="nothing">{o.nothingFound}</p>}
            {found.length > 0 && <Findings findings={found} />}
        </li>
    );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
    const heads = [
        { text: o.finding },
        { text: o.found, number: true },
        { text: o.mended, number: true },
        { text: o.examples },
    ];
    return (
        <Table label={o.findingsTitle} heads={heads}>
            {findings.map(({ kind, found, mended, examples }) => (
                <tr key={kind}>
                    <th scope="row">{findingName(kind)}</th>
                    <td class="number">{o.number(found)}</td>
                    <td class="number">{o.number(mended)}</td>
                    <td class="words">
                        {examples.length > 0 && (
                            <details>
                                <summary>{o.examplesOf(examples.length)}</summary>
                                <ul class="examples">
                                    {examples.map((key) => (
                                        <li key={key}>
                                            {key.split('/').length >= 3 ? (
                                                <PhotoLink s3Key={photoOf(key)} name={key} />
                                            ) : (
                                                key
                                            )}
                                        </li>
                                    ))}
                                </ul>
                            </details>
                        )}
                    </td>
                </tr>
            ))}
        </Table>
    );
}

/** A thumbnail's key is its photo's, and its size. */
function photoOf(key: string): string {
    return key.split('/').slice(0, 3).join('/');
}
