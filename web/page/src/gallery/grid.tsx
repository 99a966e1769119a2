import type { Photo, Shoebox } from '@shoebox/client';
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { openPhoto, route } from '../route.js';
import { dayLabel } from '../format.js';
import { locale, t } from '../i18n/index.js';
import { IconButton } from '../ui/icon-button.js';
import { Cell } from './cell.js';
import type { Gallery, View } from './gallery.js';
import { layoutOf, measuresFor, moved, rowOf, rowsWithin, topOf, type Layout, type Row } from './layout.js';
import { useWindowing } from './windowing.js';

interface Props {
    readonly gallery: Gallery;
    readonly shoebox: Shoebox;
    readonly view: View;
}

const MOVING = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']);

/** All photos by day; only those in and near the window are in the document. */
export function Grid({ gallery, shoebox, view }: Props) {
    const box = useRef<HTMLDivElement>(null);
    const [width, setWidth] = useState(0);
    const layout = useMemo(() => layoutOf(view.days, measuresFor(width)), [view, width]);
    const seen = useWindowing(box, layout.height);
    const active = useSignal(0);
    const wantsFocus = useRef(false);
    const anchor = useRef(0);

    useLayoutEffect(() => {
        const element = box.current;
        if (!element) return;
        const measure = () => setWidth(element.clientWidth);
        const observer = new ResizeObserver(measure);
        observer.observe(element);
        measure();
        return () => observer.disconnect();
    }, []);

    useKeptPlace(box, layout, view);

    // Back from the lightbox, the focus is on the photo that was shown last.
    const shown = route.value.photo;
    const shownBefore = useRef(shown);
    useEffect(() => {
        const left = shownBefore.current;
        shownBefore.current = shown;
        if (shown !== null || left === null) return;
        const index = view.photos.findIndex(({ s3Key }) => s3Key === left);
        if (index >= 0) focusOn(index);
    }, [shown]);

    const focusOn = (index: number) => {
        active.value = index;
        wantsFocus.current = true;
        reveal(box.current, layout, index);
        focusActive();
    };
    const focusActive = () => {
        if (!wantsFocus.current) return;
        const cell = box.current?.querySelector<HTMLElement>(`[data-index="${active.value}"]`);
        if (!cell) return;
        wantsFocus.current = false;
        cell.focus({ preventScroll: true });
    };
    useEffect(focusActive);

    const select = (index: number, range: boolean) => {
        const key = view.photos[index]?.s3Key;
        if (key === undefined) return;
        if (range) {
            const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
            const between = view.photos.slice(from, to + 1).map(({ s3Key }) => s3Key);
            gallery.selection.value = new Set([...gallery.selection.value, ...between]);
        } else {
            gallery.toggle(key);
            anchor.current = index;
        }
    };
    const act = (index: number, event: MouseEvent | KeyboardEvent) => {
        const photo = view.photos[index];
        if (!photo) return;
        active.value = index;
        if (event.shiftKey) select(index, true);
        else if (event.ctrlKey || event.metaKey || gallery.selection.value.size > 0) select(index, false);
        else openPhoto(photo.s3Key);
    };

    // The same functions each time: cells that have not changed are not drawn anew while one scrolls.
    const latest = useRef({ act, select });
    latest.current = { act, select };
    const acts = useMemo(
        () => ({
            onAct: (index: number, event: MouseEvent) => latest.current.act(index, event),
            onSelect: (index: number, range: boolean) => latest.current.select(index, range),
            onFocus: (index: number) => void (active.value = index),
        }),
        [],
    );

    const onKeyDown = (event: KeyboardEvent) => {
        const index = active.value;
        if (MOVING.has(event.key)) {
            const next = moved(layout, index, event.key);
            if (event.shiftKey) select(next, true);
            focusOn(next);
        } else if (event.key === 'Enter') {
            const photo = view.photos[index];
            if (photo) openPhoto(photo.s3Key);
        } else if (event.key === ' ') select(index, event.shiftKey);
        else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
            gallery.toggleAll(view.photos.map(({ s3Key }) => s3Key));
        } else if (event.key === 'Delete' || event.key === 'Backspace') {
            const chosen = gallery.selection.value;
            const key = view.photos[index]?.s3Key;
            gallery.delete(chosen.size > 0 ? [...chosen] : key === undefined ? [] : [key]);
            wantsFocus.current = true;
        } else if (event.key === 'Escape') gallery.selection.value = new Set();
        else return;
        event.preventDefault();
    };

    if (active.value >= layout.count && layout.count > 0) active.value = layout.count - 1;
    const activeRow = rowOf(layout, active.value);
    const near = width === 0 ? [] : rowsWithin(layout, seen.top, seen.bottom);
    // What has the focus stays in the document, wherever it is.
    const rows = activeRow && !near.includes(activeRow) ? [...near, activeRow] : near;
    return (
        <>
            <p class="visually-hidden" id="grid-help">
                {t.gridHelp}
            </p>
            <div
                ref={box}
                class={gallery.selection.value.size > 0 ? 'grid selecting' : 'grid'}
                role="grid"
                aria-label={t.photos(view.photos.length)}
                aria-describedby="grid-help"
                aria-multiselectable="true"
                aria-rowcount={layout.rows.length}
                style={{ height: `${layout.height}px` }}
                onKeyDown={onKeyDown}
            >
                {rows.map((row) =>
                    row.kind === 'heading' ? (
                        <Heading key={`h ${row.day}`} row={row} layout={layout} view={view} gallery={gallery} />
                    ) : (
                        <div
                            key={`c ${view.photos[row.first]?.s3Key ?? row.first}`}
                            class="row"
                            role="row"
                            aria-rowindex={layout.rows.indexOf(row) + 1}
                            style={{ top: `${row.top}px`, height: `${layout.measures.cell}px` }}
                        >
                            {view.photos.slice(row.first, row.first + row.count).map((photo, i) => (
                                <Cell
                                    key={photo.s3Key}
                                    photo={photo}
                                    index={row.first + i}
                                    column={i}
                                    measures={layout.measures}
                                    selected={gallery.selection.value.has(photo.s3Key)}
                                    isActive={active.value === row.first + i}
                                    shoebox={shoebox}
                                    {...acts}
                                />
                            ))}
                        </div>
                    ),
                )}
            </div>
        </>
    );
}

