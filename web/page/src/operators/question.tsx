import type { ComponentChildren } from 'preact';
import type { Value } from '../auth/values.js';
import { t } from '../i18n/index.js';
import { Dialog } from '../ui/dialog.js';
import { Field, FieldError, Form } from '../ui/form.js';
import { operatorsAdvice } from './advice.js';
import { o } from './texts/index.js';

export interface Asked {
    readonly title: string;
    /** What will happen, to how many. */
    readonly text: string;
    /** The button's words. */
    readonly submit: string;
    readonly danger?: boolean;
    /** What must be typed before; for what touches many or cannot be taken back. */
    readonly typed?: string;
    readonly fields?: (error: FieldError | null) => ComponentChildren;
    /** May go on with another question. */
    readonly act: (value: Value) => Promise<Asked | undefined>;
}

/** Asks before anything is changed; stays open with the reason if it fails. */
export function Question({
    asked,
    onClose: close,
}: {
    readonly asked: Asked;
    readonly onClose: (next: Asked | null) => void;
}) {
    const { title, text, submit, danger = false, typed, fields, act } = asked;
    const onClose = () => close(null);
    return (
        <Dialog key={title} title={title} onClose={onClose}>
            <p>{text}</p>
            <Form
                submit={submit}
                danger={danger}
                onSubmit={async (value) => {
                    if (typed !== undefined && value('typed').trim() !== typed)
                        throw new FieldError('typed', o.typedWrong(typed));
                    const next = await act(value).catch((e: unknown) => {
                        throw e instanceof FieldError ? e : new FieldError('', operatorsAdvice(e));
                    });
                    close(next ?? null);
                }}
            >
                {(error) => (
                    <>
                        {fields?.(error)}
                        {typed !== undefined && (
                            <Field
                                name="typed"
                                label={o.typeToConfirm(typed)}
                                error={error}
                                autocomplete="off"
                                focus={fields === undefined}
                            />
                        )}
                        {error?.field === '' && (
                            <p class="error" role="alert">
                                {error.message}
                            </p>
                        )}
                    </>
                )}
            </Form>
            <button type="button" class="button" onClick={onClose}>
                {t.cancel}
            </button>
        </Dialog>
    );
}

/** A number of a field, or null if it was left empty. */
export function numberIn(value: Value, field: string, least: number, most: number): number | null {
    const text = value(field).trim();
    if (text === '') return null;
    const number = Number(text.replace(',', '.'));
    if (!(number >= least && number <= most)) throw new FieldError(field, o.numberFrom(least, most));
    return number;
}

export function wholeNumberIn(value: Value, field: string, least: number, most: number): number | null {
    const number = numberIn(value, field, least, most);
    if (number !== null && !Number.isInteger(number)) throw new FieldError(field, o.numberFrom(least, most));
    return number;
}

/** A reason is what others read later: it is more than a space. */
export function reasonIn(value: Value, field: string): string {
    const text = value(field).trim();
    if (text === '') throw new FieldError(field, o.reasonEmpty);
    return text;
}
