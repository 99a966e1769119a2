import { show } from '../app/announce.js';
import { language } from '../i18n/index.js';
import { Field, type FieldError } from '../ui/form.js';
import { useState } from 'preact/hooks';
import { useApi, type OperatorsApi } from './api.js';
import { figure, moment } from './figures.js';
import { useLoaded } from './loading.js';
import { shortOwner } from './owner.js';
import { Part, Table } from './part.js';
import { Question, wholeNumberIn, type Asked } from './question.js';
import { o } from './texts/index.js';
import { BUDGET_FIELDS, type Budget, type BudgetInput, type BudgetLimit, type BudgetName } from './types.js';

/** As the API has it. */
const MOST = 1_000_000_000;
const NAMES = Object.keys(BUDGET_FIELDS) as BudgetName[];

/** What an owner may do in an hour and a day, and has done of it. */
export function BudgetPart({ owner }: { readonly owner: string }) {
    const api = useApi();
    const budget = useLoaded((signal) => api.budget(owner, signal), owner);
    const [asked, setAsked] = useState<Asked | null>(null);
    const found = budget.value;
    const heads = [
        { text: o.what },
        { text: o.budgetLimit, number: true },
        { text: o.budgetUsed, number: true },
        { text: o.budgetFrees },
        { text: o.budgetWhose },
    ];
    return (
        <Part
            title={o.budgetOf(shortOwner(owner))}
            error={budget.error}
            waiting={found === null}
            retry={budget.reload}
            tools={
                found && (
                    <button type="button" class="button" onClick={() => setAsked(change(api, found, budget.reload))}>
                        {o.budgetChange}
                    </button>
                )
            }
        >
            {found && (
                <Table label={o.budgetOf(owner)} heads={heads}>
                    {found.limits.map((limit) => (
                        <Row key={limit.name} limit={limit} />
                    ))}
                </Table>
            )}
            {asked && <Question asked={asked} onClose={setAsked} />}
        </Part>
    );
}

function Row({ limit: { name, limit, usual, own, used, frees } }: { readonly limit: BudgetLimit }) {
    return (
        <tr>
            <th scope="row">{o.budgetNames[name] ?? name}</th>
            <td class="number">{most(limit)}</td>
            <td class="number">{figure(used, language.value)}</td>
            <td>{moment(frees, language.value)}</td>
            <td>{own ? o.budgetOwn(most(usual)) : o.budgetUsual}</td>
        </tr>
    );
}

function most(limit: number): string {
    return limit === 0 ? o.budgetNone : o.number(limit);
}

/** All numbers are sent: what is empty is as usual again. */
function change(api: OperatorsApi, { owner, limits }: Budget, done: () => Promise<void>): Asked {
    const known = new Map(limits.map((limit) => [limit.name, limit]));
    return {
        title: o.budgetChangeTitle(shortOwner(owner)),
        text: o.budgetChangeText,
        submit: o.budgetSubmit,
        fields: (error) => NAMES.map((name) => <Limit key={name} name={name} limit={known.get(name)} error={error} />),
        act: async (value) => {
            const numbers = NAMES.map((name) => [BUDGET_FIELDS[name], wholeNumberIn(value, name, 0, MOST)]);
            await api.setBudget(owner, Object.fromEntries(numbers) as BudgetInput);
            show({ kind: 'done', text: o.budgetChanged });
            await done();
            return undefined;
        },
    };
}

interface LimitProps {
    readonly name: BudgetName;
    readonly limit: BudgetLimit | undefined;
    readonly error: FieldError | null;
}

function Limit({ name, limit, error }: LimitProps) {
    return (
        <Field
            name={name}
            label={o.budgetNames[name] ?? name}
            value={limit?.own === true ? String(limit.limit) : ''}
            {...(limit && { hint: o.budgetUsualHint(most(limit.usual)) })}
            inputMode="numeric"
            autocomplete="off"
            error={error}
            focus={name === NAMES[0]}
        />
    );
}
