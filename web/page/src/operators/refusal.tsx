import type { Shoebox } from '@shoebox/client';
import { useState } from 'preact/hooks';
import { show } from '../app/announce.js';
import { begin, lookForOperator } from '../app/session.js';
import { operatorsAdvice } from './advice.js';
import { enterAs, linkAdvice, otherLink } from './enter.js';
import type { OperatorLink } from './link.js';
import type { OperatorsProps } from './entry.js';
import { o } from './texts/index.js';

/** For whoever is no operator: how one becomes one, and a link that was brought along. */
export function Refusal({ email, shoebox }: OperatorsProps) {
    const [busy, setBusy] = useState(false);
    const [told, setTold] = useState('');
    const link = otherLink.value;
    const attempt = async (work: () => Promise<void>) => {
        if (busy) return;
        setBusy(true);
        setTold('');
        await work().finally(() => setBusy(false));
    };
    const lookAgain = async () => {
        try {
            if (!(await lookForOperator())) setTold(o.stillNone);
        } catch (error) {
            setTold(operatorsAdvice(error));
        }
    };
    return (
        <main id="view" class="refusal">
            <h1 tabIndex={-1}>{o.refusedTitle}</h1>
            <p>{o.refused}</p>
            <p>{o.refusedHow}</p>
            <pre tabIndex={0} role="region" aria-label={o.command}>
                <code>{command(shoebox.config.userPoolId, email)}</code>
            </pre>
            <p>{o.refusedLocal}</p>
            <div class="row-of-buttons">
                {link !== null && (
                    <button
                        type="button"
                        class="button primary"
                        aria-disabled={busy}
                        onClick={() => void attempt(() => change(link, shoebox))}
                    >
                        {o.enterAs(link.username)}
                    </button>
                )}
                <button type="button" class="button" aria-disabled={busy} onClick={() => void attempt(lookAgain)}>
                    {o.lookAgain}
                </button>
                <a class="button" href="#/">
                    {o.toPhotos}
                </a>
            </div>
            <p role="alert" class="error">
                {told}
            </p>
        </main>
    );
}

function command(userPoolId: string, email: string): string {
    return [
        'aws cognito-idp admin-add-user-to-group',
        `--user-pool-id ${userPoolId}`,
        '--group-name operators',
        `--username ${email}`,
    ].join(' \\\n  ');
}

/** Ends in a new document, as signing out does: what this one has shown would stay. */
async function change(link: OperatorLink, shoebox: Shoebox): Promise<void> {
    try {
        await enterAs(link);
        sessionStorage.clear();
        await shoebox.images.signOut(null);
        location.reload();
    } catch (error) {
        await shoebox.images.signOut(null);
        show({ kind: 'trouble', text: linkAdvice(error) });
        await begin();
    }
}
