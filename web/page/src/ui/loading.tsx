import { t } from '../i18n/index.js';

/** In place of a whole page that is on its way. */
export function Loading() {
    return (
        <main class="door" aria-busy="true">
            <span class="spinner large" role="img" aria-label={t.loading} />
        </main>
    );
}
