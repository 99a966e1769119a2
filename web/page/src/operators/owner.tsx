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

/** `eu-central-1:3f9a…c41d`. */
export function shortOwner(id: string): string {
    const [region, rest] = id.split(':');
    return rest === undefined || rest.length <= 12 ? id : `${region}:${rest.slice(0, 4)}…${rest.slice(-4)}`;
}

/** A photo by its file name, leading to its history. */
export function PhotoLink({ s3Key, name }: { readonly s3Key: string; readonly name?: string }) {
    return (
        <a class="photo-link" href={placeHash('photos', s3Key)} title={s3Key}>
            {name ?? s3Key}
        </a>
    );
}
