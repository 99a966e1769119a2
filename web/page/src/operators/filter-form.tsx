import { useId, useRef } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { Field } from '../ui/form.js';
import { filterOf } from './filter.js';
import { o } from './texts/index.js';
import type { ProblemFilter } from './types.js';

interface Props {
    readonly filter: ProblemFilter;
    readonly onFilter: (filter: ProblemFilter) => void;
}

export function FilterForm({ filter, onFilter }: Props) {
    const form = useRef<HTMLFormElement>(null);
    const id = useId();
    const read = () => {
        const data = form.current && new FormData(form.current);
        onFilter(
            filterOf((name) => {
                const value = data?.get(name);
                return typeof value === 'string' ? value : '';
            }),
        );
    };
    return (
        <form
            ref={form}
            class="filter"
            role="search"
            aria-label={o.filter}
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                read();
            }}
            // Emptied after this event.
            onReset={() => setTimeout(read)}
        >
            <div class="field">
                <label for={`${id}-status`}>{t.status}</label>
                <select id={`${id}-status`} name="status">
                    <option value="">{o.anyStatus}</option>
                    <option value="FAILED">{o.statuses.FAILED}</option>
                    <option value="REJECTED">{o.statuses.REJECTED}</option>
                </select>
            </div>
            <Field name="reason" label={o.reasonContains} error={null} autocomplete="off" />
            <Field name="owner" label={o.owner} error={null} autocomplete="off" value={filter.owner ?? ''} />
            <Moment name="since" label={o.since} />
            <Moment name="until" label={o.until} />
            <div class="row-of-buttons">
                <button type="submit" class="button primary">
                    {o.show}
                </button>
                <button type="reset" class="button">
                    {o.reset}
                </button>
            </div>
        </form>
    );
}

function Moment({ name, label }: { readonly name: string; readonly label: string }) {
    const id = useId();
    return (
        <div class="field">
            <label for={id}>{label}</label>
            <input id={id} name={name} type="datetime-local" />
        </div>
    );
}
