import type { Photo, Shoebox } from '@shoebox/client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { adviceOn, reasonFor } from '../advice.js';
import { show } from '../app/announce.js';
import { t } from '../i18n/index.js';
import { closePhoto, openPhoto } from '../route.js';
import { IconButton } from '../ui/icon-button.js';
import { Icon } from '../ui/icon.js';
import { Blur } from './blur.js';
import { download } from './download.js';
import type { Gallery } from './gallery.js';
import { Information } from './information.js';
import { largestShown, previewKey } from './picture.js';
import { useSource } from './source.js';
import { SCALE_STEP } from './zoom.js';
import { useZoom } from './use-zoom.js';

interface Props {
    readonly photos: readonly Photo[];
    readonly index: number;
    readonly shoebox: Shoebox;
    readonly gallery: Gallery;
}

/** One photo, large. */
export function Lightbox({ photos, index, shoebox, gallery }: Props) {
    const photo = photos[index] as Photo;
    const dialog = useRef<HTMLDialogElement>(null);
    const [informed, setInformed] = useState(false);
    const to = (step: number) => {
        const next = photos[index + step];
        if (next) openPhoto(next.s3Key);
    };
    const { stage, image, zoom, by } = useZoom(photo.s3Key, {
        next: () => to(1),
        previous: () => to(-1),
        close: closePhoto,
    });

    useEffect(() => {
        const element = dialog.current;
        element?.showModal();
        return () => element?.close();
    }, []);

    const remove = () => {
        const next = photos[index + 1] ?? photos[index - 1];
        gallery.delete([photo.s3Key]);
        if (next) openPhoto(next.s3Key);
        else closePhoto();
    };
    const save = () =>
        void download(shoebox, [photo]).catch((e: unknown) => show({ kind: 'trouble', text: adviceOn(e, t) }));
    const keys: Readonly<Record<string, () => void>> = {
        ArrowRight: () => to(1),
        ArrowLeft: () => to(-1),
        Home: () => to(-index),
        End: () => to(photos.length - 1 - index),
        '+': () => by(SCALE_STEP),
        '=': () => by(SCALE_STEP),
        '-': () => by(1 / SCALE_STEP),
        '0': () => by(0),
        i: () => setInformed(!informed),
        d: save,
        Delete: remove,
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
        if (!act) return;
        event.preventDefault();
        act();
    };

    return (
        <dialog
            ref={dialog}
            class={informed ? 'lightbox informed' : 'lightbox'}
            aria-label={`${t.viewer}: ${photo.filename}`}
            onKeyDown={onKeyDown}
            onCancel={(event) => {
                event.preventDefault();
                closePhoto();
            }}
        >
            <div class="bar">
                <IconButton icon="close" label={t.close} onClick={closePhoto} />
                <p aria-live="polite">
                    <strong>{photo.filename}</strong> <span>{t.positionOf(index + 1, photos.length)}</span>
                </p>
                <IconButton
                    icon="minus"
                    label={t.zoomOut}
                    onClick={() => by(1 / SCALE_STEP)}
                    disabled={zoom.scale <= 1}
                    class="wide-only"
                />
                <IconButton icon="plus" label={t.zoomIn} onClick={() => by(SCALE_STEP)} class="wide-only" />
                <IconButton
                    icon="info"
                    label={t.information}
                    pressed={informed}
                    onClick={() => setInformed(!informed)}
                />
                <IconButton icon="download" label={t.download} onClick={save} />
                <IconButton icon="trash" label={t.delete} onClick={remove} />
            </div>
            <div class={zoom.scale > 1 ? 'stage zoomed' : 'stage'} ref={stage}>
                <Picture key={photo.s3Key} photo={photo} shoebox={shoebox} zoomed={zoom.scale > 1} image={image} />
            </div>
            <IconButton
                icon="left"
                label={t.previous}
                class="side previous"
                onClick={() => to(-1)}
                disabled={index === 0}
            />
            <IconButton
                icon="right"
                label={t.next}
                class="side next"
                onClick={() => to(1)}
                disabled={index === photos.length - 1}
            />
            {informed && <Information photo={photo} />}
            <Ahead shoebox={shoebox} photo={photos[index + 1]} />
            <Ahead shoebox={shoebox} photo={photos[index - 1]} />
        </dialog>
    );
}

interface PictureProps {
    readonly photo: Photo;
    readonly shoebox: Shoebox;
    readonly zoomed: boolean;
    readonly image: { current: HTMLImageElement | null };
}

function Picture({ photo, shoebox, zoomed, image }: PictureProps) {
    const [wasZoomed, setWasZoomed] = useState(false);
    const [failed, setFailed] = useState<string | null>(null);
    const [loaded, setLoaded] = useState(false);
    useEffect(() => void (zoomed && setWasZoomed(true)), [zoomed]);
    const preview = previewKey(photo, windowPixels());
    const largest = largestShown(photo);
    // The original is fetched only for those who look closely.
    const source = useSource(shoebox, wasZoomed ? largest : preview);
    const troubled = photo.status === 'FAILED' || photo.status === 'REJECTED';
    const { why, whatToDo } = reasonFor(photo.reason, t);
    const missing = source !== null && failed === source;
    return (
        <>
            {photo.placeholder !== null && !loaded && <Blur hash={photo.placeholder} />}
            {source !== null && !missing && (
                <img
                    ref={image}
                    src={source}
                    alt={photo.filename}
                    draggable={false}
                    width={photo.width ?? undefined}
                    height={photo.height ?? undefined}
                    onLoad={() => setLoaded(true)}
                    onError={() => setFailed(source)}
                />
            )}
            {(troubled || missing) && (
                <div class="notice" role="status">
                    <Icon name="warning" />
                    {troubled ? (
                        <>
                            <strong>{why}</strong>
                            <p>{whatToDo}</p>
                            <p class="hint">{photo.reason !== null && t.serverSays(photo.reason)}</p>
                        </>
                    ) : (
                        <p>{t.imageMissing}</p>
                    )}
                </div>
            )}
        </>
    );
}

/** The neighbours are there when they are wanted. */
function Ahead({ photo, shoebox }: { readonly photo: Photo | undefined; readonly shoebox: Shoebox }) {
    const source = useSource(shoebox, photo?.status === 'READY' ? previewKey(photo, windowPixels()) : null);
    return source === null ? null : <img class="ahead" src={source} alt="" aria-hidden="true" />;
}

function windowPixels(): number {
    return Math.max(innerWidth, innerHeight) * Math.min(2, devicePixelRatio);
}
