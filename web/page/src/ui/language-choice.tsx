import { keepLanguage, language, LANGUAGES, t, type Language } from '../i18n/index.js';

export function LanguageChoice() {
    return (
        <label class="language">
            <span class="visually-hidden">{t.language}</span>
            <select value={language.value} onChange={(event) => keepLanguage(event.currentTarget.value as Language)}>
                {Object.entries(LANGUAGES).map(([code, { name }]) => (
                    <option key={code} value={code} lang={code}>
                        {name}
                    </option>
                ))}
            </select>
        </label>
    );
}
