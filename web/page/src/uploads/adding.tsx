import type { UploadSource } from '@shoebox/client';
import { useLayoutEffect, useState } from 'preact/hooks';
import { show } from '../app/announce.js';
import { collectionName } from '../collection-id.js';
import { t } from '../i18n/index.js';
import { Icon, type IconName } from '../ui/icon.js';
import { droppedFiles, meant, pastedFiles } from './dropped.js';

export type Add = (sources: readonly UploadSource[]) => void;

const ACCEPTED = 'image/*,.heic,.heif';

/** Choosing files, a folder, or the camera. Inputs under labels: they work by keyboard, and on every phone. */
export function AddButtons({ add }: { readonly add: Add }) {
    return (
        <div class="add-buttons">
            <Chooser icon="add" label={t.addPhotos} add={add} class="primary" multiple />
            <Chooser icon="folder" label={t.addFolder} add={add} class="wide-only" multiple webkitdirectory />
            <Chooser icon="camera" label={t.takePhoto} add={add} class="touch-only" capture="environment" />
        </div>
    );
}

interface ChooserProps {
    readonly icon: IconName;
    readonly label: string;
    readonly add: Add;
    readonly class: string;
    readonly multiple?: boolean;
    readonly webkitdirectory?: boolean;
    readonly capture?: 'environment';
}

function Chooser({ icon, label, add, class: extra, ...attributes }: ChooserProps) {
    return (
        <label title={label} class={`button chooser ${extra}`}>
            <Icon name={icon} />
            <span aria-hidden="true">{label}</span>
            <input
                type="file"
                aria-label={label}
                accept={ACCEPTED}
                {...attributes}
                onChange={(event) => {
                    const input = event.currentTarget;
                    add(meant(input.files ?? []));
                    input.value = ''; // so that the same may be chosen again
                }}
            />
        </label>
    );
}

/** Dropping and pasting, anywhere on the page. */
export function DropZone({ collection, add }: { readonly collection: string | null; readonly add: Add }) {
    const [over, setOver] = useState(false);
    // Before anything is painted: what is dropped goes to the collection that is seen.
    useLayoutEffect(() => {
        let depth = 0;
        const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
        const change = (by: number) => {
            depth = Math.max(0, depth + by);
            setOver(depth > 0);
        };
        const enter = (event: DragEvent) => hasFiles(event) && change(1);
        const leave = (event: DragEvent) => hasFiles(event) && change(-1);
        const move = (event: DragEvent) => {
            if (!hasFiles(event) || !event.dataTransfer) return;
            event.preventDefault();
            event.dataTransfer.dropEffect = 'copy';
        };
        const drop = (event: DragEvent) => {
            if (!hasFiles(event) || !event.dataTransfer) return;
            event.preventDefault();
            change(-depth);
            void droppedFiles(event.dataTransfer).then(({ sources, incomplete }) => {
                if (incomplete) show({ kind: 'trouble', text: t.dropUnreadable });
                else if (sources.length === 0) show({ kind: 'trouble', text: t.nothingToAdd });
                add(sources);
            });
        };
        const paste = (event: ClipboardEvent) => {
            const files = event.clipboardData ? pastedFiles(event.clipboardData) : [];
            if (files.length === 0) return;
            event.preventDefault();
            add(files);
        };
        document.addEventListener('dragenter', enter);
        document.addEventListener('dragleave', leave);
        document.addEventListener('dragover', move);
        document.addEventListener('drop', drop);
        document.addEventListener('paste', paste);
        return () => {
            document.removeEventListener('dragenter', enter);
            document.removeEventListener('dragleave', leave);
            document.removeEventListener('dragover', move);
            document.removeEventListener('drop', drop);
            document.removeEventListener('paste', paste);
        };
    }, [add]);
    if (!over) return null;
    return (
        <div class="drop-zone">
            <p>{t.dropHere(collectionName(collection ?? t.newCollection))}</p>
        </div>
    );
}
