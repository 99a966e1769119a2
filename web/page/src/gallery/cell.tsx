import type { Photo, Shoebox } from '@shoebox/client';
import { useState } from 'preact/hooks';
import { reasonFor } from '../advice.js';
import { dateTime } from '../format.js';
import { locale, t } from '../i18n/index.js';
import { Icon } from '../ui/icon.js';
import { momentOf } from './album.js';
import { Blur } from './blur.js';
import type { Measures } from './layout.js';
import { thumbnailFilling } from './picture.js';
import { useSource } from './source.js';

interface Props {
    readonly photo: Photo;
    readonly index: number;
    readonly column: number;
    readonly measures: Measures;
    readonly selected: boolean;
    readonly isActive: boolean;
    readonly shoebox: Shoebox;
    readonly onAct: (index: number, event: MouseEvent) => void;
    readonly onSelect: (index: number, range: boolean) => void;
    readonly onFocus: (index: number) => void;
}

/** A picture that did not come is asked for again after a while. */
const MOST_FAILURES = 4;
const RETRY_MS = 2_000;

/** One photo of the grid, whatever has become of it. */
export function Cell({ photo, index, column, measures, selected, isActive, shoebox, onAct, onSelect, onFocus }: Props) {
    const { cell, gap } = measures;
    const thumbnail = thumbnailFilling(photo, cell * devicePixelRatio);
    const source = useSource(shoebox, thumbnail?.key ?? null);
    const [loaded, setLoaded] = useState<string | null>(null);
    const [failures, setFailures] = useState(0);
    const when = dateTime(new Date(momentOf(photo)), locale.value);
    return (
        <div
            class={selected ? 'cell selected' : 'cell'}
            role="gridcell"
            data-index={index}
            data-status={photo.status}
            tabIndex={isActive ? 0 : -1}
            aria-selected={selected}
            aria-colindex={column + 1}
            style={{ left: `${column * (cell + gap)}px`, width: `${cell}px`, height: `${cell}px` }}
            onClick={(event) => onAct(index, event)}
            onFocus={() => onFocus(index)}
        >
            <span class="visually-hidden">{labelOf(photo, when)}</span>
            {photo.placeholder !== null && loaded !== source && <Blur hash={photo.placeholder} />}
            {source !== null && (
                <img
                    src={source}
                    alt=""
                    draggable={false}
                    decoding="async"
                    class={loaded === source ? 'loaded' : ''}
                    onLoad={() => setLoaded(source)}
                    onError={() =>
                        failures < MOST_FAILURES &&
                        setTimeout(() => setFailures(failures + 1), RETRY_MS * 2 ** failures)
                    }
                />
            )}
            <State photo={photo} />
            <button
                type="button"
                class="tick"
                tabIndex={-1}
                aria-label={t.selectPhoto(photo.filename)}
                onClick={(event) => {
                    event.stopPropagation();
                    onSelect(index, event.shiftKey);
                }}
            >
                <Icon name="check" />
            </button>
        </div>
    );
}

function State({ photo }: { readonly photo: Photo }) {
    if (photo.status === 'REGISTERED') {
        return (
            <div class="state working" aria-hidden="true">
                <span class="spinner" aria-hidden="true" />
                <span>{t.working}</span>
            </div>
        );
    }
    if (photo.status !== 'FAILED' && photo.status !== 'REJECTED') return null;
    return (
        <div class="state trouble" aria-hidden="true">
            <Icon name="warning" />
            <p class="what">{photo.status === 'FAILED' ? t.failed : t.rejected}</p>
            <p class="name">{photo.filename}</p>
            <p class="why">{reasonFor(photo.reason, t).why}</p>
        </div>
    );
}

/** Begins with what is seen, in its order, for those who speak to their machine. */
function labelOf(photo: Photo, when: string): string {
    const named = t.photoBy(photo.filename, when);
    if (photo.status === 'REGISTERED') return `${t.working} ${named}`;
    if (photo.status !== 'FAILED' && photo.status !== 'REJECTED') return named;
    const { why, whatToDo } = reasonFor(photo.reason, t);
    return `${photo.status === 'FAILED' ? t.failed : t.rejected} ${photo.filename} ${why} ${whatToDo}`;
}
