/** The screens before one is signed in, and how one comes from one to the other. */
export type Screen =
  | { readonly at: 'signIn'; readonly email: string }
  | { readonly at: 'signUp'; readonly email: string }
  /** The password is kept only until the code is confirmed, so that one is signed in at once. */
  | { readonly at: 'confirm'; readonly email: string; readonly password: string }
  | { readonly at: 'forgot'; readonly email: string }
  | { readonly at: 'reset'; readonly email: string }
  /** Accounts that an operator made begin with a password that must be changed. */
  | { readonly at: 'newPassword'; readonly email: string };

export type Step =
  | { readonly did: 'go'; readonly to: 'signIn' | 'signUp' | 'forgot'; readonly email: string }
  | { readonly did: 'signedUp' | 'unconfirmed'; readonly email: string; readonly password: string }
  | { readonly did: 'confirmed' }
  | { readonly did: 'codeSent' | 'mustReset' | 'mustChange'; readonly email: string }
  | { readonly did: 'passwordSet' };

export const FIRST: Screen = { at: 'signIn', email: '' };

export function stepped(screen: Screen, step: Step): Screen {
  switch (step.did) {
    case 'go':
      return { at: step.to, email: step.email };
    case 'signedUp':
    case 'unconfirmed':
      return { at: 'confirm', email: step.email, password: step.password };
    case 'codeSent':
    case 'mustReset':
      return { at: 'reset', email: step.email };
    case 'mustChange':
      return { at: 'newPassword', email: step.email };
    case 'confirmed':
    case 'passwordSet':
      return { at: 'signIn', email: screen.email };
  }
}

/** As Cognito's pool of Shoebox asks: 10 characters of four kinds. */
export function isStrongEnough(password: string): boolean {
  return (
    password.length >= 10 &&
    /[a-z]/.test(password) &&
    /[A-Z]/.test(password) &&
    /\d/.test(password) &&
    /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/.test(password)
  );
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
