import { language } from '../i18n/index.js';
import { useApi } from './api.js';
import { moment } from './figures.js';
import { useListed } from './loading.js';
import { Part, Table } from './part.js';
import { o } from './texts/index.js';

/** Who did what. */
export function AuditView() {
    const api = useApi();
    const list = useListed((nextToken, signal) => api.audit(nextToken, signal), 'audit');
    const items = list.items ?? [];
    const heads = [
        { text: o.at },
        { text: o.who },
        { text: o.what },
        { text: o.touched, number: true },
        { text: o.detail },
    ];
    return (
        <Part
            error={list.error}
            waiting={list.items === null}
            retry={list.reload}
            tools={
                <button type="button" class="button" aria-disabled={list.busy} onClick={() => void list.reload()}>
                    {o.refresh}
                </button>
            }
        >
            {items.length === 0 ? (
                <p class="nothing">{o.noAudit}</p>
            ) : (
                <Table label={o.views.audit} heads={heads}>
                    {items.map(({ at, who, what, detail, count }, i) => (
                        <tr key={`${at} ${i}`}>
                            <td class="moment">{moment(at, language.value)}</td>
                            <td>{who}</td>
                            <th scope="row">{what}</th>
                            <td class="number">{count === null ? '–' : o.number(count)}</td>
                            <td class="words">{detail ?? '–'}</td>
                        </tr>
                    ))}
                </Table>
            )}
            {list.more && (
                <button type="button" class="button" aria-disabled={list.busy} onClick={() => void list.more?.()}>
                    {o.showMore}
                </button>
            )}
        </Part>
    );
}
