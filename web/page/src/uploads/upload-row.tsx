import type { Upload, UploadQueue } from '@shoebox/client';
import { adviceOn } from '../advice.js';
import { bytes, percent } from '../format.js';
import { language, t } from '../i18n/index.js';
import { IconButton } from '../ui/icon-button.js';

interface Props {
    readonly upload: Upload;
    readonly uploads: UploadQueue;
}

const UNDER_WAY = new Set<Upload['state']>(['waiting', 'preparing', 'sending', 'retrying']);

export function UploadRow({ upload, uploads }: Props) {
    const { id, name, state } = upload;
    const over = state === 'done' || state === 'cancelled';
    return (
        <li data-state={state}>
            <div class="what">
                <span class="name" title={name}>
                    {name}
                </span>
                <span class="hint">{stateText(upload)}</span>
                {state === 'sending' && <progress max={upload.size} value={upload.sentBytes} aria-label={name} />}
            </div>
            {UNDER_WAY.has(state) && (
                <IconButton icon="pause" label={t.ofFile(t.pause, name)} onClick={() => uploads.pause(id)} />
            )}
            {(state === 'paused' || state === 'blocked') && (
                <IconButton icon="play" label={t.ofFile(t.resume, name)} onClick={() => void uploads.resume(id)} />
            )}
            {state === 'failed' && upload.error?.kind !== 'InvalidRequest' && (
                <IconButton icon="retry" label={t.ofFile(t.retry, name)} onClick={() => uploads.retry(id)} />
            )}
            {state === 'duplicate' && (
                <IconButton icon="up" label={t.ofFile(t.uploadAnyway, name)} onClick={() => uploads.keep(id)} />
            )}
            {!over && (
                <IconButton
                    icon="close"
                    label={t.ofFile(state === 'duplicate' ? t.skip : t.cancel, name)}
                    onClick={() => uploads.cancel(id)}
                />
            )}
        </li>
    );
}

function stateText(upload: Upload): string {
    const size = bytes(upload.size, language.value);
    switch (upload.state) {
        case 'waiting':
            return `${t.stateWaiting} · ${size}`;
        case 'preparing':
            return `${t.statePreparing} · ${size}`;
        case 'sending':
            return `${t.stateSending} · ${percent(upload.sentBytes, upload.size)} % / ${size}`;
        case 'retrying':
            return upload.error ? `${t.stateRetrying}. ${adviceOn(upload.error, t)}` : t.stateRetrying;
        case 'duplicate':
            return t.stateDuplicate(upload.duplicateOf ?? upload.name);
        case 'paused':
            return `${t.statePaused} · ${size}`;
        case 'blocked':
            return t.stateBlocked;
        case 'done':
            return `${t.stateDone} · ${size}`;
        case 'failed':
            return upload.error ? adviceOn(upload.error, t) : t.stateFailed;
        case 'cancelled':
            return t.stateCancelled;
    }
}
