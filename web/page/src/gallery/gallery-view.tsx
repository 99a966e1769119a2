import type { Shoebox, Upload } from '@shoebox/client';
import { adviceOn } from '../advice.js';
import { show } from '../app/announce.js';
import { plainImages } from '../app/session.js';
import { t } from '../i18n/index.js';
import { route } from '../route.js';
import { IconButton } from '../ui/icon-button.js';
import { Icon } from '../ui/icon.js';
import { useUploads } from '../uploads/panel.js';
import { download } from './download.js';
import type { Gallery } from './gallery.js';
import { Grid } from './grid.js';
import { Lightbox } from './lightbox.js';

interface Props {
    readonly title: string;
    readonly gallery: Gallery;
    readonly shoebox: Shoebox;
    readonly retry: () => void;
    /** Present for a collection that is on this device alone. */
    readonly forget: (() => void) | null;
}

export function GalleryView({ title, gallery, shoebox, retry, forget }: Props) {
    const view = gallery.view.value;
    const loading = gallery.loading.value;
    const error = gallery.error.value;
    const shown = route.value.photo;
    const index = shown === null ? -1 : view.photos.findIndex(({ s3Key }) => s3Key === shown);
    return (
        <>
            <div class="gallery-head">
                <h1>{title}</h1>
                <p class="hint" aria-live="off">
                    {view.photos.length > 0 && t.photos(view.photos.length)}
                    {loading && <span class="spinner" role="img" aria-label={t.loading} />}
                    <Live gallery={gallery} />
                </p>
                <Selection gallery={gallery} shoebox={shoebox} />
            </div>
            {plainImages.value === false && <p class="hint">{t.noWorker}</p>}
            {error !== null && (
                <p class="banner" role="alert">
                    {adviceOn(error, t)}{' '}
                    <button type="button" class="button" onClick={retry}>
                        {t.tryAgain}
                    </button>
                </p>
            )}
            {view.photos.length > 0 && <Grid gallery={gallery} shoebox={shoebox} view={view} />}
            {view.photos.length === 0 && !loading && error === null && (
                <div class="empty">
                    <Icon name="photo" />
                    <h2>{t.emptyTitle}</h2>
                    <p>{t.emptyText}</p>
                    {forget && <Forget shoebox={shoebox} forget={forget} />}
                </div>
            )}
            {index >= 0 && <Lightbox photos={view.photos} index={index} shoebox={shoebox} gallery={gallery} />}
        </>
    );
}

const OVER = new Set<Upload['state']>(['done', 'cancelled']);

/** Not while something is on its way: it would be there again in a moment. */
function Forget({ shoebox, forget }: { readonly shoebox: Shoebox; readonly forget: () => void }) {
    const { list } = useUploads(shoebox);
    const { collection } = route.value;
    if (list.some((upload) => upload.collection === collection && !OVER.has(upload.state))) return null;
    return (
        <button type="button" class="link" onClick={forget}>
            {t.forgetCollection}
        </button>
    );
}

function Live({ gallery }: { readonly gallery: Gallery }) {
    const state = gallery.live.value;
    if (state === 'off') return null;
    return (
        <span class="live" data-state={state}>
            <span class="dot" aria-hidden="true" />
            {state === 'live' ? t.live : t.polling}
        </span>
    );
}

/** What can be done with the selected photos. */
function Selection({ gallery, shoebox }: { readonly gallery: Gallery; readonly shoebox: Shoebox }) {
    const chosen = gallery.selection.value;
    if (chosen.size === 0) return null;
    const save = () => {
        const photos = gallery.view.value.photos.filter(({ s3Key }) => chosen.has(s3Key));
        download(shoebox, photos).catch((e: unknown) => show({ kind: 'trouble', text: adviceOn(e, t) }));
    };
    return (
        <div class="selection" role="toolbar" aria-label={t.selected(chosen.size)}>
            <IconButton icon="close" label={t.selectNone} onClick={() => (gallery.selection.value = new Set())} />
            <strong aria-live="polite">{t.selected(chosen.size)}</strong>
            <IconButton icon="download" label={t.download} onClick={save} />
            <IconButton icon="trash" label={t.delete} onClick={() => gallery.delete([...chosen])} />
        </div>
    );
}
