import { useEffect, useRef, useState } from 'preact/hooks';
import { adviceOn } from '../advice.js';
import { say } from '../app/announce.js';
import { t } from '../i18n/index.js';
import { Field, type FieldError } from '../ui/form.js';
import { localCode, type Purpose } from './local-codes.js';

interface Props {
    readonly email: string;
    readonly purpose: Purpose;
    /** Local mode sends no mail: its server tells the code. */
    readonly local: boolean;
    readonly error: FieldError | null;
    readonly resend: () => Promise<void>;
}

/** The code from the mail, or another one. */
export function CodeField({ email, purpose, local, error, resend }: Props) {
    const box = useRef<HTMLDivElement>(null);
    const [told, setTold] = useState<string | null>(null);
    const [note, setNote] = useState('');
    const look = async () => setTold(local ? await localCode(email, purpose) : null);
    useEffect(() => void look(), []);

    const again = async () => {
        try {
            await resend();
            setNote(t.resent);
            say(t.resent);
            await look();
        } catch (e) {
            setNote(adviceOn(e, t));
        }
    };
    const use = () => {
        const input = box.current?.querySelector('input');
        if (!input || told === null) return;
        input.value = told;
        input.focus();
    };
    return (
        <div ref={box}>
            <Field name="code" label={t.code} autocomplete="one-time-code" inputMode="numeric" error={error} focus />
            {told !== null && (
                <p class="local-code">
                    {t.localCode} <strong>{told}</strong>{' '}
                    <button type="button" class="link" onClick={use}>
                        {t.useCode}
                    </button>
                </p>
            )}
            <p class="links">
                <button type="button" class="link" onClick={() => void again()}>
                    {t.resend}
                </button>
                {note && <span class="hint">{note}</span>}
            </p>
        </div>
    );
}
