import { useState } from 'preact/hooks';
import type { Value } from '../auth/values.js';
import { bytes, percent } from '../format.js';
import { language, t } from '../i18n/index.js';
import { Field, Form } from '../ui/form.js';
import { useApi } from './api.js';
import { BudgetPart } from './budget.js';
import { moment } from './figures.js';
import { useLoaded } from './loading.js';
import { Owner, shortOwner } from './owner.js';
import { Part, Table } from './part.js';
import { o } from './texts/index.js';
import type { Usage } from './types.js';

/** Who has how much, and how much came on which day. */
export function UsageView() {
    const api = useApi();
    const usage = useLoaded(api.usage, 'usage');
    const [chosen, setChosen] = useState('');
    const choose = (value: Value) => {
        setChosen(value('owner').trim());
        return Promise.resolve();
    };
    const { owners = [], days = [], countedAt = null } = usage.value ?? {};
    return (
        <Part
            error={usage.error}
            waiting={usage.value === null}
            retry={usage.reload}
            tools={
                <button type="button" class="button" aria-disabled={usage.busy} onClick={() => void usage.reload()}>
                    {o.refresh}
                </button>
            }
        >
            {countedAt !== null && <p class="hint">{o.countedAt(moment(countedAt, language.value))}</p>}
            <h2>{o.ownersTitle}</h2>
            <Amounts
                label={o.ownersTitle}
                first={o.owner}
                rows={owners.map((row) => ({
                    ...row,
                    key: row.owner,
                    name: <OwnerWithBudget id={row.owner} onBudget={setChosen} />,
                }))}
            />
            <h2>{o.budgetTitle}</h2>
            <div class="panel">
                <Form submit={o.show} onSubmit={choose}>
                    {(error) => (
                        <Field
                            name="owner"
                            label={o.budgetOwner}
                            hint={o.budgetOwnerHint}
                            error={error}
                            autocomplete="off"
                        />
                    )}
                </Form>
            </div>
            {chosen !== '' && <BudgetPart key={chosen} owner={chosen} />}
            <h2>{o.daysTitle}</h2>
            <Amounts label={o.daysTitle} first={o.day} rows={daysOf(days)} />
        </Part>
    );
}

interface OwnerProps {
    readonly id: string;
    readonly onBudget: (id: string) => void;
}

function OwnerWithBudget({ id, onBudget }: OwnerProps) {
    return (
        <>
            <Owner id={id} />{' '}
            <button type="button" class="button" aria-label={o.budgetOf(shortOwner(id))} onClick={() => onBudget(id)}>
                {o.budget}
            </button>
        </>
    );
}

function daysOf(days: Usage['days']) {
    return days.map((row) => ({ ...row, key: row.day, name: dayName(row.day, language.value) }));
}

function dayName(day: string, lang: string): string {
    const at = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(at.getTime())) return day;
    return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

interface AmountsProps {
    readonly label: string;
    readonly first: string;
    readonly rows: readonly {
        readonly key: string;
        readonly name: preact.ComponentChildren;
        readonly photos: number;
        readonly bytes: number;
    }[];
}

function Amounts({ label, first, rows }: AmountsProps) {
    if (rows.length === 0) return <p class="nothing">{o.nothingCounted}</p>;
    const most = rows.reduce((largest, row) => Math.max(largest, row.bytes), 0);
    const heads = [
        { text: first },
        { text: o.photosHead, number: true },
        { text: t.fileSize, number: true },
        { text: o.share },
    ];
    return (
        <Table label={label} heads={heads}>
            {rows.map((row) => (
                <tr key={row.key}>
                    <th scope="row">{row.name}</th>
                    <td class="number">{o.number(row.photos)}</td>
                    <td class="number">{bytes(row.bytes, language.value)}</td>
                    <td class="drawn">
                        <meter min={0} max={100} value={percent(row.bytes, most)} aria-label={o.share}>
                            {percent(row.bytes, most)} %
                        </meter>
                    </td>
                </tr>
            ))}
        </Table>
    );
}
