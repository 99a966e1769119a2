import type { Shoebox, Upload, UploadProgress } from '@shoebox/client';
import { useEffect, useState } from 'preact/hooks';
import { adviceOn } from '../advice.js';
import { bytes, duration, percent } from '../format.js';
import { language, t } from '../i18n/index.js';
import { say } from '../app/announce.js';
import { IconButton } from '../ui/icon-button.js';
import { UploadRow } from './upload-row.js';

/** As many rows are in the document; those that want something come first. */
const MOST_ROWS = 60;

export interface Uploads {
    readonly list: readonly Upload[];
    readonly progress: UploadProgress;
}

/** What the queue tells, drawn at most ten times a second. */
export function useUploads({ uploads }: Shoebox): Uploads {
    const [state, setState] = useState<Uploads>({ list: uploads.list, progress: uploads.progress });
    useEffect(() => uploads.on('progress', (progress) => setState({ list: uploads.list, progress })), [uploads]);
    // What is restored before anybody listens, and the rate when nothing comes.
    useEffect(() => {
        const timer = setInterval(() => {
            if (uploads.progress.state === 'running') setState({ list: uploads.list, progress: uploads.progress });
        }, 1_000);
        return () => clearInterval(timer);
    }, [uploads]);
    return state;
}

/** Those that ask something, then those in work, then those that wait, then what is over. */
const ORDER: Readonly<Record<Upload['state'], number>> = {
    failed: 0,
    duplicate: 1,
    blocked: 1,
    sending: 2,
    retrying: 2,
    preparing: 2,
    paused: 3,
    waiting: 4,
    done: 5,
    cancelled: 6,
};

export function mostUrgent(list: readonly Upload[], most = MOST_ROWS): readonly Upload[] {
    return list
        .filter(({ state }) => state !== 'cancelled')
        .map((upload, i) => ({ upload, i }))
        .sort(
            (a, b) =>
                ORDER[a.upload.state] - ORDER[b.upload.state] || (a.upload.state === 'done' ? b.i - a.i : a.i - b.i),
        )
        .slice(0, most)
        .map(({ upload }) => upload);
}

export function UploadPanel({ shoebox }: { readonly shoebox: Shoebox }) {
    const { list, progress } = useUploads(shoebox);
    const [open, setOpen] = useState(true);
    const { uploads } = shoebox;
    const listed = list.filter(({ state }) => state !== 'cancelled');
    const running = progress.state === 'running' || progress.state === 'offline';
    useOutcome(progress);
    if (listed.length === 0) return null;

    const count = (state: Upload['state']) => list.filter((upload) => upload.state === state).length;
    const [duplicates, blocked] = [count('duplicate'), count('blocked')];
    const part = percent(progress.sentBytes, progress.totalBytes);
    const cancelDuplicates = () => {
        for (const { id, state } of list) if (state === 'duplicate') uploads.cancel(id);
    };
    return (
        <aside class="uploads" aria-label={t.uploads}>
            <header>
                <h2>{t.uploadsOf(progress.done, progress.files)}</h2>
                {running && <IconButton icon="pause" label={t.pauseAll} onClick={() => uploads.pause()} />}
                {progress.state === 'paused' && (
                    <IconButton icon="play" label={t.resumeAll} onClick={() => void uploads.resume()} />
                )}
                {progress.failed > 0 && <IconButton icon="retry" label={t.retryAll} onClick={() => uploads.retry()} />}
                {running || progress.state === 'paused' || progress.held > 0 ? (
                    <IconButton icon="close" label={t.cancelAll} onClick={() => uploads.cancel()} />
                ) : (
                    <IconButton icon="check" label={t.clearList} onClick={() => uploads.clear()} />
                )}
                <IconButton
                    icon={open ? 'down' : 'up'}
                    label={open ? t.collapse : t.expand}
                    onClick={() => setOpen(!open)}
                />
            </header>
            <progress max={100} value={part} aria-label={t.uploads} />
            <p class="numbers">{numbers(progress)}</p>
            {progress.error && <p class="error">{adviceOn(progress.error, t)}</p>}
            {duplicates > 0 && (
                <p class="ask">
                    {t.duplicates(duplicates)}
                    <span>
                        <button type="button" class="button" onClick={cancelDuplicates}>
                            {t.skipAll}
                        </button>
                        <button type="button" class="button" onClick={() => uploads.keep()}>
                            {t.uploadAnyway}
                        </button>
                    </span>
                </p>
            )}
            {blocked > 0 && (
                <p class="ask">
                    {t.permission(blocked)}
                    <button type="button" class="button primary" onClick={() => void uploads.resume()}>
                        {t.allow}
                    </button>
                </p>
            )}
            {open && (
                <ul>
                    {mostUrgent(list).map((upload) => (
                        <UploadRow key={upload.id} upload={upload} uploads={uploads} />
                    ))}
                </ul>
            )}
        </aside>
    );
}

function numbers(progress: UploadProgress): string {
    const of = `${bytes(progress.sentBytes, language.value)} / ${bytes(progress.totalBytes, language.value)}`;
    if (progress.state === 'offline') return `${of} · ${t.offline}`;
    if (progress.state === 'paused') return `${of} · ${t.uploadPaused}`;
    if (progress.state !== 'running' || progress.bytesPerSecond === 0) return of;
    const left = progress.secondsLeft === null ? '' : ` · ${t.timeLeft(duration(progress.secondsLeft))}`;
    return `${of} · ${bytes(progress.bytesPerSecond, language.value)}/s${left}`;
}

/** Told once, when all is over. */
function useOutcome({ state, done, failed }: UploadProgress): void {
    const [wasRunning, setWasRunning] = useState(false);
    useEffect(() => {
        if (state === 'running') setWasRunning(true);
        if (state !== 'idle' || !wasRunning) return;
        setWasRunning(false);
        say(failed > 0 ? `${t.uploadsDone(done)} ${t.uploadsFailed(failed)}` : t.uploadsDone(done));
    }, [state, wasRunning]);
}