function Heading({
    row,
    layout,
    view,
    gallery,
}: { readonly row: Row; readonly layout: Layout } & Omit<Props, 'shoebox'>) {
    const label = dayLabel(new Date(`${row.day}T12:00:00`), locale.value);
    const keys = () => view.photos.slice(row.first, row.first + row.count).map(({ s3Key }) => s3Key);
    return (
        <div
            class="row heading"
            role="row"
            aria-rowindex={layout.rows.indexOf(row) + 1}
            style={{ top: `${row.top}px` }}
        >
            <div role="rowheader">
                <span>{label}</span>
                <IconButton icon="check" label={t.selectDay(label)} onClick={() => gallery.toggleAll(keys())} />
            </div>
        </div>
    );
}

/** Pixels that stay visible above and below the row that is scrolled to: bars are there. */
const MARGIN = { top: 130, bottom: 80 };

function reveal(box: HTMLElement | null, layout: Layout, index: number): void {
    const top = topOf(layout, index);
    if (!box || top === null) return;
    const y = box.getBoundingClientRect().top + top;
    if (y < MARGIN.top) scrollBy(0, y - MARGIN.top);
    else if (y + layout.measures.cell > innerHeight - MARGIN.bottom) {
        scrollBy(0, y + layout.measures.cell - innerHeight + MARGIN.bottom);
    }
}

/** When photos come in above, what one looks at stays where it is. */
function useKeptPlace(box: { readonly current: HTMLElement | null }, layout: Layout, view: View): void {
    const before = useRef<{ layout: Layout; photos: readonly Photo[] } | null>(null);
    useLayoutEffect(() => {
        const old = before.current;
        before.current = { layout, photos: view.photos };
        const top = -(box.current?.getBoundingClientRect().top ?? 0);
        if (!old || old.photos.length === 0 || top <= 0) return;
        const row = rowsWithin(old.layout, top, top)[0];
        const looked = row && old.photos[row.first];
        if (!row || !looked) return;
        const oldTop = topOf(old.layout, row.first);
        const newTop = topOf(
            layout,
            view.photos.findIndex(({ s3Key }) => s3Key === looked.s3Key),
        );
        if (oldTop !== null && newTop !== null && newTop !== oldTop) scrollBy(0, newTop - oldTop);
    }, [layout]);
}
