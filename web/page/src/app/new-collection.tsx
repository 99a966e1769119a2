import { collectionIdOf } from '../collection-id.js';
import { t } from '../i18n/index.js';
import { go } from '../route.js';
import { Dialog } from '../ui/dialog.js';
import { Field, FieldError, Form } from '../ui/form.js';
import { addCollection } from './collections.js';

interface Props {
    readonly onClose: () => void;
    readonly onMade: (id: string) => void;
}

export function NewCollection({ onClose, onMade }: Props) {
    return (
        <Dialog title={t.newCollectionTitle} onClose={onClose}>
            <Form
                submit={t.create}
                onSubmit={async (value) => {
                    const id = collectionIdOf(value('name'));
                    if (id === '') throw new FieldError('name', t.collectionNameBad);
                    addCollection(id);
                    go({ collection: id, photo: null });
                    onMade(id);
                    onClose();
                    return Promise.resolve();
                }}
            >
                {(error) => (
                    <Field
                        name="name"
                        label={t.collectionNameLabel}
                        hint={t.collectionNameHint}
                        error={error}
                        autocomplete="off"
                        focus
                    />
                )}
            </Form>
        </Dialog>
    );
}
