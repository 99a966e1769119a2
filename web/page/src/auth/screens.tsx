import { useState } from 'preact/hooks';
import { show } from '../app/announce.js';
import { enterIfSignedIn } from '../app/session.js';
import type { PageConfig } from '../config.js';
import { t } from '../i18n/index.js';
import { ChosenPasswordField, Field, FieldError, Form } from '../ui/form.js';
import { CodeField } from './code-field.js';
import * as cognito from './cognito.js';
import type { Screen, Step } from './flow.js';
import { emailIn, filled, strong, type Value } from './values.js';

interface ScreenProps<S extends Screen['at'] = Screen['at']> {
    readonly screen: Extract<Screen, { at: S }>;
    readonly step: (step: Step) => void;
    readonly config: PageConfig;
}

async function follow(
    result: cognito.SignedIn,
    email: string,
    password: string,
    { step, config }: Pick<ScreenProps, 'step' | 'config'>,
) {
    if (result === 'in') await enterIfSignedIn(config);
    else if (result === 'unconfirmed') step({ did: 'unconfirmed', email, password });
    else if (result === 'mustReset') step({ did: 'mustReset', email });
    else if (result === 'mustChange') step({ did: 'mustChange', email });
    else throw new FieldError('email', t.otherStep);
}

async function enter(email: string, password: string, rest: Pick<ScreenProps, 'step' | 'config'>) {
    await follow(await cognito.enter(email, password), email, password, rest);
}

export function SignIn({ screen, ...rest }: ScreenProps<'signIn'>) {
    const [email, setEmail] = useState(screen.email);
    const submit = async (value: Value) => {
        const given = emailIn(value);
        const password = filled(value, 'password');
        await enter(given, password, rest);
    };
    return (
        <div
            onInput={(event) =>
                event.target instanceof HTMLInputElement &&
                event.target.name === 'email' &&
                setEmail(event.target.value)
            }
        >
            <h1>{t.signInTitle}</h1>
            <Form submit={t.signIn} onSubmit={submit}>
                {(error) => (
                    <>
                        <EmailField error={error} value={screen.email} focus />
                        <Field
                            name="password"
                            label={t.password}
                            type="password"
                            autocomplete="current-password"
                            error={error}
                        />
                    </>
                )}
            </Form>
            <p class="links">
                <LinkButton label={t.forgotPassword} onClick={() => rest.step({ did: 'go', to: 'forgot', email })} />
                <LinkButton label={t.noAccount} onClick={() => rest.step({ did: 'go', to: 'signUp', email })} />
            </p>
        </div>
    );
}

export function SignUp({ screen, step }: ScreenProps<'signUp'>) {
    const submit = async (value: Value) => {
        const email = emailIn(value);
        const password = strong(value, 'password');
        await cognito.register(email, password);
        step({ did: 'signedUp', email, password });
    };
    return (
        <>
            <h1>{t.signUpTitle}</h1>
            <Form submit={t.signUp} onSubmit={submit}>
                {(error) => (
                    <>
                        <EmailField error={error} value={screen.email} focus />
                        <ChosenPasswordField name="password" label={t.password} error={error} />
                    </>
                )}
            </Form>
            <p class="links">
                <LinkButton
                    label={t.haveAccount}
                    onClick={() => step({ did: 'go', to: 'signIn', email: screen.email })}
                />
            </p>
        </>
    );
}

export function Confirm({ screen, ...rest }: ScreenProps<'confirm'>) {
    const { email, password } = screen;
    const submit = async (value: Value) => {
        await cognito.confirm(email, filled(value, 'code').trim());
        await enter(email, password, rest).catch(() => {
            show({ kind: 'done', text: t.confirmed });
            rest.step({ did: 'confirmed' });
        });
    };
    return (
        <>
            <h1>{t.confirmTitle}</h1>
            <p>{t.confirmText(email)}</p>
            <Form submit={t.confirm} onSubmit={submit}>
                {(error) => (
                    <CodeField
                        email={email}
                        purpose="SIGN_UP"
                        local={rest.config.local === true}
                        error={error}
                        resend={() => cognito.resend(email)}
                    />
                )}
            </Form>
            <p class="links">
                <LinkButton label={t.back} onClick={() => rest.step({ did: 'go', to: 'signIn', email })} />
            </p>
        </>
    );
}

export function Forgot({ screen, step }: ScreenProps<'forgot'>) {
    const submit = async (value: Value) => {
        const email = emailIn(value);
        await cognito.sendPasswordCode(email);
        step({ did: 'codeSent', email });
    };
    return (
        <>
            <h1>{t.forgotTitle}</h1>
            <p>{t.forgotText}</p>
            <Form submit={t.sendCode} onSubmit={submit}>
                {(error) => <EmailField error={error} value={screen.email} focus />}
            </Form>
            <p class="links">
                <LinkButton label={t.back} onClick={() => step({ did: 'go', to: 'signIn', email: screen.email })} />
            </p>
        </>
    );
}

export function Reset({ screen, ...rest }: ScreenProps<'reset'>) {
    const { email } = screen;
    const submit = async (value: Value) => {
        const code = filled(value, 'code').trim();
        const password = strong(value, 'password');
        await cognito.setPassword(email, code, password);
        await enter(email, password, rest).catch(() => {
            show({ kind: 'done', text: t.passwordSet });
            rest.step({ did: 'passwordSet' });
        });
    };
    return (
        <>
            <h1>{t.forgotTitle}</h1>
            <p>{t.confirmText(email)}</p>
            <Form submit={t.setPassword} onSubmit={submit}>
                {(error) => (
                    <>
                        <CodeField
                            email={email}
                            purpose="PASSWORD"
                            local={rest.config.local === true}
                            error={error}
                            resend={() => cognito.sendPasswordCode(email)}
                        />
                        <ChosenPasswordField name="password" label={t.newPassword} error={error} />
                    </>
                )}
            </Form>
            <p class="links">
                <LinkButton label={t.back} onClick={() => rest.step({ did: 'go', to: 'signIn', email })} />
            </p>
        </>
    );
}

export function NewPassword({ screen, ...rest }: ScreenProps<'newPassword'>) {
    const submit = async (value: Value) => {
        const password = strong(value, 'password');
        await follow(await cognito.enterWithNewPassword(password), screen.email, password, rest);
    };
    return (
        <>
            <h1>{t.forgotTitle}</h1>
            <Form submit={t.setPassword} onSubmit={submit}>
                {(error) => <ChosenPasswordField name="password" label={t.newPassword} error={error} focus />}
            </Form>
        </>
    );
}

function EmailField(props: { readonly error: FieldError | null; readonly value: string; readonly focus?: boolean }) {
    return <Field name="email" label={t.email} type="email" inputMode="email" autocomplete="username" {...props} />;
}

function LinkButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
    return (
        <button type="button" class="link" onClick={onClick}>
            {label}
        </button>
    );
}
