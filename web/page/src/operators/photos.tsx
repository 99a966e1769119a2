import { useState } from 'preact/hooks';
import { language, t } from '../i18n/index.js';
import { go, OPERATORS } from '../route.js';
import { Field, Form } from '../ui/form.js';
import { useApi } from './api.js';
import { moment } from './figures.js';
import { PhotoHistoryView } from './history.js';
import { useLoaded } from './loading.js';
import { statusName } from './names.js';
import { Owner, PhotoLink } from './owner.js';
import { Part, Table } from './part.js';
import { reasonIn } from './question.js';
import { o } from './texts/index.js';

/** Finds a photo by its key or its file's name; shows the history of the one in the address. */
export function PhotosView({ s3Key }: { readonly s3Key: string }) {
    const [name, setName] = useState('');
    return (
        <>
            <div class="finder">
                <Form
                    submit={o.find}
                    onSubmit={(value) => {
                        const wanted = reasonIn(value, 'wanted');
                        const isKey = wanted.split('/').length >= 3;
                        setName(isKey ? '' : wanted);
                        go({ collection: OPERATORS, photo: isKey ? `photos/${wanted}` : 'photos' });
                        return Promise.resolve();
                    }}
                >
                    {(error) => (
                        <Field name="wanted" label={o.findLabel} hint={o.findHint} error={error} autocomplete="off" />
                    )}
                </Form>
            </div>
            {s3Key !== '' && <PhotoHistoryView key={s3Key} s3Key={s3Key} />}
            {s3Key === '' && name !== '' && <Found key={name} name={name} />}
        </>
    );
}

function Found({ name }: { readonly name: string }) {
    const api = useApi();
    const found = useLoaded((signal) => api.findPhotos(name, null, signal), name);
    const photos = found.value ?? [];
    const heads = [{ text: o.photo }, { text: t.status }, { text: o.owner }, { text: o.created }];
    return (
        <Part title={o.foundTitle(name)} error={found.error} waiting={found.value === null} retry={found.reload}>
            <p class="hint" role="status">
                {o.foundCount(photos.length)}
            </p>
            {photos.length > 0 && (
                <Table label={o.foundTitle(name)} heads={heads}>
                    {photos.map(({ s3Key, filename, status, owner, createdAt }) => (
                        <tr key={s3Key}>
                            <th scope="row">
                                <PhotoLink s3Key={s3Key} name={filename} />
                            </th>
                            <td>
                                <span class={`status ${status.toLowerCase()}`}>{statusName(status)}</span>
                            </td>
                            <td>
                                <Owner id={owner} />
                            </td>
                            <td class="moment">{moment(createdAt, language.value)}</td>
                        </tr>
                    ))}
                </Table>
            )}
        </Part>
    );
}
