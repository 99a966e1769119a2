import type { Photo } from '@shoebox/client';
import { reasonFor } from '../advice.js';
import { bytes, dateTime } from '../format.js';
import { language, locale, t } from '../i18n/index.js';

/** What is known of a photo. */
export function Information({ photo }: { readonly photo: Photo }) {
    const when = (text: string | null) => (text === null ? null : dateTime(new Date(text), locale.value));
    const place = photo.place && `${photo.place.latitude.toFixed(5)}, ${photo.place.longitude.toFixed(5)}`;
    const size = photo.width !== null && photo.height !== null ? t.pixels(photo.width, photo.height) : null;
    const facts: readonly (readonly [string, string | null])[] = [
        [t.fileName, photo.filename],
        [t.taken, when(photo.takenAt)],
        [t.uploaded, when(photo.createdAt)],
        [t.camera, photo.camera],
        [t.dimensions, size],
        [t.fileSize, bytes(photo.bytes, language.value)],
        [t.kind, photo.contentType],
        [t.place, place],
        [t.status, statusText(photo)],
    ];
    return (
        <aside class="information" aria-label={t.information}>
            <h2>{t.information}</h2>
            <dl>
                {facts.map(([name, value]) =>
                    value === null ? null : (
                        <div key={name}>
                            <dt>{name}</dt>
                            <dd>{value}</dd>
                        </div>
                    ),
                )}
            </dl>
        </aside>
    );
}

function statusText(photo: Photo): string {
    switch (photo.status) {
        case 'READY':
            return photo.damage === null ? t.statusReady : `${t.statusReady}. ${t.partlyShown}`;
        case 'REGISTERED':
            return t.working;
        case 'FAILED':
            return `${t.failed}. ${reasonFor(photo.reason, t).why}`;
        case 'REJECTED':
            return `${t.rejected}. ${reasonFor(photo.reason, t).why}`;
        case 'DELETED':
            return t.deleted(1);
    }
}
