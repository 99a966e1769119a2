import { decode } from 'blurhash';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Few pixels are enough of a blur; the browser stretches them. */
const PIXELS = 16;
const MOST_KEPT = 500;
const kept = new Map<string, ImageData>();

/** What is seen of a photo until its thumbnail is there. */
export function Blur({ hash }: { readonly hash: string }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    useLayoutEffect(() => {
        const drawn = imageOf(hash);
        if (drawn) canvas.current?.getContext('2d')?.putImageData(drawn, 0, 0);
    }, [hash]);
    return <canvas ref={canvas} class="blur" width={PIXELS} height={PIXELS} aria-hidden="true" />;
}

function imageOf(hash: string): ImageData | null {
    const known = kept.get(hash);
    if (known) return known;
    try {
        const image = new ImageData(decode(hash, PIXELS, PIXELS) as Uint8ClampedArray<ArrayBuffer>, PIXELS, PIXELS);
        kept.set(hash, image);
        const oldest = kept.keys().next();
        if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
        return image;
    } catch {
        return null; // not a BlurHash: then there is none
    }
}
