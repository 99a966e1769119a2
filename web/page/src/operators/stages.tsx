import { language } from '../i18n/index.js';
import { figure, millis } from './figures.js';
import { Table } from './part.js';
import { Sparkline } from './sparkline.js';
import { stageName } from './names.js';
import { o } from './texts/index.js';
import type { StageLatency } from './types.js';

const MINUTE_MS = 60_000;

/** How long photos took from stage to stage, and how many a minute: the last hour. */
export function Stages({ stages }: { readonly stages: readonly StageLatency[] }) {
    const lang = language.value;
    if (stages.every(({ count }) => count === 0)) return <p class="hint">{o.stagesEmpty}</p>;
    const heads = [
        { text: o.stage },
        { text: o.photosHead, number: true },
        { text: o.half, number: true },
        { text: o.of95, number: true },
        { text: o.of99, number: true },
        { text: o.perMinute },
    ];
    return (
        <Table label={o.stagesTitle} heads={heads}>
            {stages.map(({ stage, count, p50Millis, p95Millis, p99Millis, perMinute }) => (
                <tr key={stage}>
                    <th scope="row">{stageName(stage)}</th>
                    <td class="number">{o.number(count)}</td>
                    <td class="number">{millis(p50Millis, lang)}</td>
                    <td class="number">{millis(p95Millis, lang)}</td>
                    <td class="number">{millis(p99Millis, lang)}</td>
                    <td class="drawn">
                        <Sparkline
                            points={perMinute.map((value, i) => ({ at: (i + 1) * MINUTE_MS, value }))}
                            now={perMinute.length * MINUTE_MS}
                            label={o.perMinuteNow(
                                figure(perMinute.at(-1) ?? 0, lang),
                                figure(Math.max(0, ...perMinute), lang),
                            )}
                        />
                    </td>
                </tr>
            ))}
        </Table>
    );
}
