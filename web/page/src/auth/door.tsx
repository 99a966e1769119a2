import { useState } from 'preact/hooks';
import type { PageConfig } from '../config.js';
import { t } from '../i18n/index.js';
import { LanguageChoice } from '../ui/language-choice.js';
import { Confirm, Forgot, NewPassword, Reset, SignIn, SignUp } from './screens.js';
import { FIRST, stepped, type Screen, type Step } from './flow.js';

/** Everything before one is signed in. */
export function Door({ config }: { readonly config: PageConfig }) {
    const [screen, setScreen] = useState<Screen>(FIRST);
    const step = (taken: Step) => setScreen((before) => stepped(before, taken));
    return (
        <main class="door">
            <div class="door-card">
                <p class="brand">
                    <img src="/icon.svg" alt="" width="44" height="44" />
                    Shoebox
                </p>
                <ScreenOf key={screen.at} screen={screen} step={step} config={config} />
            </div>
            <p class="tagline">{t.tagline}</p>
            <LanguageChoice />
        </main>
    );
}

interface ScreenOfProps {
    readonly screen: Screen;
    readonly step: (step: Step) => void;
    readonly config: PageConfig;
}

function ScreenOf({ screen, ...rest }: ScreenOfProps) {
    switch (screen.at) {
        case 'signIn':
            return <SignIn screen={screen} {...rest} />;
        case 'signUp':
            return <SignUp screen={screen} {...rest} />;
        case 'confirm':
            return <Confirm screen={screen} {...rest} />;
        case 'forgot':
            return <Forgot screen={screen} {...rest} />;
        case 'reset':
            return <Reset screen={screen} {...rest} />;
        case 'newPassword':
            return <NewPassword screen={screen} {...rest} />;
    }
}
