import type { Shoebox } from '@shoebox/client';
import { useState } from 'preact/hooks';
import { changePassword } from '../auth/cognito.js';
import { filled, strong } from '../auth/values.js';
import { t } from '../i18n/index.js';
import { Dialog } from '../ui/dialog.js';
import { ChosenPasswordField, Field, FieldError, Form } from '../ui/form.js';
import { LanguageChoice } from '../ui/language-choice.js';
import { show } from './announce.js';
import { deleteEverything, signOut } from './session.js';

interface Props {
    readonly email: string;
    readonly shoebox: Shoebox;
    readonly onClose: () => void;
    /** What is deleted but could be undone is deleted for good before one leaves. */
    readonly onLeave: () => Promise<void>;
}

export function Account({ email, shoebox, onClose, onLeave }: Props) {
    const [leaving, setLeaving] = useState(false);
    const leave = async () => {
        setLeaving(true);
        await onLeave();
        await signOut(shoebox);
    };
    return (
        <Dialog title={t.account} onClose={onClose}>
            <p>
                {t.signedInAs} <strong>{email}</strong>
            </p>
            <div class="account-actions">
                <LanguageChoice />
                <button type="button" class="button primary" aria-disabled={leaving} onClick={() => void leave()}>
                    {t.signOut}
                </button>
            </div>
            <details>
                <summary>{t.changePassword}</summary>
                <ChangePassword email={email} onDone={onClose} />
            </details>
            <details>
                <summary>{t.deleteAccount}</summary>
                <DeleteAccount email={email} shoebox={shoebox} />
            </details>
        </Dialog>
    );
}

function ChangePassword({ email, onDone }: { readonly email: string; readonly onDone: () => void }) {
    return (
        <Form
            submit={t.save}
            onSubmit={async (value) => {
                const old = filled(value, 'old');
                const chosen = strong(value, 'new');
                await changePassword(old, chosen).catch((e: unknown) => {
                    const wrong = e instanceof Error && e.name === 'NotAuthorizedException';
                    throw wrong ? new FieldError('old', t.errOldPassword) : e;
                });
                show({ kind: 'done', text: t.passwordChanged });
                onDone();
            }}
        >
            {(error) => (
                <>
                    {/* For password stores: whose password it is. */}
                    <input
                        class="visually-hidden"
                        type="email"
                        autocomplete="username"
                        value={email}
                        readOnly
                        tabIndex={-1}
                        aria-label={t.email}
                    />
                    <Field
                        name="old"
                        label={t.oldPassword}
                        type="password"
                        autocomplete="current-password"
                        error={error}
                    />
                    <ChosenPasswordField name="new" label={t.newPassword} error={error} />
                </>
            )}
        </Form>
    );
}

function DeleteAccount({ email, shoebox }: { readonly email: string; readonly shoebox: Shoebox }) {
    const [count, setCount] = useState<number | null>(null);
    return (
        <Form
            submit={t.deleteAccount}
            danger
            onSubmit={async (value) => {
                if (value('email').trim().toLowerCase() !== email.toLowerCase())
                    throw new FieldError('email', t.errEmailMismatch);
                setCount(0);
                await deleteEverything(shoebox, setCount).finally(() => setCount(null));
            }}
        >
            {(error) => (
                <>
                    <p>{t.deleteAccountText}</p>
                    <Field name="email" label={t.deleteAccountType(email)} error={error} autocomplete="off" />
                    <p role="status">{count !== null && t.deletingPhotos(count)}</p>
                </>
            )}
        </Form>
    );
}
