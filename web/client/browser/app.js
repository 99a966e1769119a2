// An application as the tests want one: plain modules of the package, plain images, a session that the server gives.
import { createShoebox, indexedDbStore } from './dist/index.js';

const credentials = async (options) => {
    const keys = await (await fetch(options?.refresh ? '/session?refresh' : '/session')).json();
    if (!keys) throw new Error('nobody');
    return { ...keys, expiration: new Date(keys.expiration) };
};

const config = await (await fetch('/config.json')).json();
const shoebox = createShoebox(
    config,
    { token: async () => 'id-token', credentials },
    { store: indexedDbStore(), concurrency: 2 },
);

const load = (src) =>
    new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve(true);
        image.onerror = () => resolve(false);
        image.src = src;
        document.body.append(image);
    });

globalThis.app = {
    shoebox,
    start: () => shoebox.images.start(),
    /** How many of the images are seen, asked for by plain tags. */
    show: async (keys) => (await Promise.all(keys.map((key) => load(shoebox.imageUrl(key))))).filter(Boolean).length,
    load,
    part: async (key, range) => {
        const response = await fetch(shoebox.imageUrl(key), { headers: { range } });
        return [response.status, (await response.arrayBuffer()).byteLength];
    },
    forget: (key) => shoebox.images.forget(key),
    signOut: (to) => void shoebox.images.signOut(to),
    controlled: () => navigator.serviceWorker.controller !== null,
    caches: () => caches.keys(),
    files: (count, bytes) =>
        Array.from({ length: count }, (_, i) => {
            const content = new Uint8Array(bytes).fill(i);
            content.set([0xff, 0xd8, 0xff]);
            return new File([content], `${i}.jpg`, { type: 'image/jpeg' });
        }),
    list: () => shoebox.uploads.list.map(({ name, state, s3Key, sentBytes }) => ({ name, state, s3Key, sentBytes })),
};
