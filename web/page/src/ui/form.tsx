import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { adviceOn } from '../advice.js';
import { t } from '../i18n/index.js';

/** A mistake that is told at its field. */
export class FieldError extends Error {
    constructor(
        readonly field: string,
        message: string,
    ) {
        super(message);
    }
}

interface FormProps {
    readonly submit: string;
    /** Whatever it throws is told above the button, or at the field that it names. */
    readonly onSubmit: (value: (field: string) => string) => Promise<void>;
    readonly children: (error: FieldError | null) => ComponentChildren;
    readonly danger?: boolean;
}

export function Form({ submit, onSubmit, children, danger = false }: FormProps) {
    const [error, setError] = useState<unknown>(null);
    const [busy, setBusy] = useState(false);
    const form = useRef<HTMLFormElement>(null);

    const send = async (event: SubmitEvent) => {
        event.preventDefault();
        if (busy || !form.current) return;
        const data = new FormData(form.current);
        setBusy(true);
        setError(null);
        try {
            await onSubmit((field) => {
                const value = data.get(field);
                return typeof value === 'string' ? value : '';
            });
        } catch (e) {
            setError(e);
            const wrong = e instanceof FieldError ? form.current.elements.namedItem(e.field) : null;
            if (wrong instanceof HTMLElement) wrong.focus();
        } finally {
            setBusy(false);
        }
    };

    const ofField = error instanceof FieldError ? error : null;
    return (
        <form ref={form} class="form" noValidate onSubmit={(event) => void send(event)}>
            {children(ofField)}
            <div role="alert" class="alert">
                {error !== null && !ofField && <p class="error">{adviceOn(error, t)}</p>}
            </div>
            <button type="submit" class={danger ? 'button danger' : 'button primary'} aria-disabled={busy}>
                {busy && <span class="spinner" aria-hidden="true" />}
                {submit}
            </button>
        </form>
    );
}

interface FieldProps {
    readonly name: string;
    readonly label: string;
    readonly error: FieldError | null;
    readonly type?: 'email' | 'password' | 'text';
    readonly autocomplete?: string;
    readonly hint?: string;
    readonly value?: string;
    readonly inputMode?: 'numeric' | 'email';
    readonly focus?: boolean;
}

export function Field({
    name,
    label,
    error,
    type = 'text',
    hint,
    value = '',
    autocomplete,
    inputMode,
    focus,
}: FieldProps) {
    const id = useId();
    const input = useRef<HTMLInputElement>(null);
    const [visible, setVisible] = useState(false);
    useEffect(() => {
        if (focus === true) input.current?.focus();
    }, []);
    const wrong = error?.field === name ? error.message : null;
    const described = [hint !== undefined && `${id}-hint`, wrong !== null && `${id}-error`].filter(Boolean).join(' ');
    return (
        <div class="field">
            <label for={id}>{label}</label>
            <input
                id={id}
                name={name}
                type={type === 'password' && visible ? 'text' : type}
                defaultValue={value}
                autocomplete={autocomplete}
                inputMode={inputMode}
                autocapitalize="off"
                spellcheck={false}
                autofocus={focus === true} // for dialogs, which choose what has the focus when they are shown
                aria-invalid={wrong !== null}
                aria-describedby={described || undefined}
                ref={input}
            />
            {type === 'password' && (
                <label class="check">
                    <input type="checkbox" checked={visible} onChange={() => setVisible(!visible)} /> {t.showPassword}
                </label>
            )}
            {hint !== undefined && (
                <p class="hint" id={`${id}-hint`}>
                    {hint}
                </p>
            )}
            {wrong !== null && (
                <p class="error" id={`${id}-error`}>
                    {wrong}
                </p>
            )}
        </div>
    );
}

/** For a password that a person makes up: `strong` checks it. */
export function ChosenPasswordField(props: Pick<FieldProps, 'name' | 'label' | 'error' | 'focus'>) {
    return <Field type="password" autocomplete="new-password" hint={t.passwordRule} {...props} />;
}
