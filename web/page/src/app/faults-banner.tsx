import { t } from '../i18n/index.js';
import { faults, inWords } from './faults.js';

/** So that nobody takes for a fault of Shoebox what local mode does on purpose. */
export function FaultsBanner() {
    if (faults.value.length === 0) return null;
    return (
        <aside class="faults" aria-label={t.faultsTitle}>
            <strong>{t.faultsTitle}</strong> {inWords(faults.value, t)}
        </aside>
    );
}
