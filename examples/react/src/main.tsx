/** A contact sheet: sign in, upload, and see photos become ready by themselves. */
import {
    createShoebox,
    fromAmplify,
    ShoeboxError,
    type Photo,
    type Shoebox,
    type ShoeboxConfig,
    type Upload,
} from '@shoebox/client';
import { Amplify } from 'aws-amplify';
import { fetchAuthSession, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { StrictMode, useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { createRoot } from 'react-dom/client';

const COLLECTION = 'contact-sheet';

/** What went wrong, and what to do. */
function words(error: unknown): string {
    if (error instanceof ShoeboxError) return `${error.message}. ${error.advice}`;
    return error instanceof Error ? error.message : String(error);
}

function SignIn({ onDone }: { onDone: () => void }): ReactNode {
    const [problem, setProblem] = useState('');
    const submit = async (event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const field = (name: string) => fields.get(name) as string;
        try {
            await signIn({ username: field('email'), password: field('password') });
            onDone();
        } catch (e) {
            setProblem(words(e));
        }
    };
    return (
        <form onSubmit={(event) => void submit(event)}>
            <input name="email" type="email" aria-label="Email" autoComplete="username" required />
            <input name="password" type="password" aria-label="Password" autoComplete="current-password" required />
            <button>Sign in</button>
            <p role="alert">{problem}</p>
        </form>
    );
}

/** The photos of the collection, newest first, kept as they change. */
function usePhotos(shoebox: Shoebox, onProblem: (words: string) => void): readonly Photo[] {
    const [photos, setPhotos] = useState<ReadonlyMap<string, Photo>>(new Map());
    useEffect(() => {
        const stop = new AbortController();
        const { signal } = stop;
        const put = (photo: Photo) => {
            if (photo.collectionId !== COLLECTION) return;
            setPhotos((before) => {
                const after = new Map(before);
                if (photo.status === 'DELETED') after.delete(photo.s3Key);
                else after.set(photo.s3Key, photo);
                return after;
            });
        };
        const list = async () => {
            for await (const photo of shoebox.photos(COLLECTION, { signal })) put(photo);
        };
        const run = async () => {
            await shoebox.images.start();
            // What changed while there was no connection is listed anew.
            const onState = (state: string) => void (state === 'live' && list().catch(fail));
            shoebox.onPhoto(put, { signal, onState });
            await list();
        };
        const fail = (e: unknown) => {
            if (!signal.aborted) onProblem(words(e));
        };
        run().catch(fail);
        return () => stop.abort();
    }, [shoebox, onProblem]);
    return [...photos.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

function Sheet({ shoebox }: { shoebox: Shoebox }): ReactNode {
    const [problem, setProblem] = useState('');
    const [uploads, setUploads] = useState<readonly Upload[]>([]);
    const photos = usePhotos(shoebox, setProblem);
    useEffect(() => shoebox.uploads.on('change', () => setUploads(shoebox.uploads.list)), [shoebox]);
    const add = (files: FileList | null) => {
        shoebox.uploads
            .add([...(files ?? [])], { collection: COLLECTION, duplicates: 'skip' })
            .catch((e: unknown) => setProblem(words(e)));
    };
    const leave = () => void signOut().then(() => shoebox.images.signOut('/'));
    const open = uploads.filter(({ state }) => state !== 'done' && state !== 'cancelled');
    return (
        <>
            <header>
                <input
                    type="file"
                    multiple
                    accept="image/*"
                    aria-label="Photos"
                    onChange={(e) => add(e.target.files)}
                />
                <button onClick={leave}>Sign out</button>
            </header>
            <p role="alert">{problem}</p>
            <ul aria-live="polite">
                {open.map(({ id, name, state, sentBytes, size, error }) => (
                    <li key={id}>
                        {name}: {error ? words(error) : `${state} ${Math.round((100 * sentBytes) / size)} %`}
                    </li>
                ))}
                {photos.map(({ s3Key, filename, status, reason, thumbnails }) => (
                    <li key={s3Key}>
                        {thumbnails[0] && (
                            <img src={shoebox.imageUrl(thumbnails[0].key)} alt={filename} loading="lazy" />
                        )}
                        {filename} {status !== 'READY' && `(${reason ?? status.toLowerCase()})`}
                        <button onClick={() => void shoebox.delete(s3Key).catch((e: unknown) => setProblem(words(e)))}>
                            Delete
                        </button>
                    </li>
                ))}
            </ul>
        </>
    );
}

function App({ shoebox }: { shoebox: Shoebox }): ReactNode {
    const [isIn, setIn] = useState<boolean | null>(null);
    useEffect(() => {
        getCurrentUser().then(
            () => setIn(true),
            () => setIn(false),
        );
    }, []);
    if (isIn === null) return null;
    return isIn ? <Sheet shoebox={shoebox} /> : <SignIn onDone={() => setIn(true)} />;
}

const config = (await (await fetch('/config.json')).json()) as ShoeboxConfig;
Amplify.configure({ Auth: { Cognito: config } });
const root = document.getElementById('root');
if (root) {
    const shoebox = createShoebox(config, fromAmplify(fetchAuthSession));
    createRoot(root).render(<StrictMode children={<App shoebox={shoebox} />} />);
}
