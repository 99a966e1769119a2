import type { Shoebox } from '@shoebox/client';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { adviceOn } from '../advice.js';
import { t } from '../i18n/index.js';

export interface OperatorsProps {
    readonly email: string;
    readonly shoebox: Shoebox;
}

/** Loads the operators' view when it is wanted: whoever only has photos never does. */
export function OperatorsEntry(props: OperatorsProps) {
    const [View, setView] = useState<ComponentType<OperatorsProps> | null>(null);
    const [error, setError] = useState<unknown>(null);
    useEffect(() => {
        import('./operators.js').then(({ Operators }) => setView(() => Operators), setError);
    }, []);
    if (View) return <View {...props} />;
    return (
        <main class="door" aria-busy={error === null}>
            {error === null ? (
                <span class="spinner large" role="img" aria-label={t.loading} />
            ) : (
                <p class="banner" role="alert">
                    {adviceOn(error, t)}{' '}
                    <button type="button" class="button" onClick={() => location.reload()}>
                        {t.tryAgain}
                    </button>
                </p>
            )}
        </main>
    );
}
