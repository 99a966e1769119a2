import { dismissToast, spoken, toast } from '../app/announce.js';
import { t } from '../i18n/index.js';
import { IconButton } from './icon-button.js';

/** What is said to screen readers, and what was done with a way back. */
export function Announcer() {
    const shown = toast.value;
    return (
        <>
            <div class="visually-hidden" role="status" aria-live="polite">
                {spoken.value}
            </div>
            <div class="toasts" role="status" aria-live="polite">
                {shown && (
                    <div class={`toast ${shown.kind}`}>
                        <span>{shown.text}</span>
                        {shown.action && (
                            <button type="button" class="button" onClick={shown.action.run}>
                                {shown.action.label}
                            </button>
                        )}
                        <IconButton icon="close" label={t.close} onClick={dismissToast} />
                    </div>
                )}
            </div>
        </>
    );
}
