import { o } from './texts/index.js';
import { placeHash } from './place.js';

/** Whose it is, short; the whole identity for who points at it or listens. Leads to what failed for them. */
export function Owner({ id }: { readonly id: string | null }) {
    if (id === null) return <>–</>;
    return (
        <a class="owner" href={placeHash('failures', id)} title={id} aria-label={o.failuresOf(shortOwner(id))}>
            {shortOwner(id)}
        </a>
    );
}

/** `3f9a…c41d`: the region is the same for all. */
export function shortOwner(id: string): string {
    const own = id.split(':').at(-1) ?? id;
    return own.length <= 12 ? id : `${own.slice(0, 4)}…${own.slice(-4)}`;
}

/** A photo by its file name, leading to its history. */
export function PhotoLink({ s3Key, name }: { readonly s3Key: string; readonly name?: string }) {
    return (
        <a class="photo-link" href={placeHash('photos', s3Key)} title={s3Key}>
            {name ?? s3Key}
        </a>
    );
}
