import type { Shoebox, UploadSource } from '@shoebox/client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { adviceOn } from '../advice.js';
import { collectionName } from '../collection-id.js';
import { Gallery } from '../gallery/gallery.js';
import { GalleryView } from '../gallery/gallery-view.js';
import { t } from '../i18n/index.js';
import { go, route } from '../route.js';
import { AddButtons, DropZone } from '../uploads/adding.js';
import { UploadPanel } from '../uploads/panel.js';
import { IconButton } from '../ui/icon-button.js';
import { Icon } from '../ui/icon.js';
import { Account } from './account.js';
import { show } from './announce.js';
import { addCollection, drawers, forgetCollection, loadCollections } from './collections.js';
import { NewCollection } from './new-collection.js';
import { Sidebar } from './sidebar.js';

interface Props {
    readonly email: string;
    readonly shoebox: Shoebox;
    readonly operator: boolean;
}

/** The page of whoever is signed in. */
export function Home({ email, shoebox, operator }: Props) {
    const gallery = useMemo(() => new Gallery(shoebox), [shoebox]);
    const [dialog, setDialog] = useState<'account' | 'new' | null>(null);
    const [error, setError] = useState<unknown>(null);
    const waiting = useRef<readonly UploadSource[]>([]);
    const { collection } = route.value;

    const load = useCallback(async () => {
        setError(null);
        await loadCollections(shoebox).catch(setError);
        const first = drawers.value?.[0];
        if (route.value.collection === null && first) go({ collection: first.id, photo: null }, true);
    }, [shoebox]);
    useEffect(() => {
        void load();
        void shoebox.uploads.restore();
        return gallery.start();
    }, [shoebox]);
    useEffect(() => void gallery.open(collection), [collection]);

    const addTo = useCallback(
        (id: string, sources: readonly UploadSource[]) => {
            addCollection(id);
            shoebox.uploads
                .add(sources, { collection: id })
                .catch((e: unknown) => show({ kind: 'trouble', text: adviceOn(e, t) }));
        },
        [shoebox],
    );
    /** Without a collection there is one to be made first. */
    const add = useCallback(
        (sources: readonly UploadSource[]) => {
            if (sources.length === 0) return;
            if (collection !== null) {
                addTo(collection, sources);
                return;
            }
            waiting.current = sources;
            setDialog('new');
        },
        [collection, addTo],
    );
    const close = () => {
        waiting.current = [];
        setDialog(null);
    };

    const forget = () => {
        if (collection !== null) forgetCollection(collection);
        go({ collection: drawers.value?.[0]?.id ?? null, photo: null }, true);
    };

    const known = drawers.value;
    return (
        <div class="home">
            <a class="skip" href="#photos" onClick={(event) => skip(event)}>
                {t.skipToPhotos}
            </a>
            <header class="top">
                <p class="brand">
                    <img src="/icon.svg" alt="" width="30" height="30" />
                    Shoebox
                </p>
                <AddButtons add={add} />
                <IconButton icon="person" label={t.account} onClick={() => setDialog('account')} />
            </header>
            <Sidebar drawers={known ?? []} current={collection} operator={operator} onNew={() => setDialog('new')} />
            <main id="photos" tabIndex={-1}>
                {error !== null && (
                    <p class="banner" role="alert">
                        {adviceOn(error, t)}{' '}
                        <button type="button" class="button" onClick={() => void load()}>
                            {t.tryAgain}
                        </button>
                    </p>
                )}
                {collection !== null && (
                    <GalleryView
                        title={collectionName(collection)}
                        gallery={gallery}
                        shoebox={shoebox}
                        retry={() => void gallery.open(collection)}
                        forget={known?.some(({ id, photos }) => id === collection && photos === 0) ? forget : null}
                    />
                )}
                {collection === null && known !== null && (
                    <div class="empty">
                        <Icon name="photo" />
                        <h1>{t.noCollectionsTitle}</h1>
                        <p>{t.noCollectionsText}</p>
                        <button type="button" class="button primary" onClick={() => setDialog('new')}>
                            {t.newCollection}
                        </button>
                    </div>
                )}
            </main>
            <UploadPanel shoebox={shoebox} />
            <DropZone collection={collection} add={add} />
            {dialog === 'account' && (
                <Account email={email} shoebox={shoebox} onClose={close} onLeave={() => gallery.finish()} />
            )}
            {dialog === 'new' && (
                <NewCollection
                    onClose={close}
                    onMade={(id) => waiting.current.length > 0 && addTo(id, waiting.current)}
                />
            )}
        </div>
    );
}

/** The address keeps the collection: a jump to an anchor would lose it. */
function skip(event: MouseEvent): void {
    event.preventDefault();
    const first = document.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]');
    (first ?? document.getElementById('photos'))?.focus();
}
