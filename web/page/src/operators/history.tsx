import { useState } from 'preact/hooks';
import { show } from '../app/announce.js';
import { bytes } from '../format.js';
import { language, t } from '../i18n/index.js';
import { useApi, type OperatorsApi } from './api.js';
import { retrySelected } from './failures.js';
import { moment, span } from './figures.js';
import { useLoaded } from './loading.js';
import { statusName } from './names.js';
import { Owner } from './owner.js';
import { Part, Table } from './part.js';
import { Question, type Asked } from './question.js';
import { o } from './texts/index.js';
import type { PhotoFacts, PhotoHistory, StoredObject } from './types.js';

/** All that is known of one photo but its picture, which is nobody's but its owner's. */
export function PhotoHistoryView({ s3Key }: { readonly s3Key: string }) {
    const api = useApi();
    const [asked, setAsked] = useState<Asked | null>(null);
    const history = useLoaded(async (signal) => [await api.photoHistory(s3Key, signal)] as const, s3Key);
    const known = history.value?.[0] ?? null;
    const photo = known?.photo ?? null;
    const filename = photo?.filename ?? s3Key.split('/').at(-1) ?? s3Key;
    return (
        <Part
            title={filename}
            error={history.error}
            waiting={history.value === null}
            retry={history.reload}
            tools={
                <div class="row-of-buttons">
                    {(photo?.status === 'FAILED' || photo?.status === 'REJECTED' || photo?.status === 'REGISTERED') && (
                        <button
                            type="button"
                            class="button primary"
                            onClick={() => setAsked(retrySelected(api, [{ s3Key, filename }], history.reload))}
                        >
                            {t.retry}
                        </button>
                    )}
                    {photo?.status === 'READY' && (
                        <button type="button" class="button" onClick={() => setAsked(rerunOne(api, s3Key, filename))}>
                            {o.rerunOne}
                        </button>
                    )}
                    <button type="button" class="button" onClick={() => void history.reload()}>
                        {o.refresh}
                    </button>
                </div>
            }
        >
            <p class="key">
                <code>{s3Key}</code>
            </p>
            {known === null ? <p class="nothing">{o.photoUnknown}</p> : <History history={known} />}
            {asked && <Question asked={asked} onClose={setAsked} />}
        </Part>
    );
}

function History({ history: { photo, steps, thumbnails, original } }: { readonly history: PhotoHistory }) {
    const lang = language.value;
    return (
        <>
            {photo ? <Facts photo={photo} /> : <p class="nothing">{o.noRow}</p>}
            <h3>{o.stepsTitle}</h3>
            {steps.length === 0 && <p class="hint">{o.noSteps}</p>}
            <ol class="steps">
                {steps.map(({ what, at, detail, secondsSincePrevious }, i) => (
                    <li key={i}>
                        <span class="after">
                            {secondsSincePrevious === null ? '' : `+ ${span(secondsSincePrevious, lang)}`}
                        </span>
                        <span class="what">
                            <strong>{what}</strong>
                            {detail !== null && <span class="words">{detail}</span>}
                        </span>
                        <time dateTime={at}>{moment(at, lang)}</time>
                    </li>
                ))}
            </ol>
            <h3>{o.objectsTitle}</h3>
            <Objects original={original} thumbnails={thumbnails} />
        </>
    );
}

function Facts({ photo }: { readonly photo: PhotoFacts }) {
    const lang = language.value;
    const { width, height } = photo;
    return (
        <dl class="facts">
            <div>
                <dt>{t.status}</dt>
                <dd>
                    <span class={`status ${photo.status.toLowerCase()}`}>{statusName(photo.status)}</span>
                </dd>
            </div>
            {photo.reason !== null && (
                <div class="wide">
                    <dt>{o.reason}</dt>
                    <dd>{photo.reason}</dd>
                </div>
            )}
            <div>
                <dt>{o.owner}</dt>
                <dd>
                    <Owner id={photo.identityId} />
                </dd>
            </div>
            <div>
                <dt>{o.collection}</dt>
                <dd>{photo.collectionId}</dd>
            </div>
            <div>
                <dt>{t.kind}</dt>
                <dd>{photo.contentType}</dd>
            </div>
            <div>
                <dt>{t.fileSize}</dt>
                <dd>{bytes(photo.bytes, lang)}</dd>
            </div>
            <div>
                <dt>{t.dimensions}</dt>
                <dd>{width !== null && height !== null ? t.pixels(width, height) : '–'}</dd>
            </div>
            <div>
                <dt>{o.lastChange}</dt>
                <dd>{moment(photo.updatedAt, lang)}</dd>
            </div>
        </dl>
    );
}

function Objects({ original, thumbnails }: Pick<PhotoHistory, 'original' | 'thumbnails'>) {
    const lang = language.value;
    const objects: readonly (StoredObject & { readonly what: string })[] = [
        ...(original ? [{ ...original, what: o.original }] : []),
        ...thumbnails.map((thumbnail) => ({
            ...thumbnail,
            what: o.thumbnailOf(thumbnail.key.split('/').at(-1) ?? ''),
        })),
    ];
    if (objects.length === 0) return <p class="nothing">{o.noObjects}</p>;
    const heads = [{ text: o.object }, { text: t.fileSize, number: true }, { text: o.eTag }, { text: o.stored }];
    return (
        <>
            {!original && <p class="nothing">{o.noOriginal}</p>}
            <Table label={o.objectsTitle} heads={heads}>
                {objects.map(({ key, what, bytes: size, eTag, storedAt }) => (
                    <tr key={`${what} ${key}`}>
                        <th scope="row">{what}</th>
                        <td class="number">{bytes(size, lang)}</td>
                        <td>
                            <code>{eTag ?? '–'}</code>
                        </td>
                        <td class="moment">{moment(storedAt, lang)}</td>
                    </tr>
                ))}
            </Table>
        </>
    );
}

function rerunOne(api: OperatorsApi, s3Key: string, filename: string): Asked {
    return {
        title: o.rerunTitle,
        text: o.rerunOneText(filename),
        submit: o.rerunOne,
        act: async () => {
            await api.rerunThumbnails('ALL', null, [s3Key]);
            show({ kind: 'done', text: o.rerunStarted });
        },
    };
}
