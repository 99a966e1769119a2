import { useId, useRef } from 'preact/hooks';
import { show } from '../app/announce.js';
import { Field, FieldError, Form } from '../ui/form.js';
import { useApi } from './api.js';
import { Part } from './part.js';
import type { Asked } from './question.js';
import { o } from './texts/index.js';
import type { RerunScope, Usage } from './types.js';

interface Props {
    readonly ask: (asked: Asked) => void;
    readonly started: () => Promise<void>;
}

/** Makes thumbnails again, of those that lack some or of all; the dialog says of how many photos. */
export function Rerun({ ask, started }: Props) {
    const api = useApi();
    const id = useId();
    const scope = useRef<HTMLSelectElement>(null);
    const prepare = async (owner: string, keys: readonly string[]) => {
        if (owner !== '' && keys.length > 0) throw new FieldError('owner', o.ownerOrKeys);
        const wanted: RerunScope = scope.current?.value === 'ALL' ? 'ALL' : 'MISSING';
        const count = keys.length > 0 ? keys.length : countOf(await api.usage(), owner);
        ask({
            title: o.rerunTitle,
            text: wanted === 'ALL' ? o.rerunAllText(count) : o.rerunMissingText(count),
            submit: o.rerun,
            ...((keys.length === 0 || keys.length > 1) && { typed: String(count ?? o.allWord) }),
            act: async () => {
                await api.rerunThumbnails(wanted, owner === '' ? null : owner, keys.length === 0 ? null : keys);
                show({ kind: 'done', text: o.rerunStarted });
                await started();
            },
        });
    };
    return (
        <Part title={o.rerunTitle} error={null} waiting={false} retry={started}>
            <p class="lead">{o.rerunText}</p>
            <div class="panel">
                <Form
                    submit={o.rerunAsk}
                    onSubmit={(value) => prepare(value('owner').trim(), value('keys').split(/\s+/).filter(Boolean))}
                >
                    {(error) => (
                        <div class="fields">
                            <div class="field">
                                <label for={id}>{o.rerunScope}</label>
                                <select id={id} ref={scope}>
                                    <option value="MISSING">{o.rerunMissing}</option>
                                    <option value="ALL">{o.rerunAll}</option>
                                </select>
                            </div>
                            <Field
                                name="owner"
                                label={o.onlyOwner}
                                hint={o.emptyAll}
                                error={error}
                                autocomplete="off"
                            />
                            <Field name="keys" label={o.onlyKeys} hint={o.keysHint} error={error} autocomplete="off" />
                        </div>
                    )}
                </Form>
            </div>
        </Part>
    );
}

/** Photos of the owner, or of all; null if it is not known. */
function countOf({ owners, days }: Usage, owner: string): number | null {
    if (owner !== '') return owners.find((known) => known.owner === owner)?.photos ?? null;
    const all = [owners, days].map((list) => list.reduce((sum, { photos }) => sum + photos, 0));
    return Math.max(...all);
}
