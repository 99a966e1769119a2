import { HEIGHT, lineThrough, WIDTH } from './line.js';
import type { Point } from './sampler.js';

interface Props {
    readonly points: readonly Point[];
    readonly now: number;
    /** What it shows, in words: a picture says nothing to who does not see it. */
    readonly label: string;
    readonly alarm?: boolean;
}

export function Sparkline({ points, now, label, alarm = false }: Props) {
    const { line, area } = lineThrough(points, now);
    return (
        <svg
            class={alarm ? 'sparkline alarm' : 'sparkline'}
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={label}
        >
            <path class="area" d={area} />
            <path class="line" d={line} />
        </svg>
    );
}
